"""A live call: interrupted, silent, hung up and failing at every moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from live_fakes import GREETING, LiveHouse

from bot.calls import wording
from bot.calls.known_before import KnownBefore
from bot.calls.live_desk import NoFreeLine
from bot.core.call import DialogueReply, Hotline
from bot.core.errors import StorageError
from bot.core.nuisance_history import CallHistory
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.ports import Sound
from bot.core.report import Incident, Tip

LONG = DialogueReply("Câu thứ nhất. Câu thứ hai. Câu thứ ba.", "ask_fee", 0.9)
ADVICE = DialogueReply(
    "Gọi ngay 114. Ra ngoài ngay, không đi thang máy. Anh chị đang ở đâu? Nói số nhà giúp em.",
    "report_emergency_fire",
    0.9,
    emergency="114",
    incident=Incident(what="cháy nhà"),
)
WHERE = DialogueReply("Em ghi địa chỉ rồi ạ.", "inform", 0.9, emergency="114")


def played(test: Callable[[LiveHouse], Awaitable[None]], house: LiveHouse | None = None) -> None:
    """Run a call to wherever the test takes it, then hang up."""

    async def play() -> None:
        there = house or LiveHouse()
        await there.pick_up()
        await test(there)
        await there.hang_up()

    asyncio.run(play())


def with_replies(hotline: Hotline = Hotline.POLICE) -> LiveHouse:
    house = LiveHouse(hotline)
    house.dialogue.replies.update({"lệ phí": LONG, "cháy nhà": ADVICE, "số 5 phố Huế": WHERE})
    return house


async def asked_after_silence(house: LiveHouse) -> str:
    """Say nothing until that is asked after; what was asked."""
    replies = len(house.line.of("reply"))
    while len(house.line.of("reply")) == replies:
        await house.pass_time(0.5)
        await house.rested()
    return str(house.line.of("reply")[-1]["text"])


def test_the_greeting_is_heard_first_and_then_the_caller_is_listened_to() -> None:
    """Picking up is told, the greeting and the keys are spoken, and the call is kept already."""

    async def test(house: LiveHouse) -> None:
        assert house.line.events[0] == {"type": "picked_up", "call": "c1"}
        assert house.line.sentences == [GREETING, wording.KEYS_TOLD]
        assert [event["state"] for event in house.line.of("state")][-2:] == [
            "speaking",
            "listening",
        ]
        assert ("start", "c1") in house.store.events

    played(test)


def test_an_utterance_is_written_answered_and_kept() -> None:
    """What was heard and what is answered are shown, spoken, and kept with the turn's sound."""

    async def test(house: LiveHouse) -> None:
        await house.say("mất xe máy")
        assert house.line.of("heard")[-1]["text"] == "mất xe máy"
        assert house.line.sentences[-1] == "Dạ, mất xe máy ạ."
        await house.hang_up()
        assert ("segments", ["mất xe máy"]) in house.store.events
        assert house.store.turns["c1", 1].reply_audio == "c1/01.wav"

    played(test)


def test_every_stage_that_begins_ends() -> None:
    """Stage events come in pairs with times, in the order of the work."""

    async def test(house: LiveHouse) -> None:
        await house.say("mất xe máy")
        stages = [event for event in house.line.of("stage") if event["turn"] == 1]
        assert [(e["stage"], e["event"]) for e in stages] == [
            (stage, event)
            for stage in ("speech", "endpointing", "recognition", "dialogue", "voice")
            for event in ("start", "end")
        ]
        assert all(e["took_ms"] >= 0 for e in stages if e["event"] == "end")

    played(test)


def test_what_may_be_all_is_recognised_before_the_pause_has_passed() -> None:
    """Words said so far are shown at a short pause, and not recognised twice if they were all."""

    async def test(house: LiveHouse) -> None:
        calls: list[object] = []
        transcribe = house.transcriber.transcribe
        house.transcriber.transcribe = lambda s: calls.append(s) or transcribe(s)  # type: ignore
        await house.begin_to_speak()
        speech = await house.pause_after("mất xe")
        await house.until(lambda: bool(house.line.of("partial")))
        assert house.line.of("partial")[0]["text"] == "mất xe"
        await house.finish_speaking("", speech)
        await house.until(lambda: bool(house.line.of("reply")))
        assert len(calls) == 1
        assert house.call.turns[0].utterance.text == "mất xe"

    played(test)


