"""Times as people say them, resolved against the moment of the call (Hanoi time, UTC+7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Moment:
    """A time that was said: ``iso`` is ISO 8601, a whole moment or a bare day.

    ``precision`` is minute, hour, part (of the day; ``iso`` is its middle) or day; ``said`` the
    words, ``start`` and ``end`` their offsets in the text.
    """

    iso: str
    precision: str
    said: str
    start: int
    end: int


def parse_when(text: str, now: datetime) -> Moment | None:
    """The time named in a text ("tối qua", "lúc 9 giờ", "hôm 20 tháng 11"), None where none is."""
    raise NotImplementedError
