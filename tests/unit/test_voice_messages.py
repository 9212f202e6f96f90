"""Spoken messages of a conversation that is otherwise typed."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

import pytest
from call_fakes import (
    FakeDialogue,
    FakeReader,
    FakeRecordings,
    FakeStore,
    FakeTranscriber,
    FakeVoice,
    clock,
)

from bot.calls.aloud import Aloud
from bot.calls.chat import ChatDesk
from bot.calls.hearing import Hearing
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.calls.voice import VoiceMessages, VoiceTurn
from bot.core.call import DialogueReply, Hotline
from bot.core.errors import AudioError
from bot.core.report import Tip

FILE = Path("lời nói.webm")


class House:
    """A chat desk of fakes that can be spoken to; its clock is moved by hand."""

    def __init__(self, *said: str) -> None:
        self.dialogue, self.store, self.voice = FakeDialogue(), FakeStore(), FakeVoice()
        self.reader, self.transcriber = FakeReader(said), FakeTranscriber()
        self.now = 100.0
        ids = count(1)
        turns = TurnTaker(self.dialogue)
        journal = Journal(self.store, FakeRecordings())
        self.desk = ChatDesk(turns, journal, clock, lambda: f"id-{next(ids)}", lambda: self.now)
        self.messages = VoiceMessages(
            self.desk,
            hearing=Hearing(self.reader, self.transcriber),
            turns=turns,
            aloud=Aloud(self.voice, journal),
            journal=journal,
        )

    async def speak(self, conversation: str | None = "c") -> VoiceTurn:
        return await self.messages.say(conversation, Hotline.POLICE, FILE)


def test_spoken_message_is_a_turn_among_typed_ones() -> None:
    """Same call, next number; its words, sound, answer and the answer's sound are kept."""

    async def talk() -> None:
        house = House("mất xe", "ở phố Huế")
        typed = await house.desk.say("c", Hotline.POLICE, "chào")
        house.now += 60
        spoken = await house.speak()
        after = await house.desk.say("c", Hotline.POLICE, "cảm ơn")
        assert (typed.turn.number, spoken.turn.number, after.turn.number) == (1, 2, 3)
        assert len({conversation for conversation, _ in house.dialogue.heard}) == 1
        assert house.dialogue.heard[1][1] == "mất xe ở phố Huế"
        turn = house.store.turns[spoken.call, 2]
        assert turn.recording == f"{spoken.call}-02.webm"
        assert turn.reply_audio
        assert house.voice.spoken == ["Dạ, mất xe ở phố Huế ạ."]
        assert (turn.utterance.start, turn.utterance.end) == (55.0, 60.0)

    asyncio.run(talk())


@pytest.mark.parametrize("certainty", [None, 0.31])
def test_how_sure_the_words_were_is_kept(certainty: float | None) -> None:
    """What was misheard weighs less against the caller, in a spoken message, too."""

    async def talk() -> None:
        house = House("mất xe", "ở phố Huế")
        house.transcriber.certainty = certainty
        spoken = await house.speak()
        assert spoken.turn.utterance.heard == pytest.approx(certainty)

    asyncio.run(talk())


@pytest.mark.parametrize("said", [(), ("",)])
def test_nothing_heard_is_asked_again_with_the_number_of_an_open_emergency(
    said: tuple[str, ...],
) -> None:
    """Whoever has told of a fire and is not heard is reminded of 114, never met with silence."""

    async def talk() -> None:
        house = House(*said)
        house.dialogue.replies["cháy"] = DialogueReply("Gọi 114.", "fire", 0.9, emergency="114")
        await house.desk.say("c", Hotline.FIRE, "cháy")
        turn = (await house.speak()).turn
        assert turn.reply.emergency == "114"
        assert "gọi ngay 114" in turn.reply.text
        assert turn.recording
        assert turn.reply_audio

    asyncio.run(talk())


def test_deaf_service_answers_and_keeps_the_sound() -> None:
    """Without a speech model the caller is told, with the numbers to dial."""

    async def talk() -> None:
        house = House("mất xe")
        house.transcriber.deaf_to = ["mất xe"]
        turn = (await house.speak()).turn
        assert "không nghe được" in turn.reply.text
        assert turn.reply.degraded
        assert turn.recording

    asyncio.run(talk())


def test_what_is_no_recording_leaves_no_trace() -> None:
    """Nothing was said: no call is begun by it, and the next message is the first turn."""

    async def talk() -> None:
        house = House()
        house.reader.fault = AudioError("not_audio", "…")
        with pytest.raises(AudioError):
            await house.speak()
        await house.desk.close_idle()
        assert house.store.events == []
        assert (await house.desk.say("c", Hotline.POLICE, "chào")).turn.number == 1

    asyncio.run(talk())


def test_typed_messages_wait_for_the_spoken_one_before_them() -> None:
    """Order is that of coming, however long hearing takes."""

    async def talk() -> None:
        house = House("một")
        spoken = asyncio.create_task(house.speak())
        await asyncio.sleep(0)
        typed = await house.desk.say("c", Hotline.POLICE, "hai")
        assert ((await spoken).turn.number, typed.turn.number) == (1, 2)

    asyncio.run(talk())


def test_earlier_reply_is_spoken_once_and_only_in_its_conversation() -> None:
    """The sound is made on demand and kept; strangers and other numbers get nothing."""

    async def talk() -> None:
        house = House()
        await house.desk.say("c", Hotline.POLICE, "chào")
        first = await house.messages.aloud("c", 1)
        again = await house.messages.aloud("c", 1)
        assert first is not None
        assert again is not None
        assert first.turn.reply_audio == again.turn.reply_audio is not None
        assert house.voice.spoken == ["Dạ, chào ạ."]
        for conversation, number in (("c", 0), ("c", 2), ("other", 1)):
            assert await house.messages.aloud(conversation, number) is None

    asyncio.run(talk())


def test_voice_of_a_caller_who_asks_to_stay_unnamed_is_not_kept() -> None:
    """Neither the message that asks for it nor those after it; what was said and answered stays."""

    async def talk() -> None:
        house = House("giấu tên")
        unnamed = DialogueReply("Dạ.", "anonymous", 0.9, tip=Tip(what="mất xe", anonymous=True))
        house.dialogue.replies["giấu tên"] = unnamed
        for _ in range(2):
            said = await house.speak()
            kept = house.store.turns[said.call, said.turn.number]
            assert (kept.recording, said.turn.recording) == (None, None)
            assert kept.utterance.text == "giấu tên"
            assert kept.reply_audio

    asyncio.run(talk())


def test_mute_service_still_answers_in_writing() -> None:
    """No voice: the turn is there without sound."""

    async def talk() -> None:
        house = House("mất xe")
        house.voice.mute = True
        turn = (await house.speak()).turn
        assert (turn.reply.text, turn.reply_audio) == ("Dạ, mất xe ạ.", None)

    asyncio.run(talk())
