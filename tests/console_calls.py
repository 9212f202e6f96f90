"""Calls made up for the tests of the console, kept as the service keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.nuisance import NONE_ASSESSED, NuisanceAssessment
from bot.core.transcript import Segment, Word
from bot.storage.calls import SqlCallStore
from bot.wiring import VIETNAM

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=VIETNAM)
NUISANCE = NuisanceAssessment("nuisance", 0.9, ("Lời trêu đùa",))
Said = Sequence[tuple[str, str | None]]


def keep_call(
    store: SqlCallStore,
    call_id: str,
    said: Said = (("tổng đài có làm đêm không", "ask_hotline"),),
    hotline: str = "113",
    minutes: float = 0,
    nuisance: NuisanceAssessment = NONE_ASSESSED,
    heard: Sequence[float] = (),
    finished: bool = True,
    **last_reply: Any,
) -> Call:
    """Keep a call that began so many minutes after noon; ``last_reply`` are fields of the last
    turn's reply, ``heard`` the probabilities of the words of its recording."""
    call = Call(call_id, Hotline(hotline), NOON + timedelta(minutes=minutes), caller="0912345678")
    call.seconds, call.nuisance = 65.0, nuisance
    store.start(call)
    words = tuple(Word("a", n, n + 0.5, sure) for n, sure in enumerate(heard))
    if words:
        store.add_segments(call_id, [Segment(" ".join("a" for _ in words), 0, 9, words)])
        call.timings_ms = {"decode": 5.0, "asr": 300.0, "dialogue": 100.0, "tts": 100.0}
    for number, (text, intent) in enumerate(said, start=1):
        more = last_reply if number == len(said) else {}
        reply = DialogueReply(f"Dạ, câu {number} ạ.", intent, 0.9, **more)
        turn = Turn(number, Utterance(number * 5.0, number * 5.0 + 3, text), reply)
        call.turns.append(turn)
        store.add_turn(call_id, turn)
    if finished:
        store.finish(call)
    return call
