"""The recipe's speech: telephone lines, clips without speech, shards of fixed content."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the recipe's signal processing needs scipy")
pytest.importorskip("espeakng_loader", reason="the recipe's voices are espeak-ng's")

from training.speech import shards
from training.speech.augmentation import (
    TRAINING_NOISE_KINDS,
    companded,
    disturbed,
    equalized,
    noise,
    non_speech,
    telephone,
    with_noise,
)
from training.speech.mouths import drawn_mouth
from training.speech.shards import Producer, Shard, Utterance, is_ready, path_of
from training.speech.synthesis import TRAINING_VARIANTS, UNSEEN_VARIANTS, Espeak, Voice


def tone(hz: float) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(16_000) / 16_000)).astype(np.float32)


def power(samples: np.ndarray) -> float:
    return float(np.mean(np.square(samples)))


@pytest.mark.parametrize("law", ["mu", "a"])
def test_companding_keeps_speech_close(law: str) -> None:
    """Eight bits cost little: the error stays 25 dB below the signal."""
    samples = tone(440)
    assert power(companded(samples, law) - samples) < power(samples) / 300


def test_the_telephone_passes_only_its_band() -> None:
    """1 kHz passes, 80 Hz and 6 kHz do not, and the length stays."""
    passed = {hz: power(telephone(tone(hz))) / power(tone(hz)) for hz in (80, 1000, 6000)}
    assert passed[1000] > 0.8
    assert passed[80] < 0.01
    assert passed[6000] < 0.01
    assert len(telephone(tone(440))) == 16_000


def test_noise_is_as_far_below_as_asked() -> None:
    """15 dB means a thirty-second of the power."""
    noisy = with_noise(tone(440), np.random.default_rng(0).standard_normal(16_000), 15)
    ratio = power(tone(440)) / power(noisy - tone(440))
    assert 10 * np.log10(ratio) == pytest.approx(15, abs=0.5)


def test_disturbances_are_finite_and_repeatable() -> None:
    """Every random line gives the same sound for the same seed, within full scale."""
    for seed in range(60):
        made = disturbed(tone(300), Random(seed), tone(500))
        assert len(made) == 16_000
        assert np.isfinite(made).all()
        assert np.array_equal(made, disturbed(tone(300), Random(seed), tone(500)))


def test_clips_without_speech_are_sound() -> None:
    """Silence, tones and noise of many kinds, never longer than five seconds."""
    for seed in range(80):
        clip = non_speech(Random(seed))
        assert 0.2 * 16_000 < len(clip) <= 5 * 16_000
        assert np.isfinite(clip).all()
        assert np.abs(clip).max() <= 1


def test_unseen_voices_are_unseen() -> None:
    """The voices of the evaluation are not those of training, and all exist."""
    assert not set(UNSEEN_VARIANTS) & set(TRAINING_VARIANTS)
    espeak = Espeak()
    lengths = {
        variant: len(espeak.speak("xin chào", Voice(variant=variant)).samples)
        for variant in UNSEEN_VARIANTS + TRAINING_VARIANTS
    }
    assert min(lengths.values()) > 4_000


def test_drawn_mouths_differ() -> None:
    """The same sentence from two drawn mouths has another spectrum."""
    espeak = Espeak()
    said = [
        espeak.speak("xin chào", Voice(mouth=drawn_mouth(Random(seed)))).samples
        for seed in ("one", "other")
    ]
    common = min(map(len, said))
    first, second = (np.abs(np.fft.rfft(samples[:common])) for samples in said)
    assert common > 4_000
    assert np.corrcoef(first, second)[0, 1] < 0.9


def test_a_stretched_voice_takes_longer() -> None:
    """Samples and the times of the syllables grow by the same factor."""
    plain, slow = (Espeak().speak("xin chào anh", Voice(stretch=by)) for by in (1.0, 1.1))
    assert len(slow.samples) == pytest.approx(1.1 * len(plain.samples), rel=0.02)
    assert slow.syllables[-1][1] == pytest.approx(len(slow.samples) / 16_000, abs=0.01)


@pytest.mark.parametrize("kind", sorted(set(TRAINING_NOISE_KINDS)))
def test_noises_have_unit_power(kind: str) -> None:
    """Whatever their colour and course, so that a ratio means the same for all."""
    assert power(noise(kind, 16_000, Random(3))) == pytest.approx(1, rel=0.02)


def test_an_equalizer_only_colours() -> None:
    """The length stays, and no tone changes by more than the curve reaches."""
    for seed in range(10):
        ratio = power(equalized(tone(900), Random(seed))) / power(tone(900))
        assert abs(10 * np.log10(ratio)) < 8


def test_a_voice_that_is_missing_is_named() -> None:
    """A wrong dialect is an error, not another voice."""
    with pytest.raises(ValueError, match="no voice"):
        Espeak().speak("xin chào", Voice(dialect="vi-nowhere"))


def _apart(one: np.ndarray, other: np.ndarray) -> float:
    """How far the features of two utterances lie apart, as long as both last."""
    common = min(one.shape[1], other.shape[1])
    return float(np.abs(one[:, :common] - other[:, :common]).mean())


def test_a_shard_has_fixed_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made twice, a shard says the same; espeak-ng's own flutter moves features only slightly."""
    monkeypatch.setattr(shards, "UTTERANCES", 12)
    for name in ("first", "second"):
        Producer().make(30, tmp_path / name)
        assert is_ready(30, tmp_path / name)
    first, second = (Shard(path_of(30, tmp_path / name)) for name in ("first", "second"))
    assert [row.text for row in first.utterances] == [row.text for row in second.utterances]
    apart = []
    for index, row in enumerate(first.utterances):
        one, other = first.features(index), second.features(index)
        assert one.shape == (80, row.frames)
        # Pauses flutter, too: a long sentence may last a few frames more.
        assert abs(one.shape[1] - other.shape[1]) <= max(3, row.frames // 50)
        neighbour = second.features((index + 1) % len(second.utterances))
        assert _apart(one, other) < _apart(one, neighbour) / 2
        apart.append(_apart(one, other))
    assert np.mean(apart) < 0.1


def test_time_marks_lie_inside_the_speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments follow one another and end before the audio does."""
    monkeypatch.setattr(shards, "UTTERANCES", 40)
    Producer().make(31, tmp_path)
    rows = [
        Utterance(**row)
        for row in json.loads(path_of(31, tmp_path).with_suffix(".json").read_text())
    ]
    assert len(rows) == 40
    for row in rows:
        times = [time for start, end, _ in row.segments for time in (start, end)]
        assert times == sorted(times)
        assert not times or times[-1] <= row.frames / 100 + 0.05
