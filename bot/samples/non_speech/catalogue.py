"""Every sound without speech, on four kinds of line; the same seed gives the same samples."""

from __future__ import annotations

import inspect
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.samples.non_speech import bodies, line, music, surroundings
from bot.samples.non_speech.shaping import RATE, at_level

if TYPE_CHECKING:
    from bot.samples.non_speech.shaping import Samples

FAMILIES = (line, music, bodies, surroundings)
SHORTEST_S, LONGEST_S = 2.0, 5.0
LEAST_BIT_DBFS = -90.0


@dataclass(frozen=True)
class Line:
    """How a clip is recorded: ``codec`` as PyAV names it, its rate, and levels in dBFS."""

    name: str
    codec: str
    rate_hz: int
    levels_dbfs: tuple[float, float]


LINES = (
    Line("wide", "pcm_s16le", 16_000, (-28.0, -10.0)),
    Line("wide, faint", "pcm_s16le", 16_000, (-55.0, -35.0)),
    Line("mu-law", "pcm_mulaw", 8_000, (-25.0, -6.0)),
    Line("A-law, faint", "pcm_alaw", 8_000, (-45.0, -30.0)),
)


@dataclass(frozen=True)
class Clip:
    """A sound without speech: samples at 16 kHz, to be recorded on ``line``."""

    kind: str
    line: Line
    samples: Samples

    @property
    def name(self) -> str:
        return f"{self.kind}, {self.line.name}"

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


def kinds() -> dict[str, Callable[..., Any]]:
    """Every kind of sound by its name."""
    return {
        name: maker
        for family in FAMILIES
        for name, maker in inspect.getmembers(family, inspect.isfunction)
        if maker.__module__ == family.__name__ and not name.startswith("_")
    }


def clips(seed: int = 0, lines_a_kind: int = len(LINES)) -> Iterator[Clip]:
    """Every kind of sound on so many of the lines, taken in turn; 2 to 5 s a clip."""
    for number, (kind, make) in enumerate(kinds().items()):
        for step in range(lines_a_kind):
            way = LINES[(number + step) % len(LINES)]
            random = np.random.default_rng([seed, zlib.crc32(f"{kind}, {way.name}".encode())])
            sound = make(random, random.uniform(SHORTEST_S, LONGEST_S))
            level = LEAST_BIT_DBFS if kind == "least_bit" else random.uniform(*way.levels_dbfs)
            yield Clip(kind, way, at_level(sound, level))
