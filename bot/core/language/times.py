"""Times as people say them, resolved against the moment of the call (Hanoi time, UTC+7)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, timezone

from bot.core.language.number_grammar import DIGITS
from bot.core.language.numerals import WrittenNumbers, folded_digit, with_written_numbers
from bot.core.language.time_patterns import (
    ADDRESS_BEFORE,
    AGO,
    BEFORE,
    CLOCK,
    CLOCK_END,
    DATE_FIGURES,
    DATE_WORDS,
    DAY_ONLY,
    DAY_WORD,
    DAY_WORDS,
    DURATION_BEFORE,
    HALF,
    JUST_AGO,
    JUST_NOW,
    LAST_WEEK,
    MINUTES,
    MONTH,
    NIGHT_TO_DAWN,
    ORDINAL_BEFORE,
    PART_BEFORE_CLOCK,
    PART_BEFORE_DAY,
    PART_DAY,
    PART_OF_DATE,
    PART_ONLY,
    PARTS,
    SINCE,
    VAGUE_DAY,
    WEEKDAY,
    WEEKDAYS,
)
from bot.core.language.time_statements import (
    Span,
    denied_times,
    joined,
    of_the_matter,
    only,
    statements,
    with_leads,
    without,
)
from bot.core.language.vietnamese import fold, is_unaccented, place_tone

HANOI = timezone(timedelta(hours=7))


# Said beside an hour of the night before a dawn, these mean the day that dawns.
_MORNINGS = ("sáng", "rạng sáng", "sáng sớm")
_EXACT = (AGO, BEFORE, JUST_AGO, SINCE, CLOCK, HALF, PART_DAY, DAY_WORD, DATE_WORDS, WEEKDAY)


@dataclass(frozen=True)
class Moment:
    """A time that was said: ``iso`` is ISO 8601, a moment with its offset, a day or a month.

    ``precision`` is minute, about, part (a part of the day, then ``iso`` is the day and ``part``
    its name), day or month. ``spans`` are all stretches of the text that tell it, in order and
    with words like "lúc"; ``said`` are the words that name the day (else the first that tell the
    time), ``start`` and ``end`` their offsets.
    """

    iso: str
    precision: str
    said: str
    start: int
    end: int
    part: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass
class _Pieces:
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


def parse_when(text: str, now: datetime, part: str | None = None) -> Moment | None:
    """The time named in a text ("tối qua", "lúc 9 giờ", "hôm 20 tháng 11"), None where none is.

    Without a day, a clock time is the latest one that has passed; ``part``: the part of the day
    that holds where the text names none. ``now`` carries its zone.
    """
    now = now.astimezone(HANOI)
    written = _written(text)
    plain = is_unaccented(text)
    matter = of_the_matter(written.text, plain)
    denied = denied_times(matter, plain)
    kept = without(matter, denied)
    told = list(statements(kept, plain))
    wrong = [_pieces_of(only(written.text, *span), plain, now) for span in denied]
    pieces = _Pieces()
    for statement in told:
        pieces = _corrected(pieces, _pieces_of(statement, plain, now, wrong))
    for span, was in zip(denied, wrong, strict=True):
        _fill_from_denied(pieces, was, span)
    just_now = JUST_NOW.search(kept, plain)
    if just_now and not any(pattern.search(kept, plain) for pattern in _EXACT):
        pieces = _Pieces(moment=now, spans=[Span(*just_now.span())])
    if not pieces.spans or (pieces.moment is None and _impossible(told[-1], plain)):
        return None
    dayless = pieces.day is None and pieces.month is None and pieces.moment is None
    if dayless and VAGUE_DAY.search(kept, plain):
        return None
    _settle_dawn(pieces)
    pieces.part = pieces.part or part
    iso, precision = _resolve(pieces, now)
    return _moment(iso, precision, pieces, text, written)


def _written(text: str) -> WrittenNumbers:
    lower = place_tone(text.lower())
    return with_written_numbers(lower if len(lower) == len(text) else text)


def _moment(
    iso: str, precision: str, pieces: _Pieces, text: str, written: WrittenNumbers
) -> Moment:
    """The moment with its offsets in the text as given."""
    plain = is_unaccented(text)
    spans = joined(written.text, plain, pieces.spans)
    day = pieces.day_span or spans[0]
    main = next(span for span in spans if span.start <= day.start < span.end)
    start, end = _given(main, written)
    led = [_given(span, written) for span in with_leads(written.text, plain, spans)]
    return Moment(iso, precision, text[start:end], start, end, pieces.part, tuple(led))


def _given(span: Span, written: WrittenNumbers) -> Span:
    return Span(written.starts[span.start], written.ends[span.end])


def _pieces_of(
    statement: str, plain: bool, now: datetime, wrong: Sequence[_Pieces] = ()
) -> _Pieces:
    pieces = _Pieces()
    _find_ago(statement, plain, now, pieces)
    if pieces.moment is None:
        _find_day(statement, plain, now, pieces)
        _find_clock(statement, plain, pieces, wrong)
    return pieces


def _corrected(before: _Pieces, after: _Pieces) -> _Pieces:
    """What holds when the caller corrects himself; what he says no better still counts."""
    spans = before.spans + after.spans
    if not after.spans:
        return before
    if not before.spans or after.moment:
        return replace(after, spans=spans)
    new_day = after.day is not None or after.month is not None
    days = after if new_day else before
    hours = after if after.clock else before
    return _Pieces(
        day=days.day,
        month=days.month,
        dawn=days.dawn,
        day_span=days.day_span,
        part=after.part or before.part,
        clock=hours.clock,
        part_of_clock=after.part_of_clock or before.part_of_clock,
        spans=spans,
    )


def _fill_from_denied(pieces: _Pieces, denied: _Pieces, span: Span) -> None:
    """ "Không phải 8 giờ tối qua mà là 9 giờ": only the hour was wrong."""
    if not pieces.spans:
        return
    if pieces.clock and denied.clock:
        pieces.day = pieces.day or denied.day
        pieces.part = pieces.part or denied.part
    pieces.cover(*span)


def _settle_dawn(pieces: _Pieces) -> None:
    """An hour of the morning belongs to the day that dawns, all else to the night before."""
    if not pieces.dawn or pieces.day is None:
        return
    if pieces.part_of_clock in _MORNINGS:
        pieces.part = pieces.part_of_clock
    else:
        pieces.day -= timedelta(days=1)
        pieces.part = "đêm"


def _find_ago(text: str, plain: bool, now: datetime, pieces: _Pieces) -> None:
    """A time counted back from now: "10 phút trước", "cách đây ba hôm"."""
    found = (pattern.search(text, plain) for pattern in (AGO, BEFORE, JUST_AGO, SINCE))
    ago = next(filter(None, found), None)
    if not ago:
        return
    unit = _unfold(ago[2], MINUTES)
    count = 0.5 if ago[1] in ("nửa", "nua") else _number(ago[1]) + (0.5 if ago[3] else 0)
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
    pieces.cover_day(*ago.span())


def _months_back(today: date, count: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return f"{year}-{month + 1:02d}"


def _number(word: str) -> int:
    """A count or an hour that is in digits or a single word ("ba", "bay")."""
    return int(word) if word.isdigit() else DIGITS[folded_digit(fold(word)) or "năm"]


def part_of_hour(hour: int) -> str:
    """The part of the day that an hour (0 to 23) belongs to."""
    return next(part for part in ("sáng", "trưa", "chiều", "tối", "đêm") if hour <= PARTS[part][1])


def names_impossible_time(text: str) -> bool:
    """Whether a day or an hour is named that there never is ("ngày 30 tháng 2", "25 giờ")."""
    return _impossible(_written(text).text, is_unaccented(text))


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
    night = NIGHT_TO_DAWN.search(text, plain)
    if night:
        dawn = _Pieces()
        _find_one_day(only(text, night.start(1), len(text)), plain, now, dawn)
        if dawn.day is not None:
            pieces.day, pieces.dawn = dawn.day, True
            pieces.spans += dawn.spans
            return pieces.cover_day(night.start(), night.start(1))
    return _find_one_day(text, plain, now, pieces)


def _find_one_day(text: str, plain: bool, now: datetime, pieces: _Pieces) -> None:
    today = now.date()
    part_day = PART_DAY.search(text, plain)
    if part_day:
        pieces.part = _unfold(part_day[1], PARTS)
        pieces.day = today + timedelta(days=DAY_WORDS[_unfold(part_day[2], DAY_WORDS)])
        return pieces.cover_day(*part_day.span())
    if pieces.day is None and pieces.month is None:
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
            return pieces.cover_day(*match.span())
    word = DAY_WORD.search(text, plain)
    if word:
        pieces.day = today + timedelta(days=DAY_WORDS[_unfold(word[1], DAY_WORDS)])
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
    weekday: re.Match[str], text: str, plain: bool, today: date, pieces: _Pieces
) -> date | None:
    """The day of the month said beside a weekday ("thứ hai, mùng bảy") where they agree."""
    named = DAY_ONLY.search(text, plain)
    day = _day_of_month(int(named[1]), fold(named[2] or ""), today) if named else None
    if named and day and day.weekday() == _weekday_index(weekday):
        pieces.cover(*named.span())
        return day
    return None


def _move_to_last_week(
    weekday: re.Match[str], text: str, plain: bool, today: date, pieces: _Pieces
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


def _find_clock(text: str, plain: bool, pieces: _Pieces, wrong: Sequence[_Pieces]) -> None:
    """The first hour that is none of those said to be ``wrong``, else the first."""
    clocks = list(CLOCK.find_all(text, plain))
    right = [clock for clock in clocks if not _is_wrong(clock, wrong)]
    for clock in right or clocks:
        before = text[: clock.start()]
        lasting = DURATION_BEFORE.search(before) and clock[8] is None
        if lasting or ADDRESS_BEFORE.search(before):
            continue
        if _take_clock(clock, pieces):
            _take_part_before_clock(before, plain, pieces)
            return _take_end(text[clock.end() :], clock.end(), plain, pieces)
    half = HALF.search(text, plain)
    if half:
        pieces.clock = time(_number(half[1] or half[2]) % 24, 30)
        _take_part_of_clock(half[3], pieces)
        start = half.start(1) if half[1] else half.start(2)
        return pieces.cover(start, half.end())
    if pieces.part is None:
        part = PART_ONLY.search(text, plain)
        # Typed without diacritics "luc toi", "tu toi" are most often "lúc tôi", "từ tôi".
        me = part and part[1] and part[2] == "toi" and "buoi" not in part[0]
        if part and not me and (pieces.day or not pieces.spans):
            pieces.part = _unfold(part[2] or part[3], PARTS)
            pieces.cover(*part.span())
    return None


def _is_wrong(clock: re.Match[str], wrong: Sequence[_Pieces]) -> bool:
    told = _Pieces()
    return _take_clock(clock, told) and any(
        told.clock == was.clock and (told.part == was.part or None in (told.part, was.part))
        for was in wrong
    )


def _take_clock(clock: re.Match[str], pieces: _Pieces) -> bool:
    """Whether the match is a time that there is; it is then the hour of the pieces."""
    hour, minute = _hour(clock), int(clock[3] or clock[5] or 0)
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


def _take_part_before_clock(before: str, plain: bool, pieces: _Pieces) -> None:
    """ "Hôm thứ hai, buổi chiều cỡ ba giờ": where the hour itself has no part of the day."""
    part = PART_BEFORE_CLOCK.search(before, plain) if pieces.part is None else None
    if part:
        _take_part_of_clock(part[1], pieces)
        pieces.cover(*part.span(1))


def _take_end(rest: str, offset: int, plain: bool, pieces: _Pieces) -> None:
    """The end of "từ 2 giờ đến 4 giờ chiều": its part of the day is that of the start, too."""
    end = CLOCK_END.search(rest, plain)
    if end:
        if pieces.part_of_clock is None:
            _take_part_of_clock(end[1], pieces)
        pieces.cover(offset, offset + end.end())


def _take_part_of_clock(said: str | None, pieces: _Pieces) -> None:
    if said:
        pieces.part_of_clock = _unfold(said, PARTS)
        pieces.part = pieces.part or pieces.part_of_clock


def _hour(clock: re.Match[str]) -> int:
    """The hour of a clock time; of "bảy tám giờ" and "hai ba giờ sáng" the first."""
    hour = int(clock[1])
    tens, ones = divmod(hour, 10)
    spread = (
        tens and ones == tens + 1 and (hour > 24 or fold(clock[8] or "") in ("sang", "rang sang"))
    )
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
    if pieces.part and pieces.day is None and now.hour < PARTS[pieces.part][0]:
        day -= timedelta(days=1)  # "hồi tối", said in the morning
    return day.isoformat(), "part" if pieces.part else "day"


def _likelier_after_noon(clock: time) -> bool:
    """ "Hôm qua lúc ba giờ": who means the night says so."""
    return time(0, 30) < clock < time(5, 30)


def _clock_on(pieces: _Pieces, now: datetime) -> datetime:
    """The clock time on its day, moved into its part of the day, or the latest that passed."""
    assert pieces.clock is not None
    hour, minute = pieces.clock.hour, pieces.clock.minute
    if pieces.part:
        first, last = PARTS[pieces.part]
        hour = next((h for h in (hour, hour + 12, hour + 24) if first <= h <= last), hour)
    elif pieces.day is not None and _likelier_after_noon(pieces.clock):
        hour += 12
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
