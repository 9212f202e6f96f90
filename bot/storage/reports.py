"""Tips and incidents: written by the actions while they are taken, found again by receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from sqlalchemy import Table, and_, func, insert, or_, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.core.callbacks import after_addition
from bot.core.emergencies.triage import Triage, triage
from bot.core.report import Incident, Report, Tip
from bot.core.reports.anonymity import Secrets
from bot.core.reports.progress import Added, Progress, ReceiptState
from bot.core.reports.redaction import IN_OWN_WORDS, redacted, redacted_report
from bot.storage.callback_tables import additions
from bot.storage.callbacks import note_addition
from bot.storage.database import forget_log, note_covered, open_database, storage_errors, writing
from bot.storage.tables import calls, incidents, tips, turns

LONGEST_ADDITION = 2000
VIETNAM = timezone(timedelta(hours=7))
R = TypeVar("R", bound=Report)


def _now() -> datetime:
    return datetime.now(VIETNAM)


class SqlReportStore:
    """ReportStore over a database; takes an engine, or the address of one."""

    def __init__(self, database: Engine | str, clock: Callable[[], datetime] = _now) -> None:
        self._engine = open_database(database) if isinstance(database, str) else database
        self._clock = clock

    def as_of(self, moment: datetime) -> SqlReportStore:
        """The same store at that moment, for what was told then and is kept only now."""
        return SqlReportStore(self._engine, lambda: moment)

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
            found = _with_receipt(connection, wanted)
            if found is None:
                return None
            table, row, report = found
            added = select(func.count()).where(additions.c.receipt == wanted)
            return ReceiptState(
                wanted,
                table.name.removesuffix("s"),
                list(report.missing),
                row.created,
                row.updated,
                connection.execute(added).scalar_one(),
                Progress.of(row.status),
                row.status_at,
            )

    def add(self, receipt: str, text: str, heard: Triage | None = None) -> Added | None:
        """Add what a reporter says later; None where no report has the receipt.

        ``heard``: an emergency that was found in it by more than its words.
        What tells who the reporter is is left out. An emergency raises the report's priority and
        puts it on the list of calls to call back. Raises StorageError.
        """
        kept = redacted(" ".join(text.split()))[:LONGEST_ADDITION]
        urgent = triage(text) or heard
        now = self._clock()
        moment = now.isoformat(timespec="seconds")
        new = {"receipt": _written(receipt), "text": kept, "created": moment}
        with (
            storage_errors("write", "The addition cannot be kept"),
            writing(self._engine) as connection,
        ):
            found = _with_receipt(connection, _written(receipt))
            if found is None:
                return None
            table, row, report = found
            if urgent is not None:
                report = report.with_details(priority=_highest(report.priority, urgent.priority))
                new.update(emergency=urgent.number, priority=urgent.priority)
                raised: dict[str, Any] = {"priority": report.priority, "updated": moment}
                if row.status == str(Progress.CLOSED):  # somebody has to look again
                    raised.update(status=None, status_at=moment, status_by=None)
                connection.execute(update(table).where(table.c.id == row.id).values(**raised))
                needed = after_addition(kept, report, urgent)
                note_addition(connection, row.call_id, needed, now)
            connection.execute(insert(additions).values(**new))
        return Added(urgent)

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

        Once one report of a call is anonymous, none of them keeps what names its reporter.
        """
        if report.anonymous:
            report = redacted_report(report)
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
                values["priority"] = _highest(
                    values["priority"], _raised_to(connection, report.receipt)
                )
                connection.execute(
                    update(table).where(table.c.id == found).values(updated=now, **values)
                )
            unnamed = report.anonymous or _is_unnamed(connection, call_id)
            covered = unnamed and _unname(connection, call_id)
            if covered:
                note_covered(connection)
        if covered:
            forget_log(self._engine)

    def _find(self, table: Table, kind: type[R], receipt: str) -> R | None:
        wanted = "".join(receipt.split()).upper()
        with (
            storage_errors("read", "The report cannot be read"),
            self._engine.connect() as connection,
        ):
            row = connection.execute(select(table).where(table.c.receipt == wanted)).first()
        return kind.from_dict(row._mapping) if row else None


def _is_unnamed(connection: Connection, call_id: str) -> bool:
    """Whether some report of a call is anonymous: then those that come later are, too."""
    return any(
        connection.execute(
            select(table.c.id).where(table.c.call_id == call_id, table.c.anonymous).limit(1)
        ).first()
        for table in (tips, incidents)
    )


def _unname(connection: Connection, call_id: str) -> bool:
    """Take out of all reports of a call what names its reporter; whether there was anything."""
    found: list[tuple[Table, int, Report]] = []
    for table, kind in ((tips, Tip), (incidents, Incident)):
        rows = connection.execute(select(table).where(table.c.call_id == call_id)).all()
        found += [(table, row.id, kind.from_dict(row._mapping)) for row in rows]
    told = [text for _, _, report in found for text in _texts(report).values()]
    told += connection.execute(select(turns.c.text).where(turns.c.call_id == call_id)).scalars()
    places = [report.where for _, _, report in found if report.where]
    secrets = Secrets(told, [report.phone for _, _, report in found], places or None)
    changed = False
    for table, row_id, report in found:
        fields = _texts(redacted_report(report))
        values = {"phone": None, **{name: secrets.cover(text) for name, text in fields.items()}}
        if values != {"phone": report.phone, **_texts(report)}:
            connection.execute(update(table).where(table.c.id == row_id).values(**values))
            changed = True
    return changed


def _texts(report: Report) -> dict[str, str]:
    """The fields of a report in the caller's own words."""
    fields = {name: getattr(report, name, None) for name in IN_OWN_WORDS}
    return {name: str(text) for name, text in fields.items() if text}


def _written(receipt: str) -> str:
    return "".join(receipt.split()).upper()


def _with_receipt(connection: Connection, receipt: str) -> tuple[Table, Row, Report] | None:
    """The table, the row and the report that a receipt was given for."""
    for table, kind in ((tips, Tip), (incidents, Incident)):
        row = connection.execute(select(table).where(table.c.receipt == receipt)).first()
        if row is not None:
            return table, row, kind.from_dict(row._mapping)
    return None


def _highest(*priorities: str | None) -> str | None:
    """The most urgent of some priorities: P1 before P4."""
    return min((priority for priority in priorities if priority), default=None)


def _raised_to(connection: Connection, receipt: str | None) -> str | None:
    """What an addition raised a report to: what its call still says does not lower that."""
    if receipt is None:
        return None
    wanted = select(func.min(additions.c.priority))
    found: str | None = connection.execute(
        wanted.where(additions.c.receipt == _written(receipt))
    ).scalar()
    return found


def _row(report: Report) -> dict[str, Any]:
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
