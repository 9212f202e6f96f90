"""One recorded call: decode, cut into utterances, and for each hear, answer, speak and keep."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path

from bot.calls import wording
from bot.calls.aloud import Aloud
from bot.calls.assessment import assess_call
from bot.calls.contract import STAGES
from bot.calls.echo import callers_own
from bot.calls.hearing import Hearing
from bot.calls.journal import Journal
from bot.calls.known_before import KnownBefore
from bot.calls.timing import code_of, timed
from bot.calls.turn import TurnTaker
from bot.calls.writing import with_written_offsets, written_down
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.ports import AudioReader, Clock, Speech, Synthesizer, Transcriber
from bot.core.transcript import least_certainty

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
        known: KnownBefore | None = None,
    ) -> None:
        """``greetings``: what callers hear first, which is not theirs in a recording."""
        self._known = known or KnownBefore()
        self._hearing = Hearing(reader, transcriber)
        self._turns = turns
        self._aloud = Aloud(synthesizer, journal)
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._greetings = greetings or {}

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
            asr_model=await self._hearing.model(),
            timings_ms=dict.fromkeys(STAGES, 0.0),
        )
        sound = await self._hearing.read(call, file)
        call.seconds = sound.seconds
        await self._journal.start(call)
        await self._journal.keep_recording(call, file)
        speech = await self._hearing.find_speech(call, sound)
        for utterance in speech:
            await self._take_utterance(call, utterance)
        if not call.turns:
            await self._ask_to_speak(call)
        speech_s = sum(part.end - part.start for part in speech)
        call.nuisance = assess_call(call, speech_s, await self._known.of(call, sound))
        await self._turns.forget(call.id)
        return await self._journal.finish(call)

    async def _take_utterance(self, call: Call, speech: Speech) -> None:
        """Hear one utterance and answer it; only the assistant's own voice needs no answer."""
        try:
            heard = await self._hearing.hear(call, [speech])
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller is answered
            log.error("An utterance was not heard (%s)", code_of(error))
            reply = DialogueReply(wording.NOT_HEARD, None, 0.0, degraded=True)
            await self._answer(call, Utterance(speech.start, speech.end, ""), reply)
            return
        if not heard:
            unclear = Utterance(speech.start, speech.end, "")
            await self._answer(call, unclear, self._turns.not_clear(call.id, call.caller))
            return
        heard = callers_own(call, self._greetings.get(call.hotline), heard)
        heard = [segment for segment in heard if segment.text.strip()]
        if not heard:
            return
        heard = written_down(heard)  # last: whatever takes words away compares spoken ones
        await self._journal.add_segments(call, heard, first=len(call.turns) + 1)
        text = " ".join(segment.text for segment in heard)
        spoken = " ".join(segment.said for segment in heard)
        with timed(call, "dialogue"):
            reply = await self._turns.take(call.id, call.hotline, spoken, call.caller)
        said = Utterance(speech.start, speech.end, text, spoken, least_certainty(heard))
        await self._answer(call, said, with_written_offsets(reply, heard))

    async def _ask_to_speak(self, call: Call) -> None:
        reply = DialogueReply(wording.NOTHING_SAID, None, 0.0)
        await self._answer(call, Utterance(0.0, call.seconds, ""), reply)

    async def _answer(self, call: Call, said: Utterance, reply: DialogueReply) -> None:
        """Keep the turn at once, then speak its reply; without a voice the text remains."""
        turn = Turn(len(call.turns) + 1, said, reply)
        call.turns.append(turn)
        await self._journal.add_turn(call, turn)
        await self._aloud.speak(call, turn)
