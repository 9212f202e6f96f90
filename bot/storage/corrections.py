"""Corrections of turns on their way into the training data: waiting, approved or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.engine import Engine

from bot.core.lessons import Lesson
from bot.storage.database import storage_errors, writing
from bot.storage.review_tables import corrections, reviews
from bot.storage.tables import turns

APPROVED, REFUSED = "approved", "refused"


@dataclass(frozen=True)
class Correction:
    """What a corrected turn teaches; ``heard`` and ``understood`` are what the assistant had.

    ``decision`` is None while it waits; moments are ISO 8601.
    """

    call_id: str
    turn: int
    lesson: Lesson
    heard: str
    understood: str | None
    author: str
    updated: str
    decision: str | None
    decided_by: str | None
    decided: str | None


class SqlCorrections:
    """Corrections over a database. Every method raises StorageError.

    Only calls that were marked as reviewed are shown for a decision: before that, a reviewer is
    still at work on them.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def waiting(self, limit: int | None = None) -> list[Correction]:
        """Those that wait for a decision, the oldest first."""
        return self._find(
            corrections.c.decision.is_(None),
            reviews.c.state == "reviewed",
            limit=limit,
        )

    def count_waiting(self) -> int:
        wanted = (
            select(func.count())
            .select_from(corrections.join(reviews, reviews.c.call_id == corrections.c.call_id))
            .where(corrections.c.decision.is_(None), reviews.c.state == "reviewed")
        )
        with storage_errors("read", "The corrections cannot be read"), self._engine.connect() as r:
            return int(r.execute(wanted).scalar() or 0)

    def decided(self, decision: str, limit: int | None = None) -> list[Correction]:
        """Those that were approved, or refused; the oldest first."""
        return self._find(corrections.c.decision == decision, limit=limit)

    def decide(self, call_id: str, turn: int, seen: Lesson, decision: str, who: str) -> bool:
        """Approve or refuse a lesson; False when it is no longer the one that was ``seen``."""
        this = (
            (corrections.c.call_id == call_id)
            & (corrections.c.turn == turn)
            & (corrections.c.text == seen.text)
            & (corrections.c.intent == seen.intent)
        )
        changed = update(corrections).where(this)
        with (
            storage_errors("write", "The decision cannot be kept"),
            writing(self._engine) as changes,
        ):
            result = changes.execute(
                changed.values(
                    decision=decision,
                    decided_by=who,
                    decided=self._clock().isoformat(timespec="seconds"),
                )
            )
        return bool(result.rowcount)

    def _find(self, *conditions: Any, limit: int | None = None) -> list[Correction]:
        wanted = (
            select(
                corrections,
                turns.c.text.label("heard"),
                turns.c.spoken,
                turns.c.intent.label("understood"),
            )
            .select_from(
                corrections.join(reviews, reviews.c.call_id == corrections.c.call_id).join(
                    turns,
                    (turns.c.call_id == corrections.c.call_id)
                    & (turns.c.number == corrections.c.turn),
                )
            )
            .where(*conditions)
            .order_by(corrections.c.updated, corrections.c.call_id, corrections.c.turn)
            .limit(limit)
        )
        with storage_errors("read", "The corrections cannot be read"), self._engine.connect() as r:
            return [_correction(row._mapping) for row in r.execute(wanted)]


def _correction(row: Any) -> Correction:
    return Correction(
        call_id=row["call_id"],
        turn=row["turn"],
        lesson=Lesson(row["text"], row["intent"]),
        heard=row["spoken"] or row["heard"],
        understood=row["understood"],
        author=row["author"],
        updated=row["updated"],
        decision=row["decision"],
        decided_by=row["decided_by"],
        decided=row["decided"],
    )
