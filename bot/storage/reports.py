"""Tips and incidents: written by the actions while they are taken, found again by receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from sqlalchemy import Table, and_, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Engine

from bot.core.report import Incident, Report, Tip
from bot.core.reports.redaction import redacted
from bot.storage.callback_tables import additions
from bot.storage.database import open_database, storage_errors, writing
from bot.storage.tables import calls, incidents, tips

LONGEST_ADDITION = 2000
VIETNAM = timezone(timedelta(hours=7))
R = TypeVar("R", bound=Report)


def _now() -> datetime:
    return datetime.now(VIETNAM)


@dataclass(frozen=True)
class ReceiptState:
    """What is told to whoever holds a receipt: nothing of what was reported, nor by whom.

    ``missing`` are fields nobody has answered; ``additions`` counts what was added later.
    """

    receipt: str
    kind: str
    missing: list[str]
    created: str
    updated: str
    additions: int


class SqlReportStore:
    """ReportStore over a database; takes an engine, or the address of one."""

    def __init__(self, database: Engine | str, clock: Callable[[], datetime] = _now) -> None:
        self._engine = open_database(database) if isinstance(database, str) else database
        self._clock = clock

    def save_tip(self, call_id: str, tip: Tip) -> None:
        """Keep a tip as it stands now; see ``_save``. Raises StorageError."""
        self._save(tips, call_id, tip)

    def save_incident(self, call_id: str, incident: Incident) -> None:
        """Keep an incident as it stands now; see ``_save``. Raises StorageError."""
        self._save(incidents, call_id, incident)

    def find_tip(self, receipt: str) -> Tip | None:
        """The tip that a receipt was given for."""
        return self._find(tips, Tip, receipt)

    def find_incident(self, receipt: str) -> Incident | None:
        """The incident that a receipt was given for."""
        return self._find(incidents, Incident, receipt)

    def find(self, receipt: str) -> Tip | Incident | None:
        """The report that a receipt was given for, of either kind; spaces and case are forgiven."""
        return self.find_tip(receipt) or self.find_incident(receipt)

    def unfinished_tip(self, caller: str, since: str) -> Tip | None:
        """The newest tip without a receipt of a caller, none of somebody who stays unnamed.

        ``since`` is ISO 8601. Raises StorageError.
        """
        wanted = (
            select(tips)
            .select_from(tips.join(calls, calls.c.id == tips.c.call_id))
            .where(calls.c.caller == caller, calls.c.anonymous.is_(False))
            .where(tips.c.anonymous.is_(False), tips.c.updated >= since)
            .order_by(tips.c.updated.desc(), tips.c.id.desc())
            .limit(1)
        )
        with (
            storage_errors("read", "The report cannot be read"),
            self._engine.connect() as connection,
        ):
            row = connection.execute(wanted).first()
        return Tip.from_dict(row._mapping) if row is not None and row.receipt is None else None

    def state(self, receipt: str) -> ReceiptState | None:
        """What whoever holds a receipt may know, or None. Raises StorageError."""
        wanted = _written(receipt)
        with (
            storage_errors("read", "The report cannot be read"),
            self._engine.connect() as connection,
        ):
            for table, kind in ((tips, Tip), (incidents, Incident)):
                row = connection.execute(select(table).where(table.c.receipt == wanted)).first()
                if row is not None:
                    added = select(func.count()).where(additions.c.receipt == wanted)
                    return ReceiptState(
                        wanted,
                        table.name.removesuffix("s"),
                        list(kind.from_dict(row._mapping).missing),
                        row.created,
                        row.updated,
                        connection.execute(added).scalar_one(),
                    )
        return None

    def add(self, receipt: str, text: str) -> bool:
        """Add what a reporter says later; False where no report has the receipt.

        What tells who the reporter is is left out. Raises StorageError.
        """
        if self.state(receipt) is None:
            return False
        kept = redacted(" ".join(text.split()))[:LONGEST_ADDITION]
        now = self._clock().isoformat(timespec="seconds")
        new = {"receipt": _written(receipt), "text": kept, "created": now}
        with (
            storage_errors("write", "The addition cannot be kept"),
            writing(self._engine) as connection,
        ):
            connection.execute(insert(additions).values(**new))
        return True

    def additions(self, receipt: str) -> list[str]:
        """What was added to a report, in order. Raises StorageError."""
        wanted = select(additions.c.text).where(additions.c.receipt == _written(receipt))
        with (
            storage_errors("read", "The additions cannot be read"),
            self._engine.connect() as connection,
        ):
            return list(connection.execute(wanted.order_by(additions.c.id)).scalars())

    def every(self) -> list[dict[str, Any]]:
        """Every report, the newest first: its columns, ``kind`` and ``additions`` (texts in order).

        Raises StorageError.
        """
        found = []
        with (
            storage_errors("read", "The reports cannot be read"),
            self._engine.connect() as connection,
        ):
            added: dict[str, list[str]] = {}
            for row in connection.execute(select(additions).order_by(additions.c.id)):
                added.setdefault(row.receipt, []).append(row.text)
            for table in (incidents, tips):
                kind = table.name.removesuffix("s")
                for row in connection.execute(select(table)):
                    report = {k: v for k, v in row._mapping.items() if k != "id"}
                    texts = added.get(report["receipt"] or "", [])
                    found.append({"kind": kind, **report, "additions": texts})
        return sorted(found, key=lambda report: str(report["created"]), reverse=True)

    def _save(self, table: Table, call_id: str, report: Report) -> None:
        """Insert a report, or bring the one with its receipt (or the call's open one) up to date.

        Once one report of a call is anonymous, none of them keeps a phone number.
        """
        if report.anonymous:
            report = replace(report, phone=None)
        values = _row(report)
        now = self._clock().isoformat(timespec="seconds")
        with (
            storage_errors("write", "The report cannot be kept"),
            writing(self._engine) as connection,
        ):
            found = _existing(connection, table, call_id, report.receipt)
            if found is None:
                connection.execute(
                    insert(table).values(call_id=call_id, created=now, updated=now, **values)
                )
            else:
                connection.execute(
                    update(table).where(table.c.id == found).values(updated=now, **values)
                )
            if report.anonymous:
                for reports in (tips, incidents):
                    connection.execute(
                        update(reports).where(reports.c.call_id == call_id).values(phone=None)
                    )

    def _find(self, table: Table, kind: type[R], receipt: str) -> R | None:
        wanted = "".join(receipt.split()).upper()
        with (
            storage_errors("read", "The report cannot be read"),
            self._engine.connect() as connection,
        ):
            row = connection.execute(select(table).where(table.c.receipt == wanted)).first()
        return kind.from_dict(row._mapping) if row else None


def _written(receipt: str) -> str:
    return "".join(receipt.split()).upper()


def _row(report: Report) -> Mapping[str, Any]:
    values = asdict(report)
    if report.receipt is not None:
        values["receipt"] = "".join(report.receipt.split()).upper()
    return values


def _existing(
    connection: Connection, table: Table, call_id: str, receipt: str | None
) -> int | None:
    """The row to bring up to date: the same receipt's, else the call's one without a receipt."""
    open_one = and_(table.c.call_id == call_id, table.c.receipt.is_(None))
    wanted = open_one
    if receipt is not None:
        wanted = or_(table.c.receipt == "".join(receipt.split()).upper(), open_one)
    order = table.c.receipt.is_(None)  # False (0) first: the row that has the receipt
    found: int | None = connection.execute(
        select(table.c.id).where(wanted).order_by(order, table.c.id.desc())
    ).scalar()
    return found
