"""Music without singing: melodies, chords, plucked strings, drums, and what plays on hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from bot.samples.non_speech.shaping import (
    RATE,
    bursts,
    filtered,
    hiss,
    moments,
    sliding,
    wandering,
)

if TYPE_CHECKING:
    from bot.samples.non_speech.shaping import Random, Samples

SCALE = (0, 2, 4, 7, 9)  # five notes, as in much Vietnamese music
CHORDS = ((0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14))


def _hz(semitones: float) -> float:
    return 261.6 * 2 ** (semitones / 12)


def _notes(
    random: Random, seconds: float, play: Callable[[float, float], Samples], note_s: float
) -> Samples:
    """A random melody; ``play`` gives one note of (Hz, seconds)."""
    found = np.zeros(round((seconds + 4) * RATE))
    at, step = 0.0, 2
    while at < seconds:
        length = note_s * random.choice((0.5, 1, 1, 2))
        step = int(np.clip(step + random.integers(-2, 3), 0, 9))
        note = play(_hz(SCALE[step % 5] + 12 * (step // 5)), length)
        first = round(at * RATE)
        found[first : first + len(note)] += note
        at += length
    return found[: round(seconds * RATE)]


def _fading(sound: Samples, seconds: float) -> Samples:
    time = moments(seconds)[: len(sound)]
    return sound * np.minimum(1, time / 0.01) * np.exp(-time / (0.4 * seconds))


def melody_flute(random: Random, seconds: float) -> Samples:
    def play(hz: float, length: float) -> Samples:
        time = moments(length)
        vibrato = hz * (1 + 0.01 * np.sin(2 * np.pi * 5.5 * time))
        edge = np.minimum(1, np.minimum(time, length - time) / 0.05)
        return edge * (sliding(2 * vibrato) + 0.3 * sliding(4 * vibrato))

    return _notes(random, seconds, play, 0.35)


def melody_chip(random: Random, seconds: float) -> Samples:
    """A toy's or an old telephone's ringing melody."""

    def play(hz: float, length: float) -> Samples:
        return np.sign(sliding(np.full(round(length * RATE), 2 * hz)))

    return _notes(random, seconds, play, 0.16)


def melody_plucked(random: Random, seconds: float) -> Samples:
    """A plucked string, each overtone fading faster than the one below."""

    def play(hz: float, length: float) -> Samples:
        time = moments(length + 0.6)
        return sum(
            np.exp(-time * n * 3) * np.sin(2 * np.pi * hz * n * time) / n for n in range(1, 8)
        )

    return _notes(random, seconds, play, 0.3)


def music_box(random: Random, seconds: float) -> Samples:
    def play(hz: float, length: float) -> Samples:
        time = moments(length + 1.0)
        return np.exp(-4 * time) * (
            np.sin(2 * np.pi * 4 * hz * time) + 0.4 * np.sin(2 * np.pi * 10.8 * hz * time)
        )

    return _notes(random, seconds, play, 0.25)


def violin(random: Random, seconds: float) -> Samples:
    """A bowed string with vibrato: of all instruments the nearest to a voice."""

    def play(hz: float, length: float) -> Samples:
        time = moments(length)
        pitch = 1.5 * hz * (1 + 0.012 * np.sin(2 * np.pi * 6 * time))
        edge = np.minimum(1, np.minimum(time, length - time) / 0.06)
        return edge * sum(sliding(pitch * n) / n for n in range(1, 12))

    return filtered(_notes(random, seconds, play, 0.5), 200, 5_000)


def whistling(random: Random, seconds: float) -> Samples:
    pitch = 900 + 900 * wandering(random, seconds, 3)
    return sliding(pitch) * (0.2 + wandering(random, seconds, 4)) + 0.03 * hiss(random, seconds)


def _chord(semitones: tuple[int, ...], seconds: float, overtones: int) -> Samples:
    time = moments(seconds)
    return sum(
        np.sin(2 * np.pi * _hz(semitone) * n * time) / n
        for semitone in semitones
        for n in range(1, overtones + 1)
    )


def organ(random: Random, seconds: float) -> Samples:
    chords = [_chord(chord, 1.0, 4) for chord in CHORDS]
    first = random.integers(0, 4)
    return np.resize(np.concatenate(chords[first:] + chords[:first]), round(seconds * RATE))


def piano(random: Random, seconds: float) -> Samples:
    chords = [_fading(_chord(chord, 0.8, 5), 0.8) for chord in CHORDS]
    return np.resize(np.concatenate(chords), round(seconds * RATE))


def drums(random: Random, seconds: float) -> Samples:
    beat = moments(seconds) % 0.5
    bar = moments(seconds) % 2.0
    kick = np.sin(2 * np.pi * 60 * beat) * np.exp(-beat / 0.08) * (bar % 1.0 < 0.5)
    snare = hiss(random, seconds) * np.exp(-beat / 0.06) * (bar % 1.0 >= 0.5)
    hat = filtered(hiss(random, seconds), 5_000, 7_900) * np.exp(-(beat % 0.25) / 0.02)
    return kick + 0.5 * snare + 0.3 * hat


def hold_music(random: Random, seconds: float) -> Samples:
    return (
        0.5 * organ(random, seconds) + melody_flute(random, seconds) + 0.6 * drums(random, seconds)
    )


def orchestra(random: Random, seconds: float) -> Samples:
    return violin(random, seconds) + piano(random, seconds) + 0.7 * melody_flute(random, seconds)


def dance_music(random: Random, seconds: float) -> Samples:
    bass = np.sign(np.sin(2 * np.pi * 55 * moments(seconds))) * (moments(seconds) % 0.25 < 0.15)
    return filtered(bass, 40, 900) + drums(random, seconds) + 0.4 * melody_chip(random, seconds)


def gong(random: Random, seconds: float) -> Samples:
    swell = bursts(random, seconds, 0.7, 0.01, 0.8)
    return swell * sum(
        np.sin(2 * np.pi * hz * moments(seconds)) for hz in (180, 293, 411, 522, 734)
    )
