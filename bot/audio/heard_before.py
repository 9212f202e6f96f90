"""Which recordings were heard in the last day, in whichever process they were."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.audio.fingerprint import FEWEST, Fingerprint, fingerprint, packed, same_sound, unpacked
from bot.core.errors import StorageError
from bot.core.nuisance_history import HOURS
from bot.core.ports import KeptFingerprints, Sound

log = logging.getLogger(__name__)

_PERIOD = timedelta(hours=HOURS)
MOST_COMPARED = 2_000  # newest calls; each takes some 0.15 ms


class HeardSounds:
    """The SoundMemory port over kept fingerprints; may be shared between threads.

    Those of the last day stay in memory, too, so that each is read only once.
    """

    def __init__(self, kept: KeptFingerprints) -> None:
        self._kept = kept
        self._known: dict[str, Fingerprint] = {}
        self._lock = threading.Lock()

    def times_before(self, call_id: str, sound: Sound, at: datetime) -> int:
        marks = fingerprint(sound.samples)
        if len(marks) < FEWEST:
            return 0
        earlier = self._earlier(at - _PERIOD)
        earlier.pop(call_id, None)
        try:
            self._kept.keep(call_id, at, packed(marks))
        except StorageError as error:
            log.warning("The sound of a call will not be known again (%s)", error.code)
        return sum(same_sound(marks, heard) for heard in earlier.values())

    def forget_old(self, now: datetime) -> None:
        self._kept.forget_before(now - _PERIOD)
        self._earlier(now - _PERIOD)

    def _earlier(self, since: datetime) -> dict[str, Fingerprint]:
        """Every call since then, read where it was not yet."""
        ids = self._kept.calls_since(since)[:MOST_COMPARED]
        with self._lock:
            known = {call_id: self._known[call_id] for call_id in ids if call_id in self._known}
        fresh = _readable(self._kept.of([call_id for call_id in ids if call_id not in known]))
        with self._lock:
            self._known = {**known, **fresh}
            return dict(self._known)


class FingerprintsInMemory:
    """KeptFingerprints that end with the process."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[datetime, bytes]] = {}

    def calls_since(self, moment: datetime) -> Sequence[str]:
        return [call_id for call_id, (at, _) in reversed(self._kept.items()) if at >= moment]

    def of(self, call_ids: Sequence[str]) -> Mapping[str, bytes]:
        return {call_id: self._kept[call_id][1] for call_id in call_ids if call_id in self._kept}

    def keep(self, call_id: str, at: datetime, marks: bytes) -> None:
        self._kept[call_id] = (at, marks)

    def forget_before(self, moment: datetime) -> None:
        self._kept = {name: kept for name, kept in self._kept.items() if kept[0] >= moment}


def _readable(kept: Mapping[str, bytes]) -> dict[str, Fingerprint]:
    found = {}
    for call_id, marks in kept.items():
        try:
            found[call_id] = unpacked(marks)
        except ValueError:
            log.warning("A kept fingerprint is damaged and is left aside")
    return found
