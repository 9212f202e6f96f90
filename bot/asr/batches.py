"""Utterances as the model takes them: not longer than its window, like lengths together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.core.ports import Speech

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SAMPLE_RATE = 16_000
QUIET_S = 0.2  # what a cut looks for: the quietest stretch of this length
# A batch pays for its longest piece; beyond this, two batches cost less than one.
LIKE_LENGTH = 1.5
LIKE_S = 1.0


@dataclass(frozen=True, eq=False)  # two stretches of equal sound are still two
class Piece:
    """A stretch of sound that fits into the window: ``start`` in seconds of its recording."""

    utterance: int
    start: float
    samples: Samples

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE


def pieces_of(speech: Sequence[Speech], longest_s: float) -> list[Piece]:
    """Every utterance whole, or cut where it is quietest: nothing of it is left out."""
    longest = int(longest_s * SAMPLE_RATE)
    return [
        Piece(number, utterance.start + first / SAMPLE_RATE, utterance.samples[first:last])
        for number, utterance in enumerate(speech)
        for first, last in _cuts(utterance.samples, longest)
    ]


def batches(pieces: Iterable[Piece], size: int) -> Iterator[list[Piece]]:
    """At most ``size`` pieces of like length at a time, the shortest first."""
    batch: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: len(piece.samples)):
        if batch and (len(batch) == size or piece.seconds > _longest_like(batch[0])):
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def _longest_like(shortest: Piece) -> float:
    return max(LIKE_LENGTH * shortest.seconds, shortest.seconds + LIKE_S)


def _cuts(samples: Samples, longest: int) -> Iterator[tuple[int, int]]:
    first = 0
    while len(samples) - first > longest:
        cut = _quietest(samples, first + longest // 2, first + longest)
        yield first, cut
        first = cut
    yield first, len(samples)


def _quietest(samples: Samples, first: int, last: int) -> int:
    """The middle of the quietest 0.2 s between two samples."""
    import numpy as np

    width = int(QUIET_S * SAMPLE_RATE)
    energy = np.concatenate(([0.0], np.cumsum(np.square(samples[first:last], dtype=np.float64))))
    return first + int(np.argmin(energy[width:] - energy[:-width])) + width // 2
