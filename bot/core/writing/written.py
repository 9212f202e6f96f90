"""A text as it was said, written as people write it, with the way back to every word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.language.plates import find_plates
from bot.core.writing.addresses import address_number
from bot.core.writing.clock import clock_time
from bot.core.writing.counts import count
from bot.core.writing.dates import date
from bot.core.writing.line import Line, Piece
from bot.core.writing.measures import measure
from bot.core.writing.money import amount
from bot.core.writing.telephones import digit_row, telephone

_WRITERS: tuple[Callable[[Line, int], Piece | None], ...] = (
    telephone, date, clock_time, address_number, measure, digit_row, amount, count,
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """The words ``spoken[start:end]`` stand at ``text[at:until]`` in the written text."""

    start: int
    end: int
    at: int
    until: int


@dataclass(frozen=True)
class Written:
    """``spoken`` as it was heard, ``text`` as it is written, ``changes`` in order."""

    spoken: str
    text: str
    changes: tuple[Change, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the spoken text stands in the written one.

        A stretch that begins or ends within a changed number takes the whole number.
        """
        return self._moved(start, "start"), self._moved(end, "end")

    def _moved(self, offset: int, side: str) -> int:
        shift = 0
        for change in self.changes:
            if offset >= change.end:
                shift = change.until - change.end
            elif offset > change.start or (offset == change.start and side == "start"):
                return change.at if side == "start" else change.until
        return offset + shift


def write(spoken: str) -> Written:
    """Numbers, dates, times, money, addresses, telephones and plates in written form.

    What is in figures already stays as it is.
    """
    line = Line(spoken)
    if not any(line.raw):
        return Written(spoken, spoken)
    text, changes, done = "", [], 0
    for piece in _pieces(line):
        start, end = line.tokens[piece.first].start, line.tokens[piece.end - 1].end
        text += spoken[done:start]
        changes.append(Change(start, end, len(text), len(text) + len(piece.text)))
        text, done = text + piece.text, end
    return Written(spoken, text + spoken[done:], tuple(changes))


def _pieces(line: Line) -> list[Piece]:
    plates = {}
    starts = {token.start: at for at, token in enumerate(line.tokens)}
    ends = {token.end: at + 1 for at, token in enumerate(line.tokens)}
    for plate in find_plates(line.text):
        first, end = starts[plate.start], ends[plate.end]
        if any(line.raw[first:end]):
            plates[first] = Piece(first, end, plate.value)
    found = []
    at = 0
    while at < len(line.tokens):
        piece = plates.get(at) or _piece(line, at) or _lower_end(line, at)
        if piece is not None:
            found.append(piece)
        at = piece.end if piece is not None else at + 1
    return found


def _piece(line: Line, at: int) -> Piece | None:
    for writer in _WRITERS:
        piece = writer(line, at)
        if piece is not None:
            return piece
    return None


def _lower_end(line: Line, at: int) -> Piece | None:
    """ "mười đến mười lăm ngày": where the upper end is in figures, the lower one is, too."""
    number = line.numbers.get(at)
    if number is None or number.row or line.after(number.end) not in ("đến", "tới"):
        return None
    upper = line.number_after(number.end + 1)
    if upper is None or upper.scaled or _piece(line, upper.first) is None:
        return None
    return Piece(at, number.end, str(number.value))
