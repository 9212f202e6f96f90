"""Everything that is kept of one live call: its turns, its two voices, its spoken replies."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.calls.journal import Journal
from bot.calls.timing import code_of
from bot.core.call import Call, Turn
from bot.core.errors import HotlineError, StorageError
from bot.core.live import SentenceVoice, SpokenSentence, Tracks
from bot.core.nuisance_history import COMPARED_S
from bot.core.ports import Sound

log = logging.getLogger(__name__)


class LiveKeeping:
    """Keeps a call while it goes on; what cannot be kept never costs the caller an answer."""

    def __init__(
        self, call: Call, journal: Journal, tracks: Tracks | None, voice: SentenceVoice
    ) -> None:
        """``tracks``: None where the call cannot be recorded."""
        self._call = call
        self._journal = journal
        self._tracks = tracks
        self._recording = True  # until a piece could not be written, or the caller stays unnamed
        self._voice = voice

    async def start(self) -> None:
        await self._journal.start(self._call)

    def put_caller(self, pcm: bytes, at: float) -> None:
        """What the caller said, from second ``at`` of the call."""
        self._put("put_caller", pcm, at)

    def put_assistant(self, pcm: bytes, at: float) -> None:
        """What was heard of the assistant, from second ``at`` of the call."""
        self._put("put_assistant", pcm, at)

    async def add_turn(self, turn: Turn) -> None:
        await self._journal.add_turn(self._call, turn)
        if not self._journal.keeps_sound_of(self._call):
            self._recording = False
            await self._discard()

    async def add_reply(self, turn: Turn, spoken: Sequence[SpokenSentence]) -> None:
        """Keep what was spoken of a turn's reply, beside the turn."""
        if not spoken:
            return
        try:
            file = await asyncio.to_thread(self._voice.joined, spoken)
        except HotlineError as error:
            log.error("A spoken reply could not be kept (%s)", error.code)
            return
        audio = await self._journal.keep_reply(self._call, turn.number, file)
        self._call.turns[turn.number - 1] = replace(turn, reply_audio=audio)
        await self._journal.add_turn(self._call, self._call.turns[turn.number - 1])

    async def caller_sound(self, at: float) -> Sound | None:
        """What the caller said from second ``at`` on, as much as is compared; None where no sound
        of them is kept."""
        if self._tracks is None or not self._recording:
            return None
        try:
            return await asyncio.to_thread(self._tracks.caller_sound, at, COMPARED_S)
        except Exception as error:  # noqa: BLE001 - the call is kept whatever it sounds like
            log.error("A live call cannot be compared with others (%s)", code_of(error))
            return None

    async def finish(self) -> None:
        """Keep the recording and close the call."""
        if self._tracks is not None and self._recording:
            try:
                recording = await asyncio.to_thread(self._tracks.finish)
                await self._journal.keep_recording(self._call, recording)
            except Exception as error:  # noqa: BLE001 - the call is closed whatever became of it
                log.error("A live call's recording is lost (%s)", code_of(error))
        await self._discard()
        await self._journal.finish(self._call)

    async def _discard(self) -> None:
        """Leave nothing behind of the sound, whether it was kept or could not be."""
        tracks, self._tracks = self._tracks, None
        if tracks is None:
            return
        try:
            await asyncio.to_thread(tracks.discard)
        except StorageError as error:
            log.error("A live call's sound is left for the next start: %s", error.message)

    def _put(self, voice: str, pcm: bytes, at: float) -> None:
        if self._tracks is None or not self._recording or not pcm:
            return
        try:
            getattr(self._tracks, voice)(pcm, at)
        except StorageError as error:
            log.error("A live call goes on without a recording: %s", error.message)
            self._recording = False
