"""A caller whose tip broke off calls again, and is asked whether to go on with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import Events, say, speak
from actions.storing import unfinished_tip
from actions.tips import take_tip
from actions.turn import Turn
from bot.core.errors import StorageError
from bot.core.report import Tip
from bot.core.reports.choices import says_no, says_yes
from bot.core.reports.summaries import summary_of

# Who calls again after more than this has something else in mind.
REMEMBERED_FOR = timedelta(hours=24)


async def offer_to_go_on(
    dispatcher: CollectingDispatcher, turn: Turn, greeting: str
) -> Events | None:
    """Ask about the tip that broke off; None where there is none, or the call is under way."""
    if turn.caller is None or len(turn.said) > 1 or turn.slots.get("tip"):
        return None
    since = (turn.now - REMEMBERED_FOR).isoformat(timespec="seconds")
    try:
        tip = await unfinished_tip(turn.caller, since)
    except StorageError:
        return None
    if tip is None or tip.what is None:
        return None
    question = say("utter_resume", summary=summary_of(replace(tip, phone=None)))
    events: Events = [SlotSet("pending", {"intake": "resume", "tip": tip.as_dict()})]
    return speak(dispatcher, turn, greeting, question, events=events)


async def go_on(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Take the tip up again, or leave it; None where nothing of the kind was asked."""
    if turn.pending.get("intake") != "resume":
        return None
    if turn.intent == "deny" or says_no(turn.text):
        events: Events = [SlotSet("pending", None)]
        return speak(dispatcher, turn, say("utter_resume_declined"), events=events)
    if turn.intent != "affirm" and not says_yes(turn.text):
        return None
    tip: dict[str, Any] = Tip.from_dict(turn.pending["tip"]).as_dict()
    slots = {**turn.slots, "tip": {**tip, "kind": "tip"}, "pending": {"intake": "tip"}}
    return await take_tip(dispatcher, replace(turn, text="", intent="inform", slots=slots))
