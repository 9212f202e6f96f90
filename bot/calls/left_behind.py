"""What a process that died has left behind: calls nobody finished, and their half recordings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.calls.journal import Journal
from bot.calls.timing import code_of
from bot.core.call import BROKEN_OFF, Call
from bot.core.errors import StorageError
from bot.core.live import LeftSound, was_live
from bot.core.ports import KeptCalls

log = logging.getLogger(__name__)

# The sound that was left, and the ids of the live calls that go on at this moment.
FindSound = Callable[[], tuple[Sequence[LeftSound], Collection[str]]]


@dataclass(frozen=True)
class Settled:
    """How many calls were closed, and how many half recordings were kept and removed."""

    closed: int = 0
    kept: int = 0
    removed: int = 0


class LeftBehind:
    """Settles it when a service starts, so that no call goes on for ever and no voice lies about.

    A call that goes on in another process meanwhile may be closed here; that process closes it
    once more, with what it knows, and the later one stands.
    """

    def __init__(self, calls: KeptCalls, journal: Journal, sound: FindSound) -> None:
        self._calls = calls
        self._journal = journal
        self._sound = sound

    async def settle(self, before: datetime) -> Settled:
        """See to calls begun before a moment. Raises StorageError when they cannot be read."""
        left, going_on = await asyncio.to_thread(self._sound)
        lengths = {}
        kept = 0
        for sound in left:
            if await self._attach(sound):
                kept += 1
                lengths[sound.call_id] = sound.seconds
            await self._remove(sound)
        closed = 0
        for call in await asyncio.to_thread(self._calls.unfinished, before):
            if call.id not in going_on:
                live = was_live(call) or call.id in {sound.call_id for sound in left}
                await self._close(call, live, lengths.get(call.id, 0.0))
                closed += 1
        return Settled(closed, kept, len(left) - kept)

    async def _attach(self, sound: LeftSound) -> bool:
        """Keep a half recording with its call; False where there is no such call, it holds nothing,
        or its caller stays unnamed."""
        try:
            call = await asyncio.to_thread(self._calls.get, sound.call_id)
            if call is None or not sound.seconds or not self._journal.keeps_sound_of(call):
                return False
            recording = await asyncio.to_thread(sound.finish)
            return await self._journal.keep_recording(call, recording)
        except StorageError as error:
            log.error("A half recording is lost: %s", error.message)
            return False

    async def _remove(self, sound: LeftSound) -> None:
        try:
            await asyncio.to_thread(sound.discard)
        except StorageError as error:
            log.error("A half recording cannot be removed: %s", error.message)

    async def _close(self, call: Call, live: bool, recorded_s: float) -> None:
        """Finish a call for the process that could not."""
        last = call.turns[-1] if call.turns else None
        call.seconds = max(call.seconds, recorded_s, last.utterance.end if last else 0.0)
        if last is not None:
            call.nuisance = last.reply.nuisance
        if live:
            call.ended = BROKEN_OFF
        try:
            await self._journal.finish(call)
        except Exception as error:  # noqa: BLE001 - the others are to be closed all the same
            log.error("A call that was left open stays so (%s)", code_of(error))
