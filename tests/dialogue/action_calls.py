"""Actions called as Rasa would, with a tracker made by hand; no model and no server."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from bot.assistant.components.intents import PROCEDURE_INTENTS, aspect_of

SLOTS = (
    "hotline", "procedure", "aspect", "emergency", "incident", "tip", "nuisance", "handover",
    "last_reply", "slow", "pending",
)  # fmt: skip
NOW = "2026-11-20T09:30:00+07:00"


@lru_cache(maxsize=1)
def registered() -> dict[str, Any]:
    """All actions of the package by name, as the dialogue process registers them."""
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor.actions


class ActionCall:
    """A conversation: each ``run`` is one message answered by one action."""

    def __init__(self, hotline: str = "113", caller: str | None = "0570000201") -> None:
        self.metadata = {"hotline": hotline, "caller": caller, "now": NOW}
        self.slots: dict[str, Any] = dict.fromkeys(SLOTS)
        self.events: list[dict[str, Any]] = []
        self.set_now: set[str] = set()
        self._actions = registered()

    def run(
        self,
        action: str,
        text: str,
        intent: str = "inform",
        entities: tuple[dict[str, Any], ...] = (),
        nuisance: dict[str, Any] | None = None,
    ) -> str:
        """The one reply of an action to a message; its slots are kept. ``nuisance``: the guess."""
        understood: dict[str, Any] = {"name": intent, "confidence": 0.9}
        if intent in PROCEDURE_INTENTS:
            understood["aspects"] = [aspect_of(intent)]
        parsed = {"intent": understood, "entities": list(entities), "nuisance": nuisance}
        self.events.append(
            {"event": "user", "text": text, "metadata": self.metadata, "parse_data": parsed}
        )
        tracker = Tracker(
            "call-1", dict(self.slots), {"text": text, **parsed}, list(self.events), False, None,
            {}, None,
        )  # fmt: skip
        dispatcher = CollectingDispatcher()
        events = asyncio.run(self._actions[action](dispatcher, tracker, {}))
        self.events.append({"event": "action", "name": action})
        self.events += [_uttered(message) for message in dispatcher.messages]
        self.set_now = {event["name"] for event in events}
        for event in events:
            self.events.append(event)
            self.slots[event["name"]] = event["value"]
        assert len(dispatcher.messages) == 1, "one reply a turn"
        reply = dispatcher.messages[0]["text"]
        assert reply.strip(), "never silent"
        return str(reply)


def _uttered(message: dict[str, Any]) -> dict[str, Any]:
    """A reply as Rasa notes it: what is no part of every reply becomes its metadata."""
    common = ("text", "buttons", "elements", "custom", "template", "response", "image")
    more = {key: value for key, value in message.items() if value and key not in common}
    return {"event": "bot", "text": message["text"], "metadata": more}
