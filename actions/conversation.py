"""The conversation itself: greeting, repeating, slower, handover, goodbye, not understood."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.handover import callback_number, hand_over
from actions.procedures import (
    answer_procedure,
    asks_for_form,
    aspects_wanted,
    chosen_procedure,
    clearly_named,
    named_against_the_models,
    tell_procedure,
)
from actions.receipts import add_to_receipt, own_case, receipt_status
from actions.reports import report_as_offered, taken_as_report
from actions.resuming import go_on, offer_to_go_on
from actions.speech import Events, reminder, say, speak
from actions.tips import take_tip, with_number_told_aside
from actions.told_after import number_told_after
from actions.turn import Turn
from bot.core.answers.aspects import aspects_asked
from bot.core.nuisance_overheard import is_mere_sound, is_overheard
from bot.core.reports.receipts import find_receipt
from bot.knowledge import load_hotlines


class ActionGreetByHotline(Action):
    """The hotline's own greeting, and who it is that answers."""

    def name(self) -> str:
        return "action_greet_by_hotline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        guide = load_hotlines().hotlines[turn.hotline]
        if turn.intent == "ask_bot":
            about = say("utter_about_bot", hotline=_spoken(turn.hotline))
            return speak(dispatcher, turn, about, guide.scope, reminder(turn))
        if reminder(turn):
            return speak(dispatcher, turn, say("utter_listening"), reminder(turn))
        offered = await offer_to_go_on(dispatcher, turn, guide.greeting)
        return offered or speak(dispatcher, turn, guide.greeting)


class ActionRepeat(Action):
    """The last reply again, word for word, but for the promise to speak slowly."""

    def name(self) -> str:
        return "action_repeat"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        return speak(dispatcher, turn, _said_last(turn))


class ActionSlower(Action):
    """The last reply again in short sentences; the voice slows down by the slot."""

    def name(self) -> str:
        return "action_slower"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        slowly = re.sub(r"; ?", ". ", _said_last(turn))
        return speak(dispatcher, turn, say("utter_slower"), slowly, events=[SlotSet("slow", True)])


def _said_last(turn: Turn) -> str:
    """The last reply itself, whether or not it was given slowly."""
    last = str(turn.slots.get("last_reply") or say("utter_nothing_to_repeat"))
    return last.removeprefix(say("utter_slower")).strip()


class ActionCorrect(Action):
    """A correction outside an open report: of a question about procedures, or of a closed tip."""

    def name(self) -> str:
        return "action_correct"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        if turn.entity("procedure") or turn.entity("procedures"):
            return answer_procedure(dispatcher, turn)
        if turn.slots.get("tip"):
            return await take_tip(dispatcher, turn)
        taken = await taken_as_report(dispatcher, turn)
        return taken or speak(dispatcher, turn, say("utter_correct_what"))


class ActionDecline(Action):
    """Case files, other people's data, advice on one case: politely refused.

    Who wants "is my car fined" looked up is told how to look it up.
    """

    def name(self) -> str:
        return "action_decline"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        taken = await taken_as_report(dispatcher, turn) or await own_case(dispatcher, turn)
        if taken is not None:
            return taken
        named = clearly_named(turn)
        if named:
            return _told_to_look_up(dispatcher, turn, named)
        return speak(dispatcher, turn, say("utter_decline"), reminder(turn))


def _told_to_look_up(dispatcher: CollectingDispatcher, turn: Turn, named: str) -> Events:
    """What may be told all the same: the procedure by which everybody looks up their own."""
    aspects = aspects_asked(turn.text)[:1] or ("overview",)
    return tell_procedure(dispatcher, turn, named, aspects, say("utter_decline"))


