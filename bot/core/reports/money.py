"""Whether words tell of money."""

from __future__ import annotations

from bot.core.language.cues import compile_cues, words_of

_AMOUNT_WORDS = (
    "(?:nghìn|ngàn|triệu|tỷ|đồng|trăm)(?! ngõ| phố)",
    "\\d+(?:tr|k|củ|vnđ)\\d*",
)
_AMOUNT = compile_cues(_AMOUNT_WORDS)
_ABOUT_MONEY = compile_cues((*_AMOUNT_WORDS, "(?:tiền|cọc|=lương|=lãi|=giá|=phí|=nợ)"))


def names_amount(text: str) -> bool:
    """Whether a sum of money is named ("ba triệu", "3tr5")."""
    return bool(_AMOUNT.search(words_of(text)))


def is_about_money(text: str) -> bool:
    """Whether a sum is named, or what it is for ("tiền tháng")."""
    return bool(_ABOUT_MONEY.search(words_of(text)))
