"""The audit log: who did what, when and with which call; never what a caller said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import Engine

from bot.storage.database import storage_errors, writing
from bot.storage.tables import audit

LONGEST_DETAIL = 200


@dataclass(frozen=True)
class AuditEntry:
    """One event; ``at`` is ISO 8601, ``person`` None for somebody who is not signed in."""

    id: int
    at: str
    person: str | None
    event: str
    call_id: str | None
    detail: str | None


class SqlAudit:
    """Events are only ever added."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def record(
        self, event: str, person: str | None, call_id: str | None = None, detail: str | None = None
    ) -> None:
        """Note an event ("sign_in", "reveal", "export"). Raises StorageError.

        ``detail`` is for counts, names of fields and the like: never a caller's words or number.
        """
        with (
            storage_errors("write", "The event cannot be noted"),
            writing(self._engine) as changes,
        ):
            changes.execute(
                insert(audit).values(
                    at=self._clock().isoformat(timespec="milliseconds"),
                    person=person,
                    event=event,
                    call_id=call_id,
                    detail=detail and detail[:LONGEST_DETAIL],
                )
            )

    def last(self, person: str, call_id: str, events: Sequence[str]) -> AuditEntry | None:
        """The newest of some events of a person about a whole call. Raises StorageError.

        What has a detail is about a part of it, such as the number to call back.
        """
        wanted = (
            select(audit)
            .where(
                audit.c.call_id == call_id,
                audit.c.person == person,
                audit.c.event.in_(events),
                audit.c.detail.is_(None),
            )
            .order_by(audit.c.id.desc())
            .limit(1)
        )
        with (
            storage_errors("read", "The audit log cannot be read"),
            self._engine.connect() as reading,
        ):
            row = reading.execute(wanted).first()
        return AuditEntry(**row._mapping) if row else None

    def list(
        self, limit: int = 100, before: int | None = None, call_id: str | None = None
    ) -> list[AuditEntry]:
        """The newest events first; ``before`` is the id of the last one of the page before.
        Raises StorageError."""
        wanted = select(audit).order_by(audit.c.id.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(audit.c.id < before)
        if call_id is not None:
            wanted = wanted.where(audit.c.call_id == call_id)
        with (
            storage_errors("read", "The audit log cannot be read"),
            self._engine.connect() as reading,
        ):
            return [AuditEntry(**row._mapping) for row in reading.execute(wanted)]
