"""A tip that an alarm interrupts: what is told from then on is told of the same matter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.speech import Events
from actions.storing import keep
from actions.turn import Turn
from bot.core.report import Incident, Tip
from bot.core.reports.contact_numbers import callers_phone
from bot.core.reports.over import OVER
from bot.core.reports.redaction import redacted_report
from bot.core.reports.taking_times import said_less_exactly

# What a tip is worth little without, and what nobody asks for again.
_KEPT = ("phone", "plate", "when")
_OF_ONE_MATTER = (*_KEPT, "where", "ward", "who", "vehicle")


async def kept_in_open_tip(turn: Turn, before: dict[str, Any] | None, now: Incident) -> Events:
    """Numbers and time that an incident took, for the tip that it interrupted where that lacks
    them; corrected in the incident, they are corrected in the tip. So is the wish to stay unnamed.

    A tip that has its receipt is another matter, and one without a name keeps no number.
    """
    held = turn.slots.get("tip")
    if not held or held.get("receipt"):
        return []
    tip = Tip.from_dict(held)
    if now.anonymous and not tip.anonymous:
        tip = redacted_report(replace(tip, anonymous=True))
        await keep(turn.conversation, tip)
        return [SlotSet("tip", {**held, **tip.as_dict()})]
    told = {}
    kept: tuple[str, ...] = _KEPT
    if turn.pending.get("intake") == "tip":
        kept += ("who",)  # the message that interrupts a tip may well answer its question
    if tip.where is None:
        kept += ("where", "ward")  # interrupted before it had a place, it is of the same matter
    # What once seemed over is one matter: all that is told of it since holds for both.
    for name in _OF_ONE_MATTER if OVER in (before or {}) else kept:
        new, old = getattr(now, name), getattr(tip, name)
        if name == "phone" and (tip.anonymous or now.anonymous):
            continue
        corrected = old in (None, (before or {}).get(name))
        nearer = name == "when" and old and new and said_less_exactly(new, old)
        if new and new != old and (corrected or nearer):
            told[name] = new
    if not told:
        return []
    tip = tip.with_details(**told)
    await keep(turn.conversation, tip)
    return [SlotSet("tip", {**held, **tip.as_dict()})]


async def unnamed_in_incident(turn: Turn, tip: Tip) -> Events:
    """The wish to stay unnamed, told in a tip that goes on from an incident: it holds in both."""
    held = turn.slots.get("incident")
    if not held or OVER not in held or held.get("anonymous") or not tip.anonymous:
        return []
    incident = redacted_report(replace(Incident.from_dict(held), anonymous=True))
    await keep(turn.conversation, incident)
    return [SlotSet("incident", {**held, **incident.as_dict()})]


def phone_of_incident(turn: Turn) -> dict[str, Any]:
    """The caller's number from the emergency before a tip: who calls is the same."""
    incident = turn.slots.get("incident") or {}
    known = incident.get("phone") and not incident.get("anonymous")
    return {"phone": incident["phone"]} if known and not callers_phone(turn.text) else {}
