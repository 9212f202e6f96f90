"""A recorded call, whatever fails on its way."""

from __future__ import annotations

import asyncio
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

from bot.calls.call import CallPath
from bot.calls.journal import Journal
from bot.calls.turn import TurnTaker
from bot.core.call import Call, DialogueReply, Entity, Hotline
from bot.core.errors import AudioError
from bot.core.report import Incident, Tip

FILE = Path("0912345678.wav")
GREETINGS = {Hotline.POLICE: "Dạ, tổng đài mô phỏng 113 xin nghe. Anh/chị cần báo việc gì ạ?"}


class House:
    """A call path of fakes, each of them at hand."""

    def __init__(self, *said: str, fault: AudioError | None = None) -> None:
        self.dialogue = FakeDialogue()
        self.store = FakeStore()
        self.recordings = FakeRecordings()
        self.reader = FakeReader(said, fault)
        self.transcriber = FakeTranscriber()
        self.voice = FakeVoice()

    def run(self, caller: str | None = None) -> Call:
        path = CallPath(
            reader=self.reader,
            transcriber=self.transcriber,
            turns=TurnTaker(self.dialogue),
            synthesizer=self.voice,
            journal=Journal(self.store, self.recordings),
            clock=clock,
            new_id=lambda: "c1",
            greetings=GREETINGS,
        )
        return asyncio.run(path.run(FILE, Hotline.POLICE, caller))


def test_every_utterance_is_answered_spoken_and_kept_in_order() -> None:
    """One turn an utterance, with its times, its reply and the reply's sound."""
    house = House("xin chào", "mất xe")
    call = house.run()
    assert [turn.utterance.text for turn in call.turns] == ["xin chào", "mất xe"]
    assert [turn.utterance.start for turn in call.turns] == [0.0, 2.0]
    assert [turn.reply_audio for turn in call.turns] == ["c1/01.wav", "c1/02.wav"]
    assert house.dialogue.heard == [("c1", "xin chào"), ("c1", "mất xe")]
    kinds = [kind for kind, _ in house.store.events]
    assert kinds[:3] == ["start", "recording", "segments"]
    assert kinds[-1] == "finish"
    assert set(call.timings_ms) == {"decode", "asr", "dialogue", "tts"}


def test_kept_recording_has_no_number_in_its_name() -> None:
    """A file named after the caller's number is kept under the call's id."""
    house = House("xin chào")
    house.run()
    assert ("recording", "c1.wav") in house.store.events


def test_what_was_heard_is_kept_before_it_is_answered() -> None:
    """A call that dies in the dialogue has its words in the store."""
    house = House("mất xe")

    async def die(*_: object) -> DialogueReply:
        raise KeyboardInterrupt

    house.dialogue.reply = die  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        house.run()
    assert ("segments", ["mất xe"]) in house.store.events
    assert "finish" not in [kind for kind, _ in house.store.events]


def test_silent_call_is_met_with_words() -> None:
    """Nobody speaks: the call has an answer that asks, and no invented text."""
    call = House().run()
    (turn,) = call.turns
    assert turn.utterance.text == ""
    assert "113" in turn.reply.text
    assert turn.reply_audio


def test_speech_without_words_is_asked_for_again() -> None:
    """Somebody speaks and nothing is understood: the answer says so instead of inventing words."""
    house = House("", " ")
    first, second = house.run().turns
    for turn in (first, second):
        assert turn.utterance.text == ""
        assert "chưa nghe rõ" in turn.reply.text
        assert turn.reply_audio
    assert house.dialogue.heard == []


def test_unclear_word_in_an_emergency_is_answered_with_its_number() -> None:
    """Whoever has reported a fire and is then misheard never meets silence."""
    house = House("cháy nhà", "")
    fire = DialogueReply("Anh chị gọi ngay 114.", "report_fire", 0.9, emergency="114")
    house.dialogue.replies["cháy nhà"] = fire
    first, second = house.run().turns
    assert first.reply.emergency == second.reply.emergency == "114"
    assert "gọi ngay 114" in second.reply.text
    assert "chưa nghe rõ" in second.reply.text


def test_utterance_that_cannot_be_heard_is_answered_and_the_next_ones_go_on() -> None:
    """A failing speech model costs one utterance, not the call."""
    house = House("ồn", "mất xe")
    house.transcriber.deaf_to = ["ồn"]
    first, second = house.run().turns
    assert first.reply.degraded
    assert "113" in first.reply.text
    assert (second.utterance.text, second.reply.degraded) == ("mất xe", False)


def test_reply_that_cannot_be_spoken_stays_text() -> None:
    """Without any voice the call still has its replies."""
    house = House("mất xe")
    house.voice.mute = True
    (turn,) = house.run().turns
    assert (turn.reply_audio, turn.reply.text) == (None, "Dạ, mất xe ạ.")


def test_dialogue_that_fails_in_a_call_leaves_the_safety_answer_in_the_store() -> None:
    """The turn of a dead dialogue is spoken, kept and marked."""
    house = House("cháy nhà rồi cứu với")
    house.dialogue.down = True
    call = house.run()
    assert call.emergency == "114"
    assert house.store.turns["c1", 1].reply.degraded
    assert house.voice.spoken == [call.turns[0].reply.text]


def test_full_disk_never_stops_an_answer() -> None:
    """When nothing can be kept, the caller is answered all the same."""
    house = House("mất xe")
    house.store.broken = True
    assert house.run().turns[0].reply.text == "Dạ, mất xe ạ."


def test_what_is_no_recording_is_no_call() -> None:
    """Bad input is refused before anything is kept."""
    house = House(fault=AudioError("not_audio", "no"))
    with pytest.raises(AudioError):
        house.run()
    assert house.store.events == []


