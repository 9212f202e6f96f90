"""Digits within a text, whether written ("34") or spoken ("ba tư", "không chín")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.language.numerals import spoken_at
from bot.core.language.vietnamese import Token

# What is said or written between the digits of one number.
JOINERS = ("chấm", "cham", "phẩy", "phay", "gạch", "gach", "ngang")


@dataclass(frozen=True)
class Found:
    """Something found in a text: ``value`` in written form, offsets into the text as given."""

    value: str
    start: int
    end: int


def digits_at(
    words: Sequence[Token], names: Sequence[str | None], at: int
) -> tuple[str, int] | None:
    """Digits at a token, written or spoken ("34", "ba tư", "không chín"), and what follows."""
    if words[at].text.isdigit():
        return words[at].text, at + 1
    span = spoken_at(names, at)
    if span is None or len(span.written) > 11:
        return None
    return span.written, span.end
