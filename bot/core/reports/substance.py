"""Whether a report holds something that somebody could act on.

An alarm may be the doubt of a trained model about words that meant nothing. Until the caller has
named a place, a plate, a day or a number to be called back at, or danger in plain words, it
protects them from no flag; it stays in the lists with its priority all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.emergencies.triage import triage
from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold
from bot.core.report import Report
from bot.core.reports.detail_patterns import LANDMARK

_ISO = re.compile(r"\d{4}-\d\d")
_PLACE = re.compile(rf"\d|(?<!\S)(?:{fold(LANDMARK)})(?!\S)")


def has_substance(
    reports: Iterable[Report | None], said: Iterable[str], hotline: object = "113"
) -> bool:
    """Whether any report names what can be followed up, or any message plain danger."""
    told = [report for report in reports if report is not None]
    if not told:
        return False
    if any(_can_be_followed(report) for report in told):
        return True
    return any(triage(text, hotline) is not None for text in said)


def _can_be_followed(report: Report) -> bool:
    resolved = report.when is not None and _ISO.match(report.when)
    number = report.plate or (report.phone or "").isdigit()
    return bool(report.ward or number or resolved or _names_place(report.where))


def _names_place(where: str | None) -> bool:
    return where is not None and _PLACE.search(fold(words_of(where))) is not None
