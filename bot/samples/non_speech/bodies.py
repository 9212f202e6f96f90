"""Sounds that people and animals make without words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from bot.samples.non_speech.shaping import (
    RATE,
    bursts,
    coloured,
    convolved,
    filtered,
    hiss,
    moments,
    ringing,
    sliding,
    strokes,
    wandering,
)

if TYPE_CHECKING:
    from bot.samples.non_speech.shaping import Random, Samples

TRACT = ((700, 0.008, 1.0), (1_200, 0.006, 0.6), (2_600, 0.004, 0.3))


def _mouth(sound: Samples, modes: Sequence[tuple[float, float, float]] = TRACT) -> Samples:
    """The sound through a mouth that holds still."""
    return ringing(sound, modes)


def _swing(seconds: float, hz: float, phase: float) -> Samples:
    return np.maximum(0, np.sin(2 * np.pi * hz * moments(seconds) + phase))


def breathing(random: Random, seconds: float) -> Samples:
    hz, phase = random.uniform(0.25, 0.5), random.uniform(0, 6)
    drawn = filtered(hiss(random, seconds), 800, 4_000) * _swing(seconds, hz, phase) ** 1.5
    let_go = filtered(hiss(random, seconds), 200, 1_800) * _swing(seconds, hz, phase + np.pi) ** 2
    return drawn + let_go


def panting(random: Random, seconds: float) -> Samples:
    return _mouth(hiss(random, seconds)) * _swing(seconds, random.uniform(1.2, 2.2), 0)


def breath_on_handset(random: Random, seconds: float) -> Samples:
    """Blowing into the microphone."""
    return coloured(random, seconds, 0.9) * bursts(random, seconds, 0.7, 0.05, 0.4)


def sighing(random: Random, seconds: float) -> Samples:
    return _mouth(hiss(random, seconds)) * bursts(random, seconds, 0.5, 0.15, 0.5)


def coughing(random: Random, seconds: float) -> Samples:
    return _mouth(hiss(random, seconds)) * bursts(random, seconds, 1.3, 0.005, 0.09)


def sneezing(random: Random, seconds: float) -> Samples:
    burst = bursts(random, seconds, 0.6, 0.01, 0.15)
    return filtered(hiss(random, seconds), 1_000, 7_000) * burst


def sniffing(random: Random, seconds: float) -> Samples:
    return filtered(hiss(random, seconds), 1_500, 5_000) * bursts(random, seconds, 1.5, 0.08, 0.08)


def snoring(random: Random, seconds: float) -> Samples:
    flutter = (np.sin(2 * np.pi * 32 * moments(seconds)) > 0.3).astype(float)
    return _mouth(hiss(random, seconds) * flutter) * _swing(seconds, 0.35, 0)


def lip_smacking(random: Random, seconds: float) -> Samples:
    return filtered(ringing(strokes(random, seconds, 2), ((1_800, 0.006, 1.0),)), 500, 6_000)


def teeth_chattering(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 11, 0.15), ((2_900, 0.004, 1.0), (4_300, 0.003, 0.6)))


def swallowing(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 1.2), ((320, 0.03, 1.0), (600, 0.02, 0.7)))


def heartbeat(random: Random, seconds: float) -> Samples:
    time = moments(seconds) % 0.85
    return np.sin(2 * np.pi * 48 * time) * (
        np.exp(-time / 0.05) + 0.7 * np.exp(-np.abs(time - 0.3) / 0.04)
    )


def clapping(random: Random, seconds: float) -> Samples:
    return filtered(hiss(random, seconds), 700, 5_000) * bursts(random, seconds, 3.5, 0.001, 0.015)


def applause(random: Random, seconds: float) -> Samples:
    return filtered(hiss(random, seconds), 700, 5_000) * bursts(random, seconds, 45, 0.001, 0.02)


def dog(random: Random, seconds: float) -> Samples:
    """Barks: a falling, rough pitch in a mouth that snaps shut."""
    envelope = bursts(random, seconds, 1.4, 0.01, 0.09)
    source = np.sign(sliding(280 + 220 * envelope)) + 0.6 * hiss(random, seconds)
    return _mouth(source * envelope, ((600, 0.01, 1.0), (1_500, 0.006, 0.7)))


def cat(random: Random, seconds: float) -> Samples:
    envelope = bursts(random, seconds, 0.6, 0.2, 0.4)
    return np.tanh(3 * sliding(450 + 350 * envelope)) * envelope


def rooster(random: Random, seconds: float) -> Samples:
    envelope = bursts(random, seconds, 1.0, 0.1, 0.3)
    return np.sign(sliding(500 + 500 * envelope)) * envelope


def birds(random: Random, seconds: float) -> Samples:
    chirp = bursts(random, seconds, 5, 0.01, 0.04)
    return sliding(2_500 + 1_000 * wandering(random, seconds, 20) * chirp) * chirp


def crickets(random: Random, seconds: float) -> Samples:
    time = moments(seconds)
    return np.sin(2 * np.pi * 3_100 * time) * (time * 28 % 1 < 0.4) * (time % 0.7 < 0.45)


def crowd(random: Random, seconds: float) -> Samples:
    """Many people far off: noise in the band of voices that swells as syllables do."""
    found = np.zeros(round(seconds * RATE))
    for _ in range(14):
        swell = bursts(random, seconds, random.uniform(3, 5), 0.04, 0.08)
        middle = random.uniform(400, 1_800)
        found += filtered(hiss(random, seconds), 0.6 * middle, 1.6 * middle) * swell
    return found


def cheering(random: Random, seconds: float) -> Samples:
    swell = 0.3 + wandering(random, seconds, 0.8)
    return filtered(hiss(random, seconds), 700, 2_500) * swell + 0.3 * crowd(random, seconds)


def murmur(random: Random, seconds: float) -> Samples:
    """Voices behind a wall: buzzing sources through fixed, muffled mouths, many at once."""
    found = np.zeros(round(seconds * RATE))
    for _ in range(8):
        pitch = random.uniform(90, 220) * (1 + 0.2 * wandering(random, seconds, 3))
        swell = bursts(random, seconds, random.uniform(2, 4), 0.05, 0.12)
        found += convolved(np.sign(sliding(pitch)) * swell, np.exp(-moments(0.05) / 0.004))
    return filtered(found, 80, 450)
