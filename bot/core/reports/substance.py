"""Whether a report holds something that somebody could act on.

An alarm may be the doubt of a trained model about words that meant nothing. Until the caller has
named a place or a plate, or danger in plain words, it protects them from no flag; it stays in the
lists with its priority all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.emergencies.triage import triage
from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold
from bot.core.report import Report
from bot.core.reports.detail_patterns import LANDMARK

_PLACE = re.compile(rf"\d|(?<!\S)(?:{fold(LANDMARK)})(?!\S)")


def has_substance(
    reports: Iterable[Report | None], said: Iterable[str], hotline: object = "113"
) -> bool:
    """Whether any report names a place or plate, or any message plain danger."""
    told = [report for report in reports if report is not None]
    if not told:
        return False
    if any(report.ward or report.plate or _names_place(report.where) for report in told):
        return True
    return any(triage(text, hotline) is not None for text in said)


def _names_place(where: str | None) -> bool:
    return where is not None and _PLACE.search(fold(words_of(where))) is not None
