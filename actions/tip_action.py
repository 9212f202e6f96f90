"""A message that reports something: for the tip, unless it answers what was asked before."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.emergencies import take_emergency
from actions.procedures import aspects_wanted, chosen_procedure, tell_procedure
from actions.receipts import add_to_receipt
from actions.speech import Events, reminder, say, speak
from actions.tips import take_tip
from actions.turn import Turn
from bot.core.answers.aspects import asks_for_reward
from bot.core.reports.details import details_of
from bot.core.reports.over import lasts
from bot.knowledge import load_gazetteer


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
        if turn.incident_is_over and lasts(turn.text):
            return await take_emergency(dispatcher, turn)
        if _only_asks_for_reward(turn):
            return speak(dispatcher, turn, say("utter_procedure_unknown"), reminder(turn))
        added = await add_to_receipt(dispatcher, turn)
        return await take_tip(dispatcher, turn) if added is None else added


def _only_asks_for_reward(turn: Turn) -> bool:
    """Whether a message of an open tip asks what one gets for it, and tells nothing."""
    if turn.pending.get("intake") != "tip" or not asks_for_reward(turn.text):
        return False
    found = details_of(turn.text, turn.now, load_gazetteer(), None)
    told = (found.where, found.when, found.who, found.phone, found.plate, found.anonymous)
    return not any(told)
