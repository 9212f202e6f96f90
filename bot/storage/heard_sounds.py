"""Fingerprints of calls' sound: kept for a day, whoever restarts meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from bot.storage.database import storage_errors, writing
from bot.storage.heard_sound_table import heard_sounds
from bot.storage.tables import calls

AT_ONCE = 500  # ids in one question; SQLite takes no more than some thousand


class SqlFingerprints:
    """The KeptFingerprints port over a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def calls_since(self, moment: datetime) -> Sequence[str]:
        wanted = (
            select(heard_sounds.c.call_id)
            .where(heard_sounds.c.started >= moment.isoformat())
            .order_by(heard_sounds.c.started.desc())
        )
        with _reading(), self._engine.connect() as connection:
            return [row.call_id for row in connection.execute(wanted)]

    def of(self, call_ids: Sequence[str]) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        with _reading(), self._engine.connect() as connection:
            for start in range(0, len(call_ids), AT_ONCE):
                some = call_ids[start : start + AT_ONCE]
                wanted = select(heard_sounds.c.call_id, heard_sounds.c.marks)
                rows = connection.execute(wanted.where(heard_sounds.c.call_id.in_(some)))
                found.update({row.call_id: row.marks for row in rows})
        return found

    def keep(self, call_id: str, at: datetime, marks: bytes) -> None:
        """Of a call whose caller stays unnamed nothing is kept."""
        with (
            storage_errors("write", "A fingerprint cannot be kept"),
            writing(self._engine) as connection,
        ):
            forget_sound(connection, call_id)
            unnamed = select(calls.c.anonymous).where(calls.c.id == call_id)
            if not connection.execute(unnamed).scalar():
                row = {"call_id": call_id, "started": at.isoformat(), "marks": marks}
                connection.execute(heard_sounds.insert().values(**row))

    def forget_before(self, moment: datetime) -> None:
        old = delete(heard_sounds).where(heard_sounds.c.started < moment.isoformat())
        with (
            storage_errors("write", "Fingerprints cannot be removed"),
            writing(self._engine) as connection,
        ):
            connection.execute(old)


def forget_sound(connection: Connection, call_id: str) -> None:
    """Remove a call's fingerprint, within somebody else's transaction."""
    connection.execute(delete(heard_sounds).where(heard_sounds.c.call_id == call_id))


def _reading() -> AbstractContextManager[None]:
    return storage_errors("read", "Fingerprints cannot be read")
