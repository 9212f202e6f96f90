"""Tips and incidents as lists, the newest first; personal data covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, case, func, or_, select
from sqlalchemy.engine import Connection, Engine

from bot.core.personal_data import covered, covered_report
from bot.core.report import Incident, Report, Tip
from bot.core.reports.progress import Addition, Progress
from bot.core.reports.receipts import find_receipt
from bot.storage.call_lists import CallFilter, conditions
from bot.storage.database import storage_errors
from bot.storage.overview_tables import overviews
from bot.storage.report_progress import additions_to
from bot.storage.tables import calls, incidents, tips

URGENT = ("P1", "P2")
TABLES: Mapping[str, tuple[Table, type[Report]]] = {
    "incidents": (incidents, Incident),
    "tips": (tips, Tip),
}


@dataclass(frozen=True)
class ReportFilter:
    """What a list is narrowed to; None and empty leave a thing open.

    ``since`` and ``until`` are dates (YYYY-MM-DD), both included. ``words`` are sought in what the
    caller said, as in the list of calls; a receipt finds its report.
    """

    hotline: str | None = None
    since: str | None = None
    until: str | None = None
    priority: str | None = None
    words: str = ""


@dataclass(frozen=True)
class ReportSums:
    """A filter's reports counted: all, those of priority P1 or P2, those without a place."""

    reports: int
    urgent: int
    without_place: int


@dataclass(frozen=True)
class ReportLine:
    """One report of a list; it and what was added to it have their personal data covered."""

    id: int
    call_id: str
    created: str
    updated: str
    report: Report
    status: Progress = Progress.RECORDED
    additions: tuple[Addition, ...] = ()

    @property
    def urgent(self) -> str | None:
        """The number that an addition calls for, while nobody is done with the report."""
        if self.status is Progress.CLOSED:
            return None
        return next((one.emergency for one in reversed(self.additions) if one.emergency), None)


class SqlReportLists:
    """Pages of tips and of incidents. Every method raises StorageError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self,
        kind: str,
        wanted: ReportFilter,
        limit: int,
        before: int | None = None,
        whole: bool = False,
    ) -> list[ReportLine]:
        """The newest "incidents" or "tips"; ``before`` is the id of the last one of the page
        before, ``whole`` leaves personal data uncovered."""
        table, made = TABLES[kind]
        query = select(table).order_by(table.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(table.c.id < before)
        with (
            storage_errors("read", "The reports cannot be read"),
            self._engine.connect() as reading,
        ):
            query = query.where(*_conditions(reading, table, wanted))
            rows = [row._mapping for row in reading.execute(query)]
            added = additions_to(reading, [row["receipt"] for row in rows if row["receipt"]])
            return [_line(row, made, added.get(row["receipt"], ()), whole) for row in rows]

    def sums(self, kind: str, wanted: ReportFilter) -> ReportSums:
        """The reports of a filter, counted."""
        table, _ = TABLES[kind]
        urgent = func.count(case((table.c.priority.in_(URGENT), 1)))
        nowhere = func.count(case((table.c["where"].is_(None), 1)))
        with (
            storage_errors("read", "The reports cannot be read"),
            self._engine.connect() as reading,
        ):
            query = select(func.count(), urgent, nowhere).select_from(table)
            return ReportSums(
                *reading.execute(query.where(*_conditions(reading, table, wanted))).one()
            )


def _conditions(connection: Connection, table: Table, wanted: ReportFilter) -> list[Any]:
    """What a row of a table of reports must fulfil to be in the list."""
    found: list[Any] = []
    if wanted.priority:
        found.append(table.c.priority == wanted.priority)
    if wanted.since:
        found.append(table.c.created >= wanted.since)
    if wanted.until:  # moments of that day begin with its date and go on with "T"
        found.append(table.c.created < f"{wanted.until}U")
    if wanted.hotline:
        of_hotline = select(calls.c.id).where(calls.c.hotline == wanted.hotline)
        found.append(table.c.call_id.in_(of_hotline))
    if wanted.words.strip():
        said = conditions(connection, CallFilter(words=wanted.words))
        found.append(
            or_(
                table.c.call_id.in_(select(overviews.c.call_id).where(*said)),
                *_coded(table, wanted),
            )
        )
    return found


def _coded(table: Table, wanted: ReportFilter) -> list[Any]:
    """The report whose receipt was typed, even where its call is in no list."""
    receipt = find_receipt(wanted.words)
    return [] if receipt is None else [table.c.receipt == receipt]


def _line(
    row: Mapping[str, Any], kind: type[Report], added: Sequence[Addition], whole: bool
) -> ReportLine:
    report = kind.from_dict(row)
    if not whole:
        report = kind.from_dict(covered_report(report.as_dict()))
        added = [replace(one, text=covered(one.text)) for one in added]
    return ReportLine(
        id=row["id"],
        call_id=row["call_id"],
        created=row["created"],
        updated=row["updated"],
        report=report,
        status=Progress.of(row["status"]),
        additions=tuple(added),
    )
