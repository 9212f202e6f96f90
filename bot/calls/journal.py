"""Keeping a call while it goes on: off the event loop, and never in the way of an answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bot.core.call import Call, Turn
from bot.core.errors import StorageError
from bot.core.ports import CallStore, Recordings, SpokenReply
from bot.core.reports.anonymity import anonymise, wants_anonymity
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
        self._silenced: set[str] = set()

    async def start(self, call: Call) -> None:
        await self._keep(lambda: self._store.start(call))

    async def keep_recording(self, call: Call, file: Path) -> None:
        if self._recordings is None or self._is_silenced(call):
            return
        recordings = self._recordings

        def keep() -> None:
            self._store.keep_recording(call.id, recordings.keep_call(call, file))

        await self._keep(keep)

    async def keep_message(self, call: Call, number: int, file: Path) -> str | None:
        """The name under which the sound of a spoken message is kept; None where it is not."""
        if self._recordings is None or self._is_silenced(call):
            return None
        recordings = self._recordings
        kept = await self._keep(lambda: recordings.keep_message(call, number, file))
        return kept.name if kept else None

    async def add_segments(self, call: Call, heard: Sequence[Segment], first: int) -> None:
        await self._keep(lambda: self._store.add_segments(call.id, heard, first))

    async def add_turn(self, call: Call, turn: Turn) -> None:
        """Keep a turn that was appended to the call, unnamed when the caller asked for that."""
        kept = anonymise(call).turns[call.turns.index(turn)] if wants_anonymity(call) else turn
        await self._keep(lambda: self._store.add_turn(call.id, kept))
        await self._forget_voice(call)

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
        await self._forget_voice(call)
        self._silenced.discard(call.id)
        if not wants_anonymity(call):
            return call
        unnamed = anonymise(call)
        for before, after in zip(call.turns, unnamed.turns, strict=True):
            if before.reply_audio and not after.reply_audio:
                await self._drop_reply(call, before.number)
        return unnamed

    def _is_silenced(self, call: Call) -> bool:
        """Whether no sound of the caller may be kept: a voice tells who somebody is."""
        return not self._keep_unnamed_sound and wants_anonymity(call)

    async def _forget_voice(self, call: Call) -> None:
        """Remove what was recorded before the caller asked to stay unnamed."""
        if self._recordings is None or call.id in self._silenced or not self._is_silenced(call):
            return
        recordings = self._recordings
        self._silenced.add(call.id)
        call.turns[:] = [replace(t, recording=None) if t.recording else t for t in call.turns]
        await self._keep(lambda: recordings.drop_call(call))
        await self._keep(lambda: self._store.drop_recordings(call.id))

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
