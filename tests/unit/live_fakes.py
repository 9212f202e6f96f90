"""Hand-written parts for live calls, and a call among them whose clock is moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from call_fakes import FakeDialogue, FakeRecordings, FakeStore, FakeTranscriber, clock

from bot.calls.journal import Journal
from bot.calls.known_before import KnownBefore
from bot.calls.live import LiveCall
from bot.calls.live_desk import LiveDesk, LiveParts
from bot.calls.patience import Patience
from bot.calls.turn import TurnTaker
from bot.core.call import Call, Hotline
from bot.core.errors import AudioError, StorageError, SynthesisError
from bot.core.live import (
    BYTES_PER_S,
    SAMPLE_RATE,
    HeardEvent,
    SpeechBegan,
    SpeechEnded,
    SpeechPaused,
    SpokenSentence,
)
from bot.core.ports import Sound, Speech, SpokenReply

GREETING = "Dạ, tổng đài mô phỏng xin nghe máy đây ạ."


class FakeLine:
    """Remembers what the caller's end is told and given to play."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.played: list[int] = []

    async def tell(self, event: Mapping[str, Any]) -> None:
        self.events.append(dict(event))

    async def play(self, sentence: int, pcm: bytes) -> None:
        self.played.append(sentence)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    @property
    def sentences(self) -> list[str]:
        return [event["text"] for event in self.of("sentence")]

    @property
    def state(self) -> str:
        return self.of("state")[-1]["state"]


class FakeEar:
    """Gives the events that a test has put in, with the next sound."""

    def __init__(self) -> None:
        self.coming: list[HeardEvent] = []
        self.unfinished: Speech | None = None

    def hear(self, pcm: bytes, over_voice: bool) -> Sequence[HeardEvent]:
        events, self.coming = self.coming, []
        return events

    def resume_at(self, at: float) -> Sequence[HeardEvent]:
        return []

    def finish(self) -> SpeechEnded | None:
        return SpeechEnded(self.unfinished, self.unfinished.end) if self.unfinished else None


class FakeSentenceVoice:
    """Speaks each sentence in one second; fails while ``mute``."""

    def __init__(self) -> None:
        self.mute = False
        self.spoken: list[tuple[str, bool, bool]] = []

    def speak(self, sentence: str, slow: bool, private: bool) -> SpokenSentence:
        if self.mute:
            raise SynthesisError("no_voice", "No voice can speak")
        self.spoken.append((sentence, slow, private))
        return SpokenSentence(bytes(BYTES_PER_S), "north")

    def joined(self, spoken: Sequence[SpokenSentence]) -> SpokenReply:
        return SpokenReply(Path("/nowhere/reply.wav"), "north", private=True)


class FakeTracks:
    """Remembers (second, length in seconds) of what was put on each track."""

    def __init__(self) -> None:
        self.caller: list[tuple[float, float]] = []
        self.assistant: list[tuple[float, float]] = []
        self.full = False
        self.unfinishable = False
        self.discarded = False

    def put_caller(self, pcm: bytes, at: float) -> None:
        if self.full:
            raise StorageError("live", "The disk is full")
        self.caller.append((round(at, 3), len(pcm) / BYTES_PER_S))

    def put_assistant(self, pcm: bytes, at: float) -> None:
        self.assistant.append((round(at, 3), len(pcm) / BYTES_PER_S))

    def caller_sound(self, at: float, seconds: float) -> Sound:
        return Sound(numpy.zeros(round(seconds * SAMPLE_RATE), numpy.float32), seconds)

    def finish(self) -> Path:
        if self.unfinishable:
            raise StorageError("live", "The disk is full")
        return Path("/nowhere/call.wav")

    def discard(self) -> None:
        self.discarded = True


class LiveHouse:
    """A desk of fakes and one call at it; ``now`` is the clock."""

    def __init__(
        self,
        hotline: Hotline = Hotline.POLICE,
        deaf: bool = False,
        most_calls: int = 2,
        known: KnownBefore | None = None,
        caller: str | None = None,
    ) -> None:
        self.hotline = hotline
        self.caller = caller
        self.now = 0.0
        self.dialogue = FakeDialogue()
        self.transcriber = FakeTranscriber()
        self.voice = FakeSentenceVoice()
        self.store = FakeStore()
        self.recordings = FakeRecordings()
        self.line = FakeLine()
        self.ear = FakeEar()
        self.tracks = FakeTracks()
        self._deaf = deaf
        self.desk = LiveDesk(
            LiveParts(
                transcriber=self.transcriber,
                turns=TurnTaker(self.dialogue),
                journal=Journal(self.store, self.recordings),
                voice=self.voice,
                ear=self._ear,
                tracks=lambda _call: self.tracks,
                clock=clock,
                seconds=lambda: self.now,
                greetings=dict.fromkeys(Hotline, GREETING),
                advice={"fire": ("Anh chị không nhảy xuống.",)},
                patience=Patience(),
                most_calls=most_calls,
                known=known or KnownBefore(),
                new_id=lambda: "c1",
            )
        )
        self.live: LiveCall

    def _ear(self) -> FakeEar:
        if self._deaf:
            raise AudioError("no_detector", "The detector cannot be loaded")
        return self.ear

    @property
    def call(self) -> Call:
        return self.live.call

    async def pick_up(self) -> None:
        """Dial, and hear the greeting to its end."""
        self.live = await self.desk.open(self.hotline, self.caller, self.line)
        await self.rested()
        await self.pass_time(3.0)

    async def pass_time(self, seconds: float) -> None:
        """Let the clock run, with the caller's microphone open."""
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            await self.live.hear(bytes(BYTES_PER_S // 10))
            await self.live.tick()
            await asyncio.sleep(0)

    async def begin_to_speak(self) -> None:
        self.ear.coming.append(SpeechBegan(self.now))
        await self.pass_time(0.1)

    async def pause_after(self, words: str) -> Speech:
        """The caller may have finished."""
        speech = Speech(self.now - 1, self.now, words)
        self.ear.coming.append(SpeechPaused(speech))
        await self.pass_time(0.1)
        return speech

    async def finish_speaking(self, words: str, speech: Speech | None = None) -> None:
        """The caller has said ``words``; none for a noise."""
        said = speech or Speech(self.now - 1, self.now, words)
        self.ear.coming.append(SpeechEnded(said, said.end))
        await self.pass_time(0.1)

    async def say(self, words: str) -> None:
        """Say something and wait for the answer's words."""
        replies = len(self.line.of("reply"))
        await self.begin_to_speak()
        await self.pass_time(1.0)
        await self.finish_speaking(words)
        await self.until(lambda: len(self.line.of("reply")) > replies)
        await self.rested()

    async def rested(self) -> None:
        """Until all that was said is answered, spoken and kept."""
        await self.until(lambda: not self.live.answering)

    async def hang_up(self, how: str = "caller") -> Call:
        return await self.desk.hang_up(self.live, how)

    @staticmethod
    async def until(true: Callable[[], bool]) -> None:
        """Wait for what other threads bring about."""
        for _ in range(5_000):
            if true():
                return
            await asyncio.sleep(0.001)
        raise AssertionError("it never came true")
