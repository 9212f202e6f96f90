"""Keeping reports: off the event loop, and never in the way of a reply."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from functools import lru_cache
from typing import Any

from bot.core.errors import StorageError
from bot.core.report import Incident, Report, Tip
from bot.settings import Settings, load_settings
from bot.storage.reports import SqlReportStore

log = logging.getLogger(__name__)

# A caller in danger does not wait for a disk.
LONGEST_WAIT_S = 0.3
FIRST_PAUSE_S, LONGEST_PAUSE_S = 2.0, 60.0
_running: set[asyncio.Task[Any]] = set()
_latest: dict[tuple[str, type[Report]], Report] = {}


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings, read once."""
    return load_settings()


@lru_cache(maxsize=1)
def report_store() -> SqlReportStore:
    """The store of the settings, opened on first use."""
    return SqlReportStore(settings().database_url)


async def keep(call_id: str, report: Report) -> bool:
    """Store a report as it stands; False when it is not stored yet (it goes on in the background).

    A report that cannot be stored is tried again, until it is or a later turn brings a newer one.
    """
    _latest[call_id, type(report)] = report
    task = _beside(_save(call_id, report))
    _beside(_insist(call_id, report, task))
    try:
        return await asyncio.wait_for(asyncio.shield(task), LONGEST_WAIT_S)
    except asyncio.TimeoutError:
        log.warning("A report is not stored after %s s; it goes on", LONGEST_WAIT_S)
        return False


async def find(receipt: str) -> Tip | Incident | None:
    """The report with a receipt. Raises StorageError."""
    return await asyncio.to_thread(lambda: report_store().find(receipt))


async def unfinished_tip(caller: str, since: str) -> Tip | None:
    """The tip of a caller that broke off since a moment (ISO 8601). Raises StorageError."""
    return await asyncio.to_thread(lambda: report_store().unfinished_tip(caller, since))


async def add(receipt: str, text: str) -> bool:
    """Add to the report with a receipt; False where there is none. Raises StorageError."""
    return await asyncio.to_thread(lambda: report_store().add(receipt, text))


def _beside(work: Coroutine[Any, Any, bool]) -> asyncio.Task[bool]:
    task = asyncio.create_task(work)
    _running.add(task)
    task.add_done_callback(_running.discard)
    return task


async def _insist(call_id: str, report: Report, first: asyncio.Task[bool]) -> bool:
    """Try again what the first try could not store: the caller may never say another word."""
    stored = await first
    pause_s = FIRST_PAUSE_S
    while not stored:
        await asyncio.sleep(pause_s)
        pause_s = min(LONGEST_PAUSE_S, pause_s * 2)
        if _latest.get((call_id, type(report))) is not report:
            return False
        stored = await _save(call_id, report)
    if _latest.get((call_id, type(report))) is report:
        del _latest[call_id, type(report)]
    return True


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
