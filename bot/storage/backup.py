"""Everything that is kept, as one archive: the database, recordings, spoken replies, the spool."""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.core.errors import StorageError
from bot.storage.database import open_database, storage_errors

log = logging.getLogger(__name__)

DATABASE = "callbot.sqlite3"
CONTENTS = "contents.json"
SPOOL = "spool"
FOLDERS = ("recordings", "replies", SPOOL)


def back_up(database_url: str, var_dir: Path, archive: Path) -> int:
    """Write an archive of all that is kept, while the service may go on; the count of its files.

    The archive appears only when it is whole. Raises StorageError.
    """
    database = _file_of(database_url)
    with (
        storage_errors("backup", "The backup cannot be written"),
        tempfile.TemporaryDirectory(dir=archive.parent, prefix=".callbot-backup-") as folder,
    ):
        snapshot = Path(folder) / DATABASE
        _snapshot(database, snapshot)
        files = {DATABASE: snapshot, **_kept_files(var_dir)}
        sums = {name: _sha256(file) for name, file in files.items()}
        contents = Path(folder) / CONTENTS
        contents.write_text(json.dumps({"version": 1, "sha256": sums}, indent=1), "utf-8")
        fresh = Path(folder) / "archive"
        with tarfile.open(fresh, "w:gz") as tar:
            tar.add(contents, CONTENTS)
            for name, file in files.items():
                tar.add(file, name, recursive=False)
        fresh.chmod(0o600)
        fresh.replace(archive)
        return len(files)


def restore(database_url: str, var_dir: Path, archive: Path, now: datetime) -> Path | None:
    """Put an archive's contents in place; the folder that holds what was there before, if any.

    What waits in the spool goes on waiting, behind what the archive holds of it: it was heard while
    the database failed, and comes into the one restored. Nothing changes when the archive is
    damaged. Raises StorageError, also while the service runs.
    """
    database = _file_of(database_url)
    var_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (
        in_use(var_dir, alone=True),
        storage_errors("restore", "The backup cannot be restored"),
        tempfile.TemporaryDirectory(dir=var_dir, prefix=".restoring-") as folder,
    ):
        fresh = Path(folder)
        _unpack(archive, fresh)
        open_database(f"sqlite:///{fresh / DATABASE}").dispose()  # an older schema is brought up
        _take_over_spool(var_dir / SPOOL, fresh / SPOOL)
        before = var_dir / f"before-restore-{now:%Y%m%d-%H%M%S}"
        places = [(fresh / DATABASE, database)]
        places += [(fresh / name, var_dir / name) for name in FOLDERS]
        moved = False
        for source, place in places:
            for old in (place, *place.parent.glob(f"{place.name}-*")):
                if old.exists() and old != before:
                    before.mkdir(exist_ok=True, mode=0o700)
                    old.rename(before / old.name)
                    moved = True
            if source.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                source.rename(place)
        return before if moved else None


@contextmanager
def in_use(var_dir: Path, alone: bool = False) -> Iterator[None]:
    """Hold what is kept: the service together with others, a restore alone.

    A service whose folder cannot be written holds nothing: callers are answered all the same.
    Raises StorageError when that is not possible now.
    """
    with ExitStack() as held:
        try:
            var_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = held.enter_context((var_dir / "in-use.lock").open("w"))
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StorageError(
                "in_use", "The service is running or a restore is going on; stop that first."
            ) from error
        except OSError as error:
            if alone:
                raise StorageError("in_use", f"{var_dir} cannot be written: {error}") from error
            log.error("%s cannot be written (%s): nothing is kept there", var_dir, error.strerror)
        yield


def _file_of(database_url: str) -> Path:
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise StorageError(
            "not_a_file", "Only SQLite files are backed up here; use your database's own tools."
        )
    return Path(str(url.database))


def _snapshot(database: Path, target: Path) -> None:
    if not database.is_file():
        raise StorageError("no_database", f"There is no database at {database} yet.")
    try:
        with (
            closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise StorageError("backup", f"The database cannot be copied: {error}") from error


def _kept_files(var_dir: Path) -> dict[str, Path]:
    return {
        str(file.relative_to(var_dir)): file
        for name in FOLDERS
        for file in sorted((var_dir / name).rglob("*"))
        if file.is_file() and not file.is_symlink() and file.suffix != ".lock"
    }


def _take_over_spool(waiting: Path, restored: Path) -> None:
    """Put what waits here behind what waited when the archive was made; each repeats safely."""
    for here in sorted(waiting.glob("*.jsonl")):
        restored.mkdir(exist_ok=True, mode=0o700)
        behind = restored / here.name
        behind.touch(mode=0o600)
        with behind.open("r+b") as both:
            old = both.read()
            if old and not old.endswith(b"\n"):
                both.write(b"\n")
            both.write(here.read_bytes())


def _unpack(archive: Path, folder: Path) -> None:
    """The archive's files, each checked against its sum. Raises StorageError."""
    damaged = StorageError("damaged", f"{archive} is not a whole backup of Callbot")
    try:
        with tarfile.open(archive, "r:gz") as tar:
            contents = tar.extractfile(CONTENTS)
            if contents is None:
                raise damaged
            sums: dict[str, str] = json.load(contents)["sha256"]
            for name, wanted in sums.items():
                _unpack_file(tar, name, folder)
                if _sha256(folder / name) != wanted:
                    raise damaged
    except (tarfile.TarError, EOFError, KeyError, TypeError, ValueError) as error:
        raise damaged from error
    if not (folder / DATABASE).is_file():
        raise damaged


def _unpack_file(tar: tarfile.TarFile, name: str, folder: Path) -> None:
    """One ordinary file; a name that leads out of the folder is no name of a backup."""
    target = folder / name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise ValueError(name)
    source = tar.extractfile(name)
    if source is None:
        raise ValueError(name)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with target.open("wb") as file:
        while block := source.read(2**20):
            file.write(block)
    target.chmod(0o600)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while block := source.read(2**20):
            digest.update(block)
    return digest.hexdigest()
