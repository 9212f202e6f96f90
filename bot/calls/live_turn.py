"""One turn of a live call: what was said or typed becomes words, and words become a reply."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.calls import wording
from bot.calls.echo import callers_own
from bot.calls.journal import Journal
from bot.calls.stages import DIALOGUE, RECOGNITION, Stages
from bot.calls.turn import TurnTaker
from bot.calls.writing import with_written_offsets, written_down
from bot.core.call import Call, DialogueReply, Turn, Utterance
from bot.core.errors import HotlineError
from bot.core.live import Line
from bot.core.ports import Speech, Transcriber
from bot.core.transcript import Segment, least_certainty

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Typed:
    """What came in without a voice: ``text`` as it is kept, ``meaning`` what the dialogue gets."""

    at: float
    text: str
    meaning: str = ""


class LiveTurns:
    """Makes the turns of one call, one after the other, and keeps what was heard of each.

    An utterance is recognised already when it may be over: if it is, the words are there.
    ``hearing`` lets the calls of a service recognise one after the other.
    """

    def __init__(
        self,
        call: Call,
        *,
        transcriber: Transcriber,
        turns: TurnTaker,
        journal: Journal,
        line: Line,
        stages: Stages,
        hearing: asyncio.Lock,
        greeting: str,
    ) -> None:
        self._call = call
        self._transcriber = transcriber
        self._turns = turns
        self._journal = journal
        self._line = line
        self._stages = stages
        self._hearing = hearing
        self._greeting = greeting
        self._guess: tuple[float, asyncio.Task[list[Segment]]] | None = None

    def guess(self, speech: Speech) -> None:
        """Recognise what may turn out to be a whole utterance, unless an earlier part still is."""
        if self._guess is None or self._guess[1].done():
            task = asyncio.create_task(self._guessed(speech))
            task.add_done_callback(_looked_at)
            self._guess = (speech.end, task)

    async def hear(self, speech: Speech) -> list[Segment] | None:
        """The utterance's words as they are written, kept; None where it could not be heard."""
        guess, self._guess = self._guess, None
        try:
            async with self._stages.run(RECOGNITION):
                if guess is not None and guess[0] == speech.end:
                    heard = await guess[1]
                else:
                    heard = await self._recognise(speech)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller is answered
            code = error.code if isinstance(error, HotlineError) else type(error).__name__
            log.error("An utterance was not heard (%s)", code)
            return None
        return heard

    async def answer(self, speech: Speech, heard: Sequence[Segment]) -> Turn | None:
        """The turn of words that were heard; None when they were the assistant's own."""
        own = [part for part in callers_own(self._call, self._greeting, heard) if part.text.strip()]
        if not own:
            return None
        written = written_down(own)  # last: whatever takes words away compares spoken ones
        first = len(self._call.turns) + 1
        kept = asyncio.create_task(self._journal.add_segments(self._call, written, first))
        spoken = " ".join(part.said for part in written)
        text = " ".join(part.text for part in written)
        await self._line.tell({"type": "heard", "turn": first, "text": text})
        reply = await self._ask(spoken)
        await kept
        said = Utterance(speech.start, speech.end, text, spoken, least_certainty(written))
        return self._add(said, with_written_offsets(reply, written))

    async def answer_typed(self, typed: Typed) -> Turn:
        """The turn of a typed message or of keys."""
        turn = len(self._call.turns) + 1
        await self._line.tell({"type": "heard", "turn": turn, "text": typed.text, "typed": True})
        reply = await self._ask(typed.meaning or typed.text)
        return self._add(Utterance(typed.at, typed.at, typed.text, typed.meaning), reply)

    def not_heard(self, speech: Speech) -> Turn:
        """The turn of an utterance that recognition failed on."""
        number = self._call.emergency
        text = wording.NOT_HEARD
        if number is not None:
            text = f"{wording.STILL_CALL.format(number=number)} {text}"
        reply = DialogueReply(text, None, 0.0, emergency=number, degraded=True)
        return self._add(Utterance(speech.start, speech.end, ""), reply)

    def not_clear(self, speech: Speech) -> Turn:
        """The turn of an utterance in which no word could be made out."""
        reply = self._turns.not_clear(self._call.id, self._call.caller)
        return self._add(Utterance(speech.start, speech.end, ""), reply)

    def silent(self, start: float, end: float, text: str) -> Turn:
        """The turn of a silence that was asked after."""
        reply = DialogueReply(text, None, 0.0, emergency=self._call.emergency)
        return self._add(Utterance(start, end, ""), reply)

    async def forget(self) -> None:
        """The call has ended: nothing of it stays in mind."""
        await self._turns.forget(self._call.id)

    async def _ask(self, text: str) -> DialogueReply:
        call = self._call
        async with self._stages.run(DIALOGUE):
            return await self._turns.take(call.id, call.hotline, text, call.caller)

    def _add(self, said: Utterance, reply: DialogueReply) -> Turn:
        turn = Turn(len(self._call.turns) + 1, said, reply)
        self._call.turns.append(turn)
        return turn

    async def _recognise(self, speech: Speech) -> list[Segment]:
        async with self._hearing:
            heard = await asyncio.to_thread(self._transcriber.transcribe, [speech])
        return [segment for segment in heard if segment.text.strip()]

    async def _guessed(self, speech: Speech) -> list[Segment]:
        """Words that may be all there are, shown as partial ones."""
        heard = await self._recognise(speech)
        if heard:
            text = " ".join(part.text for part in written_down(heard))
            await self._line.tell({"type": "partial", "text": text})
        return heard


def _looked_at(task: asyncio.Task[list[Segment]]) -> None:
    """A guess that failed is nobody's loss: the whole utterance is recognised in earnest."""
    if not task.cancelled() and task.exception() is not None:
        log.info("A part of an utterance was not heard (%s)", type(task.exception()).__name__)
