"""Tips, lost property and fraud: taken without haste, read back, closed with a receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.doubt import possible_emergency
from actions.how_to_report import told_how
from actions.interrupted_tips import phone_of_incident, unnamed_in_incident
from actions.prompts import worded
from actions.speech import Events, say, speak
from actions.storing import keep
from actions.told_before import details_before_report, with_matter_told_before
from actions.turn import Turn
from bot.core.answers.procedure_answers import answer
from bot.core.language.cues import compile_cues, words_of
from bot.core.report import Tip
from bot.core.reports.details import details_of
from bot.core.reports.intake import Answered, Step, advance
from bot.core.reports.matters import tells_of_finding, tells_of_fraud, tells_of_theft
from bot.core.reports.receipts import new_receipt, spoken_receipt
from bot.core.reports.summaries import summary_of
from bot.knowledge import load_gazetteer, load_index, load_money_steps, load_procedures

_KINDS = {"report_lost": "lost", "report_fraud": "fraud"}
# A swindle on the net has no ward, and its victim knows of it; nobody is to blame for what was
# lost, and there is nothing to show for it.
_NEVER_ASKED = {
    "fraud": ("ward", "how_known"),
    "lost": ("who", "ward", "how_known", "evidence"),
}
# Tips that should not wait in line: weapons, drugs dealing, children, threats, explosives.
_PRESSING = compile_cues(
    """(?:súng|vũ khí|thuốc nổ|bom|mìn|lựu đạn|dao kiếm|ma túy|ma tuý|heroin|thuốc lắc|hàng đá)
    (?:trẻ em|cháu bé|em bé|học sinh|xâm hại|bạo hành|bắt cóc|buôn người|mua bán người)
    (?:đe dọa|dọa giết|khủng bố|tống tiền|đòi nợ|truy nã|giết người)"""
)


async def take_tip(dispatcher: CollectingDispatcher, turn: Turn, lead: str | None = None) -> Events:
    """Take a message into the open tip, or into a new one; ``lead`` is said first where given."""
    held = _open_tip(turn)
    if held is None:
        turn = with_matter_told_before(turn)
    kind = str(held.get("kind", "tip")) if held else _kind(turn)
    pending = turn.pending if held and turn.pending.get("intake") == "tip" else None
    if held is None:
        pending = {"settled": _NEVER_ASKED.get(kind, ())}
    elif kind == "tip" and not held.get("receipt") and tells_of_fraud(turn.text):
        kind = "fraud"  # as its victim tells on; the money comes first
        settled = {*(pending or {}).get("settled", ()), *_NEVER_ASKED[kind]}
        pending = {**(pending or {}), "settled": sorted(settled)}
        lead = lead or _money_first()
    before = Tip.from_dict(held or {**phone_of_incident(turn), **details_before_report(turn)})
    step = advance(
        before,
        pending,
        Answered(turn.text, turn.intent, turn.now, turn.caller),
        load_gazetteer(),
        new_receipt,
    )
    tip = step.report
    if not isinstance(tip, Tip):
        raise TypeError("a tip stays a tip")
    tip = tip.with_details(priority=_priority(tip, turn))
    stored = await keep(turn.conversation, tip)
    if lead is None:
        lead = _opening(turn, kind, tip) if held is None else _acknowledgement(before, tip)
    question = _worded(step, tip, kind)
    how, topic = told_how(turn, kind)
    lead = " ".join(filter(None, (lead, how)))
    events: Events = [
        *topic,
        SlotSet("tip", {**tip.as_dict(), "kind": kind}),
        SlotSet("pending", {**step.pending, "question": question} if step.pending else None),
        *await unnamed_in_incident(turn, tip),
    ]
    late = None if stored or not step.closed else say("utter_not_stored_yet")
    return speak(dispatcher, turn, lead, question, late, events=events)


async def with_number_told_aside(turn: Turn) -> tuple[Turn, Events]:
    """A number, or the ward that was asked for, told beside a question: taken into the open tip.

    The turn as it then stands, and what to remember of it; the tip's next question is the one to
    come back to.
    """
    if turn.pending.get("intake") != "tip" or not turn.slots.get("tip"):
        return turn, []
    found = details_of(turn.text, turn.now, load_gazetteer(), turn.pending.get("field"))
    told = [number for number in (found.phone, found.plate) if number]
    if turn.pending.get("field") == "ward" and found.ward:
        told.append(found.ward)
    if found.anonymous:
        told.append("tôi muốn giấu tên")
    if not told:
        return turn, []
    said = Answered(", ".join(told), "inform", turn.now, turn.caller)
    held = turn.slots["tip"]
    step = advance(Tip.from_dict(held), turn.pending, said, load_gazetteer(), new_receipt)
    if not isinstance(step.report, Tip):
        raise TypeError("a tip stays a tip")
    await keep(turn.conversation, step.report)
    kind = str(held.get("kind", "tip"))
    question = _worded(step, step.report, kind)
    pending = {**step.pending, "question": question} if step.pending else None
    known = {"tip": {**step.report.as_dict(), "kind": kind}, "pending": pending}
    events = [SlotSet(name, value) for name, value in known.items()]
    events += await unnamed_in_incident(turn, step.report)
    set_now = {event["name"]: event["value"] for event in events}
    return replace(turn, slots={**turn.slots, **set_now}), events


def _open_tip(turn: Turn) -> dict[str, Any] | None:
    """The tip being taken; a report told after one is closed begins another."""
    held = turn.slots.get("tip")
    if not held:
        return None
    reports_again = (turn.intent or "").startswith("report_")
    if held.get("receipt") and reports_again and turn.pending.get("intake") != "tip":
        return None
    return dict(held)


def _kind(turn: Turn) -> str:
    """What kind of tip begins: as the models take it, or fraud or theft by its plain words."""
    kind = _KINDS.get(turn.intent or "", "tip")
    if kind == "lost" and tells_of_theft(turn.text):
        return "tip"
    return "fraud" if kind == "tip" and tells_of_fraud(turn.text) else kind


def _opening(turn: Turn, kind: str, tip: Tip) -> str:
    if kind == "fraud":
        return _money_first()
    if kind == "lost":
        return _lost_or_found(turn)
    if tip.anonymous:
        return say("utter_tip_start_anonymous")
    return say("utter_tip_start")


def _lost_or_found(turn: Turn) -> str:
    """And, unless it was told a moment ago, what the knowledge base says of such papers."""
    begins = say("utter_tip_found_start" if tells_of_finding(turn.text) else "utter_tip_lost_start")
    named = load_index().match(turn.text).best
    if named is None or turn.pending.get("intake") == "lost_offer":
        return begins
    told = answer(load_procedures()[named], "overview", turn.now.date())
    about = say("utter_tip_lost_procedure", answer=f"{told.text} {told.source_line}")
    return f"{begins} {about}"


def _money_first() -> str:
    return say("utter_tip_fraud_first", steps=" ".join(load_money_steps()))


def _acknowledgement(before: Tip, tip: Tip) -> str:
    if tip.anonymous and not before.anonymous:
        return say("utter_tip_unnamed")
    return say("utter_tip_noted")


def _priority(tip: Tip, turn: Turn) -> str:
    """P3 for what should not wait in line, else P4; P1 and P2 are emergencies.

    What may have been one at any time, so that its number was told, does not wait either.
    """
    pressing = _PRESSING.search(words_of(f"{tip.what or ''} {tip.who or ''}"))
    doubted = tip.priority == "P3" or possible_emergency(turn, reporting=True) is not None
    return "P3" if pressing or doubted else "P4"


def _worded(step: Step, tip: Tip, kind: str) -> str:
    values = {
        "summary": summary_of(tip),
        "receipt": spoken_receipt(tip.receipt) if tip.receipt else "",
    }
    return " ".join(worded(prompt, kind, **values) for prompt in step.prompts)
