"""What the call path needs from the outside, as protocols; ``bot.wiring`` gives the real parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.core.call import Call, DialogueReply, Hotline, Turn
from bot.core.nuisance_history import CallHistory
from bot.core.report import Incident, Tip
from bot.core.transcript import Segment

if TYPE_CHECKING:  # numpy is only a shape here: core never imports it at run time
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
else:
    Samples = Any


@dataclass(frozen=True)
class Sound:
    """Caller's audio: mono float32 in -1..1 at 16 kHz; ``seconds`` the recording's length.

    ``cut_off_s``: seconds that the file's header promises and the file does not hold.
    """

    samples: Samples
    seconds: float
    cut_off_s: float = 0.0


@dataclass(frozen=True)
class Speech:
    """A stretch of caller speech found in a recording; times in seconds, ``samples`` at 16 kHz.

    ``certainty``: how sure (0 to 1) the speech detector was for at least an eighth of a second,
    None where it was not asked.
    """

    start: float
    end: float
    samples: Samples
    certainty: float | None = None


@dataclass(frozen=True)
class SpokenReply:
    """A spoken reply: a 16 kHz mono WAV file; ``voice``: what spoke it ("espeak-ng north").

    A ``private`` one is in no cache: who takes the file over removes it.
    """

    path: Path
    voice: str
    private: bool = False


class AudioReader(Protocol):
    def read(self, file: Path) -> Sound:
        """Decode any recording to the caller's voice at 16 kHz mono.

        Raises AudioError when the file is not audio, is empty, too long or cannot be read.
        """

    def utterances(self, sound: Sound) -> Sequence[Speech]:
        """Cut a recording into stretches of speech; empty when nobody speaks."""


class Transcriber(Protocol):
    @property
    def model(self) -> str:
        """The model in use, as every surface shows it."""

    def transcribe(self, speech: Sequence[Speech]) -> list[Segment]:
        """One segment an utterance, empty text where nothing was said.

        Raises TranscriptionError.
        """


class Synthesizer(Protocol):
    def speak(
        self, text: str, voice: str | None = None, slow: bool = False, private: bool = False
    ) -> SpokenReply:
        """Speak Vietnamese text (blocking, cached). Raises SynthesisError when no voice can.

        ``private``: the text repeats what a caller reported, so it leaves this machine for no
        voice service and stays in no cache.
        """


class Dialogue(Protocol):
    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        """Answer one message of a conversation; the text is never empty. Raises DialogueError.

        ``known`` are the slots of the conversation's last reply: a dialogue that has forgotten
        the conversation, having been restarted, goes on from them.
        """

    async def forget(self, conversation: str) -> None:
        """The conversation has ended: keep nothing of it. Raises DialogueError."""


class CallStore(Protocol):
    """Blocking; the caller moves it off the event loop. Each method raises StorageError.

    Each method may be repeated for the same call or turn: the later one wins.
    """

    def start(self, call: Call) -> None: ...

    def keep_recording(self, call_id: str, recording: Path) -> None:
        """Note where the copy of the call's recording is."""

    def drop_recordings(self, call_id: str) -> None:
        """Note that no sound of the caller is kept any more."""

    def add_segments(self, call_id: str, heard: Sequence[Segment], first: int = 1) -> None:
        """Keep what was heard, before anything is made of it; ``first`` numbers the segments."""

    def add_turn(self, call_id: str, turn: Turn) -> None: ...

    def protect(self, call: Call) -> None:
        """Free all that is kept of a call of what tells who called; ``call`` as it was said."""

    def finish(self, call: Call) -> None: ...


class KeptCalls(Protocol):
    """What is kept of calls, to be read; blocking. Each method raises StorageError."""

    def get(self, call_id: str) -> Call | None:
        """A whole call with its turns, or None."""

    def unfinished(self, before: datetime) -> list[Call]:
        """Calls that were begun before a moment and that nobody finished, the oldest first."""


class Recordings(Protocol):
    """Where the sound of calls is kept; blocking. Each method raises StorageError."""

    def keep_call(self, call: Call, file: Path) -> Path:
        """Copy a call's recording; the copy's name tells nothing about the caller."""

    def keep_message(self, call: Call, number: int, file: Path) -> Path:
        """Copy the sound of one spoken message, which is to be turn ``number`` of the call."""

    def drop_call(self, call: Call) -> None:
        """Remove all sound of the caller; fine when there is none."""

    def keep_reply(self, call: Call, number: int, spoken: SpokenReply) -> str:
        """Copy the spoken reply of a turn; the answer is what ``Turn.reply_audio`` says."""

    def drop_reply(self, call: Call, number: int) -> None:
        """Forget a spoken reply that must not be kept; fine when there is none."""

    def unname_call(self, call: Call) -> dict[str, str | None]:
        """Free what is kept of the caller's voice of all that a recorder wrote beside it (title,
        artist, comment): what each copy was named and what it is named now, None where it could
        not be freed and is removed."""

    def unname_replies(self, call: Call) -> dict[str, str]:
        """Give the spoken replies a place whose name tells nothing of the recording's; what
        ``Turn.reply_audio`` said, and what it says now. Empty where nothing had to move."""


class ReportStore(Protocol):
    """Blocking. Written by the actions only. Each method raises StorageError."""

    def save_tip(self, call_id: str, tip: Tip) -> None: ...

    def save_incident(self, call_id: str, incident: Incident) -> None: ...


class CallerHistory(Protocol):
    def of(self, caller: str, before: datetime) -> CallHistory:
        """The week's earlier calls of a number; blocking. Raises StorageError."""


class SoundMemory(Protocol):
    def times_before(self, call_id: str, sound: Sound, at: datetime) -> int:
        """In how many calls of the last day the same recording was heard; from now on in this one,
        too; blocking. Raises StorageError."""

    def forget_old(self, now: datetime) -> None:
        """Remove what is older than a day; blocking. Raises StorageError."""


class KeptFingerprints(Protocol):
    """What is kept of the sound of calls, to know it again: no sound can be made from it.

    Blocking. Each method raises StorageError.
    """

    def calls_since(self, moment: datetime) -> Sequence[str]:
        """The ids of the calls since then of which there is one, the newest first."""

    def of(self, call_ids: Sequence[str]) -> Mapping[str, bytes]:
        """Those of calls, as far as they are still kept."""

    def keep(self, call_id: str, at: datetime, marks: bytes) -> None: ...

    def forget_before(self, moment: datetime) -> None:
        """Remove those of earlier calls."""


class Clock(Protocol):
    def __call__(self) -> datetime:
        """The present moment, with its time zone."""