def test_anonymous_call_comes_out_without_the_number() -> None:
    """The object that is shown, and the spoken read-back, lose the number."""
    number = "0912345678"
    house = House("số 0912 345 678", "cho tôi giấu tên")
    house.dialogue.replies = {
        "số 0912 345 678": DialogueReply(
            f"Số {number} phải không ạ?",
            "inform",
            1.0,
            (Entity("phone", number, 3, 15),),
            tip=Tip(phone=number),
        ),
        "cho tôi giấu tên": DialogueReply("Vâng.", "anonymous", 1.0, tip=Tip(anonymous=True)),
    }
    call = house.run(caller=number)
    assert (call.caller, call.file) == (None, None)
    assert call.turns[0].utterance.text == "số •••• ••• •••"
    assert house.recordings.dropped == [1]


def test_call_in_which_nobody_speaks_is_suspected_at_most() -> None:
    """Silence may be somebody who cannot speak: it is flagged with its reason, never condemned."""
    call = House().run()
    assert call.nuisance.verdict == "suspected"
    assert call.nuisance.reasons


def test_mistake_of_our_own_in_any_part_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    """An exception that nobody planned is survived by the call, and its text is not logged."""

    def fail(*_: object, **__: object) -> None:
        raise ValueError("bí mật")

    house = House("cháy nhà rồi cứu với")
    house.dialogue.reply = fail  # type: ignore[method-assign, assignment]
    house.store.add_turn = fail  # type: ignore[method-assign]
    house.voice.speak = fail  # type: ignore[method-assign, assignment]
    call = house.run()
    assert call.emergency == "114"
    assert "bí mật" not in caplog.text

    house = House("cháy nhà rồi cứu với")
    house.transcriber.transcribe = fail  # type: ignore[method-assign, assignment]
    assert "114" in house.run().turns[0].reply.text


def test_call_shows_figures_and_the_dialogue_hears_words() -> None:
    """The transcript is written as people write, the spoken form beside it; offsets hold."""
    spoken = "biển hai chín a một, một hai ba bốn, số mười bảy ngõ hai trăm linh năm"
    house = House(spoken)
    plate = Entity("plate", "29A1-1234", spoken.index("hai"), spoken.index(", số"))
    where = Entity("address", "số 17", spoken.index("số"), len(spoken))
    house.dialogue.replies = {spoken: DialogueReply("Dạ.", "inform", 1.0, (plate, where))}
    (turn,) = house.run().turns
    said = turn.utterance
    assert (said.text, said.spoken) == ("biển 29A1-1234, số 17 ngõ 205", spoken)
    assert house.dialogue.heard == [("c1", spoken)]
    shown = [said.text[e.start : e.end] for e in turn.reply.entities]
    assert shown == ["29A1-1234", "số 17 ngõ 205"]
    assert ("segments", [said.text]) in house.store.events


def test_mistake_in_writing_costs_no_emergency(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written in figures goes on in the words that were heard."""

    def fail(_: str) -> None:
        raise ValueError("bí mật")

    monkeypatch.setattr("bot.calls.writing.write", fail)
    house = House("cháy nhà rồi, tầng năm")
    (turn,) = house.run().turns
    assert turn.utterance.text == "cháy nhà rồi, tầng năm"
    assert house.dialogue.heard == [("c1", "cháy nhà rồi, tầng năm")]


def test_the_assistants_own_voice_in_the_recording_is_not_the_callers() -> None:
    """The greeting and the last reply, heard again, become no turn; the caller's words do."""
    greeting = "dạ tổng đài mô phỏng một một ba xin nghe anh chị cần báo việc gì ạ"
    reply = "Dạ, làm căn cước thì anh chị mang theo giấy tờ cũ đến công an phường ạ."
    echo = "dạ làm căn cước thì anh trị mang theo giấy tờ cũ đến công an phường ạ"
    house = House(greeting, "hỏi căn cước", echo, "cảm ơn")
    house.dialogue.replies["hỏi căn cước"] = DialogueReply(reply, "ask_documents", 0.9)
    assert [turn.utterance.text for turn in house.run().turns] == ["hỏi căn cước", "cảm ơn"]


def test_who_repeats_or_corrects_what_was_read_back_is_heard() -> None:
    """A reply that repeats the report is not taken for an echo in the caller's correction."""
    said = "cháy nhà ở số bảy ngõ mười phố khâm thiên"
    house = House("cháy nhà ở số năm ngõ mười phố khâm thiên", said)
    read_back = "Em ghi nhận cháy nhà ở số 5 ngõ 10 phố Khâm Thiên."
    house.dialogue.replies["cháy nhà ở số năm ngõ mười phố khâm thiên"] = DialogueReply(
        read_back, "report_emergency_fire", 0.9, incident=Incident(what="cháy nhà")
    )
    call = house.run()
    assert [text for _, text in house.dialogue.heard][-1] == said
    assert len(call.turns) == 2


def test_who_answers_in_the_words_of_the_question_is_heard() -> None:
    """A short answer that takes up the question is the caller's."""
    house = House("hỏi căn cước", "hỏi làm căn cước lần đầu")
    reply = DialogueReply("Anh chị hỏi làm căn cước lần đầu ạ?", "ask_documents", 0.9)
    house.dialogue.replies["hỏi căn cước"] = reply
    assert len(house.run().turns) == 2


def test_a_call_that_holds_only_the_greeting_is_asked_to_speak() -> None:
    """A caller who says nothing behind the greeting is not answered as if they had."""
    call = House("dạ tổng đài mô phỏng một một ba xin nghe").run()
    (turn,) = call.turns
    assert (turn.utterance.text, turn.reply.intent) == ("", None)
