"""One message as the actions see it: its words, intent, call and what the conversation holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker

from bot.core.language.times import HANOI
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.nuisance_turns import SaidTurn
from bot.core.reports.over import OVER

HOTLINES = ("113", "114", "1900-0113")
GENERAL_DESK = "1900-0113"
UNCLEAR = "unclear"  # in the metadata of a reply: the caller was not understood


@dataclass(frozen=True)
class Turn:
    """The last message of a conversation and its call; ``said`` are all messages so far.

    ``aspects`` are those of a procedure that the message asks about, in order; ``unclear_before``:
    the message before it was not understood either; ``emergency_told``: at any time in the call the
    caller was told the number to dial.
    """

    conversation: str
    text: str
    intent: str | None
    confidence: float
    entities: tuple[Mapping[str, Any], ...]
    hotline: str
    caller: str | None
    now: datetime
    slots: Mapping[str, Any]
    said: tuple[SaidTurn, ...]
    actions: tuple[str, ...] = field(default=())
    aspects: tuple[str, ...] = ()
    unclear_before: bool = False
    emergency_told: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        """Read from the events: ``latest_message`` may be stale or lack its metadata."""
        users = [event for event in tracker.events if event.get("event") == "user"]
        last = users[-1] if users else (tracker.latest_message or {})
        parsed = last.get("parse_data") or last
        intent = parsed.get("intent") or {}
        call = _metadata(users, tracker)
        return cls(
            conversation=tracker.sender_id,
            text=last.get("text") or "",
            intent=intent.get("name"),
            confidence=float(intent.get("confidence") or 0.0),
            entities=tuple(parsed.get("entities") or ()),
            hotline=_hotline(call.get("hotline") or tracker.get_slot("hotline")),
            caller=call.get("caller"),
            now=_moment(call.get("now")),
            slots=tracker.current_slot_values(),
            said=tuple(_said(event) for event in users) or (SaidTurn(last.get("text") or ""),),
            actions=tuple(
                event["name"]
                for event in tracker.events
                if event.get("event") == "action" and event.get("name") != "action_listen"
            ),
            aspects=tuple(intent.get("aspects") or ()),
            unclear_before=_unclear_before(tracker.events),
            emergency_told=any(
                event.get("name") == "emergency" and event.get("value") for event in tracker.events
            ),
        )

    @property
    def pending(self) -> dict[str, Any]:
        """What is being asked now; empty when nothing is."""
        value = self.slots.get("pending")
        return dict(value) if isinstance(value, Mapping) else {}

    @property
    def incident_is_over(self) -> bool:
        """Whether what began as an emergency proved to be over and is told as a tip."""
        return bool((self.slots.get("incident") or {}).get(OVER))

    @property
    def number(self) -> str:
        """The real number that this hotline stands for in an emergency."""
        return self.hotline if self.hotline in ("113", "114") else "113"

    def entity(self, name: str) -> Any:
        """The value of the first entity of a name, or None."""
        return next((e.get("value") for e in self.entities if e.get("entity") == name), None)

    def confidence_of(self, name: str) -> float:
        """How sure the first entity of a name is, from 0 to 1; 0 where there is none."""
        found = (e.get("confidence_entity") for e in self.entities if e.get("entity") == name)
        return float(next(found, None) or 0.0)


def _metadata(users: list[dict[str, Any]], tracker: Tracker) -> Mapping[str, Any]:
    """The call's facts: from the newest message that has them."""
    for event in reversed(users):
        if (event.get("metadata") or {}).get("hotline"):
            return dict(event["metadata"])
    return (tracker.latest_message or {}).get("metadata") or {}


def _unclear_before(events: list[dict[str, Any]]) -> bool:
    """Whether the last reply said that the caller was not understood."""
    replies = [event for event in events if event.get("event") == "bot"]
    return bool(replies) and bool((replies[-1].get("metadata") or {}).get(UNCLEAR))


def _said(event: Mapping[str, Any]) -> SaidTurn:
    parsed = event.get("parse_data") or {}
    intent = parsed.get("intent") or {}
    return SaidTurn(
        event.get("text") or "",
        intent.get("name"),
        float(intent.get("confidence") or 0.0),
        NuisanceGuess.from_dict(parsed.get("nuisance")),
    )


def _hotline(named: Any) -> str:
    return named if named in HOTLINES else GENERAL_DESK


def _moment(given: Any) -> datetime:
    """The moment of the message; the clock where a stock channel gives none."""
    if isinstance(given, str):
        try:
            moment = datetime.fromisoformat(given)
        except ValueError:  # a stock channel may pass anything; the clock is then as good
            return datetime.now(HANOI)
        return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)
    return datetime.now(HANOI)
