"""An emergency that proves to be over goes on as a tip; what was taken stays an incident, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import Events, say
from actions.storing import keep
from actions.tips import take_tip
from actions.turn import Turn
from bot.core.report import Incident, Report, Tip
from bot.core.reports.intake import Step
from bot.core.reports.matters import announces_a_tip
from bot.core.reports.over import OVER, is_over
from bot.core.reports.particulars import evidence_told, how_known_told
from bot.core.reports.people import joined
from bot.core.reports.redaction import redacted_report

# Of what the incident asked: the rest is asked anew, in the order of a tip.
_STILL_HOLDS = ("times", "settled", "wards", "phone_part", "part_of_day", "own_plate", "plate_part")
_TELLS_MORE = 8  # words: more than that it is none
_OWN_TO_EACH = ("what", "anonymous", "priority", "receipt")
# What may have been an emergency does not wait in line.
_PRIORITY = "P3"


def proves_over(turn: Turn, held: dict[str, Any] | None, step: Step, kind: str) -> bool:
    """Whether the open incident is over, as the messages so far tell; it is handed on once."""
    if held is None or held.get("receipt") or OVER in held or not isinstance(step.report, Incident):
        return False
    asked = step.pending or turn.pending
    if asked.get("step") == "choose":  # it was told in two ways
        return False
    said = [message.text for message in turn.said]
    return is_over(step.report, kind, said, turn.now, asked.get("part_of_day"))


def tells_more_of_a_tip(turn: Turn, held: dict[str, Any] | None) -> bool:
    """Whether "không phải cháy đâu, họ đốt rác từ hôm kia" tells on what was announced as no
    emergency: it is no danger, but still to be reported."""
    if not held or held.get("receipt") or OVER in held or len(turn.text.split()) < _TELLS_MORE:
        return False
    return any(announces_a_tip(message.text) for message in turn.said[:-1])


async def go_on_as_tip(
    dispatcher: CollectingDispatcher,
    turn: Turn,
    incident: Incident,
    asked: Mapping[str, Any] | None,
    state: Mapping[str, Any],
) -> Events:
    """Open a tip with all that the incident holds, or go on with the one that it interrupted."""
    tip, kind = _tip_of(turn, incident)
    incident = replace(incident, receipt=None, priority=state["priority"])
    if tip.anonymous:
        incident = redacted_report(replace(incident, anonymous=True))
    await keep(turn.conversation, incident)
    known = {
        "incident": {**incident.as_dict(), **state, OVER: True},
        "emergency": state["number"],
    }
    still = {name: asked[name] for name in _STILL_HOLDS if asked and name in asked}
    begun = {"tip": {**tip.as_dict(), "kind": kind}, "pending": {**still, "intake": "tip"}}
    # The message is in the incident already: nothing of it is taken twice.
    asking = replace(turn, text="", intent="inform", slots={**turn.slots, **known, **begun})
    unnamed = say("utter_tip_start_anonymous") if tip.anonymous else None
    lead = " ".join(filter(None, (say("utter_tip_start"), unnamed)))
    events = await take_tip(dispatcher, asking, lead)
    return [*(SlotSet(name, value) for name, value in known.items()), *events]


def _tip_of(turn: Turn, incident: Incident) -> tuple[Tip, str]:
    """The tip and its kind: what the incident holds, and what only tips keep of the messages."""
    held = turn.slots.get("tip")
    begun = held if held and not held.get("receipt") else {}
    tip = Tip.from_dict(begun)
    names = [field.name for field in fields(Report) if field.name not in _OWN_TO_EACH]
    told: dict[str, Any] = {name: getattr(incident, name) for name in names}
    what = tip.what if incident.what is None else joined(tip.what, incident.what)
    evidence, how_known = tip.evidence, tip.how_known
    for message in turn.said:
        shown = evidence_told(message.text)
        evidence = joined(evidence, shown) if shown else evidence
        how_known = how_known or how_known_told(message.text)
    tip = tip.with_details(
        **told,
        what=what,
        evidence=evidence,
        how_known=how_known,
        priority=_PRIORITY,
        anonymous=incident.anonymous or tip.anonymous,
    )
    return tip, str(begun.get("kind", "tip"))
