"""Where in a recording somebody speaks: probabilities of speech in, stretches of speech out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SAMPLE_RATE = 16_000
WINDOW = 512  # samples a probability stands for: 32 ms
CERTAIN_WINDOWS = 4


@dataclass(frozen=True)
class CuttingRules:
    """When speech begins, ends, and is too short or too long to be one utterance.

    Two stretches of speech less than ``pause_s`` apart are one utterance: callers pause for up to
    half a second inside a sentence, and the detector hears a pause 0.1 to 0.2 s shorter than it is.
    """

    begin_probability: float = 0.5
    end_probability: float = 0.35
    pause_s: float = 0.6
    shortest_s: float = 0.1
    longest_s: float = 28.0
    pad_s: float = 0.2


def find_utterances(
    probabilities: Sequence[float], samples: Samples, rules: CuttingRules
) -> list[tuple[int, int]]:
    """Utterances as (first, last + 1) samples, padded, in order, never overlapping."""
    speech = _join(_speech(probabilities, rules), rules)
    shortest = int(rules.shortest_s * SAMPLE_RATE)
    speech = [(start, end) for start, end in speech if end - start >= shortest]
    padded = _pad(speech, len(samples), int(rules.pad_s * SAMPLE_RATE))
    return [piece for start, end in padded for piece in _split(start, end, samples, rules)]


def certainty(probabilities: Sequence[float], start: int, end: int) -> float:
    """The probability that an eighth of a second of an utterance (in samples) reaches: one noisy
    moment makes nobody sure."""
    inside = sorted(probabilities[start // WINDOW : -(-end // WINDOW)], reverse=True)
    return inside[min(CERTAIN_WINDOWS, len(inside)) - 1] if inside else 0.0


def _speech(probabilities: Sequence[float], rules: CuttingRules) -> list[tuple[int, int]]:
    """Stretches that begin at the higher threshold and end below the lower one."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for window, probability in enumerate(probabilities):
        if start is None and probability >= rules.begin_probability:
            start = window * WINDOW
        elif start is not None and probability < rules.end_probability:
            found.append((start, window * WINDOW))
            start = None
    if start is not None:
        found.append((start, len(probabilities) * WINDOW))
    return found


def _join(speech: list[tuple[int, int]], rules: CuttingRules) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in speech:
        if joined and start - joined[-1][1] < rules.pause_s * SAMPLE_RATE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _pad(speech: list[tuple[int, int]], length: int, pad: int) -> list[tuple[int, int]]:
    """Room before and after each utterance, at most half of the pause beside it."""
    padded = []
    for i, (start, end) in enumerate(speech):
        before = start - (speech[i - 1][1] if i else 0)
        after = (speech[i + 1][0] if i + 1 < len(speech) else length) - end
        first = start - min(pad, before // 2 if i else before)
        last = end + max(0, min(pad, after // 2 if i + 1 < len(speech) else after))
        padded.append((max(0, first), min(length, last)))
    return padded


def _split(start: int, end: int, samples: Samples, rules: CuttingRules) -> list[tuple[int, int]]:
    """Pieces no longer than allowed, cut where it is quietest."""
    longest = int(rules.longest_s * SAMPLE_RATE)
    if end - start <= longest:
        return [(start, end)]
    cut = _quietest(samples, start + longest // 2, start + longest)
    return [(start, cut), *_split(cut, end, samples, rules)]


def _quietest(samples: Samples, first: int, last: int) -> int:
    """The middle of the quietest 0.2 s between two samples."""
    import numpy as np

    width = int(0.2 * SAMPLE_RATE)
    energy = np.concatenate(([0.0], np.cumsum(np.square(samples[first:last], dtype=np.float64))))
    if len(energy) <= width:
        return (first + last) // 2
    return first + int(np.argmin(energy[width:] - energy[:-width])) + width // 2
