"""A telephone number that the caller corrects while reading it out.

"Không chín tám bảy ba một hai, à nhầm, ba một năm, rồi sáu bốn không" is 0987315640.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.language.digits import Found, said_digits
from bot.core.language.numbers import is_phone
from bot.core.language.numerals import number_words
from bot.core.language.vietnamese import is_unaccented, tokens

_TAKEN_BACK = re.compile(
    r"(?<!\w)(?:(?:à|ờ|ấy|ý|ơ|á|ủa|chết|thôi)[\s,]+(?:không(?:\s+phải)?|nhầm|lộn|quên)"
    r"|(?:đọc|nói)\s+(?:nhầm|lộn|sai)|nhầm|lộn)(?:\s+rồi)?(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?<!\w)(?:chứ\s+)?không\s+phải(?:\s+(?:là|số))?(?!\w)", re.IGNORECASE)
LENGTH = 10  # of a mobile number
_SHORTEST_BEGINNING = 4
_SHORTEST_KEPT = 3
_MOST_MENDED = 6


@dataclass(frozen=True)
class _Row:
    digits: str
    start: int
    end: int


def mended_phone(text: str) -> Found | None:
    """The number that holds, from the first digit to the last; None where none is corrected."""
    back = _TAKEN_BACK.search(text)
    if back is None:
        return None
    rows = _rows(text)
    before = [row for row in rows if row.end <= back.start()]
    after = [row for row in rows if row.start >= back.end() and not _is_denied(text, row)]
    if not before or not after or len(before[-1].digits) < _SHORTEST_BEGINNING:
        return None
    first, new = before[-1], after[0]
    for mended in _replaced(first.digits, new.digits):
        whole, end = mended, new.end
        for row in (None, *after[1:]):
            if row is not None:
                whole, end = whole + row.digits, row.end
            number = is_phone(whole)
            if number:
                return Found(number, first.start, end)
    return None


def _replaced(digits: str, new: str) -> list[str]:
    """A row with ``new`` in the place where it most likely belongs: where it differs least, and of
    those places the last. Where the rest of the number follows in one breath, the end of the row
    was begun again."""
    begun_again = len(digits) + len(new) - LENGTH
    if 0 < begun_again <= len(digits) - _SHORTEST_KEPT and len(new) > begun_again:
        return [digits[:-begun_again] + new]
    if len(new) > _MOST_MENDED or len(new) >= len(digits):
        return []
    places = range(len(digits) - len(new), -1, -1)
    ranked = sorted(places, key=lambda at: _differing(digits[at : at + len(new)], new))
    return [digits[:at] + new + digits[at + len(new) :] for at in ranked[:1]]


def _differing(old: str, new: str) -> int:
    """How many digits differ; what is the same is no correction and comes last."""
    count = sum(a != b for a, b in zip(old, new, strict=True))
    return count or len(new) + 1


def _rows(text: str) -> list[_Row]:
    words = tokens(text)
    names = number_words(words, is_unaccented(text))
    rows, first = [], 0
    while first < len(words):
        if _inside(text, words[first].start):
            first += 1
            continue
        row = [
            (digits, end)
            for digits, end in said_digits(text, words, names, first)
            if not any(_inside(text, word.start) for word in words[first:end])
        ]
        if not row:
            first += 1
            continue
        digits, end = row[-1]
        rows.append(_Row(digits, words[first].start, words[end - 1].end))
        first = end
    return rows


def _inside(text: str, at: int) -> bool:
    """Whether a word is part of "à không" or "chứ không phải", and no zero."""
    return any(
        found.start() <= at < found.end()
        for pattern in (_TAKEN_BACK, _DENIED)
        for found in pattern.finditer(text)
    )


def _is_denied(text: str, row: _Row) -> bool:
    return any(
        found.end() <= row.start and not text[found.end() : row.start].strip()
        for found in _DENIED.finditer(text)
    )
