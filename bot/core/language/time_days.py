"""The day or month that a statement names, or how long ago it was."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.core.language.time_patterns import (
    ADDRESS_BEFORE,
    AGO,
    BEFORE,
    DATE_FIGURES,
    DATE_WORDS,
    DAY_ONLY,
    DAY_WORD,
    DAY_WORDS,
    HAPPENED_AGO,
    JUST_AGO,
    LAST_NIGHT,
    LAST_WEEK,
    MINUTES,
    MONTH,
    NIGHT_TO_DAWN,
    ORDINAL_BEFORE,
    PART_BEFORE_DAY,
    PART_DAY,
    PART_OF_DATE,
    PARTS,
    SINCE,
    WEEKDAY,
    WEEKDAYS,
)
from bot.core.language.time_pieces import Pieces, number_of, unfold
from bot.core.language.time_statements import only
from bot.core.language.vietnamese import fold


def find_ago(text: str, plain: bool, now: datetime, pieces: Pieces) -> None:
    """A time counted back from now: "10 phút trước", "cách đây ba hôm"."""
    found = (pattern.search(text, plain) for pattern in (AGO, BEFORE, JUST_AGO, SINCE))
    happened = HAPPENED_AGO.search(text, plain)
    ago = next(filter(None, found), happened)
    if not ago:
        return
    unit = unfold(ago[2], MINUTES)
    count = 0.5 if ago[1] in ("nửa", "nua") else number_of(ago[1]) + (0.5 if ago[3] else 0)
    then = now - timedelta(minutes=count * MINUTES[unit])
    if unit == "tháng" and count >= 1:
        if count > 12:  # "đêm 20 tháng trước"
            return
        pieces.month = _months_back(now.date(), int(count))
    elif MINUTES[unit] < 1440:
        pieces.moment = then
    else:
        pieces.day = then.date()
        weekday = WEEKDAY.search(text, plain) if unit == "tuần" else None
        if weekday:  # "thứ bảy hai tuần trước"
            pieces.day += timedelta(days=_weekday_index(weekday) - pieces.day.weekday())
            pieces.cover(*weekday.span())
    pieces.cover_day(ago.start(1) if ago is happened else ago.start(), ago.end())


def _months_back(today: date, count: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return f"{year}-{month + 1:02d}"


def find_day(text: str, plain: bool, now: datetime, pieces: Pieces) -> None:
    night = NIGHT_TO_DAWN.search(text, plain)
    if night:
        dawn = Pieces()
        _find_one_day(only(text, night.start(1), len(text)), plain, now, dawn)
        if dawn.day is not None:
            pieces.day, pieces.dawn = dawn.day, True
            pieces.spans += dawn.spans
            return pieces.cover_day(night.start(), night.start(1))
    return _find_one_day(text, plain, now, pieces)


def _find_one_day(text: str, plain: bool, now: datetime, pieces: Pieces) -> None:
    today = now.date()
    last_night = LAST_NIGHT.search(text, plain)
    if last_night:
        pieces.part, pieces.day = "đêm", today - timedelta(days=1)
        return pieces.cover_day(*last_night.span())
    part_day = PART_DAY.search(text, plain)
    if part_day:
        pieces.part = unfold(part_day[1], PARTS)
        pieces.day = today + timedelta(days=DAY_WORDS[unfold(part_day[2], DAY_WORDS)])
        return pieces.cover_day(*part_day.span())
    if pieces.day is None and pieces.month is None:
        _find_named_day(text, plain, today, pieces)
    if pieces.day is not None:
        part = PART_BEFORE_DAY.search(text, plain)
        if part:
            pieces.part = unfold(part[1], PARTS)
            pieces.cover(*part.span())
    return None


def _find_named_day(text: str, plain: bool, today: date, pieces: Pieces) -> None:
    figures = DATE_FIGURES.search(text)
    if figures and not figures[3] and ADDRESS_BEFORE.search(text[: figures.start()]):
        figures = None
    for match in (DATE_WORDS.search(text, plain), figures):
        day = _date_of(match, today) if match else None
        if match and day:
            pieces.day = day
            return pieces.cover_day(*match.span())
    word = DAY_WORD.search(text, plain)
    if word:
        pieces.day = today + timedelta(days=DAY_WORDS[unfold(word[1] or word[2], DAY_WORDS)])
        return pieces.cover_day(*word.span())
    weekday = WEEKDAY.search(text, plain)
    if weekday and not ORDINAL_BEFORE.search(text[: weekday.start()]):
        pieces.day = _date_on(weekday, text, plain, today, pieces)
        if pieces.day is None:
            pieces.day = _weekday(weekday, today)
            _move_to_last_week(weekday, text, plain, today, pieces)
        return pieces.cover_day(*weekday.span())
    day_only = DAY_ONLY.search(text, plain)
    if day_only:
        pieces.day = _day_of_month(int(day_only[1]), fold(day_only[2] or ""), today)
        if pieces.day:
            return pieces.cover_day(*day_only.span())
    night = PART_OF_DATE.search(text, plain)
    if night:
        pieces.day = _day_of_month(int(night[1]), "", today)
        if pieces.day:
            return pieces.cover_day(*night.span())
    month = MONTH.search(text, plain)
    if month:
        pieces.month = _month(month, today)
        if pieces.month:
            pieces.cover_day(*month.span())
    return None


def _date_on(
    weekday: re.Match[str], text: str, plain: bool, today: date, pieces: Pieces
) -> date | None:
    """The day of the month said beside a weekday ("thứ hai, mùng bảy") where they agree."""
    named = DAY_ONLY.search(text, plain)
    day = _day_of_month(int(named[1]), fold(named[2] or ""), today) if named else None
    if named and day and day.weekday() == _weekday_index(weekday):
        pieces.cover(*named.span())
        return day
    return None


def _move_to_last_week(
    weekday: re.Match[str], text: str, plain: bool, today: date, pieces: Pieces
) -> None:
    week = None if weekday[3] else LAST_WEEK.search(text, plain)
    if week:
        monday = today - timedelta(days=today.weekday())
        pieces.day = monday + timedelta(days=_weekday_index(weekday) - 7)
        pieces.cover(*week.span())


def _weekday_index(match: re.Match[str]) -> int:
    return 6 if match[2] else WEEKDAYS["tư" if match[1] == "tu" else match[1]]


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
    index = _weekday_index(match)
    which = fold(match[3] or "").strip()
    monday = today - timedelta(days=today.weekday())
    if which == "tuan truoc nua":
        return monday + timedelta(days=index - 14)
    if which in ("tuan truoc", "tuan roi", "tuan vua roi", "tuan vua qua"):
        return monday + timedelta(days=index - 7)
    if which in ("tuan sau", "tuan toi"):
        return monday + timedelta(days=index + 7)
    if which == "tuan nay":
        return monday + timedelta(days=index)
    if which in ("vua roi", "vua qua") and index == today.weekday():
        return today - timedelta(days=7)
    return today - timedelta(days=(today.weekday() - index) % 7)


def _month(match: re.Match[str], today: date) -> str | None:
    which = fold(match[1] or "")
    if which:
        first = today.replace(day=1)
        return f"{first if which == 'nay' else first - timedelta(days=1):%Y-%m}"
    number = int(match[2])
    if not 1 <= number <= 12:
        return None
    last_year = bool(match[4]) or number > today.month
    year = int(match[3]) if match[3] else today.year - last_year
    return f"{year}-{number:02d}"
