"""One recorded call: decode, cut into utterances, and for each hear, answer, speak and keep."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from bot.calls import wording
from bot.calls.assessment import assess_call
from bot.calls.contract import STAGES
from bot.calls.echo import callers_own
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.calls.writing import with_written_offsets, written_down
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import AudioError, HotlineError, TranscriptionError
from bot.core.ports import AudioReader, Clock, Sound, Speech, Synthesizer, Transcriber
from bot.core.transcript import Segment

log = logging.getLogger(__name__)


def new_call_id() -> str:
    """An id that nobody can guess."""
    return str(uuid.uuid4())


class CallPath:
    """Runs recorded calls; several may run at once, speech recognition takes one at a time."""

    def __init__(
        self,
        *,
        reader: AudioReader,
        transcriber: Transcriber,
        turns: TurnTaker,
        synthesizer: Synthesizer,
        journal: Journal,
        clock: Clock,
        new_id: Callable[[], str] = new_call_id,
        greetings: Mapping[Hotline, str] | None = None,
    ) -> None:
        """``greetings``: what callers hear first, which is not theirs in a recording."""
        self._reader = reader
        self._transcriber = transcriber
        self._turns = turns
        self._synthesizer = synthesizer
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._greetings = greetings or {}
        self._hearing = asyncio.Lock()

    async def run(
        self, file: Path, hotline: Hotline, caller: str | None = None, name: str | None = None
    ) -> Call:
        """Play a recording to the assistant; ``name`` is what the call's ``file`` shall say.

        A stage that fails is answered for: nobody meets silence. Raises AudioError only when the
        file is not a recording that can be heard; then there was no call.
        """
        call = Call(
            self._new_id(),
            hotline,
            self._clock(),
            caller=caller,
            file=name or str(file),
            asr_model=await asyncio.to_thread(self._model_name),
            timings_ms=dict.fromkeys(STAGES, 0.0),
        )
        with _timed(call, "decode"):
            sound = await asyncio.to_thread(self._reader.read, file)
        call.seconds = sound.seconds
        await self._journal.start(call)
        await self._journal.keep_recording(call, file)
        speech = await self._find_speech(call, sound)
        for utterance in speech:
            await self._take_utterance(call, utterance)
        if not call.turns:
            await self._ask_to_speak(call, spoke=bool(speech))
        call.nuisance = assess_call(call, sum(part.end - part.start for part in speech))
        self._turns.forget(call.id)
        return await self._journal.finish(call)

    def _model_name(self) -> str | None:
        try:
            return self._transcriber.model
        except TranscriptionError as error:
            log.error("There is no speech model (%s)", error.code)
            return None

    async def _find_speech(self, call: Call, sound: Sound) -> Sequence[Speech]:
        try:
            with _timed(call, "decode"):
                return await asyncio.to_thread(self._reader.utterances, sound)
        except AudioError as error:
            log.error("Speech could not be looked for (%s): all is taken for speech", error.code)
            return [Speech(0.0, sound.seconds, sound.samples)]

    async def _take_utterance(self, call: Call, speech: Speech) -> None:
        """Hear one utterance and answer it; what has no words in it is passed over."""
        try:
            with _timed(call, "asr"):
                heard = await self._hear(call, speech)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller is answered
            log.error("An utterance was not heard (%s)", _code(error))
            reply = DialogueReply(wording.NOT_HEARD, None, 0.0, degraded=True)
            await self._answer(call, Utterance(speech.start, speech.end, ""), reply)
            return
        if not heard:
            return
        heard = written_down(heard)  # last: whatever takes words away compares spoken ones
        await self._journal.add_segments(call, heard, first=len(call.turns) + 1)
        text = " ".join(segment.text for segment in heard)
        spoken = " ".join(segment.said for segment in heard)
        with _timed(call, "dialogue"):
            reply = await self._turns.take(call.id, call.hotline, spoken, call.caller)
        said = Utterance(speech.start, speech.end, text, spoken)
        await self._answer(call, said, with_written_offsets(reply, heard))

    async def _hear(self, call: Call, speech: Speech) -> list[Segment]:
        async with self._hearing:
            heard = await asyncio.to_thread(self._transcriber.transcribe, [speech])
        heard = callers_own(call, self._greetings.get(call.hotline), heard)
        return [segment for segment in heard if segment.text.strip()]

    async def _ask_to_speak(self, call: Call, spoke: bool) -> None:
        reply = DialogueReply(wording.NOT_CLEAR if spoke else wording.NOTHING_SAID, None, 0.0)
        await self._answer(call, Utterance(0.0, call.seconds, ""), reply)

    async def _answer(self, call: Call, said: Utterance, reply: DialogueReply) -> None:
        """Keep the turn at once, then speak its reply; without a voice the text remains."""
        turn = Turn(len(call.turns) + 1, said, reply)
        call.turns.append(turn)
        await self._journal.add_turn(call, turn)
        try:
            with _timed(call, "tts"):
                slow = bool(reply.slots.get("slow"))  # the caller asked for it
                private = reply.incident is not None or reply.tip is not None
                spoken = await asyncio.to_thread(
                    self._synthesizer.speak, reply.text, None, slow, private
                )
        except Exception as error:  # noqa: BLE001 - whatever it is, the text remains
            log.error("A reply could not be spoken (%s): it stays text", _code(error))
            return
        audio = await self._journal.keep_reply(call, turn.number, spoken)
        call.turns[-1] = replace(turn, reply_audio=audio)
        await self._journal.add_turn(call, call.turns[-1])


def _code(error: Exception) -> str:
    """What may be logged of an error: its text could hold what was said."""
    return error.code if isinstance(error, HotlineError) else type(error).__name__


@contextmanager
def _timed(call: Call, stage: str) -> Iterator[None]:
    """Add what a stage takes to the call's timings, in milliseconds, even when it fails."""
    began = perf_counter()
    try:
        yield
    finally:
        taken = (perf_counter() - began) * 1000
        call.timings_ms[stage] = call.timings_ms.get(stage, 0.0) + taken
