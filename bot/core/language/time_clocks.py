"""The hour that a statement names, or the part of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from bot.core.language.time_patterns import (
    ADDRESS_BEFORE,
    CLOCK,
    CLOCK_END,
    DURATION_BEFORE,
    HALF,
    MIDNIGHT_SHORT,
    PART_BEFORE_CLOCK,
    PART_ONLY,
    PARTS,
    SHORT_OF_HALF,
)
from bot.core.language.time_pieces import MORNINGS, Pieces, number_of, unfold
from bot.core.language.vietnamese import fold


def find_clock(text: str, plain: bool, pieces: Pieces, wrong: Sequence[Pieces]) -> None:
    """The first hour that is none of those said to be ``wrong``, else the first."""
    midnight = MIDNIGHT_SHORT.search(text, plain)
    if midnight and 0 < int(midnight[1]) < 60:
        pieces.clock, pieces.part = time(23, 60 - int(midnight[1])), pieces.part or "đêm"
        return pieces.cover(*midnight.span())
    short = SHORT_OF_HALF.search(text, plain)
    if short and 0 < int(short[2]) < 30:
        pieces.clock = time(number_of(short[1]) % 24, 30 - int(short[2]))
        _take_part_of_clock(short[3], pieces)
        return pieces.cover(*short.span())
    half = HALF.search(text, plain)
    clocks = list(CLOCK.find_all(text, plain))
    if half and clocks and half.start() < clocks[0].start():
        clocks = []  # "tầm năm rưỡi, năm giờ mới tan học": the hour named first
    right = [clock for clock in clocks if not _is_wrong(clock, wrong)]
    for clock in right or clocks:
        before = text[: clock.start()]
        lasting = DURATION_BEFORE.search(before) and clock[8] is None
        if lasting or ADDRESS_BEFORE.search(before):
            continue
        if _take_clock(clock, pieces):
            _take_part_before_clock(before, plain, pieces)
            return _take_end(text[clock.end() :], clock.end(), plain, pieces)
    if half:
        pieces.clock = time(number_of(half[1] or half[2]) % 24, 30)
        _take_part_of_clock(half[3], pieces)
        start = half.start(1) if half[1] else half.start(2)
        return pieces.cover(start, half.end())
    if pieces.part is None:
        part = PART_ONLY.search(text, plain)
        # Typed without diacritics "luc toi", "tu toi" are most often "lúc tôi", "từ tôi".
        me = part and part[1] and part[2] == "toi" and "buoi" not in part[0]
        if part and not me and (pieces.day or not pieces.spans):
            pieces.part = unfold(part[2] or part[3], PARTS)
            pieces.cover(*part.span())
    return None


def _is_wrong(clock: re.Match[str], wrong: Sequence[Pieces]) -> bool:
    told = Pieces()
    return _take_clock(clock, told) and any(
        told.clock == was.clock and (told.part == was.part or None in (told.part, was.part))
        for was in wrong
    )


def _take_clock(clock: re.Match[str], pieces: Pieces) -> bool:
    """Whether the match is a time that there is; it is then the hour of the pieces."""
    hour, minute = hour_of(clock), int(clock[3] or clock[5] or 0)
    if clock[4] or clock[6] or clock[7]:
        minute = 30
    if clock[2]:
        hour, minute = hour - 1, 60 - int(clock[2])
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return False
    pieces.clock = time(hour % 24, minute)
    _take_part_of_clock(clock[8], pieces)
    pieces.cover(*clock.span())
    return True


def _take_part_before_clock(before: str, plain: bool, pieces: Pieces) -> None:
    """ "Hôm thứ hai, buổi chiều cỡ ba giờ": where the hour itself has no part of the day."""
    part = PART_BEFORE_CLOCK.search(before, plain) if pieces.part is None else None
    if part:
        _take_part_of_clock(part[1], pieces)
        pieces.cover(*part.span(1))


def _take_end(rest: str, offset: int, plain: bool, pieces: Pieces) -> None:
    """The end of "từ 2 giờ đến 4 giờ chiều": its part of the day is that of the start, too."""
    end = CLOCK_END.search(rest, plain)
    if end:
        if pieces.part_of_clock is None:
            _take_part_of_clock(_part_of_start(end, pieces), pieces)
        pieces.cover(offset, offset + end.end())


def _part_of_start(end: re.Match[str], pieces: Pieces) -> str | None:
    """Of "từ 11 giờ đến 1 giờ sáng" the start lies in the night before."""
    hours = re.search(r"\d+", end[0])
    part = unfold(end[1], PARTS) if end[1] else None
    if hours and pieces.clock and part in MORNINGS and pieces.clock.hour > int(hours[0]):
        return "đêm"
    return end[1]


def _take_part_of_clock(said: str | None, pieces: Pieces) -> None:
    if said:
        pieces.part_of_clock = unfold(said, PARTS)
        pieces.part = pieces.part or pieces.part_of_clock


def hour_of(clock: re.Match[str]) -> int:
    """The hour of a clock time; of "bảy tám giờ" and "hai ba giờ sáng" the first."""
    hour = int(clock[1])
    tens, ones = divmod(hour, 10)
    spread = (
        tens and ones == tens + 1 and (hour > 24 or fold(clock[8] or "") in ("sang", "rang sang"))
    )
    return tens if spread else hour
