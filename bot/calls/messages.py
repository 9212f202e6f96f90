"""A stream of messages: several conversations at once, each in order, answers in input order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.calls.call import new_call_id
from bot.calls.contract import JsonObject, error_object, message_object
from bot.calls.turn import TurnTaker
from bot.core.call import Hotline

AT_ONCE = 8  # the dialogue process works on one message at a time: more would only wait there


class BadMessage(ValueError):
    """A line that is not a message; the text says why, ``id`` whose answer it would have been."""

    def __init__(self, why: str, message_id: Any = None) -> None:
        super().__init__(why)
        self.id = message_id


@dataclass(frozen=True)
class _Message:
    id: Any
    text: str
    hotline: Hotline
    conversation: str | None


class MessageStream:
    """Reads lines until the end, writes an object for each as soon as its turn has come.

    ``faults`` are the lines that were no messages, as (number, reason); ``degraded`` counts the
    answers that the dialogue did not give itself.
    """

    def __init__(self, turns: TurnTaker, write: Callable[[JsonObject], None]) -> None:
        self._turns = turns
        self._write = write
        self._names: dict[str, str] = {}
        self._last: dict[str, asyncio.Task[JsonObject]] = {}
        self.faults: list[tuple[int, str]] = []
        self.degraded = 0

    async def answer(self, read_line: Callable[[], bytes]) -> None:
        """Answer everything that ``read_line`` (blocking; empty at the end) gives."""
        waiting: asyncio.Queue[asyncio.Task[JsonObject] | None] = asyncio.Queue(AT_ONCE)
        writer = asyncio.create_task(self._write_in_order(waiting))
        number = 0
        while line := await asyncio.to_thread(read_line):
            number += 1
            if line.strip():
                await waiting.put(self._begin(number, line))
        await waiting.put(None)
        await writer

    async def _write_in_order(
        self, waiting: asyncio.Queue[asyncio.Task[JsonObject] | None]
    ) -> None:
        while (task := await waiting.get()) is not None:
            self._write(await task)

    def _begin(self, number: int, line: bytes) -> asyncio.Task[JsonObject]:
        try:
            message = _parse(line)
        except BadMessage as fault:
            self.faults.append((number, str(fault)))
            return asyncio.create_task(_refuse(number, fault))
        # The caller's name for a conversation never reaches the dialogue: each run has its own.
        conversation = new_call_id()
        if message.conversation is not None:
            conversation = self._names.setdefault(message.conversation, conversation)
        task = asyncio.create_task(self._take(message, conversation, self._last.get(conversation)))
        if message.conversation is not None:
            self._last[conversation] = task
        return task

    async def _take(
        self, message: _Message, conversation: str, before: asyncio.Task[JsonObject] | None
    ) -> JsonObject:
        if before is not None:
            await asyncio.wait([before])
        reply = await self._turns.take(conversation, message.hotline, message.text)
        self.degraded += reply.degraded
        return message_object(message.id, reply)


def _refuse(number: int, fault: BadMessage) -> Coroutine[Any, Any, JsonObject]:
    async def refusal() -> JsonObject:
        return {"id": fault.id, "line": number, **error_object("bad_line", str(fault))}

    return refusal()


def _parse(line: bytes) -> _Message:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadMessage("not a JSON object in UTF-8") from None
    if not isinstance(found, dict):
        raise BadMessage("not a JSON object")
    if not isinstance(found.get("text"), str):
        raise BadMessage("'text' must be a string", found.get("id"))
    conversation = found.get("conversation")
    if conversation is not None and not isinstance(conversation, str | int):
        raise BadMessage("'conversation' must be a string", found.get("id"))
    try:
        hotline = Hotline(found.get("hotline", Hotline.POLICE))
    except ValueError:
        why = f"'hotline' must be one of {', '.join(map(str, Hotline))}"
        raise BadMessage(why, found.get("id")) from None
    return _Message(
        found.get("id"), found["text"], hotline, None if conversation is None else str(conversation)
    )
