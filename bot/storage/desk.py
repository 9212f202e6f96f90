"""What people at the desk work with beside the calls: call-backs, blocks, reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Engine

from bot.core.blocks import Block
from bot.storage.audit import SqlAudit
from bot.storage.blocks import SqlBlockList
from bot.storage.callbacks import SqlCallBacks
from bot.storage.reports import SqlReportStore


@dataclass(frozen=True)
class Desk:
    """The stores behind the lists of the desk."""

    callbacks: SqlCallBacks
    blocks: SqlBlockList
    reports: SqlReportStore
    audit: SqlAudit


def desk(engine: Engine, clock: Callable[[], datetime]) -> Desk:
    return Desk(
        callbacks=SqlCallBacks(engine, clock),
        blocks=SqlBlockList(engine, clock),
        reports=SqlReportStore(engine, clock),
        audit=SqlAudit(engine, clock),
    )


class AuditedBlocks:
    """The block list as calls see it; each call that was answered as blocked is noted once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._noted: set[str] = set()

    def find(self, number: str) -> Block | None:
        """The block in force on a number. Raises StorageError."""
        return self._desk.blocks.find(number)

    def record(self, call_id: str) -> None:
        """Note that a call was answered as blocked. Raises StorageError."""
        if call_id not in self._noted:
            self._desk.audit.record("blocked_call", None, call_id)
            self._noted.add(call_id)
