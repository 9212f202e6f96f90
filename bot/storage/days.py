"""A day of calls for the dashboard: its figures, its questions, and those without an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection, Engine

from bot.core.call import Hotline
from bot.core.day_figures import DayCall, DayFigures, day_figures
from bot.core.language.vietnamese import fold
from bot.core.overview import QUESTIONS
from bot.core.personal_data import covered
from bot.core.review import State
from bot.storage.database import storage_errors
from bot.storage.overview_tables import overviews
from bot.storage.tables import turns

NOT_UNDERSTOOD = "nlu_fallback"
MOST_UNANSWERED = 2_000  # read of a day, before equal ones are put together


@dataclass(frozen=True)
class Day:
    """A day's figures; ``asked`` are (procedure id, times), ``unanswered`` are (the caller's
    words with personal data covered, times, id of one such call), the most frequent first."""

    figures: DayFigures
    asked: list[tuple[str, int]]
    unanswered: list[tuple[str, int, str]]


class SqlDays:
    """Days of the hotlines. Every method raises StorageError."""

    def __init__(self, engine: Engine, cover: Callable[[str], str] = covered) -> None:
        self._engine = engine
        self._cover = cover

    def get(self, day: str, most: int = 10) -> Day:
        """The day of a date (YYYY-MM-DD), with so many questions of each kind."""
        with storage_errors("read", "The day cannot be read"), self._engine.connect() as reading:
            return Day(
                day_figures(_calls(reading, day), [str(hotline) for hotline in Hotline]),
                _asked(reading, day, most),
                self._unanswered(reading, day, most),
            )

    def days(self, most: int = 60) -> list[str]:
        """The newest days that have calls."""
        wanted = select(overviews.c.day).distinct().order_by(overviews.c.day.desc()).limit(most)
        with storage_errors("read", "The days cannot be read"), self._engine.connect() as reading:
            return list(reading.execute(wanted).scalars())

    def _unanswered(
        self, connection: Connection, day: str, most: int
    ) -> list[tuple[str, int, str]]:
        open_question = and_(turns.c.intent.in_(QUESTIONS), turns.c.procedure.is_(None))
        wanted = (
            select(turns.c.text, turns.c.call_id)
            .join(overviews, overviews.c.call_id == turns.c.call_id)
            .where(overviews.c.day == day, turns.c.text != "")
            .where(or_(open_question, turns.c.intent == NOT_UNDERSTOOD))
            .limit(MOST_UNANSWERED)
        )
        counted: Counter[str] = Counter()
        seen: dict[str, tuple[str, str]] = {}
        for row in connection.execute(wanted):
            same = " ".join(fold(row.text).split())
            counted[same] += 1
            seen.setdefault(same, (row.text, row.call_id))
        return [
            (self._cover(seen[same][0]), times, seen[same][1])
            for same, times in counted.most_common(most)
        ]


def _calls(connection: Connection, day: str) -> list[DayCall]:
    c = overviews.c
    wanted = select(
        c.hotline,
        c.started,
        c.verdict,
        c.emergency,
        c.needs_review,
        c.state,
        c.hearing,
        c.answer_ms,
    ).where(c.day == day)
    return [
        DayCall(
            hotline=row.hotline,
            hour=int(row.started[11:13]),
            verdict=row.verdict,
            emergency=row.emergency is not None,
            needs_review=row.needs_review,
            reviewed=row.state == State.REVIEWED,
            hearing=row.hearing,
            answer_ms=row.answer_ms,
        )
        for row in connection.execute(wanted)
    ]


def _asked(connection: Connection, day: str, most: int) -> list[tuple[str, int]]:
    times = func.count(turns.c.call_id.distinct())
    wanted = (
        select(turns.c.procedure, times)
        .join(overviews, overviews.c.call_id == turns.c.call_id)
        .where(overviews.c.day == day, turns.c.procedure.isnot(None))
        .group_by(turns.c.procedure)
        .order_by(times.desc(), turns.c.procedure)
        .limit(most)
    )
    return [(row[0], row[1]) for row in connection.execute(wanted)]
