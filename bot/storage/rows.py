"""Calls, turns and segments as rows of JSON-ready values, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.core.call import Call, DialogueReply, Entity, Hotline, Turn, Utterance
from bot.core.nuisance import NONE_ASSESSED, NuisanceAssessment
from bot.core.report import Incident, Tip
from bot.core.transcript import Segment, Word

Row = dict[str, Any]


def call_row(call: Call) -> Row:
    return {
        "id": call.id,
        "hotline": str(call.hotline),
        "caller": call.caller,
        "file": call.file,
        "started": call.started.isoformat(),
        "seconds": call.seconds,
        "asr_model": call.asr_model,
        "timings_ms": dict(call.timings_ms),
        "ended": call.ended,
    }


def call_from_row(row: Mapping[str, Any]) -> Call:
    return Call(
        id=row["id"],
        hotline=Hotline(row["hotline"]),
        started=datetime.fromisoformat(row["started"]),
        caller=row["caller"],
        file=row["file"],
        seconds=row["seconds"],
        asr_model=row["asr_model"],
        timings_ms=dict(row["timings_ms"]),
        ended=row.get("ended"),
    )


def turn_row(call_id: str, turn: Turn) -> Row:
    reply = turn.reply
    return {
        "call_id": call_id,
        "number": turn.number,
        "start": turn.utterance.start,
        "end": turn.utterance.end,
        "text": turn.utterance.text,
        "spoken": turn.utterance.spoken or None,
        "intent": reply.intent,
        "confidence": reply.confidence,
        "entities": _json_ready([asdict(entity) for entity in reply.entities]),
        "procedure": reply.procedure,
        "emergency": reply.emergency,
        "incident": reply.incident and _json_ready(reply.incident.as_dict()),
        "tip": reply.tip and _json_ready(reply.tip.as_dict()),
        "handover": reply.handover,
        "slots": _json_ready(dict(reply.slots)),
        "degraded": reply.degraded,
        "reply": reply.text,
        "reply_audio": turn.reply_audio,
        "recording": turn.recording,
    }


def turn_from_row(row: Mapping[str, Any], nuisance: NuisanceAssessment = NONE_ASSESSED) -> Turn:
    reply = DialogueReply(
        text=row["reply"],
        intent=row["intent"],
        confidence=row["confidence"],
        entities=tuple(Entity(**entity) for entity in row["entities"]),
        procedure=row["procedure"],
        emergency=row["emergency"],
        nuisance=nuisance,
        incident=row["incident"] and Incident.from_dict(row["incident"]),
        tip=row["tip"] and Tip.from_dict(row["tip"]),
        handover=row["handover"],
        slots=row["slots"],
        degraded=row["degraded"],
    )
    utterance = Utterance(row["start"], row["end"], row["text"], row.get("spoken") or "")
    return Turn(row["number"], utterance, reply, row["reply_audio"], row.get("recording"))


def assessment_row(call_id: str, turn: int, nuisance: NuisanceAssessment) -> Row:
    """``turn`` 0 is the assessment of the whole call."""
    return {
        "call_id": call_id,
        "turn": turn,
        "verdict": nuisance.verdict,
        "score": nuisance.score,
        "reasons": list(nuisance.reasons),
    }


def assessment_from_row(row: Mapping[str, Any]) -> NuisanceAssessment:
    return NuisanceAssessment(row["verdict"], row["score"], tuple(row["reasons"]))


def segment_row(call_id: str, number: int, segment: Segment) -> Row:
    return {
        "call_id": call_id,
        "number": number,
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "words": [[w.text, w.start, w.end, w.probability] for w in segment.words],
        "spoken": segment.spoken or None,
    }


def segment_from_row(row: Mapping[str, Any]) -> Segment:
    words = tuple(Word(*word) for word in row["words"])
    return Segment(row["text"], row["start"], row["end"], words, row.get("spoken") or "")


def _json_ready(value: Any) -> Any:
    """The value as JSON gives it back: tuples become lists, moments and the like their text."""
    return json.loads(json.dumps(value, ensure_ascii=False, default=str))
