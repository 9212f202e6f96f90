"""How often a number has called lately, and how many of those calls were a nuisance."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.engine import Engine

from bot.core.nuisance_history import DAYS, CallHistory
from bot.storage.database import storage_errors
from bot.storage.tables import assessments, calls


class SqlCallerHistory:
    """Reads what SqlCallStore wrote. Anonymous calls hold no number, so they are in no history."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, caller: str, before: datetime) -> CallHistory:
        """The week's earlier calls of a number. Raises StorageError."""
        since = before - timedelta(days=DAYS)
        whole = and_(
            assessments.c.call_id == calls.c.id,
            assessments.c.turn == 0,
            assessments.c.verdict == "nuisance",
        )
        wanted = (
            select(func.count(calls.c.id), func.count(assessments.c.call_id))
            .select_from(calls.outerjoin(assessments, whole))
            .where(calls.c.caller == caller)
            .where(calls.c.started >= since.isoformat())
            .where(calls.c.started < before.isoformat())
        )
        with (
            storage_errors("read", "The calls cannot be read"),
            self._engine.connect() as connection,
        ):
            count, flagged = connection.execute(wanted).one()
        return CallHistory(calls=count, flagged=flagged)
