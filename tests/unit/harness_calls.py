"""Recordings and calls for the harness's tests, written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.core.call import Hotline
from bot.harness.judgement import judge
from bot.harness.manifest import Expectation, Recording
from bot.harness.results import AUDIO, ItemResult


def recording(*transcript: str, id: str = "goi", **expected: Any) -> Recording:
    """A recording of the given utterances; per-turn expectations default to not judged."""
    for name in ("intents", "procedures", "replies"):
        expected.setdefault(name, (None,) * len(transcript))
    tags = expected.pop("tags", ())
    return Recording(
        id, Path(f"{id}.wav"), Hotline.POLICE, transcript, Expectation(**expected), 1, tags=tags
    )


def turn(text: str, reply: str = "dạ vâng", **found: Any) -> dict[str, Any]:
    """A turn of the contract's call object."""
    return {
        "start": 0.0,
        "end": 1.0,
        "text": text,
        "spoken": text,
        "intent": None,
        "confidence": 1.0,
        "entities": [],
        "procedure": None,
        "emergency": None,
        "reply": reply,
        "reply_audio": None,
        "degraded": False,
        **found,
    }


def call(*turns: dict[str, Any], **found: Any) -> dict[str, Any]:
    """The contract's call object."""
    return {
        "call": "c1",
        "file": "goi",
        "hotline": "113",
        "caller": None,
        "seconds": 4.0,
        "asr_model": "bundled",
        "turns": list(turns),
        "incident": None,
        "tip": None,
        "nuisance": {"verdict": "none", "score": 0.0, "reasons": []},
        "emergency": None,
        "handover": False,
        "timings_ms": {"decode": 10.0, "asr": 20.0, "dialogue": 30.0, "tts": 40.0},
        **found,
    }


def flagged(verdict: str) -> dict[str, Any]:
    return {"verdict": verdict, "score": 0.9, "reasons": ["lặp lại"]}


def item(script: Recording, played: dict[str, Any] | None, **details: Any) -> ItemResult:
    """A judged call, or an error where there was no call."""
    if played is None:
        return ItemResult(script, AUDIO, error=details.pop("error", "không đọc được"), **details)
    mode = details.pop("mode", AUDIO)
    return ItemResult(script, mode, call=played, checks=tuple(judge(script, played)), **details)
