"""A call as its page shows it: covered for those who may not see personal data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.call import Call, Turn
from bot.core.covered_sound import words_of_turn
from bot.core.intent_names import intent_name
from bot.core.personal_data import (
    covered,
    covered_report,
    covered_value,
    personal_spans,
    spans_of_both,
)
from bot.core.report import Report
from bot.core.reports.summaries import spoken_time, summary_of
from bot.core.review import Field, Item, Review
from bot.core.transcript import Segment, Word
from bot.core.writing.written import write
from bot.storage.report_progress import KeptReport
from bot.web.console.sources import Origin, Origins

DOUBTFUL_WORD = 0.5
ENTITY_NAMES = {
    "phone": "Số điện thoại", "plate": "Biển số", "ward": "Phường, xã", "address": "Địa chỉ",
    "procedure": "Thủ tục", "time": "Thời gian", "count": "Số người", "receipt": "Mã tiếp nhận",
    "where": "Nơi", "what": "Việc", "who": "Người", "when": "Thời gian",
}  # fmt: skip
REPORT_NAMES = {
    "what": "Nội dung", "where": "Địa điểm", "ward": "Phường, xã nay", "when": "Thời gian",
    "people_in_danger": "Người gặp nạn", "who": "Người liên quan", "plate": "Biển số",
    "vehicle": "Xe", "evidence": "Chứng cứ", "how_known": "Vì sao biết",
    "phone": "Số liên hệ", "priority": "Ưu tiên", "receipt": "Mã tiếp nhận",
}  # fmt: skip
# Slots that the page shows better elsewhere.
_SHOWN_ELSEWHERE = frozenset({"last_reply", "nuisance", "incident", "tip", "hotline"})


@dataclass(frozen=True)
class Looking:
    """How somebody looks at a call: ``revealed`` says that they asked to see personal data."""

    revealed: bool

    def text(self, text: str) -> str:
        return text if self.revealed else covered(text)

    def value(self, value: Any) -> Any:
        return value if self.revealed else covered_value(value)


@dataclass(frozen=True)
class TurnView:
    """One turn; texts covered as need be. ``words`` are [text, start, end, doubtful]."""

    number: int
    start: float
    end: float
    words: list[tuple[str, float, float, bool]]
    heard: str
    written: str | None
    corrected: str | None
    private: bool
    intent: str | None
    intent_words: str
    corrected_intent: str | None
    confidence: int
    entities: list[tuple[str, str]]
    emergency: str | None
    handover: bool
    degraded: bool
    reply: str
    reply_private: bool
    origins: list[Origin]
    has_reply_audio: bool
    has_recording: bool

    @property
    def clock(self) -> str:
        return clock(self.start)

    @property
    def text_to_correct(self) -> str:
        return self.heard if self.corrected is None else self.corrected


def turn_view(
    turn: Turn,
    segments: Sequence[Segment],
    review: Review,
    looking: Looking,
    origins: Origins,
) -> TurnView:
    said, reply = turn.utterance, turn.reply
    spans, spans_written = spans_of_both(said.said, said.text)
    hide = not looking.revealed
    transcript = review.value(Item(Field.TRANSCRIPT, turn.number))
    corrected = None if transcript is None else str(transcript)
    intent = review.value(Item(Field.INTENT, turn.number))
    written = said.text if corrected is None else write(corrected).text
    private = bool(spans or spans_written or (corrected and personal_spans(corrected)))
    return TurnView(
        number=turn.number,
        start=said.start,
        end=said.end,
        words=_words(words_of_turn(turn, segments), hide),
        heard=covered(said.said, spans) if hide else said.said,
        written=None if written == (corrected or said.said) else looking.text(written),
        corrected=corrected and looking.text(corrected),
        private=private,
        intent=reply.intent,
        intent_words=intent_name(reply.intent),
        corrected_intent=None if intent is None else str(intent),
        confidence=round(100 * reply.confidence),
        entities=[
            (
                ENTITY_NAMES.get(e.entity, e.entity),
                _entity_text(_named(e.value, e.entity, origins), e.entity, looking),
            )
            for e in reply.entities
        ],
        emergency=reply.emergency,
        handover=reply.handover,
        degraded=reply.degraded,
        reply=looking.text(reply.text),
        reply_private=bool(personal_spans(reply.text)),
        origins=origins.of(reply),
        has_reply_audio=turn.reply_audio is not None,
        has_recording=turn.recording is not None,
    )


def report_rows(report: Report, looking: Looking) -> list[tuple[str, str]]:
    """What is known of a tip or an incident, as (name, value)."""
    known = report.as_dict() if looking.revealed else covered_report(report.as_dict())
    if known.get("when"):
        known["when"] = spoken_time(str(known["when"]))
    return [(words, str(known[name])) for name, words in REPORT_NAMES.items() if known.get(name)]


@dataclass(frozen=True)
class ReportView:
    """Where a report of the call stands, and what was added to it; texts covered as need be.

    ``additions`` are (moment, text, number that it needs or None).
    """

    address: str
    name: str
    status: str
    status_words: str
    status_by: str | None
    status_at: str | None
    additions: list[tuple[str, str, str | None]]


def report_views(kept: Sequence[KeptReport], looking: Looking) -> list[ReportView]:
    """The reports of a call, each to be worked off by itself."""
    return [
        ReportView(
            address=f"/console/reports/{one.kind}/{one.id}/status",
            name=one.report.receipt or ("Vụ việc" if one.kind == "incident" else "Tin báo"),
            status=str(one.status),
            status_words=one.status.in_words,
            status_by=one.status_by,
            status_at=one.status_at and _moment(one.status_at),
            additions=[
                (_moment(added.created), looking.text(added.text), added.emergency)
                for added in one.additions
            ],
        )
        for one in kept
    ]


def highest_priority(report: Report | None, kept: Sequence[KeptReport]) -> str | None:
    """The most urgent priority of a call's reports, which additions raise later."""
    reports = [one.report for one in kept] + ([report] if report else [])
    return min((one.priority for one in reports if one.priority), default=None)


