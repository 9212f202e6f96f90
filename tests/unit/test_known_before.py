"""What is known of a number and a recording reaches the assessment, and never stops a call."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import numpy
from call_fakes import clock

from bot.audio.heard_before import HeardSounds
from bot.calls.assessment import assess_call
from bot.calls.known_before import KnownBefore
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.errors import StorageError
from bot.core.nuisance_history import CallHistory
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.ports import Sound


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


class Callers:
    def __init__(self, answer: CallHistory | StorageError) -> None:
        self._answer = answer

    def of(self, caller: str, before: datetime) -> CallHistory:
        if isinstance(self._answer, StorageError):
            raise self._answer
        return self._answer


def call_from(number: str | None) -> Call:
    return Call("c1", Hotline.POLICE, clock(), caller=number)


def known(keeper: KnownBefore, number: str | None, heard: Sound) -> CallHistory:
    return asyncio.run(keeper.of(call_from(number), heard))


def test_a_recording_is_known_again_for_a_day() -> None:
    """Quieter, too; the day after it is new."""
    sounds = HeardSounds()
    began = clock()
    assert sounds.times_before(sound(1), began) == 0
    assert sounds.times_before(sound(2), began) == 0
    assert sounds.times_before(sound(1, 0.2), began + timedelta(hours=3)) == 1
    assert sounds.times_before(sound(1), began + timedelta(hours=5)) == 2
    assert sounds.times_before(sound(1), began + timedelta(hours=40)) == 0


def test_silence_is_never_heard_before() -> None:
    """Silent calls are not one recording: each may be somebody else who cannot speak."""
    silence = Sound(numpy.zeros(48_000, dtype=numpy.float32), 3.0)
    sounds = HeardSounds()
    assert [sounds.times_before(silence, clock()) for _ in range(3)] == [0, 0, 0]


def test_number_and_recording_are_known_together() -> None:
    """A hidden number has no history; its recording has."""
    keeper = KnownBefore(Callers(CallHistory(calls=4, flagged=3)), HeardSounds())
    assert known(keeper, "0912345678", sound(3)) == CallHistory(4, 3, 0)
    assert known(keeper, None, sound(3)) == CallHistory(0, 0, 1)


def test_a_database_that_is_down_costs_nothing_but_the_history() -> None:
    """The call goes on, and its recording is still remembered."""
    keeper = KnownBefore(Callers(StorageError("read", "down")), HeardSounds())
    assert known(keeper, "0912345678", sound(4)) == CallHistory()
    assert known(keeper, "0912345678", sound(4)) == CallHistory(same_recording=1)


def test_nobody_to_ask_is_fine() -> None:
    """Harness runs and tests keep no memory between calls."""
    assert known(KnownBefore(), "0912345678", sound(5)) == CallHistory()


def turn(number: int, text: str, heard: float | None) -> Turn:
    guess = NuisanceGuess("hat_doc_tho", 0.95)
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
