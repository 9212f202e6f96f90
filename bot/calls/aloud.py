"""Replies spoken aloud, their sound kept with the call."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot.calls.journal import Journal
from bot.calls.timing import code_of, timed
from bot.core.call import Call, Turn
from bot.core.ports import Synthesizer

log = logging.getLogger(__name__)


class Aloud:
    """Speaks the replies of turns that are part of a call already."""

    def __init__(self, synthesizer: Synthesizer, journal: Journal) -> None:
        self._synthesizer = synthesizer
        self._journal = journal

    async def speak(self, call: Call, turn: Turn) -> Turn:
        """The turn with its spoken reply, in the call and kept; unchanged where no voice can:
        then the text remains."""
        reply = turn.reply
        try:
            with timed(call, "tts"):
                slow = bool(reply.slots.get("slow"))  # the caller asked for it
                private = reply.incident is not None or reply.tip is not None
                spoken = await asyncio.to_thread(
                    self._synthesizer.speak, reply.text, None, slow, private
                )
        except Exception as error:  # noqa: BLE001 - whatever it is, the text remains
            log.error("A reply could not be spoken (%s): it stays text", code_of(error))
            return turn
        audio = await self._journal.keep_reply(call, turn.number, spoken)
        # As it stands in the call: who asked to stay unnamed has no recording any more.
        turn = replace(call.turns[turn.number - 1], reply_audio=audio)
        call.turns[turn.number - 1] = turn
        await self._journal.add_turn(call, turn)
        return turn
