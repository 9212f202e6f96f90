"""Keeping reports: off the event loop, and never in the way of a reply."""

from __future__ import annotations

import asyncio
import logging
from functools import lru_cache

from bot.core.errors import StorageError
from bot.core.report import Incident, Report, Tip
from bot.settings import load_settings
from bot.storage.reports import SqlReportStore

log = logging.getLogger(__name__)

# A caller in danger does not wait for a disk.
LONGEST_WAIT_S = 1.5
_running: set[asyncio.Task[bool]] = set()


@lru_cache(maxsize=1)
def report_store() -> SqlReportStore:
    """The store of the settings, opened on first use."""
    return SqlReportStore(load_settings().database_url)


async def keep(call_id: str, report: Report) -> bool:
    """Store a report as it stands; False when it is not stored yet (it goes on in the background).

    A report that cannot be stored stays in its slot, and the next turn stores it again.
    """
    task = asyncio.create_task(_save(call_id, report))
    _running.add(task)
    task.add_done_callback(_running.discard)
    try:
        return await asyncio.wait_for(asyncio.shield(task), LONGEST_WAIT_S)
    except asyncio.TimeoutError:
        log.warning("A report is not stored after %s s; it goes on", LONGEST_WAIT_S)
        return False


async def find(receipt: str) -> Tip | Incident | None:
    """The report with a receipt. Raises StorageError."""
    return await asyncio.to_thread(lambda: report_store().find(receipt))


async def _save(call_id: str, report: Report) -> bool:
    try:
        if isinstance(report, Tip):
            await asyncio.to_thread(lambda: report_store().save_tip(call_id, report))
        elif isinstance(report, Incident):
            await asyncio.to_thread(lambda: report_store().save_incident(call_id, report))
    except StorageError as error:
        log.error("A report cannot be stored: %s", error.code)
        return False
    return True
