"""A call store that does not lose what the database cannot take: kept in a file, replayed later."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from bot.core.call import Call, Turn
from bot.core.errors import StorageError
from bot.core.reports.anonymity import Secrets, anonymise
from bot.core.transcript import Segment
from bot.storage import rows
from bot.storage.calls import SqlCallStore
from bot.storage.spool_file import Entry, Replay, SpoolFile, is_at_fault

log = logging.getLogger(__name__)

MOST_OPEN_CALLS = 10_000
VIETNAM = timezone(timedelta(hours=7))


def _now() -> datetime:
    return datetime.now(VIETNAM)


class SpooledCallStore:
    """CallStore that passes on to another one; every method repeats safely, so does a replay.

    What has to wait keeps its moment, and the row of its call: the database that takes it in the
    end may not be the one that knew the call.
    """

    def __init__(
        self, store: SqlCallStore, folder: Path, clock: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._clock = clock
        self._spool = SpoolFile(folder / "calls.jsonl")
        self._behind = False
        self._open: OrderedDict[str, rows.Row] = OrderedDict()

    def start(self, call: Call) -> None:
        row = rows.call_row(call)
        self._open[call.id] = row
        while len(self._open) > MOST_OPEN_CALLS:
            self._open.popitem(last=False)
        self._try(lambda: self._store.start(call), call.id, {"start": row})

    def keep_recording(self, call_id: str, recording: Path) -> None:
        entry = {"recording": [call_id, recording.name]}
        self._try(lambda: self._store.keep_recording(call_id, recording), call_id, entry)

    def drop_recordings(self, call_id: str) -> None:
        entry = {"no_recordings": call_id}
        self._try(lambda: self._store.drop_recordings(call_id), call_id, entry)

    def add_segments(self, call_id: str, heard: Sequence[Segment], first: int = 1) -> None:
        numbered = [rows.segment_row(call_id, n, s) for n, s in enumerate(heard, start=first)]
        self._try(
            lambda: self._store.add_segments(call_id, heard, first),
            call_id,
            {"segments": [call_id, first, numbered]},
        )

    def add_turn(self, call_id: str, turn: Turn) -> None:
        if _asks_to_stay_unnamed(turn):
            self._forget_caller(call_id)
        entry = {
            "turn": rows.turn_row(call_id, turn),
            "nuisance": rows.assessment_row(call_id, turn.number, turn.reply.nuisance),
        }
        self._try(lambda: self._store.add_turn(call_id, turn), call_id, entry)

    def protect(self, call: Call) -> None:
        """As CallStore; what waits to be replayed is protected here, the rest where it is kept.

        The database learns of it by the turn that asks for it, so nothing is put down for later.
        """
        self._forget_caller(call.id)
        try:
            self._protect_waiting(call)
        finally:
            if not (self._behind and self.waiting):
                self._store.protect(call)

    def finish(self, call: Call) -> None:
        whole = rows.assessment_row(call.id, 0, call.nuisance)
        entry = {"finish": rows.call_row(call), "nuisance": whole}
        self._try(lambda: self._store.finish(call), call.id, entry)
        self._open.pop(call.id, None)

    def ping(self) -> None:
        """Raises StorageError when the store behind cannot be read."""
        self._store.ping()

    @property
    def waiting(self) -> bool:
        """Whether something is still to be replayed."""
        return self._spool.waiting

    def replay(self) -> int:
        """Give the store what it could not take; the count of entries still left. Raises
        StorageError when the spool itself cannot be read or written."""
        return self.catch_up().left

    def catch_up(self) -> Replay:
        """As ``replay``, with what came of it."""
        replay = self._spool.replay(lambda entry: _apply(self._store, entry), _call_of)
        if replay.stopped is None:
            self._behind = False  # what is left waits for another reason than the database
        return replay

    def _protect_waiting(self, call: Call) -> None:
        if not self.waiting:
            return
        with self._spool.alone():
            secrets = Secrets.of(call)
            lines = self._spool.lines()
            covered = [_covered(line, call, secrets) for line in lines]
            if covered != lines:
                self._spool.rewrite(covered)

    def _forget_caller(self, call_id: str) -> None:
        if call_id in self._open:
            self._open[call_id] = _without_caller(self._open[call_id])

    def _try(self, write: Callable[[], None], call_id: str, entry: Entry) -> None:
        if self.waiting and (self._behind or self._spool.holds(call_id)):
            # The order is kept, and nobody waits for a database that is known to fail.
            self._put_aside(call_id, entry)
            return
        try:
            write()
            self._behind = False
        except StorageError as error:
            if not self._behind:
                log.error("The database failed (%s): calls go to the spool", error.code)
            self._put_aside(call_id, entry)
            self._behind = not is_at_fault(error)

    def _put_aside(self, call_id: str, entry: Entry) -> None:
        kept = {**entry, "at": self._clock().isoformat()}
        if call_id in self._open and "start" not in entry:
            kept["call"] = self._open[call_id]
        self._spool.append(kept)


def _asks_to_stay_unnamed(turn: Turn) -> bool:
    return any(report and report.anonymous for report in (turn.reply.tip, turn.reply.incident))


def _without_caller(row: rows.Row) -> rows.Row:
    return {**row, "caller": None, "file": None}


def _call_of(entry: Entry) -> str:
    """The id of an entry's call. Raises LookupError for what is no entry."""
    for kind in ("start", "finish"):
        if kind in entry:
            return str(entry[kind]["id"])
    if "turn" in entry:
        return str(entry["turn"]["call_id"])
    if "no_recordings" in entry:
        return str(entry["no_recordings"])
    return str(entry["recording" if "recording" in entry else "segments"][0])


def _covered(line: str, call: Call, secrets: Secrets) -> str:
    """A line of the spool; where it is of the call, without what tells who called."""
    try:
        entry: Entry = json.loads(line)
    except ValueError:
        return line  # torn: nobody knows whose it is
    mine = entry.get("call", {}).get("id") == call.id
    if mine:
        entry["call"] = _without_caller(entry["call"])
    if "start" in entry and entry["start"]["id"] == call.id:
        entry["start"].update(caller=None, file=None)
    elif "finish" in entry and entry["finish"]["id"] == call.id:
        entry["finish"].update(caller=None, file=None)
    elif "segments" in entry and entry["segments"][0] == call.id:
        _, first, numbered = entry["segments"]
        heard = secrets.cover_segments([rows.segment_from_row(row) for row in numbered])
        entry["segments"][2] = [
            rows.segment_row(call.id, number, part) for number, part in enumerate(heard, first)
        ]
    elif "turn" in entry and entry["turn"]["call_id"] == call.id:
        said = replace(call, turns=[rows.turn_from_row(entry["turn"])])
        entry["turn"] = rows.turn_row(call.id, anonymise(said, secrets).turns[0])
    elif not mine:
        return line
    return json.dumps(entry, ensure_ascii=False)


def _apply(store: SqlCallStore, entry: Entry) -> None:
    """Keep an entry as of its moment. Raises StorageError."""
    at = entry.get("at")
    if at is not None:
        store = store.as_of(datetime.fromisoformat(at))
    try:
        _keep(store, entry)
    except StorageError as error:
        if "call" not in entry or not is_at_fault(error):
            raise
        # This database never heard of the call.
        store.start(rows.call_from_row(entry["call"]))
        _keep(store, entry)


def _keep(store: SqlCallStore, entry: Entry) -> None:
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
