"""Reviews with their history; nothing in a history is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.core.call import Call
from bot.core.lessons import lesson_of
from bot.core.review import Change, Edit, Field, Item, Outcome, Review, Value
from bot.storage.calls import load_call
from bot.storage.changed_calls import note_changed
from bot.storage.database import storage_errors, writing
from bot.storage.review_tables import corrections, review_changes, reviews


class SqlReviewStore:
    """Reviews over a database. Every method raises StorageError."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def get(self, call_id: str) -> Review:
        """The review of a call; an empty one where nobody has touched it."""
        with (
            storage_errors("read", "The review cannot be read"),
            self._engine.connect() as reading,
        ):
            return _load(reading, call_id)

    def save(
        self, call_id: str, edits: Sequence[Edit], seen: int, who: str
    ) -> tuple[Review, Outcome]:
        """Make edits by somebody who has seen version ``seen``; the review as it is then, and
        what became of each edit."""
        with (
            storage_errors("write", "The review cannot be kept"),
            writing(self._engine) as changes,
        ):
            review = _load(changes, call_id)
            outcome = review.save(edits, seen, who, self._clock())
            if outcome.changes:
                review = review.with_changes(outcome.changes)
                changes.execute(insert(review_changes), [_row(call_id, c) for c in outcome.changes])
                _keep_standing(changes, review)
                _keep_corrections(changes, review, outcome.changes)
        return review, outcome


def _load(connection: Connection, call_id: str) -> Review:
    wanted = (
        select(review_changes)
        .where(review_changes.c.call_id == call_id)
        .order_by(review_changes.c.version)
    )
    return Review(call_id, tuple(_change(row._mapping) for row in connection.execute(wanted)))


def _row(call_id: str, change: Change) -> dict[str, Any]:
    return {
        "call_id": call_id,
        "version": change.version,
        "field": change.item.field.value,
        "turn": change.item.turn,
        "old": change.old,
        "new": change.new,
        "who": change.who,
        "at": change.when.isoformat(timespec="milliseconds"),
    }


def _change(row: Mapping[str, Any]) -> Change:
    return Change(
        version=row["version"],
        item=Item(Field(row["field"]), row["turn"]),
        old=_value(row["old"]),
        new=_value(row["new"]),
        who=row["who"],
        when=datetime.fromisoformat(row["at"]),
    )


def _value(kept: Any) -> Value:
    """JSON knows lists only."""
    return tuple(kept) if isinstance(kept, list) else kept


def _keep_standing(connection: Connection, review: Review) -> None:
    """Where the review stands now, for lists of calls."""
    last = review.changes[-1]
    tags = review.value(Item(Field.TAGS))
    row = {
        "call_id": review.call_id,
        "version": review.version,
        "state": review.state.value,
        "verdict": review.value(Item(Field.VERDICT)),
        "notes": review.value(Item(Field.NOTES)),
        "tags": list(tags) if isinstance(tags, tuple) else [],
        "reviewer": last.who,
        "updated": last.when.isoformat(timespec="milliseconds"),
    }
    connection.execute(delete(reviews).where(reviews.c.call_id == review.call_id))
    connection.execute(insert(reviews), row)
    note_changed(connection, review.call_id)


def _keep_corrections(connection: Connection, review: Review, changes: Iterable[Change]) -> None:
    """What the turns that were just changed teach now: as new, so it waits for a decision."""
    touched = {change.item.turn: change for change in changes if change.item.field.of_turn}
    if not touched:
        return
    call: Call | None = load_call(connection, review.call_id)
    for turn in call.turns if call else ():
        change = touched.get(turn.number)
        if change is None:
            continue
        lesson = lesson_of(turn, review)
        this = (corrections.c.call_id == review.call_id) & (corrections.c.turn == turn.number)
        connection.execute(delete(corrections).where(this))
        if lesson is not None:
            connection.execute(
                insert(corrections).values(
                    call_id=review.call_id,
                    turn=turn.number,
                    text=lesson.text,
                    intent=lesson.intent,
                    author=change.who,
                    updated=change.when.isoformat(timespec="milliseconds"),
                )
            )
