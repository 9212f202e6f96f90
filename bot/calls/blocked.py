"""Blocked callers: one polite sentence, unless they tell of an emergency."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import Any, Protocol

from bot.core.blocks import Block
from bot.core.call import DialogueReply, Hotline
from bot.core.emergencies.triage import triage
from bot.core.errors import StorageError
from bot.core.ports import Dialogue

log = logging.getLogger(__name__)

BLOCKED = (
    "Dạ, số máy này tạm thời chưa gọi được tổng đài mô phỏng. Nếu có việc khẩn cấp, anh chị nói "
    "ngay với em, hoặc gọi 113, 114 hay 115."
)
KNOWN_FOR_S = 5.0


class BlockList(Protocol):
    """What is needed of the list; ``record`` notes that a blocked number was answered so."""

    def find(self, number: str) -> Block | None: ...

    def record(self, call_id: str) -> None: ...


class BlockedCallers:
    """A Dialogue before another one.

    The other one hears everything: only it can tell whether the words are an emergency. A list
    that cannot be read blocks nobody.
    """

    def __init__(
        self, dialogue: Dialogue, blocks: BlockList, seconds: Callable[[], float] = monotonic
    ) -> None:
        self._dialogue = dialogue
        self._blocks = blocks
        self._seconds = seconds
        self._known: dict[str, tuple[float, bool]] = {}

    async def reply(
        self,
        conversation: str,
        hotline: Hotline,
        text: str,
        caller: str | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> DialogueReply:
        """As the other dialogue answers; a blocked caller without an emergency hears one sentence.

        Raises DialogueError."""
        answered = await self._dialogue.reply(conversation, hotline, text, caller, known)
        if caller is None or not await self._blocked(caller):
            return answered
        if answered.emergency or answered.incident or triage(text, hotline) is not None:
            return answered
        await self._note(conversation)
        return replace(answered, text=BLOCKED, procedure=None, ends=False)

    async def forget(self, conversation: str) -> None:
        """As the other dialogue."""
        await self._dialogue.forget(conversation)

    async def _blocked(self, caller: str) -> bool:
        at, blocked = self._known.get(caller, (-KNOWN_FOR_S, False))
        if self._seconds() - at < KNOWN_FOR_S:
            return blocked
        try:
            blocked = await asyncio.to_thread(self._blocks.find, caller) is not None
        except StorageError as error:
            log.error("The block list cannot be read (%s): nobody is blocked", error.code)
            return False
        if len(self._known) > 1000:
            self._known.clear()
        self._known[caller] = (self._seconds(), blocked)
        return blocked

    async def _note(self, conversation: str) -> None:
        try:
            await asyncio.to_thread(self._blocks.record, conversation)
        except StorageError as error:
            log.error("A blocked call could not be noted: %s", error.code)
