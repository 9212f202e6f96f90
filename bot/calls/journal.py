"""Keeping a call while it goes on: off the event loop, and never in the way of an answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.core.call import Call, Turn
from bot.core.errors import StorageError
from bot.core.ports import CallStore, Recordings, SpokenReply
from bot.core.reports.anonymity import Secrets, anonymise, wants_anonymity
from bot.core.transcript import Segment

log = logging.getLogger(__name__)
T = TypeVar("T")


class Journal:
    """Writes calls to their store; what cannot be kept is logged, and the caller still answered."""

    def __init__(
        self,
        store: CallStore,
        recordings: Recordings | None = None,
        keep_unnamed_sound: bool = False,
    ) -> None:
        """``keep_unnamed_sound``: the voice of a caller who stays unnamed is kept all the same."""
        self._store = store
        self._recordings = recordings
        self._keep_unnamed_sound = keep_unnamed_sound
        self._unnamed: set[str] = set()

    async def start(self, call: Call) -> None:
        await self._keep(lambda: self._store.start(call))

    async def keep_recording(self, call: Call, file: Path) -> bool:
        """Whether the recording of a call is kept."""
        if self._recordings is None or not self.keeps_sound_of(call):
            return False
        recordings = self._recordings

        def keep() -> bool:
            self._store.keep_recording(call.id, recordings.keep_call(call, file))
            return True

        return bool(await self._keep(keep))

    async def keep_message(self, call: Call, number: int, file: Path) -> str | None:
        """The name under which the sound of a spoken message is kept; None where it is not."""
        if self._recordings is None or not self.keeps_sound_of(call):
            return None
        recordings = self._recordings
        kept = await self._keep(lambda: recordings.keep_message(call, number, file))
        return kept.name if kept else None

    async def add_segments(self, call: Call, heard: Sequence[Segment], first: int) -> None:
        kept = Secrets.of(call, heard).cover_segments(heard) if wants_anonymity(call) else heard
        await self._keep(lambda: self._store.add_segments(call.id, kept, first))

    async def add_turn(self, call: Call, turn: Turn) -> None:
        """Keep a turn that was appended to the call, unnamed when the caller asked for that."""
        unnamed = wants_anonymity(call)
        if unnamed:
            await self._unname(call)
        kept = anonymise(call).turns[turn.number - 1] if unnamed else turn
        await self._keep(lambda: self._store.add_turn(call.id, kept))
        if unnamed:
            await self._keep(lambda: self._store.protect(call))

    async def keep_reply(self, call: Call, number: int, spoken: SpokenReply) -> str | None:
        """Where the spoken reply is; None when it could not be kept."""
        if self._recordings is None:
            return str(spoken.path)
        recordings = self._recordings

        def keep() -> str:
            try:
                return recordings.keep_reply(call, number, spoken)
            finally:
                if spoken.private:
                    spoken.path.unlink(missing_ok=True)

        return await self._keep(keep)

    async def finish(self, call: Call) -> Call:
        """Close a call; the answer is the call as it may be shown, unnamed when asked for."""
        await self._keep(lambda: self._store.finish(call))
        if not wants_anonymity(call):
            return call
        await self._unname(call)
        self._unnamed.discard(call.id)
        unnamed = anonymise(call)
        for before, after in zip(call.turns, unnamed.turns, strict=True):
            if before.reply_audio and not after.reply_audio:
                await self._drop_reply(call, before.number)
        # What a later turn told of the caller may have been said before, too.
        await self._keep(lambda: self._store.protect(call))
        return unnamed

    def keeps_sound_of(self, call: Call) -> bool:
        """Whether the caller's sound may be kept: a voice tells who somebody is."""
        return self._keep_unnamed_sound or not wants_anonymity(call)

    async def _unname(self, call: Call) -> None:
        """Free the sound of a call of what names its caller, once they ask to stay unnamed: the
        voice is removed, or what a recorder wrote beside it, and replies get a neutral place."""
        if self._recordings is None or call.id in self._unnamed:
            return
        recordings = self._recordings
        self._unnamed.add(call.id)
        audio = await self._keep(lambda: recordings.unname_replies(call)) or {}
        if self.keeps_sound_of(call):
            sound = await self._keep(lambda: recordings.unname_call(call)) or {}
        else:
            await self._keep(lambda: recordings.drop_call(call))
            sound = {turn.recording: None for turn in call.turns if turn.recording}
        before = list(call.turns)
        call.turns[:] = [_with_files(turn, audio, sound) for turn in before]
        await self._note_recording(call, sound)
        if call.turns != before:
            for turn in anonymise(call).turns:
                await self._keep(partial(self._store.add_turn, call.id, turn))

    async def _note_recording(self, call: Call, sound: Mapping[str, str | None]) -> None:
        """Keep under which name the recording of the whole call is found now, if it still is."""
        if not self.keeps_sound_of(call):
            await self._keep(lambda: self._store.drop_recordings(call.id))
        for old, new in sound.items():
            if new is not None and Path(old).stem == call.id:
                await self._keep(partial(self._store.keep_recording, call.id, Path(new)))

    async def _drop_reply(self, call: Call, number: int) -> None:
        if self._recordings is not None:
            recordings = self._recordings
            await self._keep(lambda: recordings.drop_reply(call, number))

    async def _keep(self, write: Callable[[], T]) -> T | None:
        try:
            return await asyncio.to_thread(write)
        except StorageError as error:
            log.error("Something of a call could not be kept: %s", error.message)
        except Exception as error:  # noqa: BLE001 - not even our own mistake may cost an answer
            log.error("Something of a call could not be kept: %s", type(error).__name__)
        return None


def _with_files(turn: Turn, audio: Mapping[str, str], sound: Mapping[str, str | None]) -> Turn:
    """A turn with the present places of its spoken reply and of its recorded message."""
    if turn.reply_audio is not None and turn.reply_audio in audio:
        turn = replace(turn, reply_audio=audio[turn.reply_audio])
    if turn.recording is not None and turn.recording in sound:
        turn = replace(turn, recording=sound[turn.recording])
    return turn
