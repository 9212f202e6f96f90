"""A database that may not be there yet: opened when it can be, and until then every use fails fast.

A service starts without it. Whoever looks after the service opens it again and again; callers'
turns never do, because a database that is locked or on a sick disk takes its time to say so.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DisconnectionError

from bot.core.errors import StorageError
from bot.storage.database import connect, is_file, open_database, storage_errors

OPENING_MS = 1_000  # how long an attempt waits for another process that writes
_WAYS_OUT = (
    (
        ("not a database", "malformed", "file is encrypted"),
        "it is damaged: stop the service and `callbot restore BACKUP`, or move the file away and a "
        "new one is begun",
    ),
    (("is locked",), "another program holds it: end that one"),
    (("disk is full", "No space left"), "the disk is full: make room"),
    (
        ("readonly", "read-only", "unable to open", "ermission denied", "directory", "File exists"),
        "let this user write to it and to its folder",
    ),
)
_OTHERWISE = "see DATABASE_URL and VAR_DIR"

Identity = tuple[int, int]
_NO_FILE: Identity = (0, 0)  # of a database that is no file: nobody can put another in its place


class LateDatabase:
    """Makes engines at once; they connect while the database is open.

    ``tried``: whether somebody has tried to open it.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._file = Path(str(make_url(url).database)) if is_file(url) else None
        self._opening = Lock()
        self.tried = False
        self._opened: Identity | None = None
        self._probe = self.engine(OPENING_MS // 4)

    @property
    def is_open(self) -> bool:
        """Whether it could be opened, and is still the same one."""
        return self._opened is not None and self._opened == self._identity()

    def open(self) -> None:
        """Bring the schema to the newest, the file is made when missing; nothing happens to one
        that is open. Raises StorageError."""
        with self._opening:
            if self.is_open:
                return
            self._opened = None
            self.tried = True
            open_database(self._url, OPENING_MS).dispose()
            self._opened = self._identity()

    def check(self) -> None:
        """Open it if need be, and see whether it takes what is written. Raises StorageError.

        One that another process is writing to is fine.
        """
        self.open()
        try:
            with storage_errors("write", "The database cannot be written"):
                self._try_to_write()
        except StorageError as error:
            if not _is_busy(error):
                self._opened = None
                raise
            with storage_errors("read", "The database cannot be read"):
                self._try_to_read()

    def engine(self, busy_ms: int) -> Engine:
        """An engine that raises StorageError at once while the database is not open.

        ``busy_ms``: how long a writer waits for another one before it gives up.
        """
        engine = connect(self._url, busy_ms)
        event.listen(engine, "do_connect", self._refuse_unless_open)
        event.listen(engine, "connect", self._remember_which)
        event.listen(engine, "checkout", self._leave_one_that_was_replaced)
        return engine

    def _try_to_write(self) -> None:
        with self._probe.execution_options(callbot_writes=True).connect() as connection:
            change = connection.begin()
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
            change.rollback()

    def _try_to_read(self) -> None:
        with self._probe.connect() as connection:
            connection.exec_driver_sql("SELECT version_num FROM alembic_version")

    def _identity(self) -> Identity | None:
        """Which file it is; None where there is none."""
        if self._file is None:
            return _NO_FILE
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _refuse_unless_open(self, *_: Any) -> None:
        if not self.is_open:
            raise StorageError("not_open", "The database is not open")

    def _remember_which(self, _connection: Any, record: Any) -> None:
        record.info["identity"] = self._identity()

    def _leave_one_that_was_replaced(self, _connection: Any, record: Any, _proxy: Any) -> None:
        # Rows written to a file that was moved away would be lost with it.
        if record.info.get("identity") != self._identity() or not self.is_open:
            raise DisconnectionError("Another database took its place")


def way_out(error: StorageError) -> str:
    """What a person can do about a database that does not work, in a few words."""
    for signs, advice in _WAYS_OUT:
        if any(sign in error.message for sign in signs):
            return advice
    return _OTHERWISE


def _is_busy(error: StorageError) -> bool:
    return "is locked" in error.message
