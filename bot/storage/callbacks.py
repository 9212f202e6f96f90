"""The list of calls to call back: kept up with every turn, worked off by people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.engine import Connection, Engine

from bot.core.call import Call, Hotline, Turn
from bot.core.callbacks import (
    AT_ONCE,
    CallBack,
    Reason,
    after_break_off,
    missed,
    needed_after,
)
from bot.core.errors import StorageError
from bot.core.reports.redaction import redacted
from bot.storage.callback_tables import callbacks
from bot.storage.database import storage_errors, writing
from bot.storage.tables import calls

# A call that is not finished and silent for this long has died: it is to be called back, too.
DEAD_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class ListedCallBack:
    """One line of the list; moments are ISO 8601, ``phone`` None where nobody can be called."""

    call_id: str
    hotline: str
    reason: str
    urgency: int
    summary: str
    phone: str | None
    promised: str | None
    created: str
    updated: str
    done: str | None
    done_by: str | None
    note: str | None


class SqlCallBacks:
    """The list over a database."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def list(self, done: bool = False) -> list[ListedCallBack]:
        """Calls to call back in the order of what was heard: the most urgent first, among those
        alike the one that waits longest. ``done``: those already called back, too.

        A call that goes on is on it only when a person is needed at once. Raises StorageError.
        """
        dead = (self._clock() - DEAD_AFTER).isoformat(timespec="milliseconds")
        over = or_(
            calls.c.finished.is_not(None),
            callbacks.c.reason.in_([str(reason) for reason in AT_ONCE]),
            callbacks.c.promised.is_not(None),
            callbacks.c.updated < dead,
        )
        wanted = (
            select(callbacks)
            .select_from(callbacks.join(calls, calls.c.id == callbacks.c.call_id))
            .where(over)
            .order_by(
                callbacks.c.done.is_not(None),
                callbacks.c.urgency,
                callbacks.c.created,
                callbacks.c.call_id,
            )
        )
        if not done:
            wanted = wanted.where(callbacks.c.done.is_(None))
        with (
            storage_errors("read", "The call-backs cannot be read"),
            self._engine.connect() as connection,
        ):
            return [ListedCallBack(**row._mapping) for row in connection.execute(wanted)]

    def mark_done(self, call_id: str, person: str | None, note: str | None = None) -> None:
        """Note that somebody called back; the first one stands. Raises StorageError, with the
        code ``unknown_callback`` where there is nothing to do."""
        now = self._clock().isoformat(timespec="milliseconds")
        still_open = and_(callbacks.c.call_id == call_id, callbacks.c.done.is_(None))
        with (
            storage_errors("write", "The call-back cannot be marked"),
            writing(self._engine) as connection,
        ):
            values = {"done": now, "done_by": person, "note": note}
            changed = connection.execute(update(callbacks).where(still_open).values(**values))
        if changed.rowcount == 0:
            raise StorageError("unknown_callback", f"No call-back is open for the call {call_id}")


def note_start(connection: Connection, call: Call, now: datetime) -> None:
    """A call was picked up and nobody has been heard yet."""
    if _row(connection, call.id) is None:
        _put(connection, call.id, missed(call.hotline, call.caller), now)


def note_turn(connection: Connection, call_id: str, turn: Turn, now: datetime) -> None:
    """Bring up to date what is owed to the caller should the call break off now.

    Written in the transaction that keeps the turn. What a person has marked done stays.
    """
    row = _row(connection, call_id)
    if row is not None and row["done"] is not None:
        return
    reply = turn.reply
    if not turn.utterance.text.strip() and not (reply.degraded or reply.handover):
        return  # silence takes nothing off the list
    caller = connection.execute(select(calls.c.caller).where(calls.c.id == call_id)).scalar()
    needed = needed_after(turn, caller)
    if needed is None:
        _settle(connection, call_id, row)
    else:
        _put(connection, call_id, needed, now)


def note_break_off(connection: Connection, call: Call, now: datetime) -> None:
    """The line was lost: the call is on the list even where nothing else put it there.

    ``call`` as it is kept, without what names a caller who stays unnamed.
    """
    if _row(connection, call.id) is None and call.turns:
        _put(connection, call.id, after_break_off(call.turns[-1], call.caller), now)


def note_addition(connection: Connection, call_id: str, needed: CallBack, now: datetime) -> None:
    """Somebody added to a report of this call that there is danger: it is to be called back, even
    where a person has called back before.

    Nothing is noted where the call itself is not kept (yet).
    """
    kept = connection.execute(select(calls.c.caller).where(calls.c.id == call_id)).first()
    if kept is None:
        return
    row = _row(connection, call_id)
    if row is not None and row["done"] is not None:
        moment = now.isoformat(timespec="milliseconds")
        again: dict[str, str | None] = {"created": moment, "promised": None, "note": None}
        again.update(done=None, done_by=None)
        connection.execute(update(callbacks).where(callbacks.c.call_id == call_id).values(**again))
    _put(connection, call_id, needed, now)


def unname(connection: Connection, call_id: str, cover: Callable[[str], str]) -> None:
    """Forget the number and the name of a caller who asked to stay unnamed.

    ``cover`` covers what is known of them besides how they introduce themselves.
    """
    row = _row(connection, call_id)
    if row is not None:
        values = {"phone": None, "summary": cover(redacted(str(row["summary"])))}
        connection.execute(update(callbacks).where(callbacks.c.call_id == call_id).values(**values))


def _settle(connection: Connection, call_id: str, row: dict[str, object] | None) -> None:
    """Nothing is owed any more; a promise that was given is kept all the same, and so is danger
    that was added to a report."""
    if row is not None and row["promised"] is None and row["reason"] != str(Reason.ADDITION):
        connection.execute(delete(callbacks).where(callbacks.c.call_id == call_id))


def _put(connection: Connection, call_id: str, needed: CallBack, now: datetime) -> None:
    moment = now.isoformat(timespec="milliseconds")
    values = {
        "reason": str(needed.reason),
        "urgency": needed.urgency,
        "summary": needed.summary,
        "updated": moment,
    }
    if needed.phone is not None:  # a number that was left once stands
        values["phone"] = needed.phone
    if needed.promised is not None:
        values["promised"] = needed.promised
    row = _row(connection, call_id)
    if row is not None:
        if row["reason"] == str(Reason.ADDITION) != values["reason"] and row["done"] is None:
            for told in ("reason", "urgency", "summary"):
                del values[told]  # the danger that was added is what matters
        elif row["reason"] == values["reason"] and not needed.reported:
            del values["summary"]  # "cảm ơn" tells less than why a person was wanted
        connection.execute(update(callbacks).where(callbacks.c.call_id == call_id).values(**values))
        return
    hotline = connection.execute(select(calls.c.hotline).where(calls.c.id == call_id)).scalar()
    new = {"call_id": call_id, "hotline": hotline or str(Hotline.POLICE), "created": moment}
    connection.execute(callbacks.insert().values(**new, **values))


def _row(connection: Connection, call_id: str) -> dict[str, object] | None:
    found = connection.execute(select(callbacks).where(callbacks.c.call_id == call_id)).first()
    return dict(found._mapping) if found else None
