"""Calls in a console's database, as the call path would have kept them."""

from __future__ import annotations

import wave
from datetime import datetime
from pathlib import Path

import numpy as np
from running_console import RunningConsole

from bot import wiring
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.nuisance import NuisanceAssessment
from bot.core.report import Tip
from bot.core.transcript import Segment, Word
from bot.core.writing.written import write

RATE = 16_000
PHONE_SAID = "số của tôi là không chín một hai ba bốn năm sáu bảy tám"
# In pieces: a line that stands in the code of a test is one of a test set, and never taught.
RIGHT = " ".join(("dạ em hỏi làm căn cước", "cho cháu mười bốn tuổi", "với ạ chị ơi"))
MISHEARD = "dạ em hỏi làm căn cướp cho cháu mười bốn tuổi ạ"


def add_call(
    console: RunningConsole,
    call_id: str,
    utterances: list[tuple[str, str, str]],
    started: datetime | None = None,
    tip: Tip | None = None,
    file: str = "ghi-am.wav",
) -> Call:
    """A stereo call; each utterance is (spoken, intent, reply), four seconds apart."""
    seconds = 4.0 * len(utterances) + 1
    call = Call(
        call_id,
        Hotline.PROCEDURES,
        started or wiring.vietnam_now(),
        caller="0912345678",
        file=file,
        seconds=seconds,
        asr_model="bundled",
        nuisance=NuisanceAssessment("suspected", 0.45, ("Lời trêu đùa",)),
    )
    store = console.stores.calls
    store.start(call)
    recording = console.settings.recordings_dir / f"{call_id}.wav"
    _write_stereo(recording, seconds)
    store.keep_recording(call_id, recording)
    for number, (spoken, intent, reply) in enumerate(utterances, start=1):
        start = 4.0 * (number - 1) + 0.5
        words = spoken.split()
        step = 3.0 / len(words)
        timed = tuple(
            Word(word, start + step * at, start + step * (at + 1), 0.9 if at else 0.3)
            for at, word in enumerate(words)
        )
        text = write(spoken).text
        heard = Segment(text, start, start + 3.0, timed, spoken)
        store.add_segments(call_id, [heard], first=number)
        answered = DialogueReply(
            reply,
            intent,
            0.62,
            procedure="cap_the_can_cuoc_tu_14" if intent.startswith("ask_") else None,
            tip=tip if number == len(utterances) else None,
        )
        turn = Turn(number, Utterance(start, start + 3.0, text, spoken), answered)
        store.add_turn(call_id, turn)
        call.turns.append(turn)
    store.finish(call)
    console.stores.overviews.refresh()
    return call


def ordinary_call(console: RunningConsole, call_id: str = "cuoc-1", **more: object) -> Call:
    """A question that was misheard, then a telephone number."""
    return add_call(
        console,
        call_id,
        [
            (MISHEARD, "report_emergency_crime", "Anh chị gọi ngay 113 ạ."),
            (PHONE_SAID, "inform", "Dạ em ghi số 0912 345 678."),
        ],
        **more,  # type: ignore[arg-type]
    )


def _write_stereo(file: Path, seconds: float) -> None:
    """The caller's voice a high tone on the left, the assistant's a low one on the right."""
    moments = np.arange(int(seconds * RATE)) / RATE
    left = 0.5 * np.sin(2 * np.pi * 880 * moments)
    right = 0.25 * np.sin(2 * np.pi * 220 * moments)
    file.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        both = np.stack([left, right], axis=1)
        sound.writeframes((both * 32767).astype("<i2").tobytes())
