"""Where a command keeps its calls: in the database, or in the spool while that does not work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.storage.late_database import LateDatabase
    from bot.storage.spool import SpooledCallStore


@contextmanager
def keeping_calls(settings: Settings) -> Iterator[tuple[LateDatabase, SpooledCallStore]]:
    """The database and the store of calls; a line on stderr says that the database does not work.

    What waits is stored before and after, if it can be.
    """
    from bot import wiring
    from bot.commands.output import complain
    from bot.database_watch import DatabaseWatch

    database = wiring.late_database(settings)
    store = wiring.call_store(settings, database)
    spool = wiring.spool_folder(settings)
    reports = wiring.waiting_reports(settings, database)
    watch = DatabaseWatch(database, store, reports, spool, tell=complain)
    watch.look()
    try:
        yield database, store
    finally:
        watch.look()
