"""Calls with their turns, segments and assessments; each turn is committed by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Table, and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql.dml import Insert

from bot.core.call import BROKEN_OFF, Call, Turn
from bot.core.errors import StorageError
from bot.core.nuisance import NONE_ASSESSED, NuisanceAssessment
from bot.core.transcript import Segment
from bot.storage.callbacks import note_break_off, note_start, note_turn
from bot.storage.changed_calls import note_changed
from bot.storage.database import forget_log, note_covered, open_database, storage_errors, writing
from bot.storage.rows import (
    Row,
    assessment_from_row,
    assessment_row,
    call_from_row,
    call_row,
    segment_from_row,
    segment_row,
    turn_from_row,
    turn_row,
)
from bot.storage.tables import assessments, calls, segments, turns
from bot.storage.unnaming import cover_call

VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class CallSummary:
    """One line of a list of calls; ``finished`` is None while it goes on, or when it died."""

    id: str
    hotline: str
    started: str
    finished: str | None
    seconds: float
    turns: int
    verdict: str


def _now() -> datetime:
    return datetime.now(VIETNAM)


class SqlCallStore:
    """CallStore over a database; takes an engine, or the address of one.

    Every method may be repeated with the same call or turn: the later one wins.
    """

    def __init__(self, database: Engine | str, clock: Callable[[], datetime] = _now) -> None:
        self._engine = open_database(database) if isinstance(database, str) else database
        self._clock = clock

    def as_of(self, moment: datetime) -> SqlCallStore:
        """The same store at that moment, for what was heard then and is kept only now."""
        return SqlCallStore(self._engine, lambda: moment)

    def start(self, call: Call) -> None:
        with _writing(self._engine) as connection:
            row = call_row(call)
            if _anonymous(connection, call.id):
                row.update(caller=None, file=None)
            _put(connection, calls, row)
            note_start(connection, call, self._clock())
            note_changed(connection, call.id)

    def keep_recording(self, call_id: str, recording: Path) -> None:
        """Note the kept copy of the recording, by its name inside the recordings' folder."""
        with _writing(self._engine) as connection:
            _change_call(connection, call_id, recording=recording.name)

    def drop_recordings(self, call_id: str) -> None:
        """Note that no sound of the caller is kept any more."""
        with _writing(self._engine) as connection:
            _change_call(connection, call_id, recording=None)
            connection.execute(
                update(turns).where(turns.c.call_id == call_id).values(recording=None)
            )

    def add_segments(self, call_id: str, heard: Sequence[Segment], first: int = 1) -> None:
        """Keep what was heard, before anything is made of it; ``first`` numbers the segments."""
        with _writing(self._engine) as connection:
            for number, segment in enumerate(heard, start=first):
                _put(connection, segments, segment_row(call_id, number, segment))
            if _anonymous(connection, call_id):
                _protect(connection, call_id)

    def add_turn(self, call_id: str, turn: Turn) -> None:
        with _writing(self._engine) as connection:
            _put(connection, turns, turn_row(call_id, turn))
            _put_assessment(connection, call_id, turn.number, turn.reply.nuisance)
            if _asks_to_stay_unnamed(turn) or _anonymous(connection, call_id):
                _protect(connection, call_id)
            note_turn(connection, call_id, turn, self._clock())
            note_changed(connection, call_id)

    def protect(self, call: Call) -> None:
        """Free all that is kept of a call of what tells who called; ``call`` as it is known while
        it goes on. Raises StorageError."""
        with _writing(self._engine) as connection:
            _protect(connection, call.id, call)
            note_changed(connection, call.id)
        forget_log(self._engine)

    def finish(self, call: Call) -> None:
        """Close a call: its length, timings and the assessment of the whole."""
        with _writing(self._engine) as connection:
            _change_call(
                connection,
                call.id,
                finished=self._clock().isoformat(timespec="milliseconds"),
                seconds=call.seconds,
                asr_model=call.asr_model,
                timings_ms=dict(call.timings_ms),
                ended=call.ended,
            )
            _put_assessment(connection, call.id, 0, call.nuisance)
            if call.ended == BROKEN_OFF and (kept := load_call(connection, call.id)) is not None:
                note_break_off(connection, kept, self._clock())
            note_changed(connection, call.id)

    def get(self, call_id: str) -> Call | None:
        """A whole call with its turns, or None. Raises StorageError."""
        with _reading(self._engine) as connection:
            return load_call(connection, call_id)

    def unfinished(self, before: datetime) -> list[Call]:
        """Calls begun before a moment that nobody finished, the oldest first. Raises
        StorageError."""
        wanted = (
            select(calls.c.id)
            .where(calls.c.finished.is_(None), calls.c.started < before.isoformat())
            .order_by(calls.c.started, calls.c.id)
        )
        with _reading(self._engine) as connection:
            found = [load_call(connection, row.id) for row in connection.execute(wanted).all()]
        return [call for call in found if call is not None]

    def segments(self, call_id: str) -> list[Segment]:
        """What was heard in a call, in order. Raises StorageError."""
        wanted = select(segments).where(segments.c.call_id == call_id).order_by(segments.c.number)
        with _reading(self._engine) as connection:
            return [segment_from_row(row._mapping) for row in connection.execute(wanted)]

    def recording(self, call_id: str) -> str | None:
        """The name of the kept recording, inside the recordings' folder. Raises StorageError."""
        with _reading(self._engine) as connection:
            name: str | None = connection.execute(
                select(calls.c.recording).filter_by(id=call_id)
            ).scalar()
        return name

    def list(self, limit: int = 100, before: CallSummary | None = None) -> list[CallSummary]:
        """The newest calls first; ``before`` is the last one of the page before. Raises
        StorageError."""
        count = (
            select(func.count()).where(turns.c.call_id == calls.c.id).correlate(calls)
        ).scalar_subquery()
        whole = and_(assessments.c.call_id == calls.c.id, assessments.c.turn == 0)
        wanted = (
            select(calls, count.label("turns"), assessments.c.verdict)
            .select_from(calls.outerjoin(assessments, whole))
            .order_by(calls.c.started.desc(), calls.c.id)
            .limit(limit)
        )
        if before is not None:
            same_moment = and_(calls.c.started == before.started, calls.c.id > before.id)
            wanted = wanted.where(or_(calls.c.started < before.started, same_moment))
        with _reading(self._engine) as connection:
            return [_summary(row._mapping) for row in connection.execute(wanted)]

    def ping(self) -> None:
        """Raises StorageError when the database cannot be read."""
        with _reading(self._engine) as connection:
            connection.execute(select(calls.c.id).limit(1)).first()


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with storage_errors("write", "The call cannot be kept"), writing(engine) as connection:
        yield connection


@contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    with (
        storage_errors("read", "The calls cannot be read"),
        engine.connect() as connection,
        connection.begin(),
    ):
        yield connection


def _put(connection: Connection, table: Table, row: Row) -> None:
    """Insert a row, or overwrite the one with its primary key."""
    connection.execute(_upsert(table, connection.dialect.name), row)


@cache
def _upsert(table: Table, dialect: str) -> Insert:
    """Built once a table, so that SQLAlchemy compiles it once too."""
    new = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    values = {c.name: new.excluded[c.name] for c in table.columns if c.name not in keys}
    if table is calls:  # what another method of the store writes stays as it is
        for kept in ("recording", "finished", "anonymous"):
            del values[kept]
    return new.on_conflict_do_update(index_elements=keys, set_=values)


def _change_call(connection: Connection, call_id: str, **values: Any) -> None:
    changed = connection.execute(update(calls).where(calls.c.id == call_id).values(**values))
    if changed.rowcount == 0:
        raise StorageError("unknown_call", f"The call {call_id} is not in the database")


def _put_assessment(
    connection: Connection, call_id: str, turn: int, nuisance: NuisanceAssessment
) -> None:
    _put(connection, assessments, assessment_row(call_id, turn, nuisance))


def _anonymous(connection: Connection, call_id: str) -> bool:
    return bool(connection.execute(select(calls.c.anonymous).filter_by(id=call_id)).scalar())


def load_call(connection: Connection, call_id: str) -> Call | None:
    """A whole call with its turns, or None, within somebody else's transaction."""
    found = connection.execute(select(calls).where(calls.c.id == call_id)).first()
    if found is None:
        return None
    call = call_from_row(found._mapping)
    assessed = {
        row.turn: assessment_from_row(row._mapping)
        for row in connection.execute(select(assessments).where(assessments.c.call_id == call_id))
    }
    call.nuisance = assessed.get(0, NONE_ASSESSED)
    wanted = select(turns).where(turns.c.call_id == call_id).order_by(turns.c.number)
    call.turns = [
        turn_from_row(row._mapping, assessed.get(row.number, NONE_ASSESSED))
        for row in connection.execute(wanted)
    ]
    return call


def _summary(row: Mapping[str, Any]) -> CallSummary:
    return CallSummary(
        id=row["id"],
        hotline=row["hotline"],
        started=row["started"],
        finished=row["finished"],
        seconds=row["seconds"],
        turns=row["turns"],
        verdict=row["verdict"] or NONE_ASSESSED.verdict,
    )


def _asks_to_stay_unnamed(turn: Turn) -> bool:
    return any(report and report.anonymous for report in (turn.reply.tip, turn.reply.incident))


def _protect(connection: Connection, call_id: str, known: Call | None = None) -> None:
    """Free every row of a call of what tells who called; ``known`` as in ``cover_call``."""
    kept = load_call(connection, call_id)
    if kept is not None:
        cover_call(connection, kept, known)
        note_covered(connection)
