"""Which words of a script were heard, missed, or heard though nobody said them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.harness.wording import plain


@dataclass(frozen=True)
class Piece:
    """A run of words; ``kind`` is same, missed (said only) or added (heard only)."""

    kind: str
    text: str


def compare(said: str, heard: str) -> list[Piece]:
    """The two texts as one run of pieces, in order; case and punctuation count for nothing."""
    left, right = plain(said).split(), plain(heard).split()
    return list(_pieces(left, right))


def _pieces(left: list[str], right: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for kind, low, high, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", " ".join(left[low:high]))
            continue
        if high > low:
            yield Piece("missed", " ".join(left[low:high]))
        if last > first:
            yield Piece("added", " ".join(right[first:last]))
