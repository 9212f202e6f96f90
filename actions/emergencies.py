"""Emergencies: what keeps people alive first, the number to dial, then one question at a time."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.doubt import asked_before, likely_kinds
from actions.handover import person_at_once
from actions.how_to_report import told_beside_crime
from actions.interrupted_tips import kept_in_open_tip
from actions.over_incidents import go_on_as_tip, proves_over, tells_more_of_a_tip
from actions.prompts import worded
from actions.speech import Events, say, speak
from actions.storing import LONGEST_WAIT_S, add, keep
from actions.told_before import details_before_report
from actions.turn import Turn
from bot.core.emergencies.calling_off import called_off
from bot.core.emergencies.triage import (
    Triage,
    outranks,
    triage,
    triage_of_intent,
    triage_of_kind,
)
from bot.core.emergencies.weighing import SURE_IN_AN_ANSWER, weighed
from bot.core.errors import StorageError
from bot.core.language.vietnamese import fold
from bot.core.report import Incident
from bot.core.reports.details import details_of
from bot.core.reports.intake import Answered, Step, advance
from bot.core.reports.matters import tells_of_another, tells_of_impostor, tells_the_way
from bot.core.reports.over import OVER
from bot.core.reports.people import joined
from bot.core.reports.receipts import new_receipt, spoken_receipt
from bot.core.reports.staying_unnamed import asks_whether_revealed
from bot.core.reports.summaries import summary_of
from bot.core.reports.taking_places import tells_only_storeys
from bot.knowledge import load_gazetteer, load_hotlines, load_money_steps

log = logging.getLogger(__name__)

FIRST_SENTENCES = 3
# Kinds that say little of what is needed: a clearer word later in the call changes the number.
_VAGUE = ("cry", "missing", "traffic")
_FROM_TIPS = ("where", "ward", "who", "phone", "plate", "vehicle")


class ActionEmergency(Action):
    """Begins an emergency report, or takes the next message into it."""

    def name(self) -> str:
        return "action_emergency"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        return await take_emergency(dispatcher, Turn.of(tracker))


async def take_emergency(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Take a message into the open incident, or into a new one."""
    await _add_to_asked_report(turn)
    turn = _with_what_was_asked(turn)
    held = _open_incident(turn)
    heard = _heard(turn, held is None)
    off = held is not None and heard is None and called_off(turn.text)
    still_a_matter = off and tells_more_of_a_tip(turn, held)
    if off and not still_a_matter:
        return _cancelled(dispatcher, turn)
    if held is not None and heard is not None and _is_another(turn, held, heard):
        held = None
    step = _advanced(held, turn)
    state = _state(held, heard, turn)
    if not isinstance(step.report, Incident):
        raise TypeError("an incident stays an incident")
    all_told = heard is None or heard.number in state["told"]
    over = still_a_matter or proves_over(turn, held, step, str(state["kind"]))
    if all_told and over:
        return await go_on_as_tip(dispatcher, turn, step.report, step.pending, state)
    report = step.report.with_details(priority=state["priority"])
    if held is None:
        report = _with_matter_of_tip(report, turn)
    stored = await keep(turn.conversation, report)
    lead = _lead(turn, state, heard, held is None, step.pending is None)
    asked, topic = told_beside_crime(turn, str(state["kind"])) if held is None else (None, [])
    named = say("utter_unnamed_offer") if asks_whether_revealed(turn.text) else None
    lead = " ".join(filter(None, (lead, _money_first(turn), asked, named))) or None
    question = _worded(step, state, report)
    pending = {**step.pending, "question": question} if step.pending else {}
    events: Events = [
        *topic,
        SlotSet("incident", {**report.as_dict(), **state}),
        SlotSet("emergency", state["number"]),
        *await kept_in_open_tip(turn, held, report),
    ]
    if state["kind"] == "suicide" and not turn.slots.get("handover"):
        promise, kept = person_at_once(turn, report)
        lead = " ".join(filter(None, (lead, promise)))
        pending.update(kept)
        events.append(SlotSet("handover", True))
    events.append(SlotSet("pending", pending or None))
    late = None if stored or not step.closed else say("utter_not_stored_yet")
    return speak(dispatcher, turn, lead, question, late, events=events)


