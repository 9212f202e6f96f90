"""The database: opened, set up for several writers, and brought to the newest schema."""

from __future__ import annotations

import fcntl
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from alembic.util.exc import CommandError
from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from bot.core.errors import StorageError

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 5_000
COVERED = 1  # SQLite's user_version: texts were covered since the file was last rewritten
LOG_TRIES = 3


def open_database(url: str, busy_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """The engine of a database whose schema is the newest; the file is made when missing.

    ``busy_ms``: how long a writer waits for another one before it gives up.

    Safe to call from several processes at once. Raises StorageError.
    """
    with storage_errors("open", "The database cannot be opened"):
        _make_folder(url)
        engine = connect(url, busy_ms)
        try:
            if not _is_newest(engine):
                with _migration_lock(engine):
                    migrate(engine)
            if _has_remnants(engine):
                with _migration_lock(engine):
                    _forget_remnants(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine


def connect(url: str, busy_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """An engine for a database as it is, without touching its schema."""
    parsed = make_url(url)
    options: dict[str, Any] = {}
    if parsed.get_backend_name() == "sqlite":
        options["connect_args"] = {"timeout": busy_ms / 1000, "check_same_thread": False}
        if parsed.database in (None, "", ":memory:"):
            options["poolclass"] = StaticPool  # one connection, or each would be its own database
        else:
            options["poolclass"] = QueuePool  # a new connection costs more than a turn's rows
    engine = create_engine(url, future=True, hide_parameters=True, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_prepare_sqlite, busy_ms))
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_file(url: str | URL) -> bool:
    """Whether a database is a file of SQLite's, given by its plain path."""
    parsed = make_url(url)
    name = parsed.database or ":memory:"
    plain = name != ":memory:" and not name.startswith("file:")
    return parsed.get_backend_name() == "sqlite" and plain


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to a revision; nothing happens when it is there already."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    command.upgrade(config, revision)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that will write: SQLite takes its lock at once, so that none fails later."""
    with engine.execution_options(callbot_writes=True).begin() as connection:
        yield connection


def forget_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which still holds rows as they were before a change.

    A reader who is in the way keeps it from being emptied; then it is at the next time. No other
    database keeps such a log in reach. Raises StorageError.
    """
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()  # within a transaction, as others begin one, it is refused
    try:
        for _ in range(LOG_TRIES):
            busy, *_rest = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return
    except sqlite3.Error as error:
        raise StorageError("log", f"The database's log cannot be emptied: {error}") from error
    finally:
        raw.close()


def note_covered(connection: Connection) -> None:
    """Say, within a transaction, that texts were covered: see ``_forget_remnants``."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {COVERED}")


def _has_remnants(engine: Engine) -> bool:
    if not is_file(engine.url):
        return False
    with engine.connect() as connection:
        return bool(connection.exec_driver_sql("PRAGMA user_version").scalar() == COVERED)


def _forget_remnants(engine: Engine) -> None:
    """Rewrite the file, so that nothing of a covered text is left between its rows.

    ``secure_delete`` wipes what is deleted, but a row that SQLite once moved from page to page can
    have left its bytes where it was: 3 of 4,000 texts that were changed at random. Only at a start,
    for nothing can be written meanwhile; where another process is in the way, at the next one.
    """
    if not _has_remnants(engine):
        return  # another process has done it
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM")
        raw.cursor().execute("PRAGMA user_version = 0")
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        log.warning("The database is not rewritten now: %s", error)
    finally:
        raw.close()


@contextmanager
def storage_errors(code: str, message: str) -> Iterator[None]:
    """Turn what the database or the disk says into a StorageError without any stored content."""
    try:
        yield
    except (SQLAlchemyError, CommandError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        raise StorageError(code, f"{message}: {type(reason).__name__}: {reason}") from error


def _make_folder(url: str) -> None:
    if is_file(url):
        folder = Path(str(make_url(url).database)).parent
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _is_newest(engine: Engine) -> bool:
    """Whether the schema is the newest: then nobody has to wait for the lock of a writer."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with engine.connect() as connection:
        now = MigrationContext.configure(connection).get_current_revision()
    return now == ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _prepare_sqlite(busy_ms: int, connection: Any, _record: Any) -> None:
    # The driver must not open transactions by itself: _begin_sqlite chooses their kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {busy_ms}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")  # a number that was taken out leaves no bytes
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("callbot_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _migration_lock(engine: Engine) -> Iterator[None]:
    """One migrating process at a time: the web and the dialogue process open together."""
    if not is_file(engine.url):
        yield
        return
    with Path(f"{engine.url.database}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
