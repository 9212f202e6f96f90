"""A message that may tell of an emergency while something else is answered: number, question."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.turn import Turn
from bot.core.emergencies.triage import Triage, triage_of_kind

INTAKE = "danger"  # the question whether anybody is in danger


def possible_emergency(turn: Turn) -> Triage | None:
    """What the finder of emergencies holds possible in this message."""
    kind = turn.entity("emergency")
    return triage_of_kind(str(kind), turn.text, turn.hotline) if kind else None


def asked_before(turn: Turn) -> tuple[str, str] | None:
    """The kind and the words about which the caller was just asked whether there is danger."""
    if turn.pending.get("intake") != INTAKE:
        return None
    return str(turn.pending["kind"]), str(turn.pending["text"])


def events_of(turn: Turn, found: Triage | None, asks: bool, set_now: set[str]) -> list[Any]:
    """What to remember: the number told and, where ``asks``, what the question is about.

    A number that was told in doubt is forgotten when the next message gives no reason for it.
    """
    events = []
    if found is not None:
        events.append(SlotSet("emergency", found.number))
    elif turn.slots.get("emergency") and "emergency" not in set_now:
        events.append(SlotSet("emergency", None))
    if asks and found is not None:
        about = {"intake": INTAKE, "kind": found.kind, "text": turn.text}
        events.append(SlotSet("pending", about))
    elif asked_before(turn) and "pending" not in set_now:
        events.append(SlotSet("pending", None))
    return events
