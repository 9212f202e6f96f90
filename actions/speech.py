"""Saying something: every action ends here, so no turn is silent and each is assessed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import doubt
from actions.turn import UNCLEAR, Turn
from bot.core.nuisance import NuisanceEvidence, assess
from bot.core.nuisance_substance import reported_in_earnest
from bot.core.report import Incident, Tip
from bot.knowledge.wording import Wording, load_wording

Events = list[dict[str, Any]]


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The fixed replies, read once."""
    return load_wording()


def say(name: str, **values: str) -> str:
    """One fixed reply with its values."""
    return wording().say(name, **values)


def speak(
    dispatcher: CollectingDispatcher,
    turn: Turn,
    *parts: str | None,
    events: Events | None = None,
    unclear: bool = False,
) -> Events:
    """Say the parts as one reply; return the events with what every turn records.

    ``unclear``: the caller was not understood, which the next turn knows (``Turn.unclear_before``).
    Genuine words clear a nuisance flag in this same turn, whatever the action; words that may be an
    emergency are answered with the number first.
    """
    text = " ".join(part.strip() for part in parts if part and part.strip())
    recorded = {event["name"] for event in events or () if event.get("event") == "slot"}
    text, doubts = _with_number(turn, text, recorded)
    dispatcher.utter_message(text=text, **({UNCLEAR: True} if unclear else {}))
    return [
        SlotSet("hotline", turn.hotline),
        *(events or ()),
        *doubts,
        SlotSet("last_reply", text),
        *([] if "nuisance" in recorded else [SlotSet("nuisance", assessed(turn, events or []))]),
    ]


def _with_number(turn: Turn, text: str, set_now: set[str]) -> tuple[str, Events]:
    """A reply that is no emergency report, led by the number where it may have to be one.

    One question at a time: where the reply asks already, or a report is open, no other is put.
    """
    incident = turn.slots.get("incident")
    if "incident" in set_now or (incident and not turn.incident_is_over):
        return text, []
    found = doubt.possible_emergency(turn, reporting="tip" in set_now)
    if incident and (found is None or found.number == incident.get("number")):
        return text, []  # that number was told when it began
    asks = found is not None and not (text.endswith("?") or turn.pending or "pending" in set_now)
    if found is not None:
        question = f" {say('utter_ask_danger')}" if asks else ""
        text = f"{say('utter_emergency_possible', number=found.number)} {text}{question}"
    return text, doubt.events_of(turn, found, asks, set_now)


def assessed(turn: Turn, events: Events) -> dict[str, Any] | None:
    """The nuisance assessment of the conversation so far, as the slot holds it."""
    set_now = {e["name"]: e.get("value") for e in events if e.get("event") == "slot"}
    incident, tip = (set_now.get(n) or turn.slots.get(n) for n in ("incident", "tip"))
    reports = (incident and Incident.from_dict(incident), tip and Tip.from_dict(tip))
    reported = reported_in_earnest(reports, turn.said, turn.hotline)
    reporting = any(reports) or bool(turn.pending)
    found = assess(NuisanceEvidence(turn.said, turn.hotline, reported, reporting))
    before = turn.slots.get("nuisance") or {}
    return {
        "verdict": found.verdict,
        "score": found.score,
        "reasons": list(found.reasons),
        "fine_told": bool(before.get("fine_told")),
    }


def reminder(turn: Turn) -> str | None:
    """The open question of a report, put again after a side question."""
    question = turn.pending.get("question")
    if turn.pending.get("intake") not in ("incident", "tip") or not question:
        return None
    return say("utter_back_to_report", question=question)