def _moment(iso: str) -> str:
    """ "2026-11-20T09:30:00+07:00" as "09:30 20/11"."""
    return f"{iso[11:16]} {iso[8:10]}/{iso[5:7]}"


def report_summary(report: Report, looking: Looking) -> str:
    """One sentence; the number to call back is in it only once it is revealed."""
    if looking.revealed:
        return summary_of(report)
    hidden = type(report).from_dict(covered_report(report.as_dict()))
    return summary_of(hidden)


def missing_words(report: Report) -> list[str]:
    return [REPORT_NAMES.get(name, name) for name in report.missing]


def slot_rows(call: Call, looking: Looking) -> list[tuple[str, str]]:
    """The dialogue's slots at the end of the call, for those who look into a wrong answer."""
    slots = call.turns[-1].reply.slots if call.turns else {}
    return [
        (name, _as_text(looking.value(value)))
        for name, value in sorted(slots.items())
        if name not in _SHOWN_ELSEWHERE and value not in (None, "", [], {})
    ]


def clock(seconds: float) -> str:
    """4.2 as 0:04."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _words(words: Sequence[Word], hide: bool) -> list[tuple[str, float, float, bool]]:
    line = " ".join(word.text.strip() for word in words)
    shown = covered(line) if hide else line
    found, at = [], 0
    for word in words:
        length = len(word.text.strip())
        text = shown[at : at + length]
        found.append(
            (text, round(word.start, 2), round(word.end, 2), word.probability < DOUBTFUL_WORD)
        )
        at += length + 1
    return found  # fmt: skip


def _named(value: Any, entity: str, origins: Origins) -> Any:
    """A value as people know it: a procedure by its name, a moment as it is spoken."""
    if entity == "procedure" and value in origins.procedures:
        return origins.procedures[value].name
    return spoken_time(value) if entity == "time" and isinstance(value, str) else value


def _entity_text(value: Any, entity: str, looking: Looking) -> str:
    if not looking.revealed and entity in ("phone", "plate", "address", "who", "where"):
        value = covered_value({"phone": value})["phone"] if entity in ("phone", "plate") else value
        return _as_text(covered_value(value))
    return _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, Mapping):
        named = value.get("ward") or value.get("name") or value.get("value")
        return str(named) if named else json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
