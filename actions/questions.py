"""Questions, and what only looks like one."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.procedures import answer_procedure, clearly_named
from actions.reports import WAYS_TO_REPORT, taken_as_report
from actions.speech import Events
from actions.tips import with_number_told_aside
from actions.turn import Turn

GENERAL_QUESTION = "ask_procedure"


class ActionAnswerProcedure(Action):
    """Answers about the procedure that was named, or about the one being talked of.

    "Em báo xe khách chở quá số người" names none: it is a report.
    """

    def name(self) -> str:
        return "action_answer_procedure"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        named = clearly_named(turn)
        how_to_report = {named, turn.entity("procedure")} & set(WAYS_TO_REPORT)
        if named is None or (how_to_report and turn.intent == GENERAL_QUESTION):
            taken = await taken_as_report(dispatcher, turn)
            if taken is not None:
                return taken
        turn, told = await with_number_told_aside(turn)
        return [*told, *answer_procedure(dispatcher, turn)]
