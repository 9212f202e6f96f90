"""Looking after a service's database: opened when it can be, and filled from the spools."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from bot.core.errors import StorageError
from bot.storage.late_database import LateDatabase, way_out
from bot.storage.spool import SpooledCallStore
from bot.storage.spooled_reports import SpooledReports

log = logging.getLogger(__name__)


class DatabaseWatch:
    """Blocking; to be asked again and again. ``fault``: why the database does not work, or None.

    ``tell`` is given one line for people when that changes.
    """

    def __init__(
        self,
        database: LateDatabase,
        calls: SpooledCallStore,
        reports: SpooledReports,
        spool: Path,
        tell: Callable[[str], None] = log.error,
    ) -> None:
        self._tell = tell
        self.fault: StorageError | None = None
        self._database = database
        self._spools = (calls, reports)
        self._folder = spool

    def look(self) -> bool:
        """Whether the database works; then what waited for it is in it, once and in order."""
        try:
            self._database.check()
            for spool in self._spools:
                stopped = spool.catch_up().stopped
                if stopped is not None:
                    raise stopped
        except StorageError as error:
            if self.fault is None or self.fault.message != error.message:
                self._tell(what_to_do(error, self._folder))
            self.fault = error
            return False
        if self.fault is not None:
            log.info("The database works again")
        self.fault = None
        return True


def what_to_do(error: StorageError, spool: Path) -> str:
    """One line for whoever runs a service or a command whose database does not work."""
    return (
        f"{error.message}. Callers are answered; what they say waits in {spool} and comes into "
        f"the database as soon as it works. What to do: {way_out(error)}"
    )
