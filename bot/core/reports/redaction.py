"""Taking out of a report whatever tells who reports it, once they wish to stay unnamed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from bot.core.language.numbers import find_phone
from bot.core.report import Report

R = TypeVar("R", bound=Report)

_SELF = r"(?:tôi|em|cháu|anh|chị|bác|mình|tui|toi|chau|chi|bac|minh)"
_NAME = r"(?:\s+(?!ở|muốn|báo|thấy|có|xin|nhưng|và|là|đang|bị|số|gọi)[^\s,.;!?\d]+){1,4}"
_INTRODUCTION = re.compile(
    rf"(?<!\w)(?:{_SELF}\s+(?:tên|tên là|ten|ten la|họ tên là)|"
    rf"(?:tên|họ tên|ten)\s+(?:của\s+)?{_SELF}"
    rf"(?:\s+(?:là|la))?|{_SELF}\s+(?:là|la)(?=\s+[A-ZĐÀ-Ỹ])){_NAME}",
    re.IGNORECASE,
)
_SELF_NAMED = re.compile(rf"(?<!\w)(?i:{_SELF})\s+(?:là|la)((?:\s+[A-ZĐÀ-Ỹ][^\s,.;!?]*)+)")
_GONE = "…"


def redacted(text: str) -> str:
    """The text without telephone numbers and without how the caller introduces themselves."""
    while (phone := find_phone(text)) is not None:
        text = f"{text[: phone.start]}{_GONE}{text[phone.end :]}"
    text = _INTRODUCTION.sub(_GONE, text)
    return _SELF_NAMED.sub(_GONE, text).strip()


def redacted_report(report: R) -> R:
    """An anonymous report: no telephone number, nothing that names the reporter."""
    return replace(
        report,
        phone=None,
        what=redacted(report.what) if report.what else report.what,
        where=redacted(report.where) if report.where else report.where,
        who=redacted(report.who) if report.who else report.who,
    )
