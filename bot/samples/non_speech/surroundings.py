"""Sounds of rooms, streets, weather and machines around a caller who does not speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.samples.non_speech.shaping import (
    bursts,
    cadence,
    coloured,
    filtered,
    hiss,
    moments,
    ringing,
    sliding,
    strokes,
    tone,
    wandering,
)

if TYPE_CHECKING:
    from bot.samples.non_speech.shaping import Random, Samples


def room(random: Random, seconds: float) -> Samples:
    return filtered(coloured(random, seconds, 0.4), 60, 3_400)


def air_conditioner(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 0.8) + 0.004 * tone(seconds, 98, 196, 294)


def fan(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 0.6) * (1 + 0.4 * np.sin(2 * np.pi * 13 * moments(seconds)))


def typing(random: Random, seconds: float) -> Samples:
    keys = ringing(
        strokes(random, seconds, 6, 0.5),
        ((1_900, 0.006, 1.0), (3_600, 0.004, 0.8), (420, 0.01, 0.5)),
    )
    return keys + 0.004 * hiss(random, seconds)


def mouse(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 1.8), ((3_200, 0.002, 1.0), (5_100, 0.002, 0.8)))


def footsteps(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 1.9, 0.08), ((130, 0.03, 1.0), (700, 0.01, 0.4)))


def knocking(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 3, 0.5), ((210, 0.03, 1.0), (480, 0.02, 0.7)))


def door_slamming(random: Random, seconds: float) -> Samples:
    thud = bursts(random, seconds, 0.5, 0.002, 0.12)
    return filtered(hiss(random, seconds), 40, 900) * thud


def dishes(random: Random, seconds: float) -> Samples:
    return ringing(
        strokes(random, seconds, 3, 0.7),
        ((2_300, 0.08, 1.0), (3_900, 0.06, 0.7), (5_600, 0.04, 0.5)),
    )


def paper(random: Random, seconds: float) -> Samples:
    return filtered(hiss(random, seconds), 2_000, 7_500) * bursts(random, seconds, 9, 0.003, 0.03)


def handset_rubbing(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 0.7) * bursts(random, seconds, 4, 0.01, 0.07)


def clock(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 2, 0.0), ((2_600, 0.003, 1.0), (4_100, 0.003, 0.6)))


def wind(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 1.0) * (0.1 + wandering(random, seconds, 1.5)) ** 2


def rain(random: Random, seconds: float) -> Samples:
    drops = filtered(strokes(random, seconds, 30, 0.9), 1_500, 7_000)
    return 0.05 * coloured(random, seconds, 0.2) / 0.4 + drops


def water(random: Random, seconds: float) -> Samples:
    bubbles = ringing(strokes(random, seconds, 25, 0.8), ((900, 0.01, 1.0), (1_400, 0.008, 0.8)))
    return bubbles + 0.3 * filtered(hiss(random, seconds), 1_000, 6_000)


def thunder(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 1.2) * bursts(random, seconds, 0.6, 0.05, 0.8)


def fire(random: Random, seconds: float) -> Samples:
    roar = coloured(random, seconds, 0.9)
    crackling = filtered(strokes(random, seconds, 12, 0.9), 800, 6_000)
    return roar / np.std(roar) + 4 * crackling / np.std(crackling)


def engine(random: Random, seconds: float) -> Samples:
    speed = 45 + 10 * wandering(random, seconds, 0.7)
    knocks = np.maximum(0, sliding(speed)) ** 4
    return filtered(knocks - knocks.mean(), 30, 1_200) + 0.05 * hiss(random, seconds)


def motorbike(random: Random, seconds: float) -> Samples:
    speed = 70 + 130 * wandering(random, seconds, 1)
    return filtered(np.sign(sliding(speed)) + 0.3 * hiss(random, seconds), 60, 2_500)


def traffic(random: Random, seconds: float) -> Samples:
    near = wandering(random, seconds, 0.6)
    return coloured(random, seconds, 0.8) * (0.3 + near)


def horn(random: Random, seconds: float) -> Samples:
    pulses = np.sign(tone(seconds, 420)) + np.sign(tone(seconds, 510))
    return filtered(pulses, 300, 3_000) * cadence(seconds, 0.6, 0.3, 0.2, 0.9)


def siren_wailing(random: Random, seconds: float) -> Samples:
    return np.tanh(2 * sliding(950 + 450 * np.sin(2 * np.pi * 0.4 * moments(seconds))))


def siren_yelping(random: Random, seconds: float) -> Samples:
    return np.tanh(2 * sliding(700 + 800 * (moments(seconds) * 3 % 1)))


def siren_two_tone(random: Random, seconds: float) -> Samples:
    high = cadence(seconds, 0.5, 0.5)
    return np.tanh(2 * sliding(450 + 160 * high))


def smoke_alarm(random: Random, seconds: float) -> Samples:
    return tone(seconds, 3_100) * cadence(seconds, 0.5, 0.5, 0.5, 0.5, 0.5, 1.5)


def car_alarm(random: Random, seconds: float) -> Samples:
    return np.sign(sliding(800 + 900 * np.abs(np.sin(2 * np.pi * 2 * moments(seconds)))))


def microwave_beeps(random: Random, seconds: float) -> Samples:
    return tone(seconds, 2_050) * cadence(seconds, 0.25, 0.5)


def doorbell(random: Random, seconds: float) -> Samples:
    time = moments(seconds) % 2.0
    high, low = np.exp(-time / 0.4), np.exp(-np.maximum(0, time - 0.5) / 0.6) * (time >= 0.5)
    return high * np.sin(2 * np.pi * 660 * time) + low * np.sin(2 * np.pi * 528 * time)


def drill(random: Random, seconds: float) -> Samples:
    return filtered(np.sign(sliding(160 + 20 * wandering(random, seconds, 2))), 100, 6_000) * (
        0.5 + 0.5 * cadence(seconds, 1.2, 0.5)
    )


def hammering(random: Random, seconds: float) -> Samples:
    return ringing(strokes(random, seconds, 2.5, 0.1), ((900, 0.05, 1.0), (2_700, 0.04, 0.6)))


def glass(random: Random, seconds: float) -> Samples:
    shards = ringing(
        strokes(random, seconds, 15, 0.9),
        ((3_100, 0.03, 1.0), (4_700, 0.03, 0.9), (6_300, 0.02, 0.7)),
    )
    return shards * bursts(random, seconds, 0.7, 0.001, 0.3)


def helicopter(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 0.7) * (moments(seconds) * 17 % 1 < 0.4)


def train(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 0.8) / 40 + ringing(
        strokes(random, seconds, 3, 0.1), ((180, 0.04, 1.0), (420, 0.03, 0.6))
    )
