"""Conversations in memory, a bounded number of them, as live objects.

What callers say is kept once, by the service. Here it lives until the conversation ends, and of
callers who stay unnamed nothing that names them lives longer than the message that says it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.core.reports.anonymity import HIDDEN, Secrets, stays_unnamed

_REPORTS = ("incident", "tip")


class LiveTrackerStore(TrackerStore):
    """Keeps the ``most`` conversations used last, and forgets the one used longest ago.

    Rasa's in-memory store never forgets, and writes and reads every tracker as JSON in each turn.
    """

    def __init__(self, domain: Domain | None = None, most: int = 2000, **kwargs: Any) -> None:
        super().__init__(domain, **kwargs)
        self._most = most
        self._trackers: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        if stays_unnamed(tracker.current_slot_values()):
            unname(tracker)
        self._trackers[tracker.sender_id] = tracker
        self._trackers.move_to_end(tracker.sender_id)
        while len(self._trackers) > self._most:
            self._trackers.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return self._trackers.get(sender_id)

    async def keys(self) -> Iterable[str]:
        return list(self._trackers)

    def forget(self, sender_id: str) -> None:
        """Keep nothing of a conversation; fine when there is none."""
        self._trackers.pop(sender_id, None)


async def forget_conversation(agent: Agent, trackers: LiveTrackerStore, conversation: str) -> None:
    """Keep nothing of a conversation that has ended, once a message of it that is still being
    answered is."""
    async with agent.lock_store.lock(conversation):
        trackers.forget(conversation)


def unname(tracker: DialogueStateTracker) -> None:
    """Cover in all events and slots what tells who calls; what leads the dialogue on stays.

    Words keep their length, so offsets hold; of a telephone number its place stays, so that the
    service can cover it where it was said.
    """
    secrets = _secrets_of(tracker)
    values = tracker.current_slot_values()
    named = _told_under_their_name(values)
    for event in tracker.events:
        if not (isinstance(event, SlotSet) and event.key in named):
            _unname_event(event, secrets)
    covered = secrets.cover_slots({k: v for k, v in values.items() if k not in named})
    for name, slot in tracker.slots.items():
        if covered.get(name) is not None:
            slot.value = covered[name]


def _secrets_of(tracker: DialogueStateTracker) -> Secrets:
    said, spoken, numbers = [], [], []
    for event in tracker.events:
        if not isinstance(event, UserUttered):
            continue
        said.append(event.text or "")
        numbers.append((event.metadata or {}).get("caller"))
        for entity in event.entities:
            if entity.get("entity") == "phone" and isinstance(entity.get("start"), int):
                spoken.append((event.text or "")[entity["start"] : entity["end"]].strip())
                numbers.append(str(entity.get("value")))
    slots = tracker.current_slot_values()
    reports = [slots[name] for name in _REPORTS if slots.get(name)]
    places = [report["where"] for report in reports if report.get("where")]
    return Secrets(said, numbers, places or None, filter(None, spoken))


def _unname_event(event: Event, secrets: Secrets) -> None:
    if isinstance(event, UserUttered):
        event.text = event.text and secrets.cover(event.text)
        event.metadata = secrets.cover_all(event.metadata)
        event.entities = [_covered_entity(entity, secrets) for entity in event.entities]
        parsed: dict[str, Any] = dict(event.parse_data)
        found = parsed.pop("entities", None) or ()
        intent = parsed.pop("intent", event.intent)
        event.parse_data = {
            **secrets.cover_all(parsed),
            "intent": intent,
            "entities": [_covered_entity(entity, secrets) for entity in found],
        }
    elif isinstance(event, BotUttered):
        event.text = event.text and secrets.cover_answer(event.text)
    elif isinstance(event, SlotSet):
        event.value = secrets.cover_slots({event.key: event.value})[event.key]


def _covered_entity(entity: dict[str, Any], secrets: Secrets) -> dict[str, Any]:
    covered: dict[str, Any] = secrets.cover_all(entity)
    if entity.get("entity") == "phone":
        covered["value"] = HIDDEN * 3
    return covered


def _told_under_their_name(slots: dict[str, Any]) -> set[str]:
    """The slots of a report that the caller makes under their name beside an anonymous one: it
    keeps its number, and so does what is asked for it."""
    named = {name for name in _REPORTS if slots.get(name) and not slots[name].get("anonymous")}
    return named | {"pending"} if named else named
