"""What became of a report: asked with its receipt code, without a name."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.emergencies import take_emergency
from actions.speech import Events, reminder, say, speak
from actions.storing import add, state
from actions.turn import Turn
from bot.core.answers.own_case import asks_about_own_case
from bot.core.emergencies.triage import triage
from bot.core.errors import StorageError
from bot.core.reports.choices import says_no, says_yes, takes_leave
from bot.core.reports.progress import Progress, ReceiptState
from bot.core.reports.receipts import find_receipt, spoken_receipt
from bot.core.reports.summaries import FIELD_NAMES


class ActionReceiptStatus(Action):
    """Says what is known under a receipt, and nothing of who reported."""

    def name(self) -> str:
        return "action_receipt_status"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        return await receipt_status(dispatcher, Turn.of(tracker))


async def own_case(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """What became of something that was handed in: told of a report whose code is said, of nothing
    else; None where that is not asked."""
    if not asks_about_own_case(turn.text):
        return None
    if find_receipt(turn.text):
        return await receipt_status(dispatcher, turn)
    return speak(dispatcher, turn, say("utter_decline"), reminder(turn))


async def receipt_status(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Look a receipt up, or ask for it."""
    receipt = find_receipt(turn.text)
    free = turn.pending.get("intake") not in ("incident", "tip")
    if receipt is None:
        waiting: Events = [SlotSet("pending", {"intake": "receipt"})] if free else []
        return speak(dispatcher, turn, say("utter_ask_receipt"), reminder(turn), events=waiting)
    done: Events = (
        [SlotSet("pending", {"intake": "receipt_add", "receipt": receipt})] if free else []
    )
    spoken = spoken_receipt(receipt)
    try:
        known = await state(receipt)
    except StorageError:
        return speak(dispatcher, turn, say("utter_receipt_unreachable"), reminder(turn))
    if known is None:
        text = say("utter_receipt_unknown", receipt=spoken)
        waiting = [SlotSet("pending", {"intake": "receipt"})] if free else []
        return speak(dispatcher, turn, text, reminder(turn), events=waiting)
    text = say("utter_receipt_found", receipt=spoken, status=known.status.told)
    more = say("utter_receipt_add") if free else None
    return speak(dispatcher, turn, text, _missing(known), more, reminder(turn), events=done)


def _missing(known: ReceiptState) -> str | None:
    """What could still be told; nobody is asked for it once the report is closed."""
    if known.status is Progress.CLOSED:
        return None
    fields = ", ".join(FIELD_NAMES[name] for name in known.missing)
    return say("utter_receipt_missing", fields=fields) if fields else say("utter_receipt_complete")


async def add_to_receipt(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Add a message to the report whose receipt was given; None where none was, or none wanted.

    What tells of an emergency is answered as one: the number and the first advice come first.
    """
    if turn.pending.get("intake") != "receipt_add":
        return None
    if says_no(turn.text) or says_yes(turn.text) or takes_leave(turn.text):
        return None
    if triage(turn.text, turn.hotline) is not None:
        return await take_emergency(dispatcher, turn)
    receipt = str(turn.pending["receipt"])
    try:
        added = await add(receipt, turn.text)
    except StorageError:
        return speak(dispatcher, turn, say("utter_receipt_unreachable"))
    if added is None:
        return None
    return speak(dispatcher, turn, say("utter_noted_tip", receipt=spoken_receipt(receipt)))
