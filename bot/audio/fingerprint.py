"""Whether two recordings hold the same sound, however loud, coded or cut: pairs of spectral peaks.

Loud spots of the spectrogram stay where they are through telephone codecs and changes of level;
two of them and the time between make a landmark, and recordings that share many landmarks at one
and the same shift of time are the same sound. No voice is recognised by it: somebody who says the
same words again leaves other landmarks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy
from numpy.lib.stride_tricks import sliding_window_view

from bot.core.ports import Samples

SAMPLE_RATE = 16_000
WINDOW = 1024  # 64 ms
HOP = 512  # 32 ms
# Bins of 15.6 Hz that every telephone passes: 300 to 3,300 Hz.
LOWEST, HIGHEST = 20, 212
# A peak is the loudest spot within so many frames and bins each way, and of the loudest 40 dB.
NEAR_FRAMES, NEAR_BINS = 4, 8
FLOOR = 10.0 ** (-40 / 20)
# Each peak is paired with the next few at most so many frames later.
PAIRS, LATEST = 5, 40
LONGEST_S = 60.0  # what is looked at: the beginning tells recordings apart
SAME_FROM = 0.08  # share of the shorter recording's landmarks found again at one shift
FEWEST = 30  # landmarks; with fewer there is nothing to tell by

Landmarks = Any  # numpy.ndarray of int64


@dataclass(frozen=True)
class Fingerprint:
    """Landmarks of a recording (each a number for two peaks) and the frames they begin at."""

    landmarks: Landmarks
    frames: Landmarks

    def __len__(self) -> int:
        return len(self.landmarks)


def fingerprint(samples: Samples) -> Fingerprint:
    """The landmarks of mono samples at 16 kHz; none for silence and for less than 64 ms."""
    heard = samples[: int(LONGEST_S * SAMPLE_RATE)]
    if len(heard) < WINDOW or not numpy.any(heard):
        nothing = numpy.empty(0, dtype=numpy.int64)
        return Fingerprint(nothing, nothing)
    frames, bins = _peaks(_spectrogram(heard))
    return _paired(frames, bins)


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter one's landmarks that the other has at one shift of time, 0 to 1."""
    shorter = min(len(one), len(other))
    if shorter < FEWEST:
        return 0.0
    order = numpy.argsort(other.landmarks, kind="stable")
    known = other.landmarks[order]
    first = numpy.searchsorted(known, one.landmarks, side="left")
    last = numpy.searchsorted(known, one.landmarks, side="right")
    counts = last - first
    if not counts.any():
        return 0.0
    mine = numpy.repeat(one.frames, counts)
    # For each landmark of mine the places first..last of the same one among the known.
    within = numpy.arange(counts.sum()) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
    places = numpy.repeat(first, counts) + within
    shifts = other.frames[order][places] - mine
    _, times = numpy.unique(shifts, return_counts=True)
    return float(min(1.0, times.max() / shorter))


def same_sound(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether both were made from the same recording."""
    return likeness(one, other) >= SAME_FROM


def _spectrogram(samples: Samples) -> Any:
    """Magnitudes, frames × bins of the telephone band."""
    frames = sliding_window_view(samples, WINDOW)[::HOP]
    spectrum = numpy.abs(numpy.fft.rfft(frames * numpy.hanning(WINDOW), axis=1))
    return spectrum[:, LOWEST:HIGHEST]


def _peaks(magnitudes: Any) -> tuple[Any, Any]:
    """Frames and bins of the spots that are the loudest around, in the order of time."""
    around = _loudest(_loudest(magnitudes, NEAR_FRAMES, axis=0), NEAR_BINS, axis=1)
    loud = magnitudes >= FLOOR * magnitudes.max()
    frames, bins = numpy.nonzero((magnitudes == around) & loud & (magnitudes > 0))
    return frames, bins


def _loudest(values: Any, reach: int, axis: int) -> Any:
    """The largest value within ``reach`` each way along an axis, at every place."""
    margin = [(0, 0), (0, 0)]
    margin[axis] = (reach, reach)
    padded = numpy.pad(values, margin)
    return sliding_window_view(padded, 2 * reach + 1, axis=axis).max(axis=-1)


def _paired(frames: Any, bins: Any) -> Fingerprint:
    """Each peak with the next few: bins (halved for the coders' sake) and time between."""
    landmarks, begins = [], []
    for step in range(1, PAIRS + 1):
        between = frames[step:] - frames[:-step]
        near = (between > 0) & (between <= LATEST)
        first, second = bins[:-step][near] // 2, bins[step:][near] // 2
        landmarks.append((first * 128 + second) * 64 + between[near])
        begins.append(frames[:-step][near])
    return Fingerprint(
        numpy.concatenate(landmarks).astype(numpy.int64),
        numpy.concatenate(begins).astype(numpy.int64),
    )
