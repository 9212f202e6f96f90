"""Two procedures that one message wants compared: "tạm trú với lưu trú khác gì nhau"."""

from __future__ import annotations

import re

from bot.core.answers.aspects import asks_to_compare
from bot.knowledge.search import ProcedureIndex

# Words between the two things; "khác" also ends the second one ("… với lưu trú khác gì nhau").
_BETWEEN = re.compile(
    r"\s+(?:và|với|so với|hay là|hay|hoặc|khác|giống|va|voi|so voi|hay la|hoac|khac|giong)(?=\s)"
    r"|[,;?]",
    re.IGNORECASE,
)


def compared(text: str, index: ProcedureIndex) -> tuple[str, ...]:
    """The ids of the two procedures to compare, in the order named; empty where there are none.

    Each side is looked up by itself, because the clearer name would outweigh the other.
    """
    if not asks_to_compare(text):
        return ()
    sides = [index.match(side).ids[:1] for side in _BETWEEN.split(text) if side.strip()]
    named = tuple(dict.fromkeys(identifier for ids in sides for identifier in ids))
    if len(named) < 2:  # "phiếu số 1 với số 2": only together do the sides say what they are
        named = index.match(text).ids
    return named[:2] if len(named) >= 2 else ()
