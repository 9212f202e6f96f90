"""Sounds of a telephone line and of what is around a caller; all at ``RATE``, mono float32."""

from __future__ import annotations

from typing import Any

import numpy as np

Samples = Any  # numpy.ndarray of float32 in -1..1

RATE = 22_050


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), dtype=np.float32)


def noise(kind: str, seconds: float, random: np.random.Generator) -> Samples:
    """A background of the given kind, at the level at which a line carries it by itself."""
    makers = {"street": street, "room": room, "hum": hum, "ringback": ringback, "click": click}
    return makers[kind](seconds, random)


def street(seconds: float, random: np.random.Generator) -> Samples:
    """Traffic: a low rumble, and engines that come near and pass."""
    count = round(seconds * RATE)
    rumble = band(random.standard_normal(count), 40, 900)
    passing = np.zeros(count)
    for _ in range(max(1, int(seconds / 5))):
        middle, width = random.uniform(0, seconds), random.uniform(0.8, 2.0)
        swell = np.exp(-(((times(count) - middle) / width) ** 2))
        pitch = random.uniform(70, 160)
        passing += swell * np.sign(np.sin(2 * np.pi * pitch * times(count)))
    engines = band(passing + 0.5 * random.standard_normal(count) * (passing != 0), 60, 1_800)
    return level(rumble / power(rumble) + 0.7 * engines / power(engines), -30)


def room(seconds: float, random: np.random.Generator) -> Samples:
    """A quiet room on an open line."""
    return level(band(random.standard_normal(round(seconds * RATE)), 100, 3_400), -58)


def hum(seconds: float, random: np.random.Generator) -> Samples:
    """Mains hum with its overtones."""
    moments = times(round(seconds * RATE))
    tones = sum(np.sin(2 * np.pi * 50 * n * moments) / n for n in (1, 2, 3, 6, 8))
    return level(tones + 0.02 * random.standard_normal(len(moments)), -24)


def ringback(seconds: float, random: np.random.Generator) -> Samples:
    """The tone that a caller hears while it rings: 425 Hz, one second in every five."""
    moments = times(round(seconds * RATE))
    tone = 0.25 * np.sin(2 * np.pi * 425 * moments) * (moments % 5 < 1)
    return (tone + room(seconds, random)).astype(np.float32)


def click(seconds: float, random: np.random.Generator) -> Samples:
    """A handset that is put down near the end of an otherwise quiet line."""
    sound = room(seconds, random)
    at, length = int(0.8 * len(sound)), RATE // 50
    fall = np.exp(-np.arange(length) / (length / 5))
    sound[at : at + length] += (0.4 * fall * random.standard_normal(length)).astype(np.float32)
    return sound


def times(count: int) -> Samples:
    return np.arange(count) / RATE


def power(sound: Samples) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) if len(sound) else 0.0


def speech_power(sound: Samples) -> float:
    """Root mean square of the stretches in which there is any sound."""
    return power(sound[np.abs(sound) > 0.005])


def level(sound: Samples, db: float) -> Samples:
    """The sound at a level in dB below full scale (root mean square)."""
    now = power(sound)
    return (sound * (10 ** (db / 20) / now if now else 0.0)).astype(np.float32)


def band(sound: Samples, low_hz: float, high_hz: float) -> Samples:
    """What lies between two frequencies, with soft edges."""
    spectrum = np.fft.rfft(sound)
    frequencies = np.fft.rfftfreq(len(sound), 1 / RATE)
    rise = np.clip(frequencies / low_hz, 0, 1) ** 4
    fall = np.clip(1 - (frequencies - high_hz) / (0.15 * high_hz), 0, 1)
    return np.fft.irfft(spectrum * rise * fall, len(sound)).astype(np.float32)
