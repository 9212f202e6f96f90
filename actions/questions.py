"""Questions, and what only looks like one."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.procedures import answer_procedure, clearly_named
from actions.receipts import own_case
from actions.reports import WAYS_TO_REPORT, report_as_offered, taken_as_report
from actions.speech import Events, reminder, say, speak
from actions.tips import with_number_told_aside
from actions.told_after import number_told_after
from actions.turn import Turn
from bot.core.answers.others_data import asks_for_others_data

GENERAL_QUESTION = "ask_procedure"
# Confidence of the finder of procedures, chosen on benchmarks/dev: above these no report of it is
# taken for a question.
_SURE_OF_AN_ASPECT, _SURE_OF_ANY = 0.7, 0.95


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
        offered = await report_as_offered(dispatcher, turn)
        if offered is not None:
            return offered
        named = clearly_named(turn)
        if named is None:
            kept = await number_told_after(dispatcher, turn)
            if kept is not None:
                return kept
        how_to_report = {named, turn.entity("procedure")} & set(WAYS_TO_REPORT)
        doubtful = named is None or (how_to_report and turn.intent == GENERAL_QUESTION)
        if doubtful and not _surely_asks(turn):
            taken = await taken_as_report(dispatcher, turn)
            if taken is not None:
                return taken
        turn, told = await with_number_told_aside(turn)
        if asks_for_others_data(turn.text):
            return [*told, *speak(dispatcher, turn, say("utter_decline"), reminder(turn))]
        answered = await own_case(dispatcher, turn) or answer_procedure(dispatcher, turn)
        return [*told, *answered]


def _goes_on_asking(turn: Turn) -> bool:
    """ "Bao nâu có kết quả" after an answer about a procedure, however a recogniser writes it."""
    about = turn.slots.get("procedure") not in (None, *WAYS_TO_REPORT)
    sure = turn.intent != GENERAL_QUESTION and turn.confidence >= _SURE_OF_ANY
    return about and sure and turn.entity("procedure") is None


def _surely_asks(turn: Turn) -> bool:
    """Whether the models are sure of the procedure and of what is asked about it, so that "mất giấy
    xe, nghe bảo đợi lâu lắm" is no report, whatever words of a report it has."""
    if _goes_on_asking(turn):
        return True
    general = turn.intent == GENERAL_QUESTION
    how_to_report = turn.entity("procedure") in WAYS_TO_REPORT
    if general and how_to_report:
        return False
    enough = _SURE_OF_ANY if general or how_to_report else _SURE_OF_AN_ASPECT
    return turn.confidence_of("procedure") >= enough
