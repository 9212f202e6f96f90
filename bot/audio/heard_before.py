"""Which recordings were heard in the last day: kept in memory, gone with the process."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.audio.fingerprint import FEWEST, Fingerprint, fingerprint, same_sound
from bot.core.nuisance_history import HOURS
from bot.core.ports import Sound

MOST_KEPT = 300  # some 20 KB each


@dataclass(frozen=True)
class _Heard:
    at: datetime
    marks: Fingerprint


class HeardSounds:
    """Fingerprints of the latest recordings; may be shared between threads.

    Nothing of a voice can be made from them, and nothing is written anywhere.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: deque[_Heard] = deque(maxlen=most)
        self._lock = threading.Lock()

    def times_before(self, sound: Sound, at: datetime) -> int:
        """How often the same recording was heard within a day; from now on once more."""
        marks = fingerprint(sound.samples)
        if len(marks) < FEWEST:
            return 0
        since = at - timedelta(hours=HOURS)
        with self._lock:
            while self._kept and self._kept[0].at < since:
                self._kept.popleft()
            earlier = list(self._kept)
            self._kept.append(_Heard(at, marks))
        return sum(same_sound(marks, heard.marks) for heard in earlier)
