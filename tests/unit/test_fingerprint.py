"""The same recording is known again; other recordings are not taken for it."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

from bot.audio.fingerprint import SAMPLE_RATE, fingerprint, likeness, same_sound


def babble(seed: int, seconds: float = 6.0) -> Any:
    """Something like a voice: gliding harmonics in syllables, with pauses between."""
    chance = numpy.random.default_rng(seed)
    syllables = []
    while sum(map(len, syllables)) < seconds * SAMPLE_RATE:
        length = int(chance.uniform(0.12, 0.3) * SAMPLE_RATE)
        time = numpy.arange(length) / SAMPLE_RATE
        pitch = chance.uniform(110, 260) * (1 + chance.uniform(-0.3, 0.3) * time)
        phase = 2 * numpy.pi * numpy.cumsum(pitch) / SAMPLE_RATE
        strengths = chance.uniform(0, 1, 14) ** 2
        tone = sum(s * numpy.sin((n + 1) * phase) for n, s in enumerate(strengths))
        syllables.append(tone * numpy.hanning(length))
        syllables.append(numpy.zeros(int(chance.uniform(0.02, 0.2) * SAMPLE_RATE)))
    sound = numpy.concatenate(syllables)[: int(seconds * SAMPLE_RATE)]
    return (0.3 * sound / numpy.abs(sound).max()).astype(numpy.float32)


def through_mu_law(samples: Any) -> Any:
    """As an old telephone line carries it: 8 kHz, 8 bits on a logarithmic scale."""
    narrow = samples.reshape(-1, 2).mean(axis=1)
    coded = numpy.sign(narrow) * numpy.log1p(255 * numpy.abs(narrow)) / numpy.log(256)
    steps = numpy.round(coded * 127) / 127
    back = numpy.sign(steps) * (256 ** numpy.abs(steps) - 1) / 255
    return numpy.repeat(back, 2).astype(numpy.float32)


def noisy(samples: Any) -> Any:
    """With noise 20 dB below."""
    noise = numpy.random.default_rng(9).normal(0, 1, len(samples))
    return samples + noise * 0.1 * numpy.sqrt((samples**2).mean())


CHANGES = {
    "unchanged": lambda samples: samples,
    "louder": lambda samples: numpy.clip(3 * samples, -1, 1),
    "quieter": lambda samples: 0.05 * samples,
    "mu-law": through_mu_law,
    "noise": noisy,
    "begun later": lambda samples: samples[12_345:],
    "after a pause": lambda samples: numpy.concatenate([numpy.zeros(20_000), samples]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_recording_played_again_is_known(change: str) -> None:
    """However loud it is, whatever line it came over, wherever it begins."""
    for seed in range(5):
        original = babble(seed)
        assert same_sound(fingerprint(original), fingerprint(CHANGES[change](original)))


def test_other_recordings_are_other_recordings() -> None:
    """Of twenty different ones no two are taken for the same, over a telephone line either."""
    plain = [fingerprint(babble(seed)) for seed in range(20)]
    lined = [fingerprint(through_mu_law(babble(seed))) for seed in range(20)]
    for one in range(20):
        for other in range(20):
            if one != other:
                assert not same_sound(plain[one], lined[other])


@pytest.mark.parametrize("length", [0, 500, 1024, 48_000])
def test_silence_is_like_nothing(length: int) -> None:
    """Two silent calls are not the same recording."""
    silent = fingerprint(numpy.zeros(length, dtype=numpy.float32))
    assert len(silent) == 0
    assert likeness(silent, silent) == 0.0
    assert not same_sound(silent, silent)