def _advanced(held: dict[str, Any] | None, turn: Turn) -> Step:
    """The next step of the incident; what a tip told before it turned into one is not lost."""
    pending = (
        turn.pending if held is not None and turn.pending.get("intake") == "incident" else None
    )
    said = Answered(turn.text, turn.intent, turn.now, turn.caller)
    known = held or _told_in_tip(turn) or details_before_report(turn)
    if turn.incident_is_over and held is not None:  # what its tip took since holds for it, too
        known = {**held, **{n: told for n, told in _told_in_tip(turn).items() if told}}
    return advance(Incident.from_dict(known), pending, said, load_gazetteer(), new_receipt)


def _told_in_tip(turn: Turn) -> dict[str, Any]:
    """Place, people, contact and the wish to stay unnamed from a tip that is still being taken."""
    tip = turn.slots.get("tip")
    if not tip or turn.pending.get("intake") != "tip":
        return {}
    return {name: tip.get(name) for name in _FROM_TIPS} | {"anonymous": bool(tip.get("anonymous"))}


def _with_matter_of_tip(report: Incident, turn: Turn) -> Incident:
    """What a tip was opened with a moment ago is often what turns into an emergency: "có con rắn
    trong nhà", then "nó cắn bà cháu rồi"."""
    tip = turn.slots.get("tip")
    if not tip or not tip.get("what") or turn.pending.get("intake") != "tip":
        return report
    return report.with_details(
        what=joined(tip["what"], report.what) if report.what else tip["what"]
    )


async def _add_to_asked_report(turn: Turn) -> None:
    """Danger that is told to a report whose receipt was given belongs to that report, too."""
    if turn.pending.get("intake") != "receipt_add":
        return
    adding = add(str(turn.pending["receipt"]), turn.text, _heard(turn, True))
    try:
        await asyncio.wait_for(adding, LONGEST_WAIT_S)
    except (StorageError, asyncio.TimeoutError):
        # The number comes first; the same words are in the incident, which is tried again.
        log.error("An urgent addition is not stored with its report")