class ActionOutOfScope(Action):
    """What no rule knows: an answer to an open choice, a stray yes, or something beyond us."""

    def name(self) -> str:
        return "action_out_of_scope"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        picked = chosen_procedure(turn)
        if picked is not None:
            return tell_procedure(dispatcher, turn, picked, aspects_wanted(turn))
        if find_receipt(turn.text) or turn.pending.get("intake") == "receipt":
            return await receipt_status(dispatcher, turn)
        kept = (
            await go_on(dispatcher, turn)
            or callback_number(dispatcher, turn)
            or await number_told_after(dispatcher, turn)
            or await add_to_receipt(dispatcher, turn)
        )
        if kept is not None:
            return kept
        taken = await report_as_offered(dispatcher, turn)
        if taken is None and turn.intent in ("affirm", "deny"):
            declined = turn.pending.get("intake") == "lost_offer"
            return speak(
                dispatcher,
                turn,
                say("utter_nothing_needed"),
                reminder(turn),
                events=[SlotSet("pending", None)] if declined else [],
            )
        taken = taken or await taken_as_report(dispatcher, turn)
        if taken is not None:
            return taken
        named = named_against_the_models(turn)
        if named is not None:
            return tell_procedure(dispatcher, turn, named, aspects_wanted(turn))
        if asks_for_form(turn):
            return answer_procedure(dispatcher, turn)
        if is_mere_sound(turn.said[-1]):
            return _nothing_made_out(dispatcher, turn)
        if turn.intent == "out_of_scope":
            scope = load_hotlines().hotlines[turn.hotline].scope
            return speak(dispatcher, turn, say("utter_out_of_scope", scope=scope), reminder(turn))
        return not_understood(dispatcher, turn)


class ActionGoodbye(Action):
    """Thanks, goodbye and wrong numbers; an open report is not forgotten."""

    def name(self) -> str:
        return "action_goodbye"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        if turn.intent == "wrong_number" and turn.pending.get("intake") in ("incident", "tip"):
            mended = await taken_as_report(dispatcher, turn)  # "nhầm, phòng mười bốn linh hai"
            if mended is not None:
                return mended
        turn, told = await with_number_told_aside(turn)
        if turn.intent == "thank":
            return [*told, *speak(dispatcher, turn, reminder(turn) or say("utter_thank"))]
        if turn.intent == "wrong_number" and not turn.slots.get("incident"):
            wrong = say("utter_wrong_number", hotline=_spoken(turn.hotline))
            return [*told, *speak(dispatcher, turn, wrong)]
        number = None if turn.incident_is_over else turn.slots.get("emergency")
        kept = None
        if number:
            kept = say("utter_goodbye_emergency", number=number)
        elif turn.pending.get("intake") == "tip":
            kept = say("utter_goodbye_unfinished")
        return [*told, *speak(dispatcher, turn, kept, say("utter_goodbye"))]


class ActionDefaultFallback(Action):
    """When no policy knows what to do. Unlike Rasa's own it speaks and keeps the caller's turn."""

    def name(self) -> str:
        return "action_default_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        turn = Turn.of(tracker)
        kept = (
            await number_told_after(dispatcher, turn)
            or await report_as_offered(dispatcher, turn)
            or await taken_as_report(dispatcher, turn)
        )
        return kept or not_understood(dispatcher, turn)


def not_understood(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Ask again once; the second time in a row pass to a person, also from an open report."""
    number = turn.slots.get("emergency") or turn.number
    if turn.unclear_before:
        text = say("utter_not_understood_twice", number=number)
        return hand_over(dispatcher, turn, text)
    question = reminder(turn)
    if question is not None:
        unclear = say("utter_not_understood_in_report")
        return speak(dispatcher, turn, unclear, question, unclear=True)
    return speak(dispatcher, turn, say("utter_not_understood", number=number), unclear=True)


def _nothing_made_out(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Breaths or noise: how to be heard by who cannot speak up. Who goes on breathing is passed to
    a person; a market or a television is not."""
    if turn.unclear_before and not is_overheard(turn.said[-1]):
        return not_understood(dispatcher, turn)
    number = turn.slots.get("emergency") or turn.number
    told = say("utter_only_noise", number=number)
    return speak(dispatcher, turn, told, reminder(turn), unclear=True)


def _spoken(hotline: str) -> str:
    return hotline.replace("-", " ")
