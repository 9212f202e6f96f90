"""Lines of the list of calls, ready to be shown: grouped by day, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bot.core.intent_names import INTENT_NAMES
from bot.core.language.vietnamese import fold
from bot.core.review import VERDICTS
from bot.storage.call_lists import CallLine
from bot.web.console.filters import STATES

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
URGENT = "Khẩn cấp, chưa duyệt xong"
AROUND = 60  # characters of a transcript on each side of what was searched for
SILENT = "(không có lời nào)"


@dataclass(frozen=True)
class Piece:
    """A stretch of text; ``found`` when it is what was searched for."""

    text: str
    found: bool = False


@dataclass(frozen=True)
class ShownLine:
    """A line of the list; texts in Vietnamese, ``pieces`` make up its excerpt."""

    call_id: str
    hotline: str
    clock: str
    started: str
    length: str
    matter: str
    pieces: tuple[Piece, ...]
    state: str
    state_kind: str
    verdict: str | None
    verdict_kind: str
    emergency: str | None
    priority: str | None
    reviewer: str | None
    doubts: Sequence[str]
    going_on: bool
    turns: int


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    title: str
    urgent: bool
    lines: tuple[ShownLine, ...]


def grouped(lines: Iterable[CallLine], words: str, newest: bool, today: date) -> list[Group]:
    """Lines under their headings, in the order they come in."""

    def heading(line: CallLine) -> tuple[bool, str]:
        urgent = not newest and line.key.startswith("9")
        return urgent, URGENT if urgent else day_in_words(line.started, today)

    return [
        Group(title, urgent, tuple(shown(line, words) for line in members))
        for (urgent, title), members in groupby(lines, heading)
    ]


def shown(line: CallLine, words: str = "") -> ShownLine:
    flagged = line.verdict != "none"
    return ShownLine(
        call_id=line.call_id,
        hotline=line.hotline,
        clock=line.started[11:16],
        started=line.started,
        length=length_in_words(line.seconds),
        matter=matter(line),
        pieces=excerpt(line.words, words) if line.words else (Piece(line.gist or SILENT),),
        state=STATES.get(line.state, line.state),
        state_kind={"new": "", "open": "calm", "reviewed": "good", "escalated": "doubt"}.get(
            line.state, ""
        ),
        verdict=VERDICTS.get(line.verdict) if flagged else None,
        verdict_kind="doubt",
        emergency=line.emergency,
        priority=line.priority,
        reviewer=line.reviewer,
        doubts=[doubt for doubt in line.doubts if doubt != "Khẩn cấp"] if line.needs_review else [],
        going_on=line.going_on,
        turns=line.turns,
    )


def matter(line: CallLine) -> str:
    """What a call is about; a calm intent never names an emergency."""
    if line.emergency and not (line.intent or "").startswith("report_emergency_"):
        return "Có dấu hiệu khẩn cấp"
    return INTENT_NAMES.get(line.intent or "", "Chưa rõ việc gì")


def day_in_words(started: str, today: date) -> str:
    """ "Hôm nay, Chủ nhật 22/11" for an ISO 8601 moment."""
    day = date.fromisoformat(started[:10])
    named = f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"
    if day == today:
        return f"Hôm nay, {named}"
    return f"Hôm qua, {named}" if day == today - timedelta(days=1) else named


def length_in_words(seconds: float) -> str:
    """ "1:05" for 65 s."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def excerpt(text: str, words: str) -> tuple[Piece, ...]:
    """The text around the first word that was searched for, with every one of them marked."""
    text = " · ".join(part for part in text.split("\n") if part.strip())
    sought = [re.escape(fold(word)) for word in re.findall(r"\w+", words)]
    folded = fold(text)
    if not sought or len(folded) != len(text):
        return (Piece(text[: 2 * AROUND]),)
    marks = list(re.finditer(rf"(?<!\w)(?:{'|'.join(sought)})(?!\w)", folded))
    if not marks:
        return (Piece(text[: 2 * AROUND]),)
    first = max(0, marks[0].start() - AROUND)
    last = min(len(text), marks[0].start() + 2 * AROUND)
    pieces, at = [Piece("…")] if first else [], first
    for mark in (m for m in marks if m.end() <= last):
        pieces += [
            Piece(text[at : mark.start()]),
            Piece(text[mark.start() : mark.end()], True),
        ]
        at = mark.end()
    tail = "…" if last < len(text) else ""
    return tuple(piece for piece in (*pieces, Piece(text[at:last] + tail)) if piece.text)


def announcement(arrived: Sequence[CallLine]) -> str:
    """What a screen reader is told of calls that have just come."""
    if not arrived:
        return ""
    urgent = sum(line.emergency is not None for line in arrived)
    if len(arrived) == 1:
        (line,) = arrived
        told = f"Cuộc gọi mới đến {line.hotline}: {shown(line).matter}"
        return f"{told}, khẩn cấp." if urgent else f"{told}."
    told = f"{len(arrived)} cuộc gọi mới"
    return f"{told}, {urgent} cuộc khẩn cấp." if urgent else f"{told}."
