"""What finding places, times and numbers, and searching a procedure's name, cost a message.

python -m benchmarks.extraction: CPU time, the median of many messages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from statistics import median

from benchmarks.figures import Figure
from benchmarks.messages import CONVERSATIONS
from bot.core.language.numbers import find_count, find_phone, find_plate
from bot.core.language.times import HANOI, parse_when
from bot.knowledge import load_gazetteer, load_index

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=HANOI)
LONG = (
    "dạ em báo tối qua lúc chín giờ ở số 15 ngõ 20 phố Láng Hạ phường Láng có ba người lấy "
    "trộm xe máy biển hai chín a một một hai ba bốn năm số em là 0912 345 678"
)


def figures() -> list[Figure]:
    """Both medians in milliseconds, on one core."""
    asked = [text for _, texts in CONVERSATIONS for text in texts]
    long = [f"{LONG} {number}" for number in range(50)]  # each anew: some parts are remembered
    return [
        Figure("places, time, numbers of a long message", _each(_extract, long), "ms", 3),
        Figure("search of a procedure by its name", _each(load_index().match, asked), "ms", 5),
    ]


def _extract(text: str) -> None:
    load_gazetteer().find(text)
    parse_when(text, NOW)
    find_phone(text)
    find_plate(text)
    find_count(text)


def _each(work: Callable[[str], object], texts: Sequence[str]) -> float:
    work(texts[0])  # loads what it needs
    taken = []
    for text in texts:
        start = time.process_time()
        work(text)
        taken.append(1000 * (time.process_time() - start))
    return median(taken)


if __name__ == "__main__":
    for figure in figures():
        print(figure)
