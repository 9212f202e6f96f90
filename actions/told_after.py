"""A telephone number told after a report was closed or taken back: whoever looks at it needs it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.doubt import possible_emergency
from actions.speech import Events, say, speak
from actions.storing import keep
from actions.turn import Turn
from bot.core.language.cues import compile_cues, words_of
from bot.core.report import Incident, Tip
from bot.core.reports.contact_numbers import callers_phone
from bot.core.reports.matters import asks_something, reports_something
from bot.core.reports.staying_unnamed import wishes_to_stay_unnamed

# "Số 09… là của ai", "tra giúp em số 09…": nobody's own number.
_ASKS_WHOSE = compile_cues("(?:của|là) (?:ai|người nào)|(?:tra|kiểm tra|xác minh|check)")


async def number_told_after(dispatcher: CollectingDispatcher, turn: Turn) -> Events | None:
    """Keep the number with the report that lacks one; None where the message tells none, or more.

    Who stays unnamed leaves no number. What tells of another matter, or of danger, is answered as
    that.
    """
    slot, held = _report_without_number(turn)
    found = callers_phone(turn.text)
    if held is None or found is None or turn.pending or _tells_more(turn):
        return None
    told = Tip.from_dict(held) if slot == "tip" else Incident.from_dict(held)
    report = told.with_details(phone=found.value)
    await keep(turn.conversation, report)
    kept = SlotSet(slot, {**held, **report.as_dict()})
    return speak(dispatcher, turn, say("utter_emergency_noted"), events=[kept])


def _tells_more(turn: Turn) -> bool:
    asks = asks_something(turn.text) or _ASKS_WHOSE.search(words_of(turn.text)) is not None
    reports = reports_something(turn.text) or possible_emergency(turn, reporting=True) is not None
    return asks or reports or wishes_to_stay_unnamed(turn.text)


def _report_without_number(turn: Turn) -> tuple[str, dict[str, Any] | None]:
    """The report that was told last and its slot; none where either of them is unnamed."""
    held = {slot: turn.slots.get(slot) for slot in ("tip", "incident")}
    if any(report and report.get("anonymous") for report in held.values()):
        return "", None
    slot = "incident" if held["incident"] and not turn.incident_is_over else "tip"
    report = held[slot]
    return (slot, dict(report)) if report and not report.get("phone") else ("", None)
