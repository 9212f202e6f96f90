"""Keeping reports: off the event loop, and never in the way of a reply."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import lru_cache
from typing import TypeVar

from bot.core.emergencies.triage import Triage
from bot.core.errors import StorageError
from bot.core.report import Incident, Tip
from bot.core.reports.progress import Added, ReceiptState
from bot.settings import Settings, load_settings
from bot.storage.late_database import LateDatabase
from bot.storage.reports import SqlReportStore
from bot.storage.spooled_reports import SpooledReports

log = logging.getLogger(__name__)
T = TypeVar("T")

# A caller in danger does not wait long for a disk: SQLite's lock first, then the spool's fsync.
BUSY_MS = 200
LONGEST_WAIT_S = 0.5
# Storing takes 2 ms, but a busy event loop needs several rounds of 50 ms to hear of it: so long
# the loop itself waits, which costs the other conversations less than those rounds cost this one.
AT_ONCE_S = 0.05
FIRST_PAUSE_S, LONGEST_PAUSE_S = 2.0, 10.0

_saver = ThreadPoolExecutor(1, thread_name_prefix="reports")  # one: what is told later stays later
_running: set[asyncio.Task[None]] = set()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings, read once."""
    return load_settings()


@lru_cache(maxsize=1)
def database() -> LateDatabase:
    """The database of the settings, which may not be there yet."""
    return LateDatabase(settings().database_url)


def report_store() -> SqlReportStore:
    """The store of the settings; its first use opens the database. Raises StorageError."""
    if not database().tried:
        database().open()
    return _store()


@lru_cache(maxsize=1)
def _store() -> SqlReportStore:
    return SqlReportStore(database().engine(BUSY_MS))


@lru_cache(maxsize=1)
def spooled_reports() -> SpooledReports:
    """Reports in that store, or in the spool until it takes them."""
    return SpooledReports(lambda: report_store(), settings().var_dir / "spool")


async def keep(call_id: str, report: Tip | Incident) -> bool:
    """Store a report as it stands; False when it is not in the database yet.

    Then it is in the spool, unless the disk is slow or full, too, and comes into the database as
    soon as that takes it.
    """
    saving = _saver.submit(spooled_reports().keep, call_id, report)
    wait([saving], AT_ONCE_S)
    if not saving.done():
        await asyncio.wait([asyncio.wrap_future(saving)], timeout=LONGEST_WAIT_S)
    if not saving.done():
        log.warning("A report is not kept after %s s; it goes on", LONGEST_WAIT_S)
    _see_to_what_waits()
    return saving.done() and saving.result()


async def begin() -> None:
    """Open the database before a caller waits for it; keep what an earlier process had to leave."""
    await _try_again()
    if not database().is_open:  # reports wait; advice and answers need no database
        log.error("The database cannot be opened: reports wait in the spool")
    _see_to_what_waits()


async def state(receipt: str) -> ReceiptState | None:
    """Where the report with a receipt stands. Raises StorageError."""
    return await _ask(lambda store: store.state(receipt))


async def unfinished_tip(caller: str, since: str) -> Tip | None:
    """The tip of a caller that broke off since a moment (ISO 8601). Raises StorageError."""
    return await _ask(lambda store: store.unfinished_tip(caller, since))


async def add(receipt: str, text: str, heard: Triage | None = None) -> Added | None:
    """Add to the report with a receipt; None where there is none. ``heard``: the emergency that it
    tells of. Raises StorageError."""
    return await _ask(lambda store: store.add(receipt, text, heard))


async def _ask(question: Callable[[SqlReportStore], T]) -> T:
    try:
        return await asyncio.to_thread(lambda: question(report_store()))
    finally:
        _see_to_what_waits()


def _see_to_what_waits() -> None:
    """Try again behind the calls: a caller may never say another word."""
    if _something_waits() and not any(not task.done() for task in _running):
        task = asyncio.create_task(_insist())
        _running.add(task)
        task.add_done_callback(_running.discard)


def _something_waits() -> bool:
    closed = database().tried and not database().is_open
    return closed or spooled_reports().waiting


async def _insist() -> None:
    pause_s = FIRST_PAUSE_S
    while _something_waits():
        await asyncio.sleep(pause_s)
        pause_s = min(LONGEST_PAUSE_S, pause_s * 2)
        await _try_again()


async def _try_again() -> None:
    """Open the database and store what waits; what fails is logged once by the spool."""
    try:
        await asyncio.to_thread(database().open)
        await asyncio.to_thread(spooled_reports().catch_up)
    except StorageError as error:
        log.debug("Reports have to wait: %s", error.code)
