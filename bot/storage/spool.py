"""A call store that does not lose what the database cannot take: kept in a file, replayed later."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from bot.core.call import Call, Turn
from bot.core.errors import StorageError
from bot.core.transcript import Segment
from bot.storage import rows
from bot.storage.calls import SqlCallStore
from bot.storage.database import storage_errors

log = logging.getLogger(__name__)

Entry = dict[str, Any]


class SpooledCallStore:
    """CallStore that passes on to another one; every method repeats safely, so does a replay."""

    def __init__(self, store: SqlCallStore, folder: Path) -> None:
        self._store = store
        self._file = folder / "calls.jsonl"
        self._one_at_a_time = Lock()
        self._behind = False

    def start(self, call: Call) -> None:
        self._try(lambda: self._store.start(call), {"start": rows.call_row(call)})

    def keep_recording(self, call_id: str, recording: Path) -> None:
        entry = {"recording": [call_id, recording.name]}
        self._try(lambda: self._store.keep_recording(call_id, recording), entry)

    def drop_recordings(self, call_id: str) -> None:
        self._try(lambda: self._store.drop_recordings(call_id), {"no_recordings": call_id})

    def add_segments(self, call_id: str, heard: Sequence[Segment], first: int = 1) -> None:
        numbered = [rows.segment_row(call_id, n, s) for n, s in enumerate(heard, start=first)]
        self._try(
            lambda: self._store.add_segments(call_id, heard, first),
            {"segments": [call_id, first, numbered]},
        )

    def add_turn(self, call_id: str, turn: Turn) -> None:
        entry = {
            "turn": rows.turn_row(call_id, turn),
            "nuisance": rows.assessment_row(call_id, turn.number, turn.reply.nuisance),
        }
        self._try(lambda: self._store.add_turn(call_id, turn), entry)

    def finish(self, call: Call) -> None:
        whole = rows.assessment_row(call.id, 0, call.nuisance)
        entry = {"finish": rows.call_row(call), "nuisance": whole}
        self._try(lambda: self._store.finish(call), entry)

    def ping(self) -> None:
        """Raises StorageError when the store behind cannot be read."""
        self._store.ping()

    @property
    def waiting(self) -> bool:
        """Whether something is still to be replayed."""
        return self._file.exists()

    def replay(self) -> int:
        """Give the store what it could not take; the count of entries still left. Raises
        StorageError when the spool itself cannot be read or written."""
        with storage_errors("spool", "The spool cannot be replayed"):
            with self._one_at_a_time:
                lines = self._lines()
            # A database that is locked takes seconds to say so: calls go on meanwhile.
            left = [line for line in lines if not self._replay_line(line)]
            with self._one_at_a_time:
                left += self._lines()[len(lines) :]
                self._rewrite(left)
            return len(left)

    def _lines(self) -> list[str]:
        return self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []

    def _replay_line(self, line: str) -> bool:
        """False when the line has to wait."""
        try:
            entry = json.loads(line)
        except ValueError:
            log.error("The spool holds a torn line; it stays there for a person to look at")
            return False
        try:
            _apply(self._store, entry)
        except StorageError as error:
            log.warning("The spool has to wait: %s", error.message)
            return False
        return True

    def _try(self, write: Callable[[], None], entry: Entry) -> None:
        if self._behind and self.waiting:
            # The order is kept, and nobody waits for a database that is known to fail.
            self._append(entry)
            return
        try:
            write()
            self._behind = False
        except StorageError as error:
            log.error("The database failed (%s): the call goes to the spool", error.code)
            self._append(entry)
            self._behind = True

    def _append(self, entry: Entry) -> None:
        line = json.dumps(entry, ensure_ascii=False)
        with self._one_at_a_time, storage_errors("spool", "The spool cannot be written"):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file.touch(mode=0o600)
            with self._file.open("a", encoding="utf-8") as spool:
                # A line that a crash tore off must not take this one with it.
                spool.write(f"{line}\n" if self._whole_lines() else f"\n{line}\n")
                spool.flush()
                os.fsync(spool.fileno())

    def _whole_lines(self) -> bool:
        with self._file.open("rb") as spool:
            if not spool.seek(0, os.SEEK_END):
                return True
            spool.seek(-1, os.SEEK_END)
            return spool.read(1) == b"\n"

    def _rewrite(self, lines: list[str]) -> None:
        if not lines:
            self._file.unlink(missing_ok=True)
            return
        fresh = self._file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
        fresh.replace(self._file)


def _apply(store: SqlCallStore, entry: Entry) -> None:
    if "start" in entry:
        store.start(rows.call_from_row(entry["start"]))
    elif "recording" in entry:
        call_id, name = entry["recording"]
        store.keep_recording(call_id, Path(name))
    elif "no_recordings" in entry:
        store.drop_recordings(entry["no_recordings"])
    elif "segments" in entry:
        call_id, first, numbered = entry["segments"]
        store.add_segments(call_id, [rows.segment_from_row(row) for row in numbered], first)
    elif "turn" in entry:
        nuisance = rows.assessment_from_row(entry["nuisance"])
        store.add_turn(entry["turn"]["call_id"], rows.turn_from_row(entry["turn"], nuisance))
    elif "finish" in entry:
        call = rows.call_from_row(entry["finish"])
        call.nuisance = rows.assessment_from_row(entry["nuisance"])
        store.finish(call)
