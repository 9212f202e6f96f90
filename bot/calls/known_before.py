"""What was known before a call: of its number and of its recording; never in the way of a call."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot.core.call import Call
from bot.core.errors import StorageError
from bot.core.nuisance_history import NOTHING_KNOWN, CallHistory
from bot.core.ports import CallerHistory, Sound, SoundMemory

log = logging.getLogger(__name__)


class KnownBefore:
    """Asks those who remember; without them nothing is known, and that is fine."""

    def __init__(
        self, callers: CallerHistory | None = None, sounds: SoundMemory | None = None
    ) -> None:
        self._callers = callers
        self._sounds = sounds

    async def of(self, call: Call, sound: Sound) -> CallHistory:
        """The history of a call's number and sound. Never raises."""
        known = NOTHING_KNOWN
        if self._callers is not None and call.caller:
            try:
                known = await asyncio.to_thread(self._callers.of, call.caller, call.started)
            except StorageError as error:
                log.warning("Earlier calls of a number cannot be read (%s)", error.code)
        if self._sounds is not None:
            times = await asyncio.to_thread(self._sounds.times_before, sound, call.started)
            known = replace(known, same_recording=times)
        return known
