"""Nuisance: polite, the way back to a real report in every reply; never hangs up on 113 or 114."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.doubt import possible_emergency
from actions.guidance import fine_told
from actions.reports import taken_as_report
from actions.speech import Events, assessed, reminder, say, speak
from actions.turn import GENERAL_DESK, Turn
from bot.core.nuisance_kinds import KINDS
from bot.core.nuisance_turns import nuisance_family
from bot.core.reports.matters import announces_a_report

# Who says that they report something is heard, unless the model is surer than this of a joke.
SURE = 0.9
_REPLIES = {
    "prank": "utter_nuisance_prank",
    "abuse": "utter_nuisance_abuse",
    "harassment": "utter_nuisance_harassment",
    "sales": "utter_nuisance_sales",
    "chat": "utter_nuisance_chat",
    "test": "utter_nuisance_test",
}


class ActionNuisance(Action):
    """Answers a prank, abuse, a sales call, idle talk or a test call."""

    def name(self) -> str:
        return "action_nuisance"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        reporting = turn.pending.get("intake") in ("incident", "tip")
        if (reporting or announces_a_report(turn.text)) and not _surely_nuisance(turn):
            taken = await taken_as_report(dispatcher, turn)
            if taken is not None:
                return taken
        found = assessed(turn, []) or {}
        flagged = found.get("verdict") in ("suspected", "nuisance")
        earlier = sum(name == self.name() for name in turn.actions)
        tell_fine = flagged and earlier >= 1 and not found.get("fine_told")
        parts = [say(_REPLIES[_family(turn)])]
        if tell_fine:
            parts = [
                say("utter_nuisance_fine", fine=fine_told(turn)),
                say("utter_nuisance_way_back"),
            ]
        elif found.get("verdict") == "nuisance" and _may_end(turn, warned=earlier >= 1):
            parts = [say("utter_nuisance_end")]
            found["ends"] = True  # DialogueReply.ends: a live call hangs up
        found["fine_told"] = bool(found.get("fine_told")) or tell_fine
        events: Events = [SlotSet("nuisance", found)]
        return speak(dispatcher, turn, *parts, reminder(turn), events=events)


def _surely_nuisance(turn: Turn) -> bool:
    guess = turn.said[-1].guess
    return guess is not None and guess.likelihood >= SURE


def _may_end(turn: Turn, warned: bool) -> bool:
    """Never on 113 or 114, nor once anything was told that may be genuine; who does not sell
    anything is asked for their matter first."""
    if not warned and _family(turn) != "sales":
        return False
    told = turn.emergency_told or any(
        turn.slots.get(name) for name in ("emergency", "incident", "tip", "handover")
    )
    genuine = told or possible_emergency(turn) is not None
    return turn.hotline == GENERAL_DESK and not genuine and not turn.pending


def _family(turn: Turn) -> str:
    """What kind it is, by the words themselves, else by the trained models."""
    spoken = nuisance_family(turn.text)
    if spoken in _REPLIES:
        return str(spoken)
    found = turn.said[-1].guess
    if found is not None and found.likelihood >= 0.5 and KINDS[found.kind].family in _REPLIES:
        return KINDS[found.kind].family
    guessed = (turn.intent or "").removeprefix("nuisance_")
    if guessed == "test_call":
        return "test"
    return guessed if guessed in _REPLIES else "prank"
