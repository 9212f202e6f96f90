"""Times as people say them, resolved against the moment of the call (Hanoi time, UTC+7)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from bot.core.language.numerals import with_written_numbers
from bot.core.language.time_patterns import (
    ADDRESS_BEFORE,
    AGO,
    BEFORE,
    CLOCK,
    DATE_FIGURES,
    DATE_WORDS,
    DAY_ONLY,
    DAY_WORD,
    DAY_WORDS,
    DURATION_BEFORE,
    HALF,
    JUST_NOW,
    MINUTES,
    MONTH,
    ORDINAL_BEFORE,
    PART_BEFORE_DAY,
    PART_DAY,
    PART_OF_DATE,
    PART_ONLY,
    PARTS,
    SINCE,
    WEEKDAY,
    WEEKDAYS,
)
from bot.core.language.vietnamese import fold, is_unaccented, place_tone

HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Moment:
    """A time that was said: ``iso`` is ISO 8601, a moment with its offset, a day or a month.

    ``precision`` is minute, about, part (a part of the day, then ``iso`` is the day and ``part``
    its name), day or month; ``said`` the words, ``start`` and ``end`` their offsets in the text.
    """

    iso: str
    precision: str
    said: str
    start: int
    end: int
    part: str | None = None


@dataclass
class _Pieces:
    """What the patterns found: a day, a part of it, a clock time, or an exact moment."""

    day: date | None = None
    month: str | None = None
    part: str | None = None
    clock: time | None = None
    moment: datetime | None = None
    start: int = 10**9
    end: int = 0

    def cover(self, start: int, end: int) -> None:
        self.start, self.end = min(self.start, start), max(self.end, end)


def parse_when(text: str, now: datetime) -> Moment | None:
    """The time named in a text ("tối qua", "lúc 9 giờ", "hôm 20 tháng 11"), None where none is.

    Without a day, a clock time is the latest one that has passed. ``now`` carries its zone.
    """
    now = now.astimezone(HANOI)
    lower = place_tone(text.lower())
    written = with_written_numbers(lower if len(lower) == len(text) else text)
    pieces = _Pieces()
    plain = is_unaccented(text)
    _find_moment(written.text, plain, now, pieces)
    if pieces.moment is None:
        if _impossible(written.text, plain):
            return None
        _find_day(written.text, plain, now, pieces)
        _find_clock(written.text, plain, pieces)
    if pieces.end == 0:
        return None
    iso, precision = _resolve(pieces, now)
    start, end = written.starts[pieces.start], written.ends[pieces.end]
    return Moment(iso, precision, text[start:end], start, end, pieces.part)


def _find_moment(text: str, plain: bool, now: datetime, pieces: _Pieces) -> None:
    """A time counted back from now: "10 phút trước", "vừa xong"."""
    ago = AGO.search(text, plain) or BEFORE.search(text, plain) or SINCE.search(text, plain)
    if ago:
        unit = _unfold(ago[2], MINUTES)
        count = 0.5 if ago[1] in ("nửa", "nua") else int(ago[1]) + (0.5 if ago[3] else 0)
        then = now - timedelta(minutes=count * MINUTES[unit])
        if MINUTES[unit] < 1440:
            pieces.moment = then
        else:
            pieces.day = then.date()
            return pieces.cover(*ago.span())
        return pieces.cover(*ago.span())
    just_now = JUST_NOW.search(text, plain)
    exact = (CLOCK, PART_DAY, DAY_WORD, DATE_WORDS, WEEKDAY)
    if just_now and not any(pattern.search(text, plain) for pattern in exact):
        pieces.moment = now
        pieces.cover(*just_now.span())
    return None


def names_impossible_time(text: str) -> bool:
    """Whether a day or an hour is named that there never is ("ngày 30 tháng 2", "25 giờ")."""
    lower = place_tone(text.lower())
    written = with_written_numbers(lower if len(lower) == len(text) else text)
    return _impossible(written.text, is_unaccented(text))


def _impossible(text: str, plain: bool) -> bool:
    day = DATE_WORDS.search(text, plain)
    if day and not _is_day(int(day[1]), int(day[2]), int(day[3] or 2024)):
        return True
    figures = DATE_FIGURES.search(text)
    if figures and figures[3] and not _is_day(int(figures[1]), int(figures[2]), int(figures[3])):
        return True
    clock = CLOCK.search(text, plain)
    return bool(clock and (_hour(clock) > 24 or int(clock[3] or clock[5] or 0) > 59))


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _find_day(text: str, plain: bool, now: datetime, pieces: _Pieces) -> None:
    today = now.date()
    part_day = PART_DAY.search(text, plain)
    if part_day:
        pieces.part = _unfold(part_day[1], PARTS)
        pieces.day = today + timedelta(days=DAY_WORDS[_unfold(part_day[2], DAY_WORDS)])
        return pieces.cover(*part_day.span())
    if pieces.day is None:
        _find_named_day(text, plain, today, pieces)
    if pieces.day is not None:
        part = PART_BEFORE_DAY.search(text, plain)
        if part:
            pieces.part = _unfold(part[1], PARTS)
            pieces.cover(*part.span())
    return None


def _find_named_day(text: str, plain: bool, today: date, pieces: _Pieces) -> None:
    figures = DATE_FIGURES.search(text)
    if figures and not figures[3] and ADDRESS_BEFORE.search(text[: figures.start()]):
        figures = None
    for match in (DATE_WORDS.search(text, plain), figures):
        day = _date_of(match, today) if match else None
        if match and day:
            pieces.day = day
            return pieces.cover(*match.span())
    word = DAY_WORD.search(text, plain)
    if word:
        pieces.day = today + timedelta(days=DAY_WORDS[_unfold(word[1], DAY_WORDS)])
        return pieces.cover(*word.span())
    weekday = WEEKDAY.search(text, plain)
    if weekday and not ORDINAL_BEFORE.search(text[: weekday.start()]):
        pieces.day = _weekday(weekday, today)
        return pieces.cover(*weekday.span())
    day_only = DAY_ONLY.search(text, plain)
    if day_only:
        pieces.day = _day_of_month(int(day_only[1]), fold(day_only[2] or ""), today)
        if pieces.day:
            return pieces.cover(*day_only.span())
    night = PART_OF_DATE.search(text, plain)
    if night:
        pieces.day = _day_of_month(int(night[1]), "", today)
        if pieces.day:
            return pieces.cover(*night.span())
    month = MONTH.search(text, plain)
    if month:
        pieces.month = _month(month, today)
        if pieces.month:
            pieces.cover(*month.span())
    return None


def _date_of(match: re.Match[str], today: date) -> date | None:
    """Day, month and perhaps year of a match; without a year, the latest that has passed."""
    day, month, year = int(match[1]), int(match[2]), match[3]
    last_year = match.re.groups > 3 and fold(match[4] or "") == "ngoai"
    try:
        if year:
            return date(int(year), month, day)
        found = date(today.year - last_year, month, day)
        return found.replace(year=found.year - 1) if found > today else found
    except ValueError:
        return None


def _day_of_month(day: int, which: str, today: date) -> date | None:
    """ "hôm 20": the latest 20th that has passed; "ngày 20 tháng trước": of last month."""
    first = today.replace(day=1)
    if which in ("truoc", "roi") or (not which and day > today.day):
        first = (first - timedelta(days=1)).replace(day=1)
    try:
        return first.replace(day=day)
    except ValueError:
        return None


def _weekday(match: re.Match[str], today: date) -> date:
    index = 6 if match[2] else WEEKDAYS["tư" if match[1] == "tu" else match[1]]
    which = fold(match[3] or "").strip()
    monday = today - timedelta(days=today.weekday())
    if which in ("tuan truoc", "tuan roi", "tuan vua roi"):
        return monday + timedelta(days=index - 7)
    if which in ("tuan sau", "tuan toi"):
        return monday + timedelta(days=index + 7)
    if which == "tuan nay":
        return monday + timedelta(days=index)
    return today - timedelta(days=(today.weekday() - index) % 7)


def _month(match: re.Match[str], today: date) -> str | None:
    which = fold(match[1] or "")
    if which:
        first = today.replace(day=1)
        return f"{first if which == 'nay' else first - timedelta(days=1):%Y-%m}"
    number = int(match[2])
    if not 1 <= number <= 12:
        return None
    year = int(match[3]) if match[3] else today.year - (number > today.month)
    return f"{year}-{number:02d}"


def _find_clock(text: str, plain: bool, pieces: _Pieces) -> None:
    clock = CLOCK.search(text, plain)
    if clock and not DURATION_BEFORE.search(text[: clock.start()]):
        hour, minute = _hour(clock), int(clock[3] or clock[5] or 0)
        if clock[4] or clock[6]:
            minute = 30
        if clock[2]:
            hour, minute = hour - 1, 60 - int(clock[2])
        if 0 <= hour <= 24 and 0 <= minute < 60:
            pieces.clock = time(hour % 24, minute)
            pieces.part = pieces.part or (clock[7] and _unfold(clock[7], PARTS))
            return pieces.cover(*clock.span())
    half = HALF.search(text, plain)
    if half and pieces.clock is None:
        said = half[1] or half[2]
        pieces.clock = time(int(said) % 24 if said.isdigit() else 5, 30)
        pieces.part = pieces.part or (half[3] and _unfold(half[3], PARTS))
        return pieces.cover(*half.span())
    if pieces.part is None:
        part = PART_ONLY.search(text, plain)
        if part and (pieces.day or pieces.end == 0):
            pieces.part = _unfold(part[1], PARTS)
            pieces.cover(*part.span())
    return None


def _hour(clock: re.Match[str]) -> int:
    """The hour of a clock time; of "bảy tám giờ" and "hai ba giờ sáng" the first."""
    hour = int(clock[1])
    tens, ones = divmod(hour, 10)
    spread = ones == tens + 1 and (hour > 24 or fold(clock[7] or "") in ("sang", "rang sang"))
    return tens if spread else hour


def _unfold(word: str, known: Collection[str]) -> str:
    """A word of the patterns in its accented form."""
    word = re.sub(r"\s+", " ", word)
    if word in known:
        return word
    return next(name for name in known if word == fold(name))


def _resolve(pieces: _Pieces, now: datetime) -> tuple[str, str]:
    if pieces.moment is not None:
        return pieces.moment.isoformat(timespec="seconds"), "about"
    if pieces.clock is not None:
        return _clock_on(pieces, now).isoformat(timespec="seconds"), "minute"
    if pieces.month and pieces.day is None:
        return pieces.month, "month"
    day = pieces.day or now.date()
    return day.isoformat(), "part" if pieces.part else "day"


def _clock_on(pieces: _Pieces, now: datetime) -> datetime:
    """The clock time on its day, moved into its part of the day, or the latest that passed."""
    assert pieces.clock is not None
    hour, minute = pieces.clock.hour, pieces.clock.minute
    if pieces.part:
        first, last = PARTS[pieces.part]
        hour = next((h for h in (hour, hour + 12, hour + 24) if first <= h <= last), hour)
    midnight = datetime.combine(pieces.day or now.date(), time(0), HANOI)
    said = midnight + timedelta(hours=hour, minutes=minute)
    if pieces.day is not None:
        return said - timedelta(days=1) if hour >= 24 and said > now else said
    if pieces.part is None and hour <= 12:
        options = [said + timedelta(hours=12 * step) for step in (1, 0, -1)]
        return next((moment for moment in options if moment <= now), options[-1])
    while said > now:
        said -= timedelta(days=1)
    return said
