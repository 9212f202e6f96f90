"""What is known of a number and a recording reaches the assessment, and never stops a call."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import numpy
from call_fakes import clock

from bot.audio.fingerprint import fingerprint, packed, unpacked
from bot.audio.heard_before import FingerprintsInMemory, HeardSounds
from bot.calls.assessment import assess_call
from bot.calls.known_before import KnownBefore, said_in
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import StorageError
from bot.core.nuisance_history import CallHistory
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.ports import Sound
from bot.core.report import Tip


def sound(seed: int, gain: float = 1.0) -> Sound:
    """Eight seconds of tones that come and go."""
    chance = numpy.random.default_rng(seed)
    time = numpy.arange(8 * 16_000) / 16_000
    tones = [
        numpy.sin(2 * numpy.pi * chance.uniform(400, 3000) * time)
        * numpy.exp(-(((time - chance.uniform(0, 8)) / 0.08) ** 2))
        for _ in range(120)
    ]
    return Sound((gain * 0.2 * sum(tones)).astype(numpy.float32), 8.0)


NUMBERS = count(1)


class Callers:
    def __init__(self, answer: CallHistory | StorageError) -> None:
        self._answer = answer

    def of(self, caller: str, before: datetime) -> CallHistory:
        if isinstance(self._answer, StorageError):
            raise self._answer
        return self._answer


def call_from(number: str | None) -> Call:
    return Call(f"c{next(NUMBERS)}", Hotline.POLICE, clock(), caller=number)


def known(keeper: KnownBefore, number: str | None, heard: Sound) -> CallHistory:
    return asyncio.run(keeper.of(call_from(number), heard))


def test_a_recording_is_known_again_for_a_day() -> None:
    """Quieter, too; the day after it is new."""
    sounds = HeardSounds(FingerprintsInMemory())
    began = clock()
    assert sounds.times_before("a", sound(1), began) == 0
    assert sounds.times_before("b", sound(2), began) == 0
    assert sounds.times_before("c", sound(1, 0.2), began + timedelta(hours=3)) == 1
    assert sounds.times_before("d", sound(1), began + timedelta(hours=5)) == 2
    assert sounds.times_before("d", sound(1), began + timedelta(hours=5)) == 2  # once a call
    assert sounds.times_before("e", sound(1), began + timedelta(hours=40)) == 0


def test_what_is_kept_is_gone_after_a_day() -> None:
    """Fingerprints outlive the process that made them, and not their period."""
    kept = FingerprintsInMemory()
    HeardSounds(kept).times_before("a", sound(1), clock())
    restarted = HeardSounds(kept)
    assert restarted.times_before("b", sound(1), clock()) == 1
    restarted.forget_old(clock() + timedelta(hours=23))
    assert sorted(kept.calls_since(clock())) == ["a", "b"]
    restarted.forget_old(clock() + timedelta(hours=25))
    assert kept.calls_since(clock()) == []


def test_a_fingerprint_is_kept_whole_in_four_bytes_a_landmark() -> None:
    """What comes back is what was put away."""
    marks = fingerprint(sound(6).samples)
    kept = packed(marks)
    again = unpacked(kept)
    assert len(kept) == 4 * len(marks) > 0
    assert (again.landmarks == marks.landmarks).all()
    assert (again.frames == marks.frames).all()


def test_silence_is_never_heard_before() -> None:
    """Silent calls are not one recording: each may be somebody else who cannot speak."""
    silence = Sound(numpy.zeros(48_000, dtype=numpy.float32), 3.0)
    sounds = HeardSounds(FingerprintsInMemory())
    assert [sounds.times_before(name, silence, clock()) for name in "abc"] == [0, 0, 0]


def test_number_and_recording_are_known_together() -> None:
    """A hidden number has no history; its recording has."""
    callers = Callers(CallHistory(calls=4, flagged=3))
    keeper = KnownBefore(callers, HeardSounds(FingerprintsInMemory()))
    assert known(keeper, "0912345678", sound(3)) == CallHistory(4, 3, 0)
    assert known(keeper, None, sound(3)) == CallHistory(0, 0, 1)


def test_a_database_that_is_down_costs_nothing_but_the_history() -> None:
    """The call goes on, and its recording is still remembered."""
    callers = Callers(StorageError("read", "down"))
    keeper = KnownBefore(callers, HeardSounds(FingerprintsInMemory()))
    assert known(keeper, "0912345678", sound(4)) == CallHistory()
    assert known(keeper, "0912345678", sound(4)) == CallHistory(same_recording=1)


def test_nobody_to_ask_is_fine() -> None:
    """Harness runs and tests keep no memory between calls."""
    assert known(KnownBefore(), "0912345678", sound(5)) == CallHistory()


def test_the_assistant_in_the_background_makes_no_two_calls_one() -> None:
    """A greeting that came back as an echo is the same in every call: what was said is not."""
    greeting = sound(7).samples
    keeper = KnownBefore(sounds=HeardSounds(FingerprintsInMemory()))

    def played(words: int, at: float = 8.0) -> CallHistory:
        call = call_from(None)
        call.turns = [replace(turn(1, "", None), utterance=Utterance(at, at + 8.0, "lá la"))]
        before = numpy.zeros(round((at - 8.0) * 16_000), numpy.float32)
        both = numpy.concatenate([before, greeting, sound(words).samples])
        return asyncio.run(keeper.of(call, Sound(both, len(both) / 16_000)))

    assert played(8).same_recording == 0
    assert played(9).same_recording == 0
    assert played(8, at=9.3).same_recording == 1


def test_only_the_first_minute_of_words_is_looked_at() -> None:
    """However long a call is, and wherever in it the caller began."""
    call = call_from(None)
    call.turns = [replace(turn(1, "", None), utterance=Utterance(100.0, 101.0, "a"))]
    call.turns.append(replace(turn(2, "", None), utterance=Utterance(150.0, 400.0, "b")))
    ones = Sound(numpy.ones(16_000 * 300, numpy.float32), 300.0)
    heard = said_in(call, ones, began=90.0)
    assert heard.seconds == 60.0
    assert heard.samples.sum() == 16_000 * (1 + 10)


def test_who_stays_unnamed_is_neither_compared_nor_remembered() -> None:
    """Neither the number's history nor the sound of an anonymous tip."""
    kept = FingerprintsInMemory()
    keeper = KnownBefore(Callers(CallHistory(calls=9, flagged=9)), HeardSounds(kept))
    call = call_from("0912345678")
    call.turns = [turn(1, "tôi báo tin", 0.9)]
    call.turns[0] = replace(
        call.turns[0], reply=replace(call.turns[0].reply, tip=Tip(anonymous=True))
    )
    assert asyncio.run(keeper.of(call, sound(1))) == CallHistory()
    assert kept.calls_since(clock()) == []


def turn(number: int, text: str, heard: float | None) -> Turn:
    guess = NuisanceGuess("hat_doc_tho", 0.6)
    reply: Any = DialogueReply("Dạ.", "out_of_scope", 0.5, guess=guess)
    return Turn(number, Utterance(number, number + 1.0, text, heard=heard), reply)


def test_a_finished_call_is_assessed_by_all_there_is() -> None:
    """What was misheard weighs half; what was known before is among the reasons."""
    call = call_from("0912345678")
    call.turns = [turn(1, "lá la", 0.9), turn(2, "là lá", 0.9)]
    assert assess_call(call, 2.0).verdict == "nuisance"
    call.turns = [turn(1, "lá la", 0.2), turn(2, "là lá", 0.2)]
    unsure = assess_call(call, 2.0)
    assert unsure.verdict == "suspected"
    again = assess_call(call, 2.0, CallHistory(calls=8, flagged=6, same_recording=1))
    assert again.score > unsure.score
    assert any("8 lần trong 7 ngày" in reason for reason in again.reasons)
