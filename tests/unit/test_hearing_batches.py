"""How utterances reach the speech model: in what pieces, batches and windows."""

from pathlib import Path

import numpy as np
import pytest

from bot.asr.batches import batches, pieces_of
from bot.asr.doubt import is_doubtful, surer
from bot.asr.gate import Evidence
from bot.asr.machine import MOST_THREADS, free_threads
from bot.asr.model import SpeechModel
from bot.asr.recognition import Decoding, Heard
from bot.asr.tape import Tape
from bot.asr.window import Window, choose_window
from bot.core.ports import Speech

RATE = 16_000


def utterance(seconds: float, start: float = 0.0, level: float = 0.1) -> Speech:
    random = np.random.default_rng(1)
    samples = (level * random.standard_normal(round(seconds * RATE))).astype(np.float32)
    return Speech(start, start + seconds, samples)


def test_an_utterance_that_fits_stays_whole() -> None:
    """Nothing is cut that the model can hear in one go."""
    (piece,) = pieces_of([utterance(30.0, start=7.0)], 30.0)
    assert (piece.utterance, piece.start, piece.seconds) == (0, 7.0, 30.0)


@pytest.mark.parametrize("seconds", [30.01, 61.0, 200.0])
def test_nothing_of_a_long_utterance_is_left_out(seconds: float) -> None:
    """Its pieces follow one another without a gap and each fits into the window."""
    long = utterance(seconds, start=5.0)
    pieces = pieces_of([utterance(1.0), long], 30.0)[1:]
    assert {piece.utterance for piece in pieces} == {1}
    assert all(0 < piece.seconds <= 30.0 for piece in pieces)
    assert np.array_equal(np.concatenate([piece.samples for piece in pieces]), long.samples)
    starts = [5.0 + sum(p.seconds for p in pieces[:n]) for n in range(len(pieces))]
    assert [piece.start for piece in pieces] == pytest.approx(starts)


def test_a_long_utterance_is_cut_where_it_is_quiet() -> None:
    """No word is cut in two while there is a pause to cut in."""
    long = utterance(40.0)
    long.samples[22 * RATE : 23 * RATE] *= 0.01
    first = pieces_of([long], 30.0)[0]
    assert 22.0 < first.seconds < 23.0


def test_batches_hold_every_piece_once_and_like_lengths_together() -> None:
    """A short utterance never pays for a long one beside it."""
    lengths = [9.0, 0.5, 1.0, 28.0, 1.2, 9.5, 3.0, 2.0, 2.5]
    pieces = pieces_of([utterance(seconds) for seconds in lengths], 30.0)
    found = list(batches(pieces, 3))
    assert sorted(p.utterance for batch in found for p in batch) == list(range(len(lengths)))
    assert all(len(batch) <= 3 for batch in found)
    for batch in found:
        shortest, longest = batch[0].seconds, batch[-1].seconds
        assert longest <= max(1.5 * shortest, shortest + 1.0)


def test_no_pieces_make_no_batches() -> None:
    """A call in which nobody speaks costs nothing."""
    assert list(batches([], 8)) == []


@pytest.mark.parametrize("step", [1, 7, 80, 160, 800])
def test_a_result_belongs_to_the_piece_at_whose_start_it_was_heard(step: int) -> None:
    """However the lengths fall on faster-whisper's frames, no text goes to another utterance."""
    lengths = [4_000 + step * n for n in range(200)]
    tape = Tape.of([np.zeros(length, np.float32) for length in lengths])
    for number, clip in enumerate(tape.clips):
        first = int(clip["start"] * RATE)
        assert (first, int(clip["end"] * RATE)) == (
            sum(lengths[:number]),
            sum(lengths[: number + 1]),
        )
        assert tape.position(int(first / RATE * 100)) == number


def test_the_window_holds_the_speech_its_margin_and_no_more_than_the_model_has() -> None:
    """The encoder's window in frames of 10 ms, in whole seconds."""
    window = Window(margin_s=2.0, least_s=10.0, most_s=30.0)
    assert window.frames(301) == 1000
    assert window.frames(901) == 1200
    assert window.frames(2950) == 3000
    assert window.whole.frames(100) == 3000


@pytest.mark.parametrize(
    ("setting", "name", "positions", "frames", "sure"),
    [
        ("auto", "bundled", 1500, 300, True),
        ("auto", "small", 1500, 1000, False),
        ("auto", "mine", 400, 300, True),
        ("speech", "small", 1500, 300, True),
        ("full", "bundled", 1500, 3000, True),
        ("margin", "bundled", 1500, 1000, False),
    ],
)
def test_the_window_follows_the_setting_and_the_model(
    setting: str, name: str, positions: int, frames: int, sure: bool
) -> None:
    """Only models made for it are given the bare speech unless somebody asks for it."""
    model = SpeechModel(name, Path(), positions)
    window = choose_window(setting, 2, 10, model)
    assert (window.frames(260), window.sure) == (frames, sure)


def heard(text: str, no_speech: float = 0.1, logprob: float = -0.3, ratio: float = 1.2) -> Heard:
    return Heard(Evidence(text, no_speech, logprob, ratio))


def test_what_the_gate_might_drop_is_heard_again() -> None:
    """Words that a cut window may have cost get a second chance."""
    assert not is_doubtful(heard("cháy nhà rồi").evidence)
    for poor in (
        heard(""),
        heard("cháy", no_speech=0.7),
        heard("cháy", logprob=-1.2),
        heard("cháy cháy cháy", ratio=3.0),
    ):
        assert is_doubtful(poor.evidence)


def test_the_second_hearing_counts_unless_it_is_the_worse_one() -> None:
    """A sure second hearing replaces a doubtful first; a worse one does not."""
    first = heard("cháy nhà", logprob=-1.2)
    better, worse = heard("cháy nhà rồi"), heard("", logprob=-2.0)
    assert surer(first, better) is better
    assert surer(first, worse) is first
    looping = heard("cháy cháy cháy", ratio=3.0)
    assert surer(looping, worse) is worse


def test_an_answer_has_room_for_fast_speech_and_an_end() -> None:
    """A phrase repeated without end is cut short; 30 s of fast speech are not."""
    assert Decoding().most_tokens(0.2) >= 16
    assert Decoding().most_tokens(3.0) <= 100
    assert Decoding().limit(3.0) >= 2 * Decoding().most_tokens(3.0)
    assert Decoding().limit(30.0) == 444
    assert Decoding(hotwords="công an").limit(30.0) == 220


@pytest.mark.parametrize(
    ("quota", "most"),
    [("100000 100000", 1), ("50000 100000", 1), ("max 100000", MOST_THREADS), ("", MOST_THREADS)],
)
def test_threads_stay_within_what_a_container_is_given(
    tmp_path: Path, quota: str, most: int
) -> None:
    """More threads than cores only wait for each other."""
    file = tmp_path / "cpu.max"
    file.write_text(quota)
    assert 1 <= free_threads(file) <= most
