"""What a telephone line carries when nobody speaks: exchange tones, keys, machines, faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.samples.non_speech.shaping import (
    RATE,
    cadence,
    coloured,
    filtered,
    hiss,
    moments,
    strokes,
    tone,
    wandering,
)

if TYPE_CHECKING:
    from bot.samples.non_speech.shaping import Random, Samples

ROWS_HZ, COLUMNS_HZ = (697, 770, 852, 941), (1209, 1336, 1477, 1633)


def digital_silence(random: Random, seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE))


def least_bit(random: Random, seconds: float) -> Samples:
    """A converter that flickers between its lowest values."""
    return random.integers(-1, 2, round(seconds * RATE)).astype(float)


def offset(random: Random, seconds: float) -> Samples:
    """A constant voltage and next to nothing on it."""
    return 1.0 + 0.001 * hiss(random, seconds)


def dial_tone(random: Random, seconds: float) -> Samples:
    return tone(seconds, 425)


def ringback(random: Random, seconds: float) -> Samples:
    """Vietnam: one second in every five."""
    return np.roll(tone(seconds, 425) * cadence(seconds, 1, 4), random.integers(0, 8_000))


def busy(random: Random, seconds: float) -> Samples:
    return tone(seconds, 425) * cadence(seconds, 0.5, 0.5)


def congestion(random: Random, seconds: float) -> Samples:
    return tone(seconds, 425) * cadence(seconds, 0.25, 0.25)


def call_waiting(random: Random, seconds: float) -> Samples:
    return tone(seconds, 425) * cadence(seconds, 0.2, 0.6, 0.2, 3)


def foreign_ringback(random: Random, seconds: float) -> Samples:
    return tone(seconds, 440, 480) * cadence(seconds, 2, 4)


def foreign_busy(random: Random, seconds: float) -> Samples:
    return tone(seconds, 480, 620) * cadence(seconds, 0.5, 0.5)


def number_unknown(random: Random, seconds: float) -> Samples:
    """The three rising tones before an announcement."""
    three = np.concatenate([tone(0.33, hz) for hz in (950, 1400, 1800)] + [np.zeros(RATE)])
    return np.resize(three, round(seconds * RATE))


def record_beep(random: Random, seconds: float) -> Samples:
    return tone(seconds, 1400) * cadence(seconds, 0.4, 1.6) + 0.01 * hiss(random, seconds)


def _keys(random: Random, seconds: float, on_s: float, off_s: float) -> Samples:
    found = []
    for _ in range(int(seconds / (on_s + off_s)) + 1):
        found += [tone(on_s, random.choice(ROWS_HZ), random.choice(COLUMNS_HZ))]
        found += [np.zeros(round(off_s * RATE))]
    return np.concatenate(found)[: round(seconds * RATE)]


def keys(random: Random, seconds: float) -> Samples:
    return _keys(random, seconds, random.uniform(0.1, 0.3), random.uniform(0.1, 0.4))


def keys_redialled(random: Random, seconds: float) -> Samples:
    return _keys(random, seconds, 0.06, 0.06)


def fax_calling(random: Random, seconds: float) -> Samples:
    return tone(seconds, 1100) * cadence(seconds, 0.5, 3)


def fax_answering(random: Random, seconds: float) -> Samples:
    return tone(seconds, 2100)


def _shift_keyed(random: Random, seconds: float, low_hz: float, high_hz: float, baud: float):
    bits = random.integers(0, 2, int(seconds * baud) + 2)
    which = bits[(moments(seconds) * baud).astype(int)]
    frequency = np.where(which == 1, high_hz, low_hz)
    return np.sin(2 * np.pi * np.cumsum(frequency) / RATE)


def fax_data(random: Random, seconds: float) -> Samples:
    return _shift_keyed(random, seconds, 1650, 1850, 300)


def modem(random: Random, seconds: float) -> Samples:
    """A carrier whose phase jumps 600 times a second."""
    turns = random.integers(0, 4, int(seconds * 600) + 2)
    phase = np.cumsum(turns)[(moments(seconds) * 600).astype(int)] * np.pi / 2
    return filtered(np.sin(2 * np.pi * 1800 * moments(seconds) + phase), 300, 3_300)


def hum(random: Random, seconds: float) -> Samples:
    return tone(seconds, 50) + 0.01 * hiss(random, seconds)


def hum_overtones(random: Random, seconds: float) -> Samples:
    time = moments(seconds)
    return sum(np.sin(2 * np.pi * 50 * n * time + n) / n for n in (1, 2, 3, 4, 5, 6, 7, 9, 11))


def buzz(random: Random, seconds: float) -> Samples:
    """A rectifier: a hundred sharp pulses a second."""
    return filtered((moments(seconds) * 100 % 1 < 0.05) - 0.05, 90, 3_000)


def mobile_buzz(random: Random, seconds: float) -> Samples:
    """A mobile telephone beside the handset: 217 pulses a second, in groups."""
    pulses = (moments(seconds) * 216.7 % 1 < 0.125) - 0.125
    return filtered(pulses * cadence(seconds, 0.3, 0.15, 0.15, 0.4), 100, 3_500)


def whine(random: Random, seconds: float) -> Samples:
    return tone(seconds, random.uniform(2_000, 3_200)) + 0.05 * hiss(random, seconds)


def crackle(random: Random, seconds: float) -> Samples:
    return filtered(strokes(random, seconds, 25, 0.9), 200, 6_000) + 0.002 * hiss(random, seconds)


def line_clicks(random: Random, seconds: float) -> Samples:
    return filtered(strokes(random, seconds, 1.5, 0.6), 100, 3_000) + 1e-4 * hiss(random, seconds)


def comfort_noise(random: Random, seconds: float) -> Samples:
    """What a digital line fills silence with."""
    return filtered(hiss(random, seconds), 200, 3_000)


def white_noise(random: Random, seconds: float) -> Samples:
    return hiss(random, seconds)


def pink_noise(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 0.5)


def brown_noise(random: Random, seconds: float) -> Samples:
    return coloured(random, seconds, 1.0)


def fading_carrier(random: Random, seconds: float) -> Samples:
    """Radio noise that comes and goes, with a whistle in it."""
    swell = wandering(random, seconds, 2)
    return hiss(random, seconds) * swell + 0.5 * tone(seconds, 900) * (1 - swell)


def broken_stream(random: Random, seconds: float) -> Samples:
    """Noise of which a third of the 20 ms packets is lost."""
    kept = random.uniform(size=int(seconds * 50) + 1) > 0.33
    return (
        filtered(hiss(random, seconds), 200, 3_000) * np.repeat(kept, 320)[: round(seconds * RATE)]
    )
