"""A message that reports something: for the tip, unless it answers what was asked before."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.emergencies import take_emergency
from actions.procedures import aspects_wanted, chosen_procedure, tell_procedure
from actions.receipts import add_to_receipt
from actions.speech import Events
from actions.tips import take_tip
from actions.turn import Turn
from bot.core.reports.over import lasts


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
        added = await add_to_receipt(dispatcher, turn)
        return await take_tip(dispatcher, turn) if added is None else added
