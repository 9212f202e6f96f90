"""The objects that scripts and bridges rely on."""

from __future__ import annotations

import json

from call_fakes import NOON

from bot.calls.contract import call_object
from bot.core.call import Call, DialogueReply, Entity, Hotline, Turn, Utterance
from bot.core.report import Incident


def test_call_has_every_field_of_the_contract() -> None:
    """Names and shapes of a call's object, ready for JSON."""
    incident = Incident(what="cháy nhà", where="ngõ 5", priority="P1")
    reply = DialogueReply(
        "Dạ.", "report_emergency_fire", 0.98765, (Entity("address", "ngõ 5", 0, 5),),
        incident=incident, emergency="114",
    )  # fmt: skip
    turns = [Turn(1, Utterance(0.5, 2.25, "ngõ 5"), reply, "out/01.wav")]
    call = Call("c1", Hotline.FIRE, NOON, file="a.wav", seconds=3.0, asr_model="bundled")
    call.turns = turns
    found = json.loads(json.dumps(call_object(call)))
    assert set(found) >= {
        "call", "file", "hotline", "caller", "seconds", "asr_model", "turns", "incident", "tip",
        "nuisance", "emergency", "handover", "timings_ms",
    }  # fmt: skip
    assert set(found["turns"][0]) >= {
        "start", "end", "text", "intent", "confidence", "entities", "procedure", "reply",
        "reply_audio", "spoken",
    }  # fmt: skip
    assert set(found["incident"]) >= {
        "what", "where", "ward", "when", "who", "plate", "phone", "anonymous", "missing",
        "priority", "receipt",
    }  # fmt: skip
    assert found["incident"]["missing"] == ["people_in_danger"]
    assert found["timings_ms"] == {"decode": 0.0, "asr": 0.0, "dialogue": 0.0, "tts": 0.0}
    assert found["nuisance"] == {"verdict": "none", "score": 0.0, "reasons": []}
    assert (found["hotline"], found["emergency"], found["tip"]) == ("114", "114", None)
