"""What a live call is made of, and what it needs from the outside.

Sound is 16-bit little-endian mono PCM at 16 kHz; times are seconds since the call was picked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.core.call import Call, Hotline
from bot.core.ports import Sound, Speech, SpokenReply

SAMPLE_RATE = 16_000
SAMPLE_BYTES = 2
BYTES_PER_S = SAMPLE_RATE * SAMPLE_BYTES


def seconds_of(pcm: bytes) -> float:
    """How long a piece of sound lasts."""
    return len(pcm) / BYTES_PER_S


_LIVE_FILE = "goi-truc-tiep"


def live_file(hotline: Hotline) -> str:
    """What stands for the name of a recording in a live call."""
    return f"{_LIVE_FILE}-{hotline}.wav"


def was_live(call: Call) -> bool:
    """Whether a call was a live one, by its file; of an unnamed caller no file is known."""
    return call.file is not None and call.file.startswith(_LIVE_FILE)


@dataclass(frozen=True)
class SpeechBegan:
    """The caller has been speaking since ``at``."""

    at: float


@dataclass(frozen=True)
class SpeechPaused:
    """The caller may have finished: ``speech`` is all of it if they have."""

    speech: Speech


@dataclass(frozen=True)
class SpeechEnded:
    """The caller has finished: ``voice_end`` is when they were last heard."""

    speech: Speech
    voice_end: float


HeardEvent = SpeechBegan | SpeechPaused | SpeechEnded


class Ear(Protocol):
    """Finds utterances in sound as it comes. One a call; blocking for a moment."""

    def hear(self, pcm: bytes, over_voice: bool) -> Sequence[HeardEvent]:
        """What the next piece of sound, of any length, brings about.

        ``over_voice``: the assistant speaks meanwhile, and should soon fall silent.
        """

    def resume_at(self, at: float) -> Sequence[HeardEvent]:
        """The microphone begins (again) at ``at``: an utterance that was open has ended."""

    def finish(self) -> SpeechEnded | None:
        """The utterance that is still open when the call ends."""


@dataclass(frozen=True)
class SpokenSentence:
    """A spoken sentence with its pause, and what spoke it ("espeak-ng north")."""

    pcm: bytes
    voice: str


class SentenceVoice(Protocol):
    def speak(self, sentence: str, slow: bool, private: bool) -> SpokenSentence:
        """Speak one sentence (blocking). ``private`` as in Synthesizer. Raises SynthesisError."""

    def joined(self, spoken: Sequence[SpokenSentence]) -> SpokenReply:
        """The sentences as one file, which its taker removes. Raises SynthesisError."""


class Tracks(Protocol):
    """The sound of a call as it was heard at the caller's end. Each method raises StorageError."""

    def put_caller(self, pcm: bytes, at: float) -> None: ...

    def put_assistant(self, pcm: bytes, at: float) -> None: ...

    def caller_sound(self, at: float, seconds: float) -> Sound:
        """What the caller said from second ``at`` on (blocking)."""

    def finish(self) -> Path:
        """A WAV file of two channels: the caller left, the assistant right (blocking)."""

    def discard(self) -> None:
        """Remove everything that ``finish`` and the puts left behind."""


class LeftSound(Protocol):
    """The sound of a live call whose process died; ``seconds`` is its length. Its methods raise
    StorageError."""

    call_id: str

    @property
    def seconds(self) -> float: ...

    def finish(self) -> Path:
        """As in Tracks."""

    def discard(self) -> None:
        """Remove it."""


class Line(Protocol):
    """The way to the caller. Neither method raises: a caller who is gone hears nothing."""

    async def tell(self, event: Mapping[str, Any]) -> None:
        """Send a JSON-ready event; its "type" says what it is."""

    async def play(self, sentence: int, pcm: bytes) -> None:
        """Send the sound of a sentence, which plays once those before it have."""
