"""Typed conversations: which are open, their turns in order, each kept as a call."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic

from bot.calls.call import new_call_id
from bot.calls.journal import Journal
from bot.calls.odd_input import readable
from bot.calls.turn import TurnTaker
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.ports import Clock

IDLE_S = 2 * 3600.0
MOST_OPEN = 5_000


@dataclass
class OpenChat:
    """A conversation that goes on; ``name`` is its key, ``heard`` counts its speech segments."""

    name: str
    call: Call
    began: float
    last_used: float
    heard: int = 0
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
        self._open: OrderedDict[str, OpenChat] = OrderedDict()

    async def say(
        self, conversation: str | None, hotline: Hotline, text: str, caller: str | None = None
    ) -> ChatTurn:
        """Answer a message; None starts a conversation with a name that nobody can guess."""
        async with self.at(conversation, hotline, caller) as chat:
            at = self.seconds_into(chat)
            # A new call is noted while the dialogue thinks: the caller waits for one of them.
            noted = asyncio.create_task(self.note_start(chat))
            reply = await self._turns.take(chat.call.id, hotline, text, chat.call.caller)
            await noted
            turn = await self.add(chat, Utterance(at, at, readable(text)), reply)
        return ChatTurn(chat.name, turn)

    @asynccontextmanager
    async def at(
        self, conversation: str | None, hotline: Hotline, caller: str | None = None
    ) -> AsyncIterator[OpenChat]:
        """A conversation, opened where there is none by that name, for one message.

        Messages of one conversation are answered one after the other, in the order they came.
        """
        chat = self._find_or_open(conversation or self._new_id(), hotline, caller)
        async with chat.ordered:
            yield chat
        await self.close_idle()

    async def add(
        self, chat: OpenChat, said: Utterance, reply: DialogueReply, recording: str | None = None
    ) -> Turn:
        """Append a turn and keep it; ``recording`` as in Turn."""
        call = chat.call
        turn = Turn(len(call.turns) + 1, said, reply, recording=recording)
        call.turns.append(turn)
        call.seconds = self.seconds_into(chat)
        call.nuisance = reply.nuisance
        await self._journal.add_turn(call, turn)
        return call.turns[turn.number - 1]

    def answered(self, conversation: str, number: int) -> tuple[Call, Turn] | None:
        """An earlier turn of an open conversation, by its number; None when there is none."""
        chat = self._open.get(conversation)
        if chat is None or not 1 <= number <= len(chat.call.turns):
            return None
        return chat.call, chat.call.turns[number - 1]

    def seconds_into(self, chat: OpenChat) -> float:
        """How long the conversation has been going on."""
        return self._seconds() - chat.began

    async def note_start(self, chat: OpenChat) -> None:
        """Keep the call of a conversation that has no turn yet."""
        if not chat.call.turns:
            await self._journal.start(chat.call)

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
            await self._finish(chat.call)

    async def _finish(self, call: Call) -> None:
        if call.turns:  # else nothing was ever said that could be understood
            await self._journal.finish(call)
        await self._turns.forget(call.id)

    def _find_or_open(self, name: str, hotline: Hotline, caller: str | None) -> OpenChat:
        now = self._seconds()
        chat = self._open.get(name)
        if chat is None:
            call = Call(self._new_id(), hotline, self._clock(), caller=caller)
            chat = self._open[name] = OpenChat(name, call, now, now)
        chat.last_used = now
        self._open.move_to_end(name)
        return chat
