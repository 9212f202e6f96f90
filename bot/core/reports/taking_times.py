"""The time of a report: told, made exact, corrected, contradicted."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.times import HANOI, parse_when, part_of_hour
from bot.core.reports.details import Details
from bot.core.reports.intake_state import Answered
from bot.core.reports.taking import Taking

# A day, or how long ago: either says more than an hour of the day that was told before.
_DAY = compile_cues(
    "(?:hôm|ngày|thứ|chủ nhật|nay|qua|kia|tháng|tuần|mai|mùng|mồng|vừa|nãy|cách|phút trước"
    "|tiếng trước|cn|hqua|hnay|ni|t[2-7])"
)
# What is planned is told before it happens.
_PLANNED = compile_cues(
    "(?:sắp|sẽ|hẹn|chuẩn bị|định|tính|rủ|kế hoạch|kèo|dự định|lên lịch|mai có|tối mai|sáng mai)"
)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = "T"
_ANOTHER_TIME = timedelta(hours=1)


class TimeTaking(Taking):
    """Takes when something happened."""

    def take(self, found: Details, fixing: bool) -> bool:
        if found.when is None:
            return False
        new, old = found.when.iso, self.state.report.when
        dayless = not _DAY.search(words_of(found.when.said))
        if old is not None and _ISO_DAY.match(old) and dayless:
            new = _on_day(old, self.state.part_of_day, self._message.text) or new
        elif old is not None and fixing and _is_day(new) and _CLOCK in old:
            new += old[old.index(_CLOCK) :]  # only the day was wrong
        self.state.part_of_day = found.when.part or self.state.part_of_day
        if not self.state.is_tip:
            self._set(when=new)
            return not found.rest
        if _is_future(new, self._message) and not self._is_planned():
            return False
        if old is not None and not fixing and self.state.asked != "when":
            if dayless and _CLOCK in old and _CLOCK not in new:
                return True  # "buổi sáng nó hay giao hàng": another matter of that time
            if _much_later(old, new):
                return True  # how it went on: "tới chín giờ tối mới thả"
        if old is None or fixing or new.startswith(old[:10]) or self.state.asked == "when":
            if old is not None and len(new) < len(old) and new.startswith(old[: len(new)]):
                return True  # said again, less exactly
            self._set(when=new)
            return True
        self.state.conflict = {"field": "when", "old": old, "new": new}
        return True

    def _is_planned(self) -> bool:
        told = f"{self.state.report.what or ''} | {self._message.text}"
        return bool(_PLANNED.search(words_of(told)))


def _is_future(when: str, message: Answered) -> bool:
    return when[:10] > message.now.astimezone(HANOI).date().isoformat()


def _much_later(old: str, new: str) -> bool:
    """Whether both are hours of one day and the new one is no nearer telling of the old one."""
    if _CLOCK not in old or _CLOCK not in new or new[:10] != old[:10]:
        return False
    return datetime.fromisoformat(new) - datetime.fromisoformat(old) >= _ANOTHER_TIME


def _is_day(iso: str) -> bool:
    return _ISO_DAY.fullmatch(iso) is not None


def _on_day(old: str, part: str | None, text: str) -> str | None:
    """The clock time in a text on the day of ``old``, in the part of it that was told before."""
    day = old[:10]
    end_of_day = datetime.fromisoformat(day).replace(hour=23, minute=59, tzinfo=HANOI)
    if _CLOCK in old:
        part = part_of_hour(datetime.fromisoformat(old).hour)
    found = parse_when(text, end_of_day, part)
    return found.iso if found and found.iso.startswith(day) else None
