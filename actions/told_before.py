"""What was said before the first report of a conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.turn import Turn
from bot.core.language.cues import compile_cues, words_of
from bot.core.reports.matters import asks_something, reports_something, tells_of_loss
from bot.core.reports.told_before import Earlier, told_before
from bot.knowledge import load_gazetteer

QUESTIONS = ("ask_", "status_", "personal_")  # how their intents begin
_NOT_LONG_AGO = 3  # messages
_COMES_BACK = compile_cues("(?:quay|trở) lại (?:với )?(?:cái )?(?:chuyện|vụ|việc)")


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


def with_matter_told_before(turn: Turn) -> Turn:
    """A message that opens a report, and before it what it is about, where that was told a moment
    ago and answered as a question: "em bị rớt biển số xe", and then "chắc hôm mưa ngập"."""
    own = reports_something(turn.text) or tells_of_loss(turn.text)
    if own and not _COMES_BACK.search(words_of(turn.text)):
        return turn
    for said in reversed(messages_before_report(turn)[-_NOT_LONG_AGO:]):
        lost = tells_of_loss(said.text)
        if lost or (reports_something(said.text) and not asks_something(said.text)):
            if said.text in turn.text:
                return turn
            text = f"{said.text}. {turn.text}"
            return replace(turn, text=text, intent="report_lost" if lost else turn.intent)
    return turn
