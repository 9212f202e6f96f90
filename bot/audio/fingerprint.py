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

from bot.core.nuisance_history import COMPARED_S
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
# The share of the shorter recording's landmarks that must be found again at one shift, and their
# number. Of 159,600 pairs of different synthetic calls none has both, 6 had 0.08 alone; of the same
# calls over another line 90 % have them, 75 % with noise at 15 dB (benchmarks/heard_before.py).
SAME_FROM, FEWEST_SHARED = 0.06, 12
FEWEST = 30  # landmarks; with fewer there is nothing to tell by

Landmarks = Any  # numpy.ndarray of int64

# A landmark is two bins of a pair and the frames between, and begins at a frame of the minute that
# is looked at: together less than 32 bits.
_BINS, _GAPS, _FRAMES = 128, 64, 2048


@dataclass(frozen=True)
class Fingerprint:
    """Landmarks of a recording (each a number for two peaks) and the frames they begin at."""

    landmarks: Landmarks
    frames: Landmarks

    def __len__(self) -> int:
        return len(self.landmarks)


def fingerprint(samples: Samples) -> Fingerprint:
    """The landmarks of mono samples at 16 kHz; none for silence and for less than 64 ms."""
    heard = samples[: int(COMPARED_S * SAMPLE_RATE)]
    if len(heard) < WINDOW or not numpy.any(heard):
        nothing = numpy.empty(0, dtype=numpy.int64)
        return Fingerprint(nothing, nothing)
    frames, bins = _peaks(_spectrogram(heard))
    return _paired(frames, bins)


def packed(marks: Fingerprint) -> bytes:
    """A fingerprint as four bytes a landmark, to be kept."""
    return bytes((marks.landmarks * _FRAMES + marks.frames).astype("<u4").tobytes())


def unpacked(kept: bytes) -> Fingerprint:
    """What ``packed`` gave. Raises ValueError when it is something else."""
    both = numpy.frombuffer(kept, dtype="<u4").astype(numpy.int64)
    return Fingerprint(both // _FRAMES, both % _FRAMES)


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter one's landmarks that the other has at one shift of time, 0 to 1."""
    shorter = min(len(one), len(other))
    return min(1.0, _shared(one, other) / shorter) if shorter >= FEWEST else 0.0


def same_sound(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether both were made from the same recording."""
    shorter = min(len(one), len(other))
    if shorter < FEWEST:
        return False
    return _shared(one, other) >= max(FEWEST_SHARED, SAME_FROM * shorter)


def _shared(one: Fingerprint, other: Fingerprint) -> int:
    """How many landmarks both have at the shift of time at which they share most."""
    order = numpy.argsort(other.landmarks, kind="stable")
    known = other.landmarks[order]
    first = numpy.searchsorted(known, one.landmarks, side="left")
    last = numpy.searchsorted(known, one.landmarks, side="right")
    counts = last - first
    if not counts.any():
        return 0
    mine = numpy.repeat(one.frames, counts)
    # For each landmark of mine the places first..last of the same one among the known.
    within = numpy.arange(counts.sum()) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
    places = numpy.repeat(first, counts) + within
    shifts = other.frames[order][places] - mine
    _, times = numpy.unique(shifts, return_counts=True)
    return int(times.max())


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
        landmarks.append((first * _BINS + second) * _GAPS + between[near])
        begins.append(frames[:-step][near])
    return Fingerprint(
        numpy.concatenate(landmarks).astype(numpy.int64),
        numpy.concatenate(begins).astype(numpy.int64),
    )