def test_speaking_silences_the_voice() -> None:
    """Barge-in calls back what was not heard, and the recording has only what was."""

    async def test(house: LiveHouse) -> None:
        await house.say("lệ phí")
        begun = len(house.line.sentences)
        await house.pass_time(0.3)
        at = house.now
        await house.begin_to_speak()
        assert house.line.of("stop")[-1]["from"] == begun - 2
        assert house.line.state == "hearing"
        start, length = house.tracks.assistant[-1]
        assert start + length == pytest.approx(at + 0.1, abs=0.11)
        await house.pass_time(1)
        await house.finish_speaking("mất xe")
        await house.until(lambda: house.line.sentences[-1] == "Dạ, mất xe ạ.")

    played(test, with_replies())


def test_a_noise_interrupts_only_for_a_moment() -> None:
    """After an interruption without words, the sentences that were cut off are said again."""

    async def test(house: LiveHouse) -> None:
        await house.say("lệ phí")
        await house.begin_to_speak()
        said = len(house.line.sentences)
        await house.finish_speaking(" ")
        await house.until(lambda: len(house.line.sentences) == said + 3)
        assert house.line.sentences[-3:] == ["Câu thứ nhất.", "Câu thứ hai.", "Câu thứ ba."]
        assert len(house.call.turns) == 1

    played(test, with_replies())


def test_the_assistants_own_voice_is_no_caller() -> None:
    """A greeting that comes back through the microphone is not answered."""

    async def test(house: LiveHouse) -> None:
        await house.begin_to_speak()
        await house.finish_speaking(GREETING)
        await house.rested()
        await house.say("mất xe")
        assert [turn.utterance.text for turn in house.call.turns] == ["mất xe"]

    played(test)


def test_first_advice_of_an_emergency_is_not_interrupted() -> None:
    """Safety advice plays to its end; its question is dropped, what was said is answered next."""

    async def test(house: LiveHouse) -> None:
        await house.say("cháy nhà")
        first, second, question, more = house.line.of("sentence")[-4:]
        assert [s["protected"] for s in (first, second, question, more)] == [
            True,
            True,
            False,
            False,
        ]
        await house.begin_to_speak()
        assert house.line.of("stop")[-1]["from"] == question["sentence"]
        await house.finish_speaking("số 5 phố Huế")
        await house.until(lambda: house.line.sentences[-1] == "Em ghi địa chỉ rồi ạ.")
        await house.pass_time(5)
        ends = [round(start + length, 1) for start, length in house.tracks.assistant[-3:]]
        assert [length for _, length in house.tracks.assistant[-3:]] == [1.0, 1.0, 1.0]
        assert ends == sorted(ends)

    played(test, with_replies())


def test_advice_is_protected_only_the_first_time() -> None:
    """Later replies of the same emergency can be interrupted like any other."""

    async def test(house: LiveHouse) -> None:
        await house.say("cháy nhà")
        await house.pass_time(4)
        await house.say("số 5 phố Huế")
        assert house.line.of("sentence")[-1]["protected"] is False

    played(test, with_replies())


def test_reports_are_spoken_privately_and_slowly_when_asked() -> None:
    """What repeats a report leaves the machine for no voice service; slow is slow."""
    house = with_replies()
    house.dialogue.replies["chậm"] = DialogueReply("Dạ.", "slower", 0.9, slots={"slow": True})

    async def test(house: LiveHouse) -> None:
        await house.say("chậm")
        assert house.voice.spoken[-1] == ("Dạ.", True, False)
        await house.say("cháy nhà")
        assert house.voice.spoken[-1][2] is True

    played(test, house)


