"""What a caller told before a report was opened, which nobody had asked for yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.reports.details import PlaceFinder, details_of
from bot.core.reports.matters import asks_something
from bot.core.reports.taking_times import said_less_exactly


@dataclass(frozen=True)
class Earlier:
    """An earlier message; ``asked`` is true where it was taken for a question about something."""

    text: str
    asked: bool = False


def told_before(
    earlier: Sequence[Earlier], message: str, now: datetime, places: PlaceFinder
) -> dict[str, Any]:
    """Fields of a new report that earlier messages told and ``message``, which opens it, does not.

    A telephone number is the caller's whatever they talked of; a place, time or plate in a
    question ("tôi ở phường Láng thì làm căn cước ở đâu") is no part of the report. Who has wished
    to stay unnamed stays so, and has no number.
    """
    now_told = details_of(message, now, places, None)
    found: dict[str, Any] = {}
    unnamed = now_told.anonymous
    for before in earlier:
        details = details_of(before.text, now, places, None)
        unnamed = (unnamed or details.anonymous) and not details.named_after_all
        if details.phone:
            found["phone"] = details.phone
        if before.asked or asks_something(before.text):
            continue
        if details.where and (details.mentions or details.aboard):
            found |= {"where": details.where, "ward": details.ward}
        if details.when and not said_less_exactly(found.get("when"), details.when.iso):
            found["when"] = details.when.iso
        if details.plate:
            found["plate"] = details.plate
    for name in ("phone", "plate"):
        if getattr(now_told, name):
            found.pop(name, None)
    if now_told.when and not said_less_exactly(found.get("when"), now_told.when.iso):
        found.pop("when", None)
    if now_told.where or now_told.ward or now_told.wards:
        found.pop("where", None)
        found.pop("ward", None)
    if unnamed:
        found.pop("phone", None)
        found["anonymous"] = True
    return found
