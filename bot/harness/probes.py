"""The parts of the call path with a stopwatch on each: what a stage takes for each utterance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter
from typing import Any

from bot.core.call import DialogueReply, Hotline
from bot.core.ports import Dialogue, Speech, SpokenReply, Synthesizer, Transcriber
from bot.core.transcript import Segment

StageTimes = dict[str, list[float]]

_TIMES: ContextVar[StageTimes | None] = ContextVar("callbot_harness_times", default=None)


@contextmanager
def timing() -> Iterator[StageTimes]:
    """Collects what the stages take within the block, in milliseconds, for this task only."""
    times: StageTimes = {}
    token = _TIMES.set(times)
    try:
        yield times
    finally:
        _TIMES.reset(token)


@contextmanager
def _stage(name: str) -> Iterator[None]:
    began = perf_counter()
    try:
        yield
    finally:
        times = _TIMES.get()
        if times is not None:
            times.setdefault(name, []).append((perf_counter() - began) * 1000)


class TimedTranscriber:
    """A Transcriber whose work is timed."""

    def __init__(self, inner: Transcriber) -> None:
        self._inner = inner

    @property
    def model(self) -> str:
        return self._inner.model

    def transcribe(self, speech: Sequence[Speech]) -> list[Segment]:
        with _stage("asr"):
            return self._inner.transcribe(speech)


class TimedDialogue:
    """A Dialogue whose answers are timed."""

    def __init__(self, inner: Dialogue) -> None:
        self._inner = inner

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        with _stage("dialogue"):
            return await self._inner.reply(conversation, hotline, text, caller, known)

    async def forget(self, conversation: str) -> None:
        """As the inner one; what follows a call is not part of its time."""
        await self._inner.forget(conversation)


class TimedSynthesizer:
    """A Synthesizer whose speaking is timed; ``voices`` are those that spoke."""

    def __init__(self, inner: Synthesizer) -> None:
        self._inner = inner
        self.voices: set[str] = set()

    def speak(
        self, text: str, voice: str | None = None, slow: bool = False, private: bool = False
    ) -> SpokenReply:
        with _stage("tts"):
            spoken = self._inner.speak(text, voice, slow, private)
        self.voices.add(spoken.voice)
        return spoken
