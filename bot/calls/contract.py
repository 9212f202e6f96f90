"""Calls and replies as the JSON objects that scripts and bridges rely on."""

from __future__ import annotations

from typing import Any

from bot.core.call import Call, DialogueReply, Turn
from bot.core.nuisance import NuisanceAssessment
from bot.core.reports.summaries import operator_summary
from bot.core.suggestions import suggestions

STAGES = ("decode", "asr", "dialogue", "tts")

JsonObject = dict[str, Any]


def call_object(call: Call) -> JsonObject:
    """A whole call: one line of ``callbot call --json``, the answer of ``/api/calls``."""
    return {
        "call": call.id,
        "file": call.file,
        "hotline": str(call.hotline),
        "caller": call.caller,
        "started": call.started.isoformat(),
        "seconds": round(call.seconds, 3),
        "asr_model": call.asr_model,
        "turns": [turn_object(turn) for turn in call.turns],
        "incident": call.incident.as_dict() if call.incident else None,
        "tip": call.tip.as_dict() if call.tip else None,
        "nuisance": nuisance_object(call.nuisance),
        "emergency": call.emergency,
        "summary": operator_summary(call.incident, call.tip, call.emergency),
        "handover": call.handover,
        "degraded": any(turn.reply.degraded for turn in call.turns),
        "timings_ms": {stage: round(call.timings_ms.get(stage, 0.0), 1) for stage in STAGES},
    }


def turn_object(turn: Turn) -> JsonObject:
    """One turn of a call; times in seconds from its start."""
    reply = turn.reply
    return {
        "start": round(turn.utterance.start, 3),
        "end": round(turn.utterance.end, 3),
        "text": turn.utterance.text,
        "spoken": turn.utterance.said,
        "intent": reply.intent,
        "confidence": round(reply.confidence, 4),
        "entities": entity_objects(reply),
        "procedure": reply.procedure,
        "emergency": reply.emergency,
        "summary": operator_summary(reply.incident, reply.tip, reply.emergency),
        "reply": reply.text,
        "reply_audio": turn.reply_audio,
        "degraded": reply.degraded,
    }


def message_object(message_id: Any, reply: DialogueReply) -> JsonObject:
    """The answer to one message: one line of ``callbot understand``, the core of ``/api/chat``."""
    return {
        "id": message_id,
        "intent": reply.intent,
        "confidence": round(reply.confidence, 4),
        "entities": entity_objects(reply),
        "procedure": reply.procedure,
        "emergency": reply.emergency,
        "nuisance": nuisance_object(reply.nuisance),
        "incident": reply.incident.as_dict() if reply.incident else None,
        "tip": reply.tip.as_dict() if reply.tip else None,
        "summary": operator_summary(reply.incident, reply.tip, reply.emergency),
        "handover": reply.handover,
        "ends": reply.ends,
        "slots": dict(reply.slots),
        "reply": reply.text,
        "suggestions": list(suggestions(reply)),
        "degraded": reply.degraded,
    }


def entity_objects(reply: DialogueReply) -> list[JsonObject]:
    """The reply's entities; ``start`` and ``end`` are offsets into the message."""
    return [
        {"entity": e.entity, "value": e.value, "start": e.start, "end": e.end}
        for e in reply.entities
    ]


def nuisance_object(nuisance: NuisanceAssessment) -> JsonObject:
    """An assessment; ``reasons`` in Vietnamese."""
    return {
        "verdict": nuisance.verdict,
        "score": round(nuisance.score, 3),
        "reasons": list(nuisance.reasons),
    }


def error_object(code: str, message: str) -> JsonObject:
    """What every failed request and bad line gives."""
    return {"error": {"code": code, "message": message}}
