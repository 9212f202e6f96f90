"""What every stage of a call leaves behind: how long it took, and a code where it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from bot.core.call import Call
from bot.core.errors import HotlineError


@contextmanager
def timed(call: Call, stage: str) -> Iterator[None]:
    """Add what a stage takes to the call's timings, in milliseconds, even when it fails."""
    began = perf_counter()
    try:
        yield
    finally:
        taken = (perf_counter() - began) * 1000
        call.timings_ms[stage] = call.timings_ms.get(stage, 0.0) + taken


def code_of(error: Exception) -> str:
    """What may be logged of an error: its text could hold what was said."""
    return error.code if isinstance(error, HotlineError) else type(error).__name__
