"""Which stretches of a text tell a time: corrections of it, and what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.core.language.time_patterns import (
    A_DAY,
    AN_HOUR,
    CALL_BACK,
    CORRECTION,
    DENIED,
    GLUE,
    HOUR_AGAIN,
    LEAD,
    SAID_ANEW,
    SLIP,
    TAKES_BACK,
)

# Stands for characters that another statement or a denial takes: no word, the end of a clause.
_BLANK = ";"
# Who corrects himself more often than this has said much else: only the last ones count.
_MOST_CORRECTIONS = 4
_BETWEEN_HOURS = 4  # the group of a slip that is no mere sound
_NEAR = 20  # minutes
_HALF_DAY = 720
_SO = re.compile(r"\s*cơ(?!\w)")


class Span(NamedTuple):
    """Offsets of a stretch of text, the end exclusive."""

    start: int
    end: int


def only(text: str, start: int, end: int) -> str:
    """A stretch of the text at its own offsets, all else blank: the length stays."""
    return _BLANK * start + text[start:end] + _BLANK * (len(text) - end)


def without(text: str, spans: list[Span]) -> str:
    """The text with some stretches blank: the length stays."""
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


def denied_times(text: str, plain: bool) -> list[Span]:
    """What is said not to be the time, with its "không phải"."""
    found = [
        Span(*match.span())
        for match in DENIED.find_all(text, plain)
        if not _is_said_instead(text, plain, match)
    ]
    return found[-_MOST_CORRECTIONS:]


def _is_said_instead(text: str, plain: bool, denial: re.Match[str]) -> bool:
    """ "Chín giờ à không phải mười giờ cơ", "hôm qua à không phải hôm kia": what comes behind it is
    the one that holds."""
    if any(anew.start(1) == denial.start() for anew in SAID_ANEW.find_all(text, plain)):
        return True
    before, after = text[: denial.start()], text[denial.end() :]
    if not TAKES_BACK.search(before, plain):
        return False
    if AN_HOUR.search(denial[0], plain):
        return bool(AN_HOUR.search(before, plain) and not AN_HOUR.search(after, plain))
    days = A_DAY.search(before, plain) and A_DAY.search(denial[0], plain)
    return bool(days and (_SO.match(after) or not A_DAY.search(after, plain)))


def of_the_matter(text: str, plain: bool) -> str:
    """The text without the times at which the caller wants to be called."""
    return without(text, [Span(*match.span()) for match in CALL_BACK.find_all(text, plain)])


def statements(text: str, plain: bool) -> Iterator[str]:
    """The text cut where the caller corrects himself ("à không"); each part at its offsets."""
    start = 0
    for mark in _corrections(text, plain)[-_MOST_CORRECTIONS:]:
        yield only(text, start, mark.start)
        start = mark.end
    yield only(text, start, len(text))


def _corrections(text: str, plain: bool) -> list[Span]:
    """Where the caller corrects himself, in order, none of them overlapping."""
    marks = [Span(*mark.span()) for mark in CORRECTION.find_all(text, plain)]
    for slip in SLIP.find_all(text, plain):
        start, end = slip.span(slip.lastindex or 0)
        # "4 giờ chiều qua đón con, 4 giờ 15 ra": what lies between the two is told, too.
        marks.append(Span(end if slip.lastindex == _BETWEEN_HOURS else start, end))
    marks += [Span(*anew.span(1)) for anew in SAID_ANEW.find_all(text, plain)]
    marks += [Span(*told.span(2)) for told in HOUR_AGAIN.find_all(text, plain) if _is_near(told)]
    found: list[Span] = []
    for mark in sorted(marks):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def _is_near(told: re.Match[str]) -> bool:
    """Whether an hour and the more exact one behind it may be the same time."""
    minutes = int(told[5]) * (-1 if told[4] else 1)
    apart = ((int(told[3]) - int(told[1])) * 60 + minutes) % _HALF_DAY
    return min(apart, _HALF_DAY - apart) <= _NEAR


def joined(text: str, plain: bool, spans: list[Span]) -> list[Span]:
    """The spans in order, those as one between which nothing is said but "lúc", "à không"."""
    stretches: list[Span] = []
    for span in sorted(spans):
        last = stretches[-1] if stretches else None
        if last and (span.start <= last.end or GLUE.search(text[last.end : span.start], plain)):
            stretches[-1] = Span(last.start, max(last.end, span.end))
        else:
            stretches.append(span)
    return stretches


def with_leads(text: str, plain: bool, spans: list[Span]) -> list[Span]:
    """The spans with the words that lead to a time ("vào lúc", "lúc đó khoảng")."""
    led, end = [], 0
    for span in spans:
        lead: re.Match[str] | None = LEAD.search(text[end : span.start], plain)
        led.append(Span(end + lead.start(), span.end) if lead else span)
        end = span.end
    return led
