"""Whether a report holds something that somebody could act on.

An alarm may be the doubt of a trained model about words that meant nothing. Until the caller has
named a place, a plate, a time or a number to be called back at, or danger in plain words, it
protects them from no flag; it stays in the lists with its priority all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.emergencies.triage import triage
from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold, is_unaccented
from bot.core.report import Report
from bot.core.reports.detail_patterns import LANDMARK

_DAY, _TIME = re.compile(r"\d{4}-\d\d"), re.compile(r"T\d\d")
_PLACE = re.compile(rf"\d|(?<!\S)(?:{LANDMARK})(?!\S)")
# Without diacritics most of them are other words, too: "song" is also a wave, "o song" is not.
_PLAIN_PLACE = re.compile(
    r"\d|(?<!\S)(?:ngo|ngach|hem|pho|thon|xom|nga tu|nga ba|chung cu|toa nha|khu do thi|truong|"
    r"benh vien|cong vien|sieu thi|khach san|nha nghi|cua hang|nha hang|quoc lo|cao toc)(?!\S)|"
    rf"(?<!\S)(?:o|tai|gan|canh|doi dien) (?:{fold(LANDMARK)})(?!\S)"
)


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
    number = report.plate or (report.phone or "").isdigit()
    return bool(report.ward or number or _names_time(report) or _names_place(report.where))


def _names_time(report: Report) -> bool:
    """A time of day, or a day of somebody or something: "hôm qua" alone is said in any chat."""
    if report.when is None or not _DAY.match(report.when):
        return False
    return bool(_TIME.search(report.when) or report.where or report.who)


def _names_place(where: str | None) -> bool:
    if where is None:
        return False
    line = words_of(where)
    return (_PLAIN_PLACE if is_unaccented(line) else _PLACE).search(line) is not None
