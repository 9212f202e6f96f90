"""Hand-written parts for the call path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from bot.core.call import Call, DialogueReply, Hotline, Turn
from bot.core.errors import (
    AudioError,
    DialogueError,
    StorageError,
    SynthesisError,
    TranscriptionError,
)
from bot.core.ports import Sound, Speech, SpokenReply
from bot.core.transcript import Segment, Word

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=7)))


def clock() -> datetime:
    return NOON


class FakeDialogue:
    """Answers with ``replies`` by text, else repeats the text; down while ``down``."""

    def __init__(self, replies: dict[str, DialogueReply] | None = None) -> None:
        self.replies = replies or {}
        self.down = False
        self.heard: list[tuple[str, str]] = []
        self.known: list[Mapping[str, Any]] = []
        self.forgotten: list[str] = []

    async def forget(self, conversation: str) -> None:
        if self.down:
            raise DialogueError("down", "The dialogue process cannot be reached.")
        self.forgotten.append(conversation)

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        if self.down:
            raise DialogueError("down", "The dialogue process cannot be reached.")
        self.heard.append((conversation, text))
        self.known.append(known or {})
        return self.replies.get(text, DialogueReply(f"Dạ, {text} ạ.", "inform", 0.9))


class FakeStore:
    """Remembers everything in the order it came; fails while ``broken``."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Any]] = []
        self.turns: dict[tuple[str, int], Turn] = {}
        self.broken = False

    def _keep(self, kind: str, what: Any) -> None:
        if self.broken:
            raise StorageError("write", "The disk is full")
        self.events.append((kind, what))

    def start(self, call: Call) -> None:
        self._keep("start", call.id)

    def keep_recording(self, call_id: str, recording: Path) -> None:
        self._keep("recording", recording.name)

    def drop_recordings(self, call_id: str) -> None:
        self._keep("no recordings", call_id)

    def add_segments(self, call_id: str, heard: Sequence[Segment], first: int = 1) -> None:
        self._keep("segments", [segment.text for segment in heard])

    def add_turn(self, call_id: str, turn: Turn) -> None:
        self._keep("turn", turn.number)
        self.turns[call_id, turn.number] = turn

    def protect(self, call: Call) -> None:
        self._keep("protect", call.id)

    def finish(self, call: Call) -> None:
        self._keep("finish", call.id)


class FakeRecordings:
    def __init__(self) -> None:
        self.dropped: list[int] = []
        self.silenced: list[str] = []

    def keep_call(self, call: Call, file: Path) -> Path:
        return Path(f"{call.id}{file.suffix}")

    def keep_message(self, call: Call, number: int, file: Path) -> Path:
        return Path(f"{call.id}-{number:02d}{file.suffix}")

    def drop_call(self, call: Call) -> None:
        self.silenced.append(call.id)

    def keep_reply(self, call: Call, number: int, spoken: SpokenReply) -> str:
        return f"{call.id}/{number:02d}.wav"

    def drop_reply(self, call: Call, number: int) -> None:
        self.dropped.append(number)

    def unname_call(self, call: Call) -> dict[str, str | None]:
        return {}

    def unname_replies(self, call: Call) -> dict[str, str]:
        return {}


class FakeReader:
    """A recording with one second of speech for each word-list in ``said``."""

    def __init__(self, said: Sequence[str], fault: AudioError | None = None) -> None:
        self.said = said
        self.fault = fault

    def read(self, file: Path) -> Sound:
        if self.fault:
            raise self.fault
        return Sound(samples=None, seconds=2.0 * len(self.said) + 1)

    def utterances(self, sound: Sound) -> list[Speech]:
        return [Speech(2.0 * n, 2.0 * n + 1, text) for n, text in enumerate(self.said)]


class FakeTranscriber:
    """Hears what FakeReader put into the samples; fails on utterances named in ``deaf_to``."""

    model = "fake"

    def __init__(self, deaf_to: Sequence[str] = ()) -> None:
        self.deaf_to = deaf_to
        self.certainty: float | None = None  # of every word; None: it does not say

    def transcribe(self, speech: Sequence[Speech]) -> list[Segment]:
        if any(part.samples in self.deaf_to for part in speech):
            raise TranscriptionError("failed", "The model failed on an utterance")
        return [
            Segment(str(part.samples), part.start, part.end, self._words(part)) for part in speech
        ]

    def _words(self, part: Speech) -> tuple[Word, ...]:
        sure = self.certainty
        if sure is None:
            return ()
        return tuple(Word(word, part.start, part.end, sure) for word in str(part.samples).split())


class FakeVoice:
    def __init__(self) -> None:
        self.mute = False
        self.spoken: list[str] = []

    def speak(
        self, text: str, voice: str | None = None, slow: bool = False, private: bool = False
    ) -> SpokenReply:
        if self.mute:
            raise SynthesisError("no_voice", "No voice can speak")
        self.spoken.append(text)
        return SpokenReply(Path("/cache/reply.wav"), "north")
