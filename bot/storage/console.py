"""What the review console keeps and reads, over one database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine

from bot.storage.audit import SqlAudit
from bot.storage.call_lists import SqlCallLists
from bot.storage.calls import SqlCallStore
from bot.storage.corrections import SqlCorrections
from bot.storage.days import SqlDays
from bot.storage.neighbours import SqlNeighbours
from bot.storage.overviews import SqlOverviews
from bot.storage.people import SqlPeople
from bot.storage.report_lists import SqlReportLists
from bot.storage.report_progress import SqlReportProgress
from bot.storage.reviews import SqlReviewStore
from bot.storage.sign_ins import SqlSignIns


@dataclass(frozen=True)
class ConsoleStores:
    """The stores behind the console's pages."""

    people: SqlPeople
    sign_ins: SqlSignIns
    audit: SqlAudit
    calls: SqlCallStore
    overviews: SqlOverviews
    lists: SqlCallLists
    reports: SqlReportLists
    progress: SqlReportProgress
    days: SqlDays
    reviews: SqlReviewStore
    corrections: SqlCorrections
    neighbours: SqlNeighbours


def console_stores(
    engine: Engine, clock: Callable[[], datetime], longest_sign_in: timedelta
) -> ConsoleStores:
    return ConsoleStores(
        people=SqlPeople(engine, clock),
        sign_ins=SqlSignIns(engine, clock, longest_sign_in),
        audit=SqlAudit(engine, clock),
        calls=SqlCallStore(engine, clock),
        overviews=SqlOverviews(engine),
        lists=SqlCallLists(engine),
        reports=SqlReportLists(engine),
        progress=SqlReportProgress(engine, clock),
        days=SqlDays(engine),
        reviews=SqlReviewStore(engine, clock),
        corrections=SqlCorrections(engine, clock),
        neighbours=SqlNeighbours(engine),
    )
