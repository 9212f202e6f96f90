"""Typed conversations."""

from __future__ import annotations

import asyncio
from itertools import count

from call_fakes import FakeDialogue, FakeStore, clock

from bot.calls.chat import IDLE_S, ChatDesk
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.core.call import DialogueReply, Hotline


class Desk(ChatDesk):
    """A desk of fakes whose time stands still until it is moved."""

    def __init__(self) -> None:
        self.dialogue = FakeDialogue()
        self.store = FakeStore()
        self.now = 0.0
        ids = count(1)
        super().__init__(
            TurnTaker(self.dialogue),
            Journal(self.store),
            clock,
            new_id=lambda: f"id-{next(ids)}",
            seconds=lambda: self.now,
        )


def test_conversation_goes_on_under_the_name_that_was_given_out() -> None:
    """The second message of a conversation is turn 2 of the same call."""

    async def talk() -> None:
        desk = Desk()
        first = await desk.say(None, Hotline.POLICE, "chào")
        second = await desk.say(first.conversation, Hotline.POLICE, "mất xe")
        assert (first.turn.number, second.turn.number) == (1, 2)
        assert len({conversation for conversation, _ in desk.dialogue.heard}) == 1

    asyncio.run(talk())


def test_name_of_a_conversation_never_is_its_id_in_the_dialogue() -> None:
    """Whoever writes another call's id into a message does not get into that call."""

    async def talk() -> None:
        desk = Desk()
        await desk.say(None, Hotline.POLICE, "chào")
        victim = desk.dialogue.heard[0][0]
        await desk.say(victim, Hotline.POLICE, "tôi là ai")
        assert desk.dialogue.heard[1][0] != victim

    asyncio.run(talk())


def test_messages_of_one_conversation_are_answered_in_order() -> None:
    """Two messages at once: the second waits for the first, whatever that takes."""

    async def talk() -> None:
        desk = Desk()
        answer = desk.dialogue.reply

        async def slow(conversation: str, hotline: Hotline, text: str, *_: object) -> DialogueReply:
            await asyncio.sleep(0.05 if text == "một" else 0)
            return await answer(conversation, hotline, text)

        desk.dialogue.reply = slow  # type: ignore[method-assign, assignment]
        both = await asyncio.gather(
            desk.say("c", Hotline.POLICE, "một"), desk.say("c", Hotline.POLICE, "hai")
        )
        assert [said.turn.number for said in both] == [1, 2]
        assert [text for _, text in desk.dialogue.heard] == ["một", "hai"]

    asyncio.run(talk())


def test_conversation_that_nobody_goes_on_with_is_finished() -> None:
    """After two idle hours the call is closed; its name then starts a new one."""

    async def talk() -> None:
        desk = Desk()
        await desk.say("c", Hotline.POLICE, "chào")
        desk.now = IDLE_S + 1
        await desk.close_idle()
        assert desk.store.events[-1][0] == "finish"
        assert (await desk.say("c", Hotline.POLICE, "chào")).turn.number == 1

    asyncio.run(talk())
