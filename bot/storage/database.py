"""The database: opened, set up for several writers, and brought to the newest schema."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from alembic.util.exc import CommandError
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from bot.core.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 5_000


def open_database(url: str, busy_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """The engine of a database whose schema is the newest; the file is made when missing.

    ``busy_ms``: how long a writer waits for another one before it gives up.

    Safe to call from several processes at once. Raises StorageError.
    """
    with storage_errors("open", "The database cannot be opened"):
        engine = connect(url, busy_ms)
        try:
            with _migration_lock(engine):
                migrate(engine)
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
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            options["poolclass"] = QueuePool  # a new connection costs more than a turn's rows
    engine = create_engine(url, future=True, hide_parameters=True, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", partial(_prepare_sqlite, busy_ms))
        event.listen(engine, "begin", _begin_sqlite)
    return engine


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


@contextmanager
def storage_errors(code: str, message: str) -> Iterator[None]:
    """Turn what the database or the disk says into a StorageError without any stored content."""
    try:
        yield
    except (SQLAlchemyError, CommandError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        raise StorageError(code, f"{message}: {type(reason).__name__}: {reason}") from error


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
    database = engine.url.database
    if engine.dialect.name != "sqlite" or database in (None, "", ":memory:"):
        yield
        return
    with Path(f"{database}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
