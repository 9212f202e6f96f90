"""What was known before a call: of its number and of its recording; never in the way of a call."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.calls.timing import code_of
from bot.core.call import Call, Utterance
from bot.core.errors import StorageError
from bot.core.live import SAMPLE_RATE
from bot.core.nuisance_history import COMPARED_S, NOTHING_KNOWN, CallHistory
from bot.core.ports import CallerHistory, Sound, SoundMemory
from bot.core.reports.anonymity import wants_anonymity

log = logging.getLogger(__name__)


class KnownBefore:
    """Asks those who remember; without them nothing is known, and that is fine."""

    def __init__(
        self, callers: CallerHistory | None = None, sounds: SoundMemory | None = None
    ) -> None:
        self._callers = callers
        self._sounds = sounds

    async def of(self, call: Call, sound: Sound | None, began: float = 0.0) -> CallHistory:
        """The history of a call's number and of its sound, which begins at second ``began``.

        A caller who stays unnamed is compared with nobody, and not remembered. Never raises.
        """
        if wants_anonymity(call):
            return NOTHING_KNOWN
        known = await self._of_number(call)
        return replace(known, same_recording=await self._of_sound(call, sound, began))

    async def forget_old(self, now: datetime) -> None:
        """Remove what is kept of sounds that are too long ago. Never raises."""
        if self._sounds is None:
            return
        try:
            await asyncio.to_thread(self._sounds.forget_old, now)
        except StorageError as error:
            log.warning("What is kept of earlier sounds stays for now (%s)", error.code)

    async def _of_number(self, call: Call) -> CallHistory:
        if self._callers is None or not call.caller:
            return NOTHING_KNOWN
        try:
            return await asyncio.to_thread(self._callers.of, call.caller, call.started)
        except StorageError as error:
            log.warning("Earlier calls of a number cannot be read (%s)", error.code)
            return NOTHING_KNOWN

    async def _of_sound(self, call: Call, sound: Sound | None, began: float) -> int:
        if self._sounds is None or sound is None:
            return 0
        sounds = self._sounds
        try:
            return await asyncio.to_thread(
                lambda: sounds.times_before(call.id, said_in(call, sound, began), call.started)
            )
        except Exception as error:  # noqa: BLE001 - a call is kept whatever it sounds like
            log.warning("A call cannot be compared with earlier ones (%s)", code_of(error))
            return 0


def words_begin(call: Call) -> float | None:
    """The second of the call at which its caller's first words were heard; None without any."""
    return min((said.start for said in _spoken(call)), default=None)


def said_in(call: Call, sound: Sound, began: float = 0.0) -> Sound:
    """A sound that begins at second ``began`` of the call, silent but for what the caller said: an
    assistant that is heard in the background is the same in every call.

    From the first words on, as much as is compared; all of it where no words were heard.
    """
    first = words_begin(call)
    if first is None:
        return sound
    begins = max(0.0, first - began)
    samples = sound.samples[_place(begins) : _place(begins + COMPARED_S)]
    silent = samples * 0
    for said in _spoken(call):
        part = slice(_place(said.start - began - begins), _place(said.end - began - begins))
        silent[part] = samples[part]
    return replace(sound, samples=silent, seconds=len(silent) / SAMPLE_RATE)


def _spoken(call: Call) -> Iterator[Utterance]:
    """The utterances that were heard as words; what was typed lasts no time."""
    for turn in call.turns:
        said = turn.utterance
        if said.end > said.start and said.text.strip():
            yield said


def _place(seconds: float) -> int:
    return max(0, round(seconds * SAMPLE_RATE))
