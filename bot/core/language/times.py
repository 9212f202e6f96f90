"""Times as people say them, resolved against the moment of the call (Hanoi time, UTC+7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from bot.core.language.numerals import WrittenNumbers, with_written_numbers
from bot.core.language.time_background import hour_now, without_background
from bot.core.language.time_clocks import find_clock, hour_of
from bot.core.language.time_days import find_ago, find_day
from bot.core.language.time_patterns import (
    AGO,
    BEFORE,
    CLOCK,
    DATE_FIGURES,
    DATE_WORDS,
    DAY_WORD,
    FEW_MINUTES,
    HALF,
    HAPPENED_AGO,
    JUST_AGO,
    JUST_NOW,
    LAST_NIGHT,
    LUNAR_DAY,
    NO_AND_NOW,
    PART_DAY,
    PARTS,
    SAID_ANEW,
    SINCE,
    TIME_NEXT,
    VAGUE_DAY,
    WEEKDAY,
)
from bot.core.language.time_pieces import Pieces, corrected, fill_from_denied, settle_dawn
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
from bot.core.language.vietnamese import is_unaccented, place_tone

HANOI = timezone(timedelta(hours=7))


_EXACT = (
    *(AGO, BEFORE, JUST_AGO, HAPPENED_AGO, SINCE, CLOCK, HALF),
    *(PART_DAY, DAY_WORD, LAST_NIGHT, DATE_WORDS, WEEKDAY),
)


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


def parse_when(text: str, now: datetime, part: str | None = None) -> Moment | None:
    """The time named in a text ("tối qua", "lúc 9 giờ", "hôm 20 tháng 11"), None where none is.

    Without a day, a clock time is the latest one that has passed; ``part``: the part of the day
    that holds where the text names none. ``now`` carries its zone.
    """
    now = now.astimezone(HANOI)
    written = _written(text)
    plain = is_unaccented(text)
    matter = without_background(of_the_matter(written.text, plain), plain)
    denied = denied_times(matter, plain)
    kept = without(matter, denied)
    lunar = [Span(*day.span()) for day in LUNAR_DAY.find_all(kept, plain)]
    kept = without(kept, lunar)
    now_told = hour_now(kept, plain)
    kept = without(kept, [now_told] if now_told else [])
    told = list(statements(kept, plain))
    wrong = [_pieces_of(only(written.text, *span), plain, now) for span in denied]
    pieces = Pieces()
    for statement in told:
        pieces = corrected(pieces, _pieces_of(statement, plain, now, wrong))
    for span, was in zip(denied, wrong, strict=True):
        fill_from_denied(pieces, was, span)
    just_now = JUST_NOW.search(kept, plain)
    if just_now and not any(pattern.search(kept, plain) for pattern in _EXACT):
        pieces = Pieces(moment=now, spans=[Span(*just_now.span())])
    elif now_told and not pieces.spans:
        pieces = Pieces(moment=now, spans=[now_told])
    if not pieces.spans or (pieces.moment is None and _impossible(told[-1], plain)):
        return None
    dayless = pieces.day is None and pieces.month is None and pieces.moment is None
    if dayless and (lunar or VAGUE_DAY.search(kept, plain)):
        return None
    settle_dawn(pieces)
    pieces.part = pieces.part or part
    iso, precision = _resolve(pieces, now)
    return _moment(iso, precision, pieces, text, written)


def lunar_time(text: str) -> str | None:
    """A day of the lunar calendar as it was said, with its hour: "hôm rằm vừa rồi, 7 giờ tối"."""
    written, plain = _written(text), is_unaccented(text)
    day = LUNAR_DAY.search(written.text, plain)
    if day is None:
        return None
    hour = CLOCK.search(without(written.text, [Span(*day.span())]), plain)
    told = (_given(Span(*found.span()), written) for found in (day, hour) if found)
    return ", ".join(text[start:end] for start, end in told)


def puts_time_right(text: str) -> bool:
    """Whether the later of two times holds: "bảy giờ không phải bảy giờ rưỡi"."""
    return before_time_anew(text) is not None


def before_time_anew(text: str) -> str | None:
    """What is said up to the "không phải" of "bảy giờ không phải bảy giờ rưỡi"."""
    written = _written(text)
    anew = SAID_ANEW.search(written.text, is_unaccented(text))
    return text[: written.starts[anew.start(1)]] if anew else None


def behind_denied_time(text: str) -> str | None:
    """What comes behind a denied time where it begins with the one that holds: of "không phải
    chiều qua chiều hôm kia" it is "chiều hôm kia"."""
    written, plain = _written(text), is_unaccented(text)
    for denied in denied_times(written.text, plain):
        if TIME_NEXT.search(written.text[denied.end :], plain):
            return text[written.ends[denied.end] :].lstrip()
    return None


def _written(text: str) -> WrittenNumbers:
    lower = place_tone(text.lower())
    lower = NO_AND_NOW.sub(lambda no: " " * len(no[0]), lower)
    lower = FEW_MINUTES.sub(lambda few: few[1] + " " * len(few[2]), lower)
    return with_written_numbers(lower if len(lower) == len(text) else text)


def _moment(iso: str, precision: str, pieces: Pieces, text: str, written: WrittenNumbers) -> Moment:
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


def _pieces_of(statement: str, plain: bool, now: datetime, wrong: Sequence[Pieces] = ()) -> Pieces:
    pieces = Pieces()
    find_ago(statement, plain, now, pieces)
    if pieces.moment is None:
        find_day(statement, plain, now, pieces)
        find_clock(statement, plain, pieces, wrong)
    return pieces


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
    return bool(clock and (hour_of(clock) > 24 or int(clock[3] or clock[5] or 0) > 59))


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _resolve(pieces: Pieces, now: datetime) -> tuple[str, str]:
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


def _clock_on(pieces: Pieces, now: datetime) -> datetime:
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
