"""What was said before the first report of a conversation."""

from __future__ import annotations

from typing import Any

from actions.turn import Turn
from bot.core.reports.told_before import Earlier, told_before
from bot.knowledge import load_gazetteer

QUESTIONS = ("ask_", "status_", "personal_")  # how their intents begin


def messages_before_report(turn: Turn) -> tuple[Earlier, ...]:
    """The messages before this one, where none of them belongs to a report."""
    if turn.slots.get("tip") or turn.slots.get("incident"):
        return ()
    return tuple(
        Earlier(said.text, (said.intent or "").startswith(QUESTIONS)) for said in turn.said[:-1]
    )


def details_before_report(turn: Turn) -> dict[str, Any]:
    """Fields of the report that this message opens, told before anybody asked for them."""
    earlier = messages_before_report(turn)
    return told_before(earlier, turn.text, turn.now, load_gazetteer()) if earlier else {}
