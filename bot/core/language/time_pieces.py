"""What one statement tells of a time, piece by piece, and how a later one corrects an earlier."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from bot.core.language.number_grammar import DIGITS
from bot.core.language.numerals import folded_digit
from bot.core.language.time_statements import Span
from bot.core.language.vietnamese import fold

# Said beside an hour of the night before a dawn, these mean the day that dawns.
MORNINGS = ("sáng", "rạng sáng", "sáng sớm")


@dataclass
class Pieces:
    """What the patterns found: a day, a part of it, a clock time, or an exact moment.

    ``part_of_clock`` is the part said right after the hour, ``dawn`` whether ``day`` is the one
    after a night ("đêm chủ nhật rạng sáng thứ hai"); ``spans`` are in the text with digits.
    """

    day: date | None = None
    month: str | None = None
    part: str | None = None
    clock: time | None = None
    part_of_clock: str | None = None
    dawn: bool = False
    moment: datetime | None = None
    spans: list[Span] = field(default_factory=list)
    day_span: Span | None = None

    def cover(self, start: int, end: int) -> None:
        self.spans.append(Span(start, end))

    def cover_day(self, start: int, end: int) -> None:
        self.cover(start, end)
        self.day_span = self.spans[-1]


def corrected(before: Pieces, after: Pieces) -> Pieces:
    """What holds when the caller corrects himself; what he says no better still counts."""
    spans = before.spans + after.spans
    if not after.spans:
        return before
    if not before.spans or after.moment:
        return replace(after, spans=spans)
    new_day = after.day is not None or after.month is not None
    days = after if new_day else before
    hours = after if after.clock else before
    return Pieces(
        day=days.day,
        month=days.month,
        dawn=days.dawn,
        day_span=days.day_span,
        part=after.part or before.part,
        clock=hours.clock,
        part_of_clock=after.part_of_clock or before.part_of_clock,
        spans=spans,
    )


def fill_from_denied(pieces: Pieces, denied: Pieces, span: Span) -> None:
    """ "Không phải 8 giờ tối qua mà là 9 giờ": only the hour was wrong."""
    if not pieces.spans:
        return
    if pieces.clock and denied.clock:
        pieces.day = pieces.day or denied.day
        pieces.part = pieces.part or denied.part
    pieces.cover(*span)


def settle_dawn(pieces: Pieces) -> None:
    """An hour of the morning belongs to the day that dawns, all else to the night before."""
    if not pieces.dawn or pieces.day is None:
        return
    if pieces.part_of_clock in MORNINGS:
        pieces.part = pieces.part_of_clock
    else:
        pieces.day -= timedelta(days=1)
        pieces.part = "đêm"


def number_of(word: str) -> int:
    """A count or an hour that is in digits or a single word ("ba", "bay")."""
    return int(word) if word.isdigit() else DIGITS[folded_digit(fold(word)) or "năm"]


def unfold(word: str, known: Collection[str]) -> str:
    """A word of the patterns in its accented form."""
    word = re.sub(r"\s+", " ", word)
    if word in known:
        return word
    return next(name for name in known if word == fold(name))
