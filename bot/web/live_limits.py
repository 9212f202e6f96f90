"""How fast one live call's socket may send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from bot.core.live import BYTES_PER_S

LARGEST_MESSAGE = 64 * 1024  # bytes: two seconds of sound; the server's own limit
AHEAD_S = 6.0  # of sound that may come at once, after the network held it up
FASTER_THAN_TIME = 1.1
EVENTS_PER_S, EVENTS_AT_ONCE = 20.0, 60.0


class TooMuch(Exception):
    """More came than a telephone gives; the text says of what, in English."""


class TooManyLines(Exception):
    """An address has as many sockets open as it may have."""


class LinesOfAddresses:
    """Counts the open sockets of each address, so that nobody takes all lines."""

    def __init__(self, most: int) -> None:
        """``most``: of one address at once."""
        self._most = most
        self._open: Counter[str] = Counter()

    @contextmanager
    def line(self, address: str) -> Iterator[None]:
        """One more while it lasts. Raises TooManyLines."""
        if self._open[address] >= self._most:
            raise TooManyLines
        self._open[address] += 1
        try:
            yield
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


class LiveLimits:
    """Counts what a socket sends; sound flows in real time, and people type slowly."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._began = seconds()
        self._sound_s = 0.0
        self._events = 0

    def take_sound(self, size: int) -> None:
        """Raises TooMuch."""
        self._sound_s += size / BYTES_PER_S
        if self._sound_s > FASTER_THAN_TIME * self._passed_s + AHEAD_S:
            raise TooMuch("sound comes faster than time")

    def take_event(self) -> None:
        """Raises TooMuch."""
        self._events += 1
        if self._events > EVENTS_PER_S * self._passed_s + EVENTS_AT_ONCE:
            raise TooMuch("too many events")

    @property
    def _passed_s(self) -> float:
        return self._seconds() - self._began
