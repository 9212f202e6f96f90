"""Tips and incidents as lists, the newest first; personal data covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Engine

from bot.core.personal_data import covered_report
from bot.core.report import Incident, Report, Tip
from bot.storage.database import storage_errors
from bot.storage.tables import incidents, tips


@dataclass(frozen=True)
class ReportLine:
    """One report of a list; ``report`` has its personal data covered."""

    id: int
    call_id: str
    created: str
    updated: str
    report: Report


class SqlReportLists:
    """Pages of tips and of incidents. Every method raises StorageError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def incidents(self, limit: int, before: int | None = None) -> list[ReportLine]:
        """The newest incidents; ``before`` is the id of the last one of the page before."""
        return self._page(incidents, Incident, limit, before)

    def tips(self, limit: int, before: int | None = None) -> list[ReportLine]:
        """The newest tips; ``before`` as in ``incidents``."""
        return self._page(tips, Tip, limit, before)

    def _page(
        self, table: Table, kind: type[Report], limit: int, before: int | None
    ) -> list[ReportLine]:
        wanted = select(table).order_by(table.c.id.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(table.c.id < before)
        with (
            storage_errors("read", "The reports cannot be read"),
            self._engine.connect() as reading,
        ):
            return [_line(row._mapping, kind) for row in reading.execute(wanted)]


def _line(row: Mapping[str, Any], kind: type[Report]) -> ReportLine:
    shown = kind.from_dict(covered_report(kind.from_dict(row).as_dict()))
    return ReportLine(row["id"], row["call_id"], row["created"], row["updated"], shown)
