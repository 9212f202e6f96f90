"""A file of what the database could not take: one JSON object a line, in order, until it is taken.

Several processes may write to it and read it. Nothing here ever logs what an entry holds.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy.exc import DataError, IntegrityError

from bot.core.errors import StorageError
from bot.storage.database import storage_errors

log = logging.getLogger(__name__)

Entry = dict[str, Any]

MOST_IN_MEMORY = 10_000  # entries, while neither the database nor the disk takes any


@dataclass(frozen=True)
class Replay:
    """What became of the entries; ``stopped``: why the database took no more, None if it did."""

    taken: int = 0
    left: int = 0
    torn: int = 0
    stopped: StorageError | None = None


class SpoolFile:
    """The entries in their order; threads and processes take turns."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._threads = RLock()
        self._depth = 0
        self._unwritten: list[str] = []
        self._stuck = False
        self._told = Replay()

    @property
    def waiting(self) -> bool:
        """Whether something is still to be replayed."""
        if self._unwritten:
            return True
        try:
            return self._file.exists()
        except OSError:  # a folder that this user may not look into
            return False

    def append(self, entry: Entry) -> bool:
        """Put an entry at the end; False when only memory holds it, because the disk does not."""
        with self.alone():
            self._unwritten.append(json.dumps(entry, ensure_ascii=False))
            del self._unwritten[:-MOST_IN_MEMORY]
            return self._write_down()

    def holds(self, words: str) -> bool:
        """Whether some entry contains these words (an id, say), as far as it can be read."""
        try:
            return self.waiting and any(words in line for line in self.lines())
        except StorageError:
            return False

    def lines(self) -> list[str]:
        """Every entry as it is written. Raises StorageError."""
        with self.alone(), storage_errors("spool", "The spool cannot be read"):
            self._write_down()
            return [*self._on_disk(), *self._unwritten]

    def rewrite(self, lines: list[str]) -> None:
        """Put these in the place of all entries, as a whole or not at all. Raises StorageError."""
        with self.alone(), storage_errors("spool", "The spool cannot be written"):
            if lines:
                self._replace(lines)
            elif self._file.exists():
                self._file.unlink(missing_ok=True)
            self._unwritten.clear()

    def replay(self, take: Callable[[Entry], None], of: Callable[[Entry], str]) -> Replay:
        """Give every entry to ``take`` in order, and keep those that it cannot take.

        ``take`` raises StorageError: where the entry is at fault, later ones of the same call
        (``of``) wait with it; where the database is, all of them do. While another process
        replays, nothing happens. Raises StorageError when the spool itself fails.
        """
        if not self.waiting:
            return Replay()
        with self._replaying() as mine:
            if not mine:
                return Replay(left=len(self.lines()))
            before = self.lines()
            # A database that is locked takes its time to say so: calls go on meanwhile.
            taken, torn, stopped = _give(before, take, of)
            with self.alone():
                now = self.lines()  # the same ones, perhaps protected meanwhile, and newer ones
                left = [line for line, done in zip(now, taken, strict=False) if not done]
                left += now[len(before) :]
                if left != now:
                    self.rewrite(left)
            return self._tell(Replay(sum(taken), len(left), torn, stopped))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread or process changes the file meanwhile."""
        with self._threads:
            if self._depth:  # held already, further up
                yield
                return
            self._depth += 1
            try:
                with _locked(self._file.with_suffix(".lock"), fcntl.LOCK_EX):
                    yield
            finally:
                self._depth -= 1

    @contextmanager
    def passing_by(self) -> Iterator[bool]:
        """Whether no replay is going on, nor begins meanwhile: then newer things may be kept
        without the spool, and nothing older comes after them."""
        held = fcntl.LOCK_SH | fcntl.LOCK_NB
        with _locked(self._file.with_suffix(".replay.lock"), held) as free:
            yield free

    @contextmanager
    def _replaying(self) -> Iterator[bool]:
        """Whether this is the only replay, which it stays until the end."""
        held = fcntl.LOCK_EX | fcntl.LOCK_NB
        with _locked(self._file.with_suffix(".replay.lock"), held) as mine:
            yield mine

    def _tell(self, replay: Replay) -> Replay:
        """Log what was replayed, and once what has to wait."""
        why, before = replay.stopped, self._told.stopped
        if replay.taken:
            log.info("%d entries of %s were replayed", replay.taken, self._file.name)
        if why is not None and (before is None or before.message != why.message):
            log.warning("The spool has to wait: %s", why.message)
        elif why is None and replay.left and replay.left != self._told.left:
            log.warning("%d entries of %s have to wait", replay.left, self._file.name)
        if replay.torn > self._told.torn:
            log.error("The spool holds a torn line; it stays there for a person to look at")
        self._told = replay
        return replay

    def _on_disk(self) -> list[str]:
        if not self._file.exists():
            return []
        # Not splitlines(): callers' words may hold other signs that end a line.
        text = self._file.read_text(encoding="utf-8", errors="surrogateescape")
        return [line for line in text.split("\n") if line]

    def _write_down(self) -> bool:
        """Put on the disk what waits in memory; False when that fails, which is said once."""
        if not self._unwritten:
            return True
        try:
            self._add("\n".join(self._unwritten) + "\n")
        except OSError as error:
            if not self._stuck:
                log.error(
                    "What the database cannot take cannot be written to %s either (%s): it waits "
                    "in memory. Make room there, or let this user write there",
                    self._file.parent,
                    error.strerror or type(error).__name__,
                )
            self._stuck = True
            return False
        if self._stuck:
            log.warning("%s can be written again", self._file.parent)
        self._unwritten.clear()
        self._stuck = False
        return True

    def _add(self, text: str) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file.touch(mode=0o600)
        with self._file.open("r+b") as spool:
            end = spool.seek(0, os.SEEK_END)
            try:
                # A line that a crash tore off must not take this one with it.
                spool.write(b"" if _whole_lines(self._file) else b"\n")
                spool.write(text.encode("utf-8", "surrogateescape"))
                spool.flush()
                os.fsync(spool.fileno())
            except OSError:
                os.ftruncate(spool.fileno(), end)  # half an entry would only be in the way
                raise

    def _replace(self, lines: list[str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        try:
            with fresh.open("wb") as spool:
                spool.write(("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
                spool.flush()
                os.fsync(spool.fileno())
            fresh.replace(self._file)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise


def is_at_fault(error: StorageError) -> bool:
    """Whether what was to be kept is why it could not be, rather than the database."""
    cause = error.__cause__
    return error.code == "storage.unknown_call" or isinstance(cause, IntegrityError | DataError)


def _give(
    lines: list[str], take: Callable[[Entry], None], of: Callable[[Entry], str]
) -> tuple[list[bool], int, StorageError | None]:
    """Which of the lines were taken, how many are torn, and what stopped the database."""
    taken: list[bool] = []
    held: set[str] = set()
    torn = 0
    for line in lines:
        try:
            entry = json.loads(line)
            call = of(entry)
            if call not in held:
                take(entry)
            taken.append(call not in held)
        except StorageError as error:
            if not is_at_fault(error):
                return [*taken, *[False] * (len(lines) - len(taken))], torn, error
            held.add(call)
            taken.append(False)
        except (ValueError, LookupError, TypeError, AttributeError):
            torn += 1
            taken.append(False)
    return taken, torn, None


def _whole_lines(file: Path) -> bool:
    with file.open("rb") as spool:
        if not spool.seek(0, os.SEEK_END):
            return True
        spool.seek(-1, os.SEEK_END)
        return spool.read(1) == b"\n"


@contextmanager
def _locked(file: Path, how: int) -> Iterator[bool]:
    """Hold a lock; False when another process does and ``how`` is not to wait for it.

    Where no lock can be made, because the folder cannot be written, there is none to share.
    """
    with ExitStack() as held:
        mine = True
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(held.enter_context(os.fdopen(opened, "r+b")), how)
        except BlockingIOError:
            mine = False
        except OSError as error:
            log.debug("There is no lock at %s: %s", file, error.strerror)
        yield mine
