"""Spoken messages of a conversation: heard, answered like typed ones, and answered aloud."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from bot.calls import wording
from bot.calls.aloud import Aloud
from bot.calls.chat import ChatDesk, OpenChat
from bot.calls.hearing import Hearing
from bot.calls.journal import Journal
from bot.calls.timing import code_of, timed
from bot.calls.turn import TurnTaker
from bot.calls.writing import with_written_offsets, written_down
from bot.core.call import DialogueReply, Hotline, Turn, Utterance
from bot.core.ports import Sound
from bot.core.transcript import Segment, least_certainty

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class VoiceTurn:
    """A turn that was spoken; ``call`` is the id under which its spoken reply is found."""

    conversation: str
    call: str
    turn: Turn


class VoiceMessages:
    """Takes recordings of single messages into the conversations of a chat desk.

    One message is one turn, however many pauses it has: the caller has sent it as a whole.
    """

    def __init__(
        self,
        desk: ChatDesk,
        *,
        hearing: Hearing,
        turns: TurnTaker,
        aloud: Aloud,
        journal: Journal,
    ) -> None:
        self._desk = desk
        self._hearing = hearing
        self._turns = turns
        self._aloud = aloud
        self._journal = journal

    async def say(self, conversation: str | None, hotline: Hotline, file: Path) -> VoiceTurn:
        """Answer a spoken message; None starts a conversation.

        Nobody meets silence: what cannot be heard is asked for again. Raises AudioError only when
        the file is not a recording that can be heard; then nothing was said.
        """
        async with self._desk.at(conversation, hotline) as chat:
            call = chat.call
            sound = await self._hearing.read(call, file)
            end = max(self._desk.seconds_into(chat), sound.seconds)
            await self._desk.note_start(chat)
            recording = await self._journal.keep_message(call, len(call.turns) + 1, file)
            call.asr_model = call.asr_model or await self._hearing.model()
            said, reply = await self._answer(chat, hotline, sound, end - sound.seconds)
            turn = await self._desk.add(chat, said, reply, recording)
            turn = await self._aloud.speak(call, turn)
        return VoiceTurn(chat.name, call.id, turn)

    async def aloud(self, conversation: str, number: int) -> VoiceTurn | None:
        """Speak the reply of an earlier turn; None where there is no such turn."""
        found = self._desk.answered(conversation, number)
        if found is None:
            return None
        call, turn = found
        if turn.reply_audio is None:
            turn = await self._aloud.speak(call, turn)
        return VoiceTurn(conversation, call.id, turn)

    async def _answer(
        self, chat: OpenChat, hotline: Hotline, sound: Sound, start: float
    ) -> tuple[Utterance, DialogueReply]:
        """What was said from ``start`` on, in seconds of the conversation, and the answer."""
        call = chat.call
        nothing = Utterance(start, start + sound.seconds, "")
        speech = await self._hearing.find_speech(call, sound)
        if not speech:
            return nothing, self._turns.not_clear(call.id, call.caller)
        try:
            heard = await self._hearing.hear(call, speech)
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller is answered
            log.error("A spoken message was not heard (%s)", code_of(error))
            return nothing, DialogueReply(wording.NOT_HEARD, None, 0.0, degraded=True)
        if not heard:
            return nothing, self._turns.not_clear(call.id, call.caller)
        heard = [_later(segment, start) for segment in written_down(heard)]
        await self._journal.add_segments(call, heard, first=chat.heard + 1)
        chat.heard += len(heard)
        text = " ".join(segment.text for segment in heard)
        spoken = " ".join(segment.said for segment in heard)
        with timed(call, "dialogue"):
            reply = await self._turns.take(call.id, hotline, spoken, call.caller)
        said = replace(nothing, text=text, spoken=spoken, heard=least_certainty(heard))
        return said, with_written_offsets(reply, heard)


def _later(segment: Segment, by_s: float) -> Segment:
    """A segment of a message with its times in the whole conversation."""
    words = tuple(replace(w, start=w.start + by_s, end=w.end + by_s) for w in segment.words)
    return replace(segment, start=segment.start + by_s, end=segment.end + by_s, words=words)
