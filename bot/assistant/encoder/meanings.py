"""Vectors of meaning as rows beside counts of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from scipy.sparse import csr_matrix

from bot.assistant.encoder.sentence_encoder import WIDTH, embed_kept, sentence_encoder

CENTRE = "centre.npy"
# What a row of meaning weighs beside one of counts: see docs/understanding.md.
WEIGHT = 0.7

Embed = Callable[[Sequence[str]], Any]


@dataclass(frozen=True)
class Meanings:
    """All texts lie close together in the encoder's space: what counts is where they lie around
    their ``centre`` (WIDTH numbers)."""

    centre: Any

    @classmethod
    def of(cls, texts: Sequence[str], embed: Embed = embed_kept) -> Meanings:
        """Around the centre of these texts, each of which is counted once."""
        return cls(embed(list(dict.fromkeys(texts))).mean(axis=0))

    def vectors(self, texts: Sequence[str], embed: Embed | None = None) -> Any:
        """Texts × WIDTH, every row of length WEIGHT; ``embed`` is the encoder unless named."""
        around = (embed or sentence_encoder().embed)(texts) - self.centre
        lengths = numpy.maximum(numpy.linalg.norm(around, axis=1, keepdims=True), 1e-6)
        return (WEIGHT * around / lengths).astype(numpy.float32)

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        numpy.save(folder / CENTRE, self.centre)

    @classmethod
    def read(cls, folder: Path) -> Meanings:
        """What was stored there."""
        return cls(numpy.load(folder / CENTRE))


NO_MEANINGS = Meanings(numpy.zeros(WIDTH, numpy.float32))


def beside(counts: csr_matrix, vectors: Any) -> csr_matrix:
    """Counts and vectors of the same texts as one row each."""
    rows, width = vectors.shape
    columns = numpy.arange(counts.shape[1], counts.shape[1] + width, dtype=numpy.int32)
    parts: list[Any] = []
    places: list[Any] = []
    for row in range(rows):
        start, end = counts.indptr[row], counts.indptr[row + 1]
        parts += [counts.data[start:end], vectors[row]]
        places += [counts.indices[start:end], columns]
    ends = counts.indptr + width * numpy.arange(rows + 1)
    return csr_matrix(
        (numpy.concatenate(parts), numpy.concatenate(places), ends),
        shape=(rows, counts.shape[1] + width),
    )
