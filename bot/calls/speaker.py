"""The assistant's voice in a live call: sentence by sentence, and silent when interrupted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.calls.live_keeping import LiveKeeping
from bot.calls.stages import VOICE, Stages
from bot.core.live import BYTES_PER_S, Line, SentenceVoice, SpokenSentence, seconds_of
from bot.core.speaking.sentences import is_question, sentences

log = logging.getLogger(__name__)

OVERLAP_S = 0.3  # by which the caller's end may be ahead of our reckoning


@dataclass(frozen=True)
class Manner:
    """How a reply is spoken.

    ``protected``: nothing interrupts it up to its question, because it keeps people alive.
    ``slow``: the caller asked for it. ``private``: as in Synthesizer.
    """

    protected: bool = False
    slow: bool = False
    private: bool = False


@dataclass
class _Sentence:
    number: int
    text: str
    pcm: bytes
    protected: bool
    start: float  # when it is heard, in seconds of the call

    @property
    def end(self) -> float:
        return self.start + seconds_of(self.pcm)


class Speaker:
    """Sends sentences as soon as each is spoken; what is heard of them goes to the recording.

    ``now``: seconds of the call. Sentences are sent ahead of time and played one after the other,
    so that no hiccup of the network is heard; what must not be heard any more is called back.
    """

    def __init__(
        self,
        voice: SentenceVoice,
        line: Line,
        keeping: LiveKeeping,
        stages: Stages,
        now: Callable[[], float],
    ) -> None:
        self._voice = voice
        self._line = line
        self._keeping = keeping
        self._stages = stages
        self._now = now
        self._number = 0
        self._sent: list[_Sentence] = []
        self._unsaid: list[str] = []
        self._manner = Manner()
        self._held = False
        self._interruptions = 0
        self._closed = False
        self._turn = 0

    @property
    def playing(self) -> bool:
        """Whether something is still to be heard of what was sent."""
        return bool(self._sent) and self._sent[-1].end > self._now()

    async def say(self, text: str, manner: Manner, turn: int) -> list[SpokenSentence]:
        """Speak a reply in the place of whatever was not heard yet and may be dropped.

        The answer is what was spoken of it, nothing where no voice could: its text was told.
        """
        await self._call_back()
        self._unsaid = []
        self._manner = manner
        self._turn = turn
        return await self._speak(sentences(text), manner, turn)

    async def interrupt(self) -> None:
        """The caller speaks: be silent, but for what is protected. Held until ``release``."""
        self._held = True
        self._interruptions += 1
        await self._call_back()

    def release(self) -> None:
        """The caller has finished."""
        self._held = False

    async def resume(self) -> bool:
        """Say what an interruption without words cut off; False where there was nothing."""
        again, self._unsaid = self._unsaid, []
        if not again or self._closed:
            return False
        await self._speak(again, self._manner, self._turn)
        return True

    async def close(self) -> None:
        """The call has ended: nothing more is said, and what was heard is kept."""
        self._closed = self._held = True
        for sentence in self._sent:
            sentence.protected = False
        await self._call_back()

    def heard_from(self, number: int, from_s: float = 0.0) -> None:
        """The caller's end plays a sentence as of now: from its beginning, or from where it was
        when it paused."""
        now = self._now()
        place = next((n for n, s in enumerate(self._sent) if s.number == number), None)
        if place is None or (place and now < self._sent[place - 1].end - OVERLAP_S):
            return  # unknown, or before its turn: who tells so plays nothing
        shift = now - from_s - self._sent[place].start
        for sentence in self._sent[place:]:
            sentence.start += shift

    def settle(self) -> None:
        """Put into the recording what has been heard to its end."""
        now = self._now()
        while self._sent and self._sent[0].end <= now:
            done = self._sent.pop(0)
            self._keeping.put_assistant(done.pcm, done.start)

    async def _speak(self, texts: Sequence[str], manner: Manner, turn: int) -> list[SpokenSentence]:
        spoken: list[SpokenSentence] = []
        protected_to = _last_of_advice(texts) if manner.protected else -1
        before = self._interruptions

        def unwanted(place: int) -> bool:
            interrupted = self._held or self._interruptions != before
            return self._closed or (interrupted and place > protected_to)

        for place, text in enumerate(texts):
            said = None if unwanted(place) else await self._one(text, manner, turn)
            if unwanted(place):  # asked again: speaking takes a moment
                self._unsaid += texts[place:]
                return spoken
            if said is not None:
                spoken.append(said)
            await self._send(text, said.pcm if said else b"", place <= protected_to, turn)
        return spoken

    async def _one(self, text: str, manner: Manner, turn: int) -> SpokenSentence | None:
        try:
            async with self._stages.run(VOICE, turn):
                return await asyncio.to_thread(self._voice.speak, text, manner.slow, manner.private)
        except Exception as error:  # noqa: BLE001 - whatever it is, the text is told
            log.error("A sentence could not be spoken (%s)", type(error).__name__)
            return None

    async def _send(self, text: str, pcm: bytes, protected: bool, turn: int) -> None:
        self.settle()
        self._number += 1
        start = max(self._now(), self._sent[-1].end if self._sent else 0.0)
        sentence = _Sentence(self._number, text, pcm, protected, start)
        self._sent.append(sentence)
        await self._line.tell(
            {
                "type": "sentence",
                "sentence": sentence.number,
                "turn": turn,
                "text": text,
                "ms": round(seconds_of(pcm) * 1000),
                "protected": protected,
            }
        )
        if pcm:
            await self._line.play(sentence.number, pcm)

    async def _call_back(self) -> None:
        """Drop what has not been heard, behind the last protected sentence."""
        self.settle()
        keep = max((n for n, s in enumerate(self._sent, start=1) if s.protected), default=0)
        dropped = self._sent[keep:]
        if not dropped:
            return
        del self._sent[keep:]
        now = self._now()
        for sentence in dropped:
            heard = sentence.pcm[: max(0, int((now - sentence.start) * BYTES_PER_S)) // 2 * 2]
            self._keeping.put_assistant(heard, sentence.start)
        self._unsaid = [sentence.text for sentence in dropped]
        await self._line.tell({"type": "stop", "from": dropped[0].number})


def _last_of_advice(texts: Sequence[str]) -> int:
    """The place of the sentence before the first question: advice comes first, and whoever answers
    the question wants to be heard. Where a question opens, the advice is what follows it."""
    asked = next((place for place, text in enumerate(texts) if is_question(text)), len(texts))
    return asked - 1 if asked > 0 else len(texts) - 1
