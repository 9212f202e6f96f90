"""Typed conversations: which are open, their turns in order, each kept as a call."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from bot.calls.call import new_call_id
from bot.calls.journal import Journal
from bot.calls.odd_input import readable
from bot.calls.turn import TurnTaker
from bot.core.call import Call, Hotline, Turn, Utterance
from bot.core.ports import Clock

IDLE_S = 2 * 3600.0
MOST_OPEN = 5_000


@dataclass
class _OpenChat:
    call: Call
    began: float
    last_used: float
    ordered: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True)
class ChatTurn:
    """A turn of a typed conversation; ``conversation`` is the name to go on with."""

    conversation: str
    turn: Turn


class ChatDesk:
    """Holds the open conversations.

    A conversation's name is only a key to its call: the call's own id is made here, so that
    nobody reaches another one's dialogue by writing its id.
    """

    def __init__(
        self,
        turns: TurnTaker,
        journal: Journal,
        clock: Clock,
        new_id: Callable[[], str] = new_call_id,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._turns = turns
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._seconds = seconds
        self._open: OrderedDict[str, _OpenChat] = OrderedDict()

    async def say(
        self, conversation: str | None, hotline: Hotline, text: str, caller: str | None = None
    ) -> ChatTurn:
        """Answer a message; None starts a conversation with a name that nobody can guess.

        Messages of one conversation are answered one after the other, in the order they came.
        """
        name = conversation or self._new_id()
        chat = self._find_or_open(name, hotline, caller)
        async with chat.ordered:
            call = chat.call
            at = self._seconds() - chat.began
            # A new call is noted while the dialogue thinks: the caller waits for one of them.
            noted = asyncio.create_task(self._note_start(call))
            reply = await self._turns.take(call.id, hotline, text, call.caller)
            await noted
            turn = Turn(len(call.turns) + 1, Utterance(at, at, readable(text)), reply)
            call.turns.append(turn)
            call.seconds = self._seconds() - chat.began
            call.nuisance = reply.nuisance
            await self._journal.add_turn(call, turn)
        await self.close_idle()
        return ChatTurn(name, turn)

    async def close_idle(self) -> None:
        """Finish conversations that nobody has written in for two hours, and the oldest of many."""
        now = self._seconds()
        while self._open:
            name, chat = next(iter(self._open.items()))
            idle = now - chat.last_used > IDLE_S
            if chat.ordered.locked() or not (idle or len(self._open) > MOST_OPEN):
                return
            del self._open[name]
            await self._finish(chat.call)

    async def close(self) -> None:
        """Finish every conversation: the service is stopping."""
        while self._open:
            _, chat = self._open.popitem(last=False)
            if chat.call.turns:
                await self._finish(chat.call)

    async def _finish(self, call: Call) -> None:
        self._turns.forget(call.id)
        await self._journal.finish(call)

    async def _note_start(self, call: Call) -> None:
        if not call.turns:
            await self._journal.start(call)

    def _find_or_open(self, name: str, hotline: Hotline, caller: str | None) -> _OpenChat:
        now = self._seconds()
        chat = self._open.get(name)
        if chat is None:
            call = Call(self._new_id(), hotline, self._clock(), caller=caller)
            chat = self._open[name] = _OpenChat(call, now, now)
        chat.last_used = now
        self._open.move_to_end(name)
        return chat
