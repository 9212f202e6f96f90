"""From a recording to what was said in it, for whole calls and for single spoken messages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

from bot.calls.timing import timed
from bot.core.call import Call
from bot.core.errors import AudioError, TranscriptionError
from bot.core.ports import AudioReader, Sound, Speech, Transcriber
from bot.core.transcript import Segment

log = logging.getLogger(__name__)


class Hearing:
    """Reads recordings, finds speech in them and writes it down, one utterance at a time.

    The call only gets the times that this takes.
    """

    def __init__(self, reader: AudioReader, transcriber: Transcriber) -> None:
        self._reader = reader
        self._transcriber = transcriber
        self._one_at_a_time = asyncio.Lock()

    async def model(self) -> str | None:
        """The speech model in use; None when there is none."""
        try:
            return await asyncio.to_thread(lambda: self._transcriber.model)
        except TranscriptionError as error:
            log.error("There is no speech model (%s)", error.code)
            return None

    async def read(self, call: Call, file: Path) -> Sound:
        """Raises AudioError when the file is no recording that can be heard."""
        with timed(call, "decode"):
            return await asyncio.to_thread(self._reader.read, file)

    async def find_speech(self, call: Call, sound: Sound) -> Sequence[Speech]:
        """The utterances; all of the sound where nobody can tell which part of it is speech."""
        try:
            with timed(call, "decode"):
                return await asyncio.to_thread(self._reader.utterances, sound)
        except AudioError as error:
            log.error("Speech could not be looked for (%s): all is taken for speech", error.code)
            return [Speech(0.0, sound.seconds, sound.samples)]

    async def hear(self, call: Call, speech: Sequence[Speech]) -> list[Segment]:
        """The segments that have words. Raises TranscriptionError."""
        with timed(call, "asr"):
            async with self._one_at_a_time:
                heard = await asyncio.to_thread(self._transcriber.transcribe, speech)
        return [segment for segment in heard if segment.text.strip()]
