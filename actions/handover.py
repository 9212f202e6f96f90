"""Passing a call to a person; nobody answers here, so a call back is promised and kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import Events, reminder, say, speak
from actions.storing import settings
from actions.turn import Turn
from bot.core.language.numbers import find_phone
from bot.core.report import Incident, Report, Tip
from bot.core.reports.choices import means_this_number
from bot.core.reports.summaries import spoken_time, summary_of


class ActionHandover(Action):
    """Passes the call to a person, with the summary of what was reported."""

    def name(self) -> str:
        return "action_handover"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        number = turn.slots.get("emergency") or turn.number
        return hand_over(dispatcher, turn, say("utter_handover", number=number))


def hand_over(dispatcher: CollectingDispatcher, turn: Turn, lead: str) -> Events:
    """Say that a person takes over, what they will know, and by when they call back."""
    report = _report(turn)
    told = summary_of(report) if report else None
    summary = say("utter_handover_summary", summary=told) if told else None
    phone = (report.phone if report else None) or turn.caller or turn.pending.get("phone")
    after = reminder(turn)
    if report is not None and report.anonymous:
        promise, pending = say("utter_handover_unnamed"), turn.pending
    else:
        until = _promised(turn)
        promise = say("utter_handover_promise", time=spoken_time(until))
        pending = {**turn.pending, "promised": until, "phone": phone}
        if after is None:
            pending["intake"] = "callback"
            after = None if phone else say("utter_handover_ask_phone")
    events: Events = [SlotSet("handover", True), SlotSet("pending", pending or None)]
    return speak(dispatcher, turn, lead, summary, promise, after, events=events)


def person_at_once(turn: Turn, report: Report) -> tuple[str | None, dict[str, Any]]:
    """Where a person is needed though nobody asked: what the caller hears of it, and what to keep
    with ``pending``; nothing where nobody could be called."""
    phone = report.phone or turn.caller
    if report.anonymous or phone is None:
        return None, {}
    until = _promised(turn)
    promise = say("utter_person_at_once", time=spoken_time(until))
    return promise, {"promised": until, "phone": phone}


def callback_number(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Keep the number to call back on; None where the message is no answer to that."""
    if turn.pending.get("intake") != "callback":
        return None
    found = find_phone(turn.text)
    phone = found.value if found else None
    if phone is None and means_this_number(turn.text):
        phone = turn.caller
    if phone is None:
        return None
    events: Events = [SlotSet("pending", {**turn.pending, "phone": phone})]
    text = say("utter_handover_phone", time=spoken_time(str(turn.pending["promised"])))
    return speak(dispatcher, turn, text, events=events)


def _promised(turn: Turn) -> str:
    """Until when a person calls back (ISO 8601)."""
    promised = turn.now + timedelta(minutes=settings().callback_within_min)
    return promised.isoformat(timespec="seconds")


def _report(turn: Turn) -> Report | None:
    if turn.slots.get("incident") and not turn.incident_is_over:
        return Incident.from_dict(turn.slots["incident"])
    if turn.slots.get("tip"):
        return Tip.from_dict(turn.slots["tip"])
    return None
