"""A report in one spoken sentence, for reading back and for the operator."""

from __future__ import annotations

import re
from datetime import datetime

from bot.core.language.vietnamese import fold
from bot.core.report import Incident, Report, Tip

# What the fields of a report are called.
FIELD_NAMES = {
    "what": "nội dung",
    "where": "địa điểm",
    "when": "thời gian",
    "who": "người liên quan",
    "people_in_danger": "người gặp nạn",
}
# Or a year alone.
_MONTH_ALONE = re.compile(r"(\d{4})(?:-(\d\d))?")


def summary_of(report: Report) -> str:
    """What is known, in the order of a sentence: what, where, when, who, vehicle, how it is known,
    contact."""
    parts = [f"nội dung: {report.what}" if report.what else None, _place(report)]
    if report.when:
        parts.append(f"thời gian: {spoken_time(report.when)}")
    if isinstance(report, Incident) and report.people_in_danger:
        parts.append(f"người gặp nạn: {report.people_in_danger}")
    if report.who and not _said_already(report.who, report.what, _danger(report)):
        parts.append(f"người liên quan: {report.who}")
    if report.vehicle and not _said_already(report.vehicle, report.what, report.who):
        parts.append(f"xe: {report.vehicle}")
    if report.plate:
        parts.append(f"biển số {report.plate}")
    if isinstance(report, Tip):
        parts += _how_it_is_known(report)
    if report.anonymous:
        parts.append("anh chị muốn giấu tên")
    elif report.phone:
        parts.append(f"số liên hệ {report.phone}")
    return "; ".join(part for part in parts if part)


def operator_summary(
    incident: Incident | None, tip: Report | None, emergency: str | None
) -> str | None:
    """What a person needs who takes over at this moment; None while nothing was reported.

    Priority and number first, then what is known, then what nobody has told yet; that there is a
    tip besides an incident is told last.
    """
    report = incident or tip
    if report is None:
        return None
    lead = [part for part in (report.priority, emergency and f"cần {emergency}") if part]
    missing = [FIELD_NAMES[name] for name in report.missing if name in FIELD_NAMES]
    known = summary_of(report)
    parts = [", ".join(lead), known, f"chưa rõ: {', '.join(missing)}" if missing else ""]
    if incident is not None and isinstance(tip, Tip):
        parts.append("cùng cuộc gọi có tin báo")
    return ". ".join(part for part in parts if part)


def _how_it_is_known(tip: Tip) -> list[str]:
    parts = []
    if tip.how_known and not _said_already(tip.how_known, tip.what):
        parts.append(f"vì sao biết: {tip.how_known}")
    if tip.evidence and not _said_already(tip.evidence, tip.what):
        parts.append(f"chứng cứ: {tip.evidence}")
    return parts


def _danger(report: Report) -> str | None:
    return report.people_in_danger if isinstance(report, Incident) else None


def _said_already(words: str, *parts: str | None) -> bool:
    """Whether the same words stand in another part of the summary."""
    return fold(words) in " | ".join(fold(part) for part in parts if part)


def _place(report: Report) -> str | None:
    if report.where is None:
        return f"địa điểm: {report.ward}" if report.ward else None
    if report.ward and fold(_bare(report.ward)) not in fold(report.where):
        return f"địa điểm: {report.where}, nay là {report.ward}"
    return f"địa điểm: {report.where}"


def _bare(ward: str) -> str:
    return ward.removeprefix("Phường ").removeprefix("Xã ")


def spoken_time(when: str) -> str:
    """A time to be read back: ISO 8601 as "21 giờ ngày 19 tháng 11", else as it was said."""
    month = _MONTH_ALONE.fullmatch(when)
    if month:
        return f"tháng {int(month[2])} năm {month[1]}" if month[2] else f"năm {month[1]}"
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    day = f"ngày {moment.day} tháng {moment.month}"
    if len(when) <= 10:
        return day
    clock = f"{moment.hour} giờ" + (f" {moment.minute} phút" if moment.minute else "")
    return f"{clock} {day}"
