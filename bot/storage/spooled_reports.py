"""Reports that the database cannot take now wait on the disk, and come into it later.

The dialogue process writes them there before the caller hears a receipt; whichever process finds
them once the database is back keeps them. What waits of an anonymous report names nobody.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path

from bot.core.errors import StorageError
from bot.core.report import Incident, Report, Tip
from bot.core.reports.anonymity import Secrets
from bot.core.reports.redaction import IN_OWN_WORDS, redacted_report
from bot.storage.reports import SqlReportStore
from bot.storage.spool_file import Entry, Replay, SpoolFile, is_at_fault

log = logging.getLogger(__name__)

VIETNAM = timezone(timedelta(hours=7))
_KINDS: dict[str, type[Tip] | type[Incident]] = {"tip": Tip, "incident": Incident}


def _now() -> datetime:
    return datetime.now(VIETNAM)


class SpooledReports:
    """Keeps reports in a store, or in the spool; threads may share it.

    ``store`` gives the store, or raises StorageError while there is none.
    """

    def __init__(
        self,
        store: Callable[[], SqlReportStore],
        folder: Path,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._clock = clock
        self._spool = SpoolFile(folder / "reports.jsonl")
        self._behind = False

    def keep(self, call_id: str, report: Tip | Incident) -> bool:
        """Keep a report as it stands; False when it has to wait in the spool. Never raises."""
        with self._spool.passing_by() as free:
            if free and not (self._behind and self.waiting) and not self._spool.holds(call_id):
                try:
                    _save(self._store(), call_id, report)
                    self._behind = False
                    return True
                except StorageError as error:
                    if not self._behind:
                        log.error(
                            "A report cannot be stored (%s): it waits in the spool", error.code
                        )
                    self._behind = not is_at_fault(error)
            self._put_aside(call_id, report)
            return False

    @property
    def waiting(self) -> bool:
        """Whether something is still to be stored."""
        return self._spool.waiting

    def catch_up(self) -> Replay:
        """Store what waits, in order. Raises StorageError when the spool cannot be read."""
        replay = self._spool.replay(self._apply, lambda entry: str(entry["call"]))
        if replay.stopped is None:
            self._behind = False
        return replay

    def _apply(self, entry: Entry) -> None:
        report = _KINDS[entry["kind"]].from_dict(entry["report"])
        store = self._store().as_of(datetime.fromisoformat(entry["at"]))
        _save(store, entry["call"], report)

    def _put_aside(self, call_id: str, report: Tip | Incident) -> None:
        """Only the newest of what a call tells of one matter waits; the older is part of it."""
        if report.anonymous:
            report = redacted_report(report)
        kind = "tip" if isinstance(report, Tip) else "incident"
        new = {
            "call": call_id,
            "kind": kind,
            "at": self._clock().isoformat(timespec="seconds"),
            "report": asdict(report),
        }
        with self._spool.alone():
            self._spool.append(new)
            self._tidy(call_id)

    def _tidy(self, call_id: str) -> None:
        """Free the lines of a call of those that are out of date, and of who stays unnamed."""
        lines = self._spool.lines()
        entries = {n: entry for n, line in enumerate(lines) if (entry := _of(line, call_id))}
        kept = _without_outdated(entries)
        if any(entry["report"]["anonymous"] for entry in kept.values()):
            kept = _unnamed(kept)
        if kept == entries:
            return
        tidy = [
            json.dumps(kept[n], ensure_ascii=False) if n in kept else line
            for n, line in enumerate(lines)
            if n in kept or n not in entries
        ]
        try:
            self._spool.rewrite(tidy)
        except StorageError as error:
            log.error("The spool cannot be tidied: %s", error.code)


def _save(store: SqlReportStore, call_id: str, report: Report) -> None:
    if isinstance(report, Tip):
        store.save_tip(call_id, report)
    elif isinstance(report, Incident):
        store.save_incident(call_id, report)


def _of(line: str, call_id: str) -> Entry | None:
    """The entry of a line where it is of the call."""
    try:
        entry: Entry = json.loads(line)
        return entry if entry["call"] == call_id and entry["report"] else None
    except (ValueError, LookupError, TypeError):
        return None  # torn: nobody knows whose it is


def _without_outdated(entries: dict[int, Entry]) -> dict[int, Entry]:
    """The newest entry of each matter: an open report goes on in the next one of its kind."""
    kept: dict[int, Entry] = {}
    for number in sorted(entries, reverse=True):
        entry = entries[number]
        receipt = entry["report"]["receipt"]
        later = [e for e in kept.values() if e["kind"] == entry["kind"]]
        same = receipt in {e["report"]["receipt"] for e in later} if receipt else bool(later)
        if not same:
            kept[number] = entry
    return dict(sorted(kept.items()))


def _unnamed(entries: dict[int, Entry]) -> dict[int, Entry]:
    """Entries of one call without what names its reporter in any of them."""
    reports = {n: _KINDS[e["kind"]].from_dict(e["report"]) for n, e in entries.items()}
    told = [text for report in reports.values() for text in _texts(report).values()]
    places = [report.where for report in reports.values() if report.where]
    secrets = Secrets(told, [report.phone for report in reports.values()], places or None)
    covered = {}
    for number, report in reports.items():
        redacted = redacted_report(report)
        words = {name: secrets.cover(text) for name, text in _texts(redacted).items()}
        unnamed = {**asdict(redacted), **words, "phone": None}
        covered[number] = {**entries[number], "report": unnamed}
    return covered


def _texts(report: Report) -> dict[str, str]:
    """The fields of a report in the caller's own words."""
    fields = {name: getattr(report, name, None) for name in IN_OWN_WORDS}
    return {name: str(text) for name, text in fields.items() if text}
