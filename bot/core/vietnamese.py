"""Vietnamese text: normalising what people type or a recogniser hears, folding diacritics."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A word or number of a text; ``start`` and ``end`` are offsets into the text as given.

    ``text`` is lower case with one tone placement; ``folded`` has no diacritics.
    """

    text: str
    folded: str
    start: int
    end: int


def normalize(text: str) -> str:
    """NFC, one tone placement (hòa, not hoà), control characters out, teencode written out,
    white space single, runs of one character cut, at most 2,000 characters."""
    raise NotImplementedError


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d; offsets are kept for NFC text."""
    raise NotImplementedError


def has_diacritics(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark."""
    raise NotImplementedError


def tokens(text: str) -> tuple[Token, ...]:
    """Words and numbers of a text in order (cached)."""
    raise NotImplementedError