def _cancelled(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """What was reported is kept: somebody may be made to say that all is well."""
    number = turn.slots.get("emergency") or turn.number
    text = say("utter_emergency_cancelled", number=number)
    return speak(dispatcher, turn, text, events=[SlotSet("pending", None)])


def _with_what_was_asked(turn: Turn) -> Turn:
    """A yes to "is anybody in danger" is told together with what it was asked about."""
    about = asked_before(turn)
    return turn if about is None else replace(turn, text=f"{about[1]}. {turn.text}")


def _heard(turn: Turn, first: bool) -> Triage | None:
    """What cues and finder hear; to open a report, what was asked about or the intent will do.

    An answer to the report's own question changes its number by cues only: "trong nhà có hai
    cháu nhỏ" sounds like many an emergency, and a wrong number is the worst answer there is.
    """
    if turn.pending.get("intake") == "incident":
        return triage(turn.text, turn.hotline)
    kinds = likely_kinds(turn, 0.0 if first else SURE_IN_AN_ANSWER)
    heard = weighed(triage(turn.text, turn.hotline), kinds, turn.text, turn.hotline)
    if heard is not None or not first:
        return heard
    about = asked_before(turn)
    if about is not None:
        return triage_of_kind(about[0], turn.text, turn.hotline)
    return triage_of_intent(turn.intent, turn.text, turn.hotline)


def _open_incident(turn: Turn) -> dict[str, Any] | None:
    held = turn.slots.get("incident")
    return dict(held) if held else None


def _is_another(turn: Turn, held: dict[str, Any], heard: Triage) -> bool:
    """Whether another emergency is told of after one that is closed: it has its own place."""
    closed = held.get("receipt") is not None or turn.incident_is_over
    if turn.pending.get("intake") == "incident" or not closed:
        return False
    told = details_of(turn.text, turn.now, load_gazetteer(), None)
    where = told.where
    if where is None or tells_only_storeys(where):  # where a lift stopped is of the same house
        return False
    sure = any(place.ward or place.candidates for place in told.mentions)
    new = sure or any(sign.isdigit() for sign in where) or tells_of_another(turn.text)
    way = not told.mentions or tells_the_way(turn.text)
    if heard.kind == held.get("kind") and way and not new:
        return False  # "lửa bén sang kho rồi, cho xe vào lối đường bê tông" is of the same fire
    return fold(where) not in fold(str(held.get("where")))


def _state(held: dict[str, Any] | None, heard: Triage | None, turn: Turn) -> dict[str, Any]:
    """Kind, numbers and priority of the incident, after what was just heard."""
    if held is None:
        kind, number = (heard.kind, heard.number) if heard else ("cry", turn.number)
        return {
            "kind": kind,
            "advice": heard.advice if heard else "general",
            "number": number,
            "also": list(heard.also) if heard else [],
            "told": [number],
            "priority": heard.priority if heard else "P1",
        }
    state = {
        **({OVER: False} if OVER in held else {}),
        "kind": held.get("kind", "cry"),
        "advice": held.get("advice", "general"),
        "number": held.get("number", turn.number),
        "also": list(held.get("also", ())),
        # Danger that comes back is told its number and advice again.
        "told": [] if turn.incident_is_over else list(held.get("told", ())),
        "priority": held.get("priority") or "P1",
    }
    if heard is None or heard.kind == "cry":
        return state
    vague = state["kind"] in _VAGUE or outranks(heard.kind, str(state["kind"]))
    if vague and heard.number != state["number"]:
        state["also"] = sorted({*state["also"], state["number"], *heard.also} - {heard.number})
        state.update(kind=heard.kind, advice=heard.advice, number=heard.number)
    elif state["kind"] == "cry":
        state.update(kind=heard.kind, advice=heard.advice, also=list(heard.also))
    elif heard.number != state["number"] and heard.number not in state["also"]:
        state["also"] = sorted({*state["also"], heard.number})
    state["priority"] = min(str(state["priority"]), heard.priority)
    return state


def _lead(
    turn: Turn, state: dict[str, Any], heard: Triage | None, first: bool, closed: bool
) -> str | None:
    """What comes before the question: advice and numbers when they are new, else a short word."""
    number = state["number"]
    if first or number not in state["told"]:
        state["told"] = sorted({*state["told"], number})
        advice = load_hotlines().advice[state["advice"]]
        sentences = " ".join(advice.sentences[:FIRST_SENTENCES])
        unnamed = [other for other in state["also"] if other not in sentences]
        if first and unnamed:
            state["told"] = sorted({*state["told"], *unnamed})
            others = " ".join(say("utter_emergency_also", number=other) for other in unnamed)
            sentences = f"{sentences} {others}"
        if number == turn.hotline:
            return f"{sentences} {say('utter_emergency_simulation', number=number)}"
        if not sentences.startswith(f"Anh/chị gọi {number} ngay"):
            sentences = f"{say('utter_emergency_wrong_number', number=number)} {sentences}"
        return f"{sentences} {say('utter_emergency_passed_on', number=number)}"
    if heard is not None and heard.number not in state["told"]:
        state["told"] = sorted({*state["told"], heard.number})
        return say("utter_emergency_also", number=heard.number)
    return None if closed else say("utter_emergency_noted")


def _money_first(turn: Turn) -> str | None:
    """What still saves the money of who is frightened on the telephone by a false policeman; said
    once."""
    impostors = [tells_of_impostor(message.text) for message in turn.said]
    if not impostors[-1] or any(impostors[:-1]):
        return None
    return say("utter_tip_fraud_first", steps=" ".join(load_money_steps()))


def _worded(step: Step, state: dict[str, Any], report: Incident) -> str:
    kind = "missing" if state["kind"] == "missing" else state["advice"]
    values = {
        "summary": summary_of(report),
        "receipt": spoken_receipt(report.receipt) if report.receipt else "",
        "number": state["number"],
    }
    return " ".join(worded(prompt, kind, **values) for prompt in step.prompts)