def test_silence_is_asked_after_twice_and_ended_gently_on_1900_0113() -> None:
    """Two questions, a goodbye heard to its end, and only then the line is closed."""

    async def test(house: LiveHouse) -> None:
        for text in (wording.SILENT_ONCE, wording.SILENT_AGAIN, wording.SILENT_GOODBYE):
            assert await asked_after_silence(house) == text
            assert house.live.ended is None
        await house.pass_time(4)
        await house.until(lambda: house.live.ended is not None)
        assert (await house.hang_up()).ended == "assistant"
        assert [length for _, length in house.tracks.assistant[-2:]] == [1.0, 1.0]

    played(test, LiveHouse(Hotline.PROCEDURES))


@pytest.mark.parametrize("hotline", [Hotline.POLICE, Hotline.FIRE])
def test_113_and_114_never_hang_up(hotline: Hotline) -> None:
    """However long nobody speaks, somebody asks again and the line stays open."""

    async def test(house: LiveHouse) -> None:
        for _ in range(6):
            assert await asked_after_silence(house)
        assert house.live.ended is None

    played(test, LiveHouse(hotline))


LEAVING = DialogueReply("Em xin phép kết thúc cuộc gọi.", "nuisance_prank", 0.9, ends=True)


def leaving(hotline: Hotline) -> LiveHouse:
    """A line whose dialogue takes leave of who says "lêu lêu"."""
    house = with_replies(hotline)
    house.dialogue.replies["lêu lêu"] = LEAVING
    return house


def test_the_general_desk_hangs_up_after_taking_leave() -> None:
    """Once the goodbye was heard to its end."""

    async def test(house: LiveHouse) -> None:
        await house.say("lêu lêu")
        assert house.live.ended is None
        await house.pass_time(4)
        await house.until(lambda: house.live.ended is not None)
        assert (await house.hang_up()).ended == "assistant"

    played(test, leaving(Hotline.PROCEDURES))


def test_who_goes_on_speaking_is_heard_though_leave_was_taken() -> None:
    """What interrupts the goodbye is answered, and the line stays open."""

    async def test(house: LiveHouse) -> None:
        await house.say("lêu lêu")
        await house.say("cháy nhà")
        await house.pass_time(6)
        assert house.live.ended is None

    played(test, leaving(Hotline.PROCEDURES))


@pytest.mark.parametrize(
    ("hotline", "before"), [(Hotline.POLICE, "alo"), (Hotline.PROCEDURES, "cháy nhà")]
)
def test_leave_is_never_taken_where_somebody_may_need_help(hotline: Hotline, before: str) -> None:
    """Whatever the dialogue says: not on 113, not in a call that told of an emergency."""

    async def test(house: LiveHouse) -> None:
        await house.say(before)
        await house.pass_time(4)
        await house.say("lêu lêu")
        await house.pass_time(6)
        assert house.live.ended is None

    played(test, leaving(hotline))


def test_silence_in_an_emergency_repeats_the_number_and_never_ends() -> None:
    """With an open emergency even 1900-0113 goes on asking, and says whom to call."""

    async def test(house: LiveHouse) -> None:
        await house.say("cháy nhà")
        for _ in range(4):
            assert "114" in await asked_after_silence(house)
        assert house.live.ended is None

    played(test, with_replies(Hotline.PROCEDURES))


def test_writing_is_no_silence() -> None:
    """Who is typing is not asked whether they are there."""

    async def test(house: LiveHouse) -> None:
        for _ in range(4):
            house.live.busy_writing()
            await house.pass_time(5)
        assert house.line.of("reply") == []

    played(test)


