"""Whether a text holds anything that a Vietnamese classifier can read."""

from __future__ import annotations

import re

from bot.core.language.vietnamese import tokens

_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh?|kh|ph|qu|th|tr|[bcdhklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
# Foreign words, clippings and chat spellings that callers do say.
_LOANWORDS = frozenset(
    {
        "alo",
        "app",
        "bot",
        "bye",
        "cccd",
        "chat",
        "cmm",
        "cmnd",
        "dc",
        "dm",
        "facebook",
        "gas",
        "gplx",
        "haha",
        "hehe",
        "hello",
        "help",
        "hi",
        "hihi",
        "k",
        "ko",
        "link",
        "ok",
        "okay",
        "oke",
        "okie",
        "online",
        "otp",
        "sos",
        "stop",
        "test",
        "thank",
        "thanks",
        "vcl",
        "vneid",
        "zalo",
    }
)


def readable(text: str) -> bool:
    """True when at least one word is a Vietnamese syllable, a number or a usual loanword."""
    return any(token.text.isdigit() for token in tokens(text)) or worded(text)


def worded(text: str) -> bool:
    """The same without numbers, which alone tell of nothing."""
    return any(
        token.folded in _LOANWORDS or _SYLLABLE.fullmatch(token.folded)
        for token in tokens(text)
        if token.folded.isascii()
    )
