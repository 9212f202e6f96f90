"""What counts how much as training goes on; `done` runs from 0 to 1."""

import math
from dataclasses import dataclass

WARM_UP_STEPS = 200
LAST_RATE = 5e-6


@dataclass(frozen=True)
class Schedule:
    """A run from nothing."""

    peak_rate: float = 1.5e-3
    first_shard: int = 0
    heads_until: float = 0.0
    alignment_until: float = 0.85

    def letters(self, done: float) -> float:
        """Share of the character head in the loss: it leads the encoder at first."""
        return 0.4 if done < 0.2 else 0.2

    def sounds(self, done: float) -> float:
        """How much it counts that every frame knows its syllable: what teaches the encoder most."""
        return 1.0 if done < 0.8 else 0.5

    def alignment(self, done: float) -> float:
        """How strongly attention is led along the diagonal: only while it has to find it."""
        return min(1.0, max(0.0, (self.alignment_until - done) / 0.2))

    def rate(self, step: int, done: float) -> float:
        warm = min(1.0, (step + 1) / WARM_UP_STEPS)
        return self.peak_rate * warm * 0.5 * (1 + math.cos(math.pi * done)) + LAST_RATE


@dataclass(frozen=True)
class Continued(Schedule):
    """A run from the published weights, on shards of its own.

    The heads, which start from nothing, first learn alone what the encoder knows already. The
    attention needs no leading any more.
    """

    peak_rate: float = 8e-4
    first_shard: int = 2_000
    heads_until: float = 0.04
    alignment_until: float = 0.0

    def letters(self, done: float) -> float:
        return 0.2

    def sounds(self, done: float) -> float:
        return 0.5
