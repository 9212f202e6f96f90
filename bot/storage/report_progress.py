"""The reports of a call as people at the desk see them, and where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.engine import Connection, Engine

from bot.core.errors import StorageError
from bot.core.report import Incident, Report, Tip
from bot.core.reports.progress import Addition, Progress
from bot.storage.callback_tables import additions
from bot.storage.database import storage_errors, writing
from bot.storage.tables import incidents, tips

KINDS: Mapping[str, tuple[Table, type[Report]]] = {
    "incident": (incidents, Incident),
    "tip": (tips, Tip),
}


@dataclass(frozen=True)
class KeptReport:
    """A report as it is kept; ``kind`` is tip or incident, ``status_by`` who set the status."""

    kind: str
    id: int
    call_id: str
    report: Report
    created: str
    status: Progress
    status_at: str | None
    status_by: str | None
    additions: tuple[Addition, ...]


class SqlReportProgress:
    """Where reports stand. Every method raises StorageError."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def of_call(self, call_id: str) -> list[KeptReport]:
        """The reports of a call, incidents first, the oldest first."""
        with (
            storage_errors("read", "The reports cannot be read"),
            self._engine.connect() as reading,
        ):
            found = []
            for kind, (table, _) in KINDS.items():
                wanted = select(table).where(table.c.call_id == call_id).order_by(table.c.id)
                found += [_kept(reading, kind, row._mapping) for row in reading.execute(wanted)]
            return found

    def set(self, kind: str, report_id: int, status: Progress, person: str) -> KeptReport:
        """Set where a report stands; the report as it was before. Raises StorageError, with the
        code ``unknown_report`` where there is none."""
        table, _ = KINDS[kind]
        this = table.c.id == report_id
        stored = None if status is Progress.RECORDED else str(status)
        new = {
            "status": stored,
            "status_at": self._clock().isoformat(timespec="seconds"),
            "status_by": person,
        }
        with (
            storage_errors("write", "The report's status cannot be set"),
            writing(self._engine) as changes,
        ):
            row = changes.execute(select(table).where(this)).first()
            if row is None:
                raise StorageError("unknown_report", "There is no such report.")
            before = _kept(changes, kind, row._mapping)
            changes.execute(update(table).where(this).values(**new))
        return before

    def additions(self, receipts: Iterable[str]) -> dict[str, list[Addition]]:
        """What was added to some reports, in order, by their receipts."""
        with (
            storage_errors("read", "The additions cannot be read"),
            self._engine.connect() as reading,
        ):
            return additions_to(reading, receipts)


def additions_to(connection: Connection, receipts: Iterable[str]) -> dict[str, list[Addition]]:
    """What was added to some reports, in order, by their receipts."""
    wanted = select(additions).where(additions.c.receipt.in_(list(receipts)))
    found: dict[str, list[Addition]] = {}
    for row in connection.execute(wanted.order_by(additions.c.id)):
        one = Addition(row.receipt, row.text, row.created, row.emergency, row.priority)
        found.setdefault(row.receipt, []).append(one)
    return found


def _kept(connection: Connection, kind: str, row: Mapping[str, Any]) -> KeptReport:
    receipt = row["receipt"]
    added = additions_to(connection, [receipt]).get(receipt, []) if receipt else []
    return KeptReport(
        kind=kind,
        id=row["id"],
        call_id=row["call_id"],
        report=KINDS[kind][1].from_dict(row),
        created=row["created"],
        status=Progress.of(row["status"]),
        status_at=row["status_at"],
        status_by=row["status_by"],
        additions=tuple(added),
    )