def test_typed_words_interrupt_and_are_answered() -> None:
    """A message during the call is a turn like any other."""

    async def test(house: LiveHouse) -> None:
        await house.say("lệ phí")
        await house.live.type("tôi bị điếc")
        await house.until(lambda: house.line.sentences[-1] == "Dạ, tôi bị điếc ạ.")
        assert house.line.of("stop")
        assert house.call.turns[-1].utterance.spoken == ""

    played(test, with_replies())


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("0", "cho tôi gặp người thật"),
        ("9", "nói lại chậm hơn giúp tôi"),
        ("0912345678", "0912345678"),
        ("12*3", "3"),
    ],
)
def test_keys_are_wishes_or_numbers(keys: str, asked: str) -> None:
    """0 asks for a person, 9 for slow repetition; digits in a row are one message."""

    async def test(house: LiveHouse) -> None:
        for key in keys:
            await house.live.press(key)
            await house.pass_time(0.3)
        await house.pass_time(1.6)
        await house.until(lambda: bool(house.line.of("reply")))
        assert [text for _, text in house.dialogue.heard] == [asked]
        assert house.call.turns[0].utterance.text == f"Bấm phím {keys.rpartition('*')[2]}"

    played(test)


@pytest.mark.parametrize("state", ["speaking", "listening", "hearing", "thinking"])
def test_hanging_up_at_any_moment_keeps_what_was_said(state: str) -> None:
    """The last words are heard, answered and kept, whatever the assistant was at."""

    async def test(house: LiveHouse) -> None:
        if state == "speaking":
            await house.say("cháy nhà")
        elif state == "listening":
            await house.say("cháy nhà")
            await house.pass_time(5)
        else:
            await house.begin_to_speak()
            await house.pass_time(1)
            if state == "thinking":
                await house.finish_speaking("cháy nhà")
            else:
                house.ear.unfinished = _speech(house, "cháy nhà")
        assert state in (house.line.state, "thinking")
        call = await house.hang_up()
        assert call.ended == "caller"
        assert call.incident is not None
        assert house.store.turns["c1", 1].utterance.text == "cháy nhà"
        assert house.store.events[-2:] == [("recording", "c1.wav"), ("finish", "c1")]
        assert house.tracks.discarded
        told = len(house.line.sentences)
        await asyncio.sleep(0.02)
        assert len(house.line.sentences) == told

    played(test, with_replies())


def _speech(house: LiveHouse, words: str):  # noqa: ANN202 - of the fakes
    from bot.core.ports import Speech

    return Speech(house.now - 1, house.now, words)


def test_a_broken_connection_is_a_break_off() -> None:
    """The call says that it broke off, so that it can be called back."""

    async def test(house: LiveHouse) -> None:
        await house.say("mất xe")
        assert (await house.hang_up("broken_off")).ended == "broken_off"

    played(test)


def test_deaf_recognition_is_answered_with_the_numbers() -> None:
    """Speech that recognition fails on is answered; an open emergency's number is said again."""

    async def test(house: LiveHouse) -> None:
        await house.say("cháy nhà")
        house.transcriber.deaf_to = ("hỏng",)
        await house.pass_time(5)
        await house.say("hỏng")
        reply = house.line.of("reply")[-1]
        assert reply["degraded"] is True
        assert reply["text"].startswith("Anh chị gọi ngay 114")
        stages = [(e["stage"], e["event"]) for e in house.line.of("stage")]
        assert ("recognition", "failed") in stages

    played(test, with_replies())


def test_without_a_voice_the_words_are_shown() -> None:
    """Every sentence is told without sound, and the turn is kept without sound."""

    async def test(house: LiveHouse) -> None:
        house.voice.mute = True
        await house.say("lệ phí")
        assert [s["ms"] for s in house.line.of("sentence")[-3:]] == [0, 0, 0]
        assert house.call.turns[0].reply_audio is None

    played(test, with_replies())


def test_without_a_dialogue_the_safety_answer_is_spoken() -> None:
    """The number is said, protected like any first advice."""

    async def test(house: LiveHouse) -> None:
        house.dialogue.down = True
        await house.say("cháy nhà")
        assert house.line.of("reply")[-1]["emergency"] == "114"
        assert house.line.of("sentence")[-1]["protected"] is True

    played(test, with_replies())


def test_without_ears_the_caller_is_told_to_write() -> None:
    """Where speech cannot be found the greeting says so, and typing works."""

    async def test(house: LiveHouse) -> None:
        assert any("không nghe được" in text for text in house.line.sentences)
        await house.live.type("mất xe")
        await house.until(lambda: bool(house.line.of("reply")))

    played(test, LiveHouse(deaf=True))


