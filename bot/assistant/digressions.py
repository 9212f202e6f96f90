"""Emergencies told before or after something else, to learn from.

"Cho hỏi làm hộ chiếu ở đâu, ơ khoan, bếp bốc khói": what else a message says must not drown the
cry in it. Harmless lines are joined in the same way, or length alone would be alarming. What goes
with what is chosen by hash, so that the same data always give the same model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.assistant.chance import pick
from bot.assistant.components.intents import GENERAL_QUESTION
from bot.core.emergencies.kinds import NUMBER_OF_KIND

ONE_OPENING_IN, ONE_HARMLESS_IN = 5, 6

Told = tuple[str, str]  # a text, and the kind of emergency that it is or what it is else


def with_digressions(told: Sequence[Told]) -> Iterator[Told]:
    """Copies of some texts with another harmless text before or after them, each what it was.

    Every other partner is a question about a procedure: that is what callers of 1900-0113 begin
    with. Nothing where there is nothing harmless to join.
    """
    harmless = [text for text, about in told if about not in NUMBER_OF_KIND]
    questions = [text for text, about in told if about == GENERAL_QUESTION] or harmless
    if not harmless:
        return
    for text, about in told:
        alarming = about in NUMBER_OF_KIND
        if pick(ONE_OPENING_IN if alarming else ONE_HARMLESS_IN, "joined", text):
            continue
        partners = questions if pick(2, "with a question", text) else harmless
        other = partners[pick(len(partners), "partner", text)]
        first = pick(3, "comes last", text) == 0
        yield (f"{text} {other}" if first else f"{other} {text}", about)
