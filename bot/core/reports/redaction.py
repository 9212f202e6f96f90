"""Taking out of a report whatever tells who reports it, once they wish to stay unnamed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bot.core.language.numbers import find_phone
from bot.core.report import Report
from bot.core.reports.self_told import told_of_self

R = TypeVar("R", bound=Report)

# Fields of tips and incidents that hold what callers said as they said it.
IN_OWN_WORDS = ("what", "where", "who", "people_in_danger", "vehicle", "evidence", "how_known")
_GONE = "…"
_ENDS = " ,;:"


def redacted(text: str, places: Sequence[str] | None = None) -> str:
    """The text without telephone numbers and without how the caller introduces themselves.

    ``places``: where the matter is, as told; None where that is not known, and then addresses stay.
    """
    until = len(text)
    for told in reversed(told_of_self(text, places)):
        if told.lead < until:  # else it lies within another that is gone already
            text = f"{text[: told.lead]}{_GONE}{text[min(told.end, until) :]}"
            until = told.lead
    while (phone := find_phone(text)) is not None:
        text = f"{text[: phone.start]}{_GONE}{text[phone.end :]}"
    text = re.sub(rf"(?:{_GONE}[{_ENDS}]*)+{_GONE}", _GONE, text).strip()
    return re.sub(rf"^{_GONE}[{_ENDS}]+(?=\w)", "", text)


def redacted_report(report: R) -> R:
    """An anonymous report: no telephone number, nothing that names the reporter."""
    places = [report.where] if report.where else None
    told = {name: getattr(report, name, None) for name in IN_OWN_WORDS}
    kept: dict[str, Any] = {n: redacted(text, places) for n, text in told.items() if text}
    return replace(report, phone=None, **kept)
