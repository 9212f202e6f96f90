"""A message that may tell of an emergency while something else is answered: number, question."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.turn import Turn
from bot.core.emergencies.triage import Triage, triage
from bot.core.emergencies.weighing import DOUBTFUL_IN_AN_ANSWER, weighed

INTAKE = "danger"  # the question whether anybody is in danger


def likely_kinds(turn: Turn, least: float = 0.0) -> list[str]:
    """What the finder of emergencies holds likely in this message, where it is sure enough."""
    return [
        str(entity["value"])
        for entity in turn.entities
        if entity.get("entity") == "emergency" and entity.get("confidence_entity", 1.0) >= least
    ]


def possible_emergency(turn: Turn, reporting: bool = False) -> Triage | None:
    """What may have to be answered as an emergency, while something else is.

    ``reporting``: the message goes into a tip; then words of danger in it count, too.
    """
    least = DOUBTFUL_IN_AN_ANSWER if turn.pending else 0.0
    heard = triage(turn.text, turn.hotline) if reporting else None
    return weighed(heard, likely_kinds(turn, least), turn.text, turn.hotline)


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
