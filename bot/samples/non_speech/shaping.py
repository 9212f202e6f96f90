"""The few operations from which all sounds without speech are made; 16 kHz mono."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    Samples = np.ndarray[Any, np.dtype[Any]]  # float64 on the way, float32 at the end
    Random = np.random.Generator

RATE = 16_000


def moments(seconds: float) -> Samples:
    """The time of each sample, in seconds."""
    return np.arange(round(seconds * RATE)) / RATE


def hiss(random: Random, seconds: float) -> Samples:
    """White noise of standard deviation 1."""
    return random.standard_normal(round(seconds * RATE))


def tone(seconds: float, *frequencies_hz: float) -> Samples:
    time = moments(seconds)
    return sum((np.sin(2 * np.pi * hz * time) for hz in frequencies_hz), np.zeros(len(time)))


def sliding(frequency_hz: Samples) -> Samples:
    """A sine whose frequency is given for every sample."""
    return np.sin(2 * np.pi * np.cumsum(frequency_hz) / RATE)


def cadence(seconds: float, *on_off_s: float) -> Samples:
    """1 and 0 for every sample: on, off, on, off, … seconds, over and over."""
    time = moments(seconds) % sum(on_off_s)
    edges = np.cumsum(on_off_s)
    return (np.searchsorted(edges, time, side="right") % 2 == 0).astype(float)


def filtered(sound: Samples, low_hz: float, high_hz: float) -> Samples:
    """What lies between two frequencies, with soft edges."""
    frequencies = np.fft.rfftfreq(len(sound), 1 / RATE)
    rise = np.clip(frequencies / low_hz, 0, 1) ** 3 if low_hz else 1.0
    fall = 1 / (1 + (frequencies / high_hz) ** 8)
    return np.fft.irfft(np.fft.rfft(sound) * rise * fall, len(sound))


def coloured(random: Random, seconds: float, slope: float) -> Samples:
    """Noise whose amplitude falls with frequency ** -slope (0.5 pink, 1 brown)."""
    spectrum = np.fft.rfft(hiss(random, seconds))
    frequencies = np.maximum(np.fft.rfftfreq(round(seconds * RATE), 1 / RATE), 10.0)
    return np.fft.irfft(spectrum * frequencies**-slope, round(seconds * RATE))


def ringing(strokes: Samples, modes: Sequence[tuple[float, float, float]]) -> Samples:
    """Each impulse of ``strokes`` makes a body ring at its (Hz, decay in s, strength) modes."""
    time = moments(min(1.0, 6 * max(decay for _, decay, _ in modes)))
    body = sum(k * np.exp(-time / decay) * np.sin(2 * np.pi * hz * time) for hz, decay, k in modes)
    return convolved(strokes, body)


def convolved(sound: Samples, response: Samples) -> Samples:
    size = len(sound) + len(response) - 1
    product = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.fft.irfft(product, size)[: len(sound)]


def strokes(random: Random, seconds: float, a_second: float, unevenness: float = 0.3) -> Samples:
    """Impulses of varied strength, about ``a_second`` of them every second."""
    found = np.zeros(round(seconds * RATE))
    at = random.uniform(0, 1 / a_second)
    while at < seconds - 0.01:
        found[int(at * RATE)] = random.uniform(0.5, 1.0)
        at += max(0.02, (1 + unevenness * random.standard_normal()) / a_second)
    return found


def bursts(
    random: Random, seconds: float, a_second: float, rise_s: float, fall_s: float
) -> Samples:
    """An envelope of swells that rise and fall exponentially, one a stroke."""
    time = moments(min(seconds, 8 * fall_s))
    swell = (1 - np.exp(-time / rise_s)) * np.exp(-time / fall_s)
    return convolved(strokes(random, seconds, a_second), swell / swell.max())


def wandering(random: Random, seconds: float, hz: float) -> Samples:
    """A slow random curve between 0 and 1 that moves about ``hz`` times a second."""
    count = max(4, int(seconds * hz) + 3)
    knots = random.uniform(0, 1, count)
    return np.interp(moments(seconds), np.linspace(0, seconds, count), knots)


def at_level(sound: Samples, dbfs: float) -> Samples:
    """The sound with its root mean square at ``dbfs`` below full scale, cut off at full scale."""
    power = float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
    scaled = sound * (10 ** (dbfs / 20) / power) if power else sound
    return np.clip(scaled, -1.0, 1.0).astype(np.float32)