def test_ears_that_fail_hang_up_on_nobody() -> None:
    """A detector that breaks in the middle of a call: the caller is told, and typing works."""

    async def test(house: LiveHouse) -> None:
        def broken(pcm: bytes) -> list[object]:
            raise RuntimeError

        house.ear.hear = broken  # type: ignore[method-assign, assignment]
        await house.pass_time(0.3)
        await house.until(lambda: any("không nghe được" in s for s in house.line.sentences))
        await house.live.type("mất xe")
        await house.until(lambda: bool(house.line.of("reply")))
        assert house.live.ended is None

    played(test)


def test_without_a_recording_the_call_goes_on() -> None:
    """A full disk costs the recording, not the answer."""

    async def test(house: LiveHouse) -> None:
        house.tracks.full = True
        house.store.broken = True
        await house.say("mất xe")
        assert house.line.of("reply")

    played(test)


@pytest.mark.parametrize("fault", ["full", "unfinishable"])
def test_nothing_of_a_recording_that_failed_stays(fault: str) -> None:
    """What was recorded until then is removed, and the call is closed all the same."""

    async def test(house: LiveHouse) -> None:
        setattr(house.tracks, fault, True)
        await house.say("mất xe")
        await house.hang_up()
        assert house.tracks.discarded
        assert not [what for kind, what in house.store.events if kind == "recording"]
        assert house.store.events[-1] == ("finish", "c1")

    played(test)


def test_sound_goes_at_once_when_the_caller_stays_unnamed() -> None:
    """Not first when the call ends: the process might die before."""
    unnamed = DialogueReply("Dạ vâng.", "anonymous", 0.9, tip=Tip(anonymous=True))

    async def test(house: LiveHouse) -> None:
        await house.say("giấu tên nhé")
        await house.until(lambda: house.tracks.discarded)
        assert house.live.ended is None
        await house.hang_up()
        assert not [what for kind, what in house.store.events if kind == "recording"]
        assert house.dialogue.forgotten == ["c1"]

    house = LiveHouse()
    house.dialogue.replies["giấu tên nhé"] = unnamed
    played(test, house)


def test_an_own_mistake_is_excused_and_the_next_turn_works() -> None:
    """A failing turn leaves nobody in silence and does not end the answering."""

    async def test(house: LiveHouse) -> None:
        tell = house.line.tell

        async def failing(event):  # noqa: ANN001, ANN202
            if event["type"] == "reply":
                house.line.tell = tell
                raise ValueError
            await tell(event)

        house.line.tell = failing  # type: ignore[method-assign]
        await house.begin_to_speak()
        await house.finish_speaking("mất xe")
        await house.until(lambda: any("không nghe được" in s for s in house.line.sentences))
        await house.say("xin chào")
        assert house.line.of("reply")[-1]["text"] == "Dạ, xin chào ạ."

    played(test)


def test_sound_is_recorded_as_it_was_heard() -> None:
    """The caller's end tells when it began to play: that is where the recording has it."""

    async def test(house: LiveHouse) -> None:
        await house.say("mất xe")
        sentence = house.line.of("sentence")[-1]["sentence"]
        await house.pass_time(0.3)
        began = house.now
        house.live.heard_from(sentence)
        await house.pass_time(2)
        assert house.tracks.assistant[-1] == (pytest.approx(began, abs=0.01), 1.0)
        starts = [at for at, _ in house.tracks.caller]
        assert all(
            b - a == pytest.approx(0.1, abs=0.002) for a, b in zip(starts, starts[1:], strict=False)
        )

    played(test)


def test_a_pause_at_the_callers_end_moves_the_recording() -> None:
    """A sentence that went on from its half is recorded where its other half was heard."""

    async def test(house: LiveHouse) -> None:
        await house.say("mất xe")
        sentence = house.line.of("sentence")[-1]["sentence"]
        await house.pass_time(0.3)
        went_on = house.now
        house.live.heard_from(sentence, 0.25)
        await house.pass_time(2)
        assert house.tracks.assistant[-1] == (pytest.approx(went_on - 0.25, abs=0.01), 1.0)

    played(test)


