"""The clock of a scripted call: it starts when the manifest says, and runs on from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

_SHIFT: ContextVar[timedelta | None] = ContextVar("callbot_harness_shift", default=None)


class ScriptedClock:
    """A Clock that every call sees at its own moment; calls running at once do not disturb it."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real

    def __call__(self) -> datetime:
        shift = _SHIFT.get()
        return self._real() if shift is None else self._real() + shift

    @contextmanager
    def at(self, moment: datetime | None) -> Iterator[None]:
        """Within the block this task's clock shows ``moment`` and runs on; None: the real time."""
        shift = None if moment is None else moment - self._real()
        token = _SHIFT.set(shift)
        try:
            yield
        finally:
            _SHIFT.reset(token)
