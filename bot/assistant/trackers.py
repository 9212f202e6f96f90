"""Conversations in memory, a bounded number of them, as live objects."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class LiveTrackerStore(TrackerStore):
    """Keeps the ``most`` conversations used last, and forgets the one used longest ago.

    Rasa's in-memory store never forgets, and writes and reads every tracker as JSON in each turn.
    What callers say is kept once, by the service; here it lives only as long as the process.
    """

    def __init__(self, domain: Domain | None = None, most: int = 2000, **kwargs: Any) -> None:
        super().__init__(domain, **kwargs)
        self._most = most
        self._trackers: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        self._trackers[tracker.sender_id] = tracker
        self._trackers.move_to_end(tracker.sender_id)
        while len(self._trackers) > self._most:
            self._trackers.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return self._trackers.get(sender_id)

    async def keys(self) -> Iterable[str]:
        return list(self._trackers)
