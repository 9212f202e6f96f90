"""Running a manifest: every item is tried, at its own moment, in its own order."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from harness_calls import recording

from bot.calls.call import CallPath
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.core.call import Call, DialogueReply, Hotline, Turn
from bot.core.errors import AudioError
from bot.core.ports import Sound, Speech, SpokenReply
from bot.core.transcript import Segment
from bot.harness.clock import ScriptedClock
from bot.harness.manifest import Recording
from bot.harness.probes import TimedDialogue, TimedSynthesizer, TimedTranscriber
from bot.harness.results import Run
from bot.harness.run import play_recordings, type_scripts

HANOI = timezone(timedelta(hours=7))
REAL = datetime(2026, 11, 22, 12, 0, tzinfo=HANOI)


class Reader:
    """Finds as many utterances as the file's name says; a name without a number is no audio."""

    def read(self, file: Path) -> Sound:
        if not file.stem[-1].isdigit():
            raise AudioError("not_audio", f"{file} is not a recording")
        return Sound([], float(file.stem[-1]))

    def utterances(self, sound: Sound) -> Sequence[Speech]:
        return [Speech(n, n + 1, [n]) for n in range(int(sound.seconds))]


class Hearer:
    model = "fake"

    def transcribe(self, speech: Sequence[Speech]) -> list[Segment]:
        return [Segment(f"câu {int(s.start) + 1}", s.start, s.end) for s in speech]


class Speaker:
    def speak(
        self, text: str, voice: str | None = None, slow: bool = False, private: bool = False
    ) -> SpokenReply:
        return SpokenReply(Path("reply.wav"), "fake voice")


class Answerer:
    """Answers with the moment of the call, after giving other calls the chance to come between."""

    def __init__(self, clock: ScriptedClock) -> None:
        self.clock = clock
        self.callers: list[str | None] = []

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        self.callers.append(caller)
        await asyncio.sleep(0.001)
        return DialogueReply(self.clock().strftime("%d/%m %H:%M"), "inform", 1.0)

    async def forget(self, conversation: str) -> None: ...


class Store:
    def start(self, call: Call) -> None: ...
    def keep_recording(self, call_id: str, file: Path) -> None: ...
    def drop_recordings(self, call_id: str) -> None: ...
    def add_segments(self, call_id: str, heard: Sequence[Segment], first: int) -> None: ...
    def add_turn(self, call_id: str, turn: Turn) -> None: ...
    def protect(self, call: Call) -> None: ...
    def finish(self, call: Call) -> None: ...


def parts() -> tuple[CallPath, TurnTaker, ScriptedClock, Answerer, TimedSynthesizer]:
    clock = ScriptedClock(lambda: REAL)
    answerer = Answerer(clock)
    turns = TurnTaker(TimedDialogue(answerer))
    voice = TimedSynthesizer(Speaker())
    path = CallPath(
        reader=Reader(),
        transcriber=TimedTranscriber(Hearer()),
        turns=turns,
        synthesizer=voice,
        journal=Journal(Store()),
        clock=clock,
    )
    return path, turns, clock, answerer, voice


def scripted(id: str, utterances: int, day: int | None = None) -> Recording:
    texts = [f"câu {n + 1}" for n in range(utterances)]
    now = datetime(2026, 11, day, 9, 30, tzinfo=HANOI) if day else None
    return replace(recording(*texts, id=id), now=now)


def play(recordings: list[Recording], jobs: int = 1, **options: Any) -> Run:
    path, _, clock, *_ = parts()
    return asyncio.run(play_recordings(recordings, path, clock, jobs, **options))


def replies(run: Run, index: int) -> list[str]:
    call = run.items[index].call
    assert call is not None
    return [turn["reply"] for turn in call["turns"]]


def test_a_bad_file_is_one_error_and_the_rest_still_runs() -> None:
    """A recording that cannot be read costs its own item only."""
    seen = []
    run = play(
        [scripted("bad", 1), scripted("good1", 1)],
        progress=lambda item: seen.append(item.recording.id),
    )
    assert [item.status for item in run.items] == ["error", "passed"]
    assert run.items[0].error == "bad.wav is not a recording"
    assert seen == ["bad", "good1"]
    assert run.asr_model == "fake"


def test_our_own_mistake_costs_one_item_only() -> None:
    """An exception that nobody foresaw is that item's error, without what it says."""
    path, _, clock, *_ = parts()

    class Faulty:
        async def run(self, file: Path, *rest: Any, **options: Any) -> Call:
            if file.stem == "a1":
                raise RuntimeError("số của tôi là 0912345678")
            return await path.run(file, *rest, **options)

    recordings = [scripted("a1", 1), scripted("b1", 1)]
    run = asyncio.run(play_recordings(recordings, Faulty(), clock))
    assert [item.status for item in run.items] == ["error", "passed"]
    assert "RuntimeError" in (run.items[0].error or "")
    assert "0912345678" not in (run.items[0].error or "")


def test_each_call_has_its_own_now_even_side_by_side() -> None:
    """Relative times are resolved against the manifest's moment, not that of another call."""
    recordings = [scripted("a2", 2, day=20), scripted("b2", 2, day=21), scripted("c1", 1)]
    for jobs in (1, 3):
        run = play(recordings, jobs)
        assert [item.recording.id for item in run.items] == ["a2", "b2", "c1"]
        assert replies(run, 0) == ["20/11 09:30", "20/11 09:30"]
        assert replies(run, 1) == ["21/11 09:30", "21/11 09:30"]
        assert replies(run, 2) == ["22/11 12:00"]


def test_stages_are_timed_for_each_utterance_and_call_apart() -> None:
    """Every utterance gives one figure a stage, also when calls run side by side."""
    run = play([scripted("a3", 3), scripted("b2", 2)], jobs=2)
    for item, utterances in zip(run.items, (3, 2), strict=True):
        for stage in ("asr", "dialogue", "tts"):
            assert len(item.stage_ms[stage]) == utterances
        assert len(item.turn_ms) == utterances
        assert all(ms > 0 for ms in item.stage_ms["dialogue"])


def test_typing_leaves_hearing_out() -> None:
    """A script is typed as written, one conversation a call; silent recordings have none."""
    _, turns, clock, answerer, _ = parts()
    recordings = [scripted("im1", 0), replace(scripted("x", 2, day=20), caller="0570000001")]
    run = asyncio.run(type_scripts(recordings, turns, clock))
    assert [item.recording.id for item in run.items] == ["x"]
    assert replies(run, 0) == ["20/11 09:30", "20/11 09:30"]
    assert run.items[0].heard == "câu 1 câu 2"
    assert answerer.callers == ["0570000001", "0570000001"]
    assert run.asr_model is None


def test_the_voices_that_spoke_are_known() -> None:
    """The report can say which voice was heard."""
    path, _, clock, _, voice = parts()
    asyncio.run(play_recordings([scripted("a1", 1)], path, clock))
    assert voice.voices == {"fake voice"}