@pytest.mark.parametrize("certainty", [None, 0.31])
def test_how_sure_the_words_were_is_kept(certainty: float | None) -> None:
    """What was misheard weighs less against the caller."""

    async def test(house: LiveHouse) -> None:
        house.transcriber.certainty = certainty
        await house.say("mất xe")
        assert house.call.turns[-1].utterance.heard == pytest.approx(certainty)

    played(test)


def singing(house: LiveHouse) -> None:
    """Two lines that a nuisance caller may have said, and that were hardly understood."""
    house.transcriber.certainty = 0.2
    for line in ("lá la", "là lá"):
        guess = NuisanceGuess("hat_doc_tho", 0.6)
        house.dialogue.replies[line] = DialogueReply("Dạ.", "out_of_scope", 0.5, guess=guess)


async def sung(house: LiveHouse) -> None:
    await house.say("lá la")
    await house.say("là lá")


class Remembered:
    """A number of which many calls were flagged, and a sound that was heard before."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def of(self, caller: str, before: datetime) -> CallHistory:
        self.asked.append(caller)
        return CallHistory(calls=8, flagged=6)

    def times_before(self, call_id: str, sound: Sound, at: datetime) -> int:
        self.asked.append(call_id)
        return 2

    def forget_old(self, now: datetime) -> None: ...


def test_what_was_known_of_number_and_sound_is_weighed() -> None:
    """As in a recorded call: who keeps calling without need, and a recording played again."""
    new, again = LiveHouse(), Remembered()
    old = LiveHouse(known=KnownBefore(again, again), caller="0912345678")
    for house in (new, old):
        singing(house)
        played(sung, house)
    assert new.call.nuisance.verdict == "suspected"  # misheard: half the weight
    assert old.call.nuisance.score > new.call.nuisance.score
    assert any("8 lần trong 7 ngày" in reason for reason in old.call.nuisance.reasons)
    assert any("2 lần trong 24 giờ" in reason for reason in old.call.nuisance.reasons)
    assert again.asked == ["0912345678", "c1"]


def test_without_words_no_sound_is_compared() -> None:
    """The echo of the greeting is in every call that nobody spoke in."""
    again = Remembered()
    house = LiveHouse(known=KnownBefore(again, again))

    async def nothing(house: LiveHouse) -> None:
        await house.pass_time(1)

    played(nothing, house)
    assert again.asked == []


def test_memory_that_fails_costs_no_call() -> None:
    """The call is finished and kept all the same."""

    class Broken(Remembered):
        def of(self, caller: str, before: datetime) -> CallHistory:
            raise StorageError("read", "The disk is gone")

        def times_before(self, call_id: str, sound: Sound, at: datetime) -> int:
            raise MemoryError

    house = LiveHouse(known=KnownBefore(Broken(), Broken()), caller="0912345678")
    singing(house)
    played(sung, house)
    assert house.store.events[-1] == ("finish", "c1")


def test_there_are_so_many_lines_and_stopping_ends_all() -> None:
    """A further caller is refused, never dropped silently; a stop keeps every open call."""

    async def play() -> None:
        house = LiveHouse(most_calls=1)
        await house.pick_up()
        with pytest.raises(NoFreeLine):
            await house.desk.open(Hotline.FIRE, None, house.line)
        await house.desk.close()
        assert house.call.ended == "broken_off"
        assert house.store.events[-1] == ("finish", "c1")

    asyncio.run(play())


def test_what_must_be_heard_with_a_part_down_is_spoken_beforehand() -> None:
    """Greetings, questions and each fixed first advice are in the voice's cache from the start."""
    house = LiveHouse()
    house.desk.prepare()
    spoken = {sentence for sentence, _, _ in house.voice.spoken}
    assert GREETING in spoken
    assert "Anh chị gọi ngay 114." in spoken
    assert any("không nhảy xuống" in sentence for sentence in spoken)
