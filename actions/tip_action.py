"""A message that reports something: for the tip, unless it answers what was asked before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.emergencies import take_emergency
from actions.procedures import aspects_wanted, chosen_procedure, tell_procedure
from actions.receipts import add_to_receipt
from actions.reports import WAYS_TO_REPORT, report_as_offered
from actions.speech import Events, reminder, say, speak
from actions.tips import take_tip
from actions.turn import Turn
from bot.core.answers.aspects import asks_for_reward
from bot.core.answers.procedure_answers import rights_of
from bot.core.reports.details import details_of
from bot.core.reports.over import lasts
from bot.core.reports.staying_unnamed import asks_whether_revealed
from bot.core.reports.withdrawal import withdraws_report
from bot.knowledge import load_gazetteer, load_procedures


class ActionIntakeTip(Action):
    """Begins a tip, or takes the next message into it."""

    def name(self) -> str:
        return "action_intake_tip"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        picked = chosen_procedure(turn)  # "bị mất" may answer which procedure was meant
        if picked is not None:
            return tell_procedure(dispatcher, turn, picked, aspects_wanted(turn))
        offered = await report_as_offered(dispatcher, turn)
        if offered is not None:
            return offered
        if turn.incident_is_over and lasts(turn.text):
            return await take_emergency(dispatcher, turn)
        if withdraws_report(turn.text) and turn.pending.get("intake") == "tip":
            return stop_asking(dispatcher, turn)
        if asks_whether_revealed(turn.text):
            return await tell_protection(dispatcher, turn)
        if _only_asks(asks_for_reward, turn):
            return speak(dispatcher, turn, say("utter_procedure_unknown"), reminder(turn))
        added = await add_to_receipt(dispatcher, turn)
        return await take_tip(dispatcher, turn) if added is None else added


def stop_asking(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Nothing is to be reported after all. What was told stays stored: somebody may be made to say
    so."""
    events: Events = [SlotSet("tip", None), SlotSet("pending", None)]
    return speak(dispatcher, turn, say("utter_tip_withdrawn"), events=events)


async def tell_protection(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Who will learn who reported: what this assistant keeps, and what the law promises. What else
    the message tells is taken into the tip."""
    rights = rights_of(load_procedures()[WAYS_TO_REPORT[0]])
    parts = [say("utter_unnamed_offer"), *((rights.text, rights.source_line) if rights else ())]
    lead = " ".join(parts)
    if _tells_nothing(turn):
        return speak(dispatcher, turn, lead, reminder(turn))
    return await take_tip(dispatcher, turn, lead)


def _only_asks(asks: Callable[[str], bool], turn: Turn) -> bool:
    """Whether a message of an open tip asks something, and tells nothing."""
    return turn.pending.get("intake") == "tip" and asks(turn.text) and _tells_nothing(turn)


def _tells_nothing(turn: Turn) -> bool:
    found = details_of(turn.text, turn.now, load_gazetteer(), None)
    told = (found.where, found.when, found.who, found.phone, found.plate, found.anonymous)
    return not any(told)
