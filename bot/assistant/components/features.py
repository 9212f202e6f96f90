"""Features of whole messages as rows for linear classifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.assistant.encoder.meanings import beside


def message_rows(messages: list[Message]) -> csr_matrix:
    """One row a message: all counts of its words, scaled, and beside them its vector of meaning.

    Where no featurizer of a kind is in the pipeline, its part is missing from every row.
    """
    counts = [_sparse(message) for message in messages]
    widths = [block.shape[1] for block in max(counts, key=len, default=[])]
    rows = side_by_side(counts, widths)
    dense = [_dense(message) for message in messages]
    width = max((len(vector) for vector in dense), default=0)
    if not width:
        return rows
    nothing = numpy.zeros(width, numpy.float32)
    return beside(rows, numpy.array([vector if len(vector) else nothing for vector in dense]))


def side_by_side(rows: Sequence[Sequence[csr_matrix]], widths: Sequence[int]) -> csr_matrix:
    """Rows × all ``widths``: each row's blocks (one row each) damped, scaled alike and joined.

    "Alo" and a sentence of thirty syllables then weigh the same, and groups of letters, of which
    there are many, do not drown the words. A row without any block is empty. Puts the arrays
    together itself: scipy's own joining takes longer than all else a message needs.
    """
    offsets = numpy.cumsum([0, *widths])
    data: list[numpy.ndarray] = []
    columns: list[numpy.ndarray] = []
    ends = [0]
    for blocks in rows:
        for offset, block in zip(offsets, blocks, strict=False):  # one offset more
            length = numpy.sqrt(max(block.data.sum(), 1) * len(widths))
            data.append(numpy.sqrt(block.data) / length)
            columns.append(block.indices + offset)
        ends.append(ends[-1] + sum(len(block.data) for block in blocks))
    return csr_matrix(
        (_joined(data, float), _joined(columns, numpy.int32), ends),
        shape=(len(rows), int(offsets[-1])),
    )


def single_rows(rows: csr_matrix) -> Iterator[csr_matrix]:
    """Each row by itself; scipy's own slicing takes several times as long."""
    shape = (1, rows.shape[1])
    for start, end in zip(rows.indptr[:-1], rows.indptr[1:], strict=True):
        ends = numpy.array([0, end - start], dtype=rows.indptr.dtype)
        part = (rows.data[start:end], rows.indices[start:end], ends)
        yield csr_matrix(part, shape=shape, copy=False)


def _joined(parts: list[numpy.ndarray], kind: type) -> numpy.ndarray:
    return numpy.concatenate(parts).astype(kind, copy=False) if parts else numpy.empty(0, kind)


def _sparse(message: Message) -> list[csr_matrix]:
    """A row of every sparse featurizer, in the order of the pipeline."""
    return [found.features for found in _whole(message) if found.is_sparse()]


def _dense(message: Message) -> numpy.ndarray:
    """The vectors of all dense featurizers behind each other; empty where there is none."""
    vectors = [found.features[0] for found in _whole(message) if not found.is_sparse()]
    return numpy.concatenate(vectors) if vectors else numpy.empty(0, numpy.float32)


def _whole(message: Message) -> list:
    return [f for f in message.features if f.attribute == "text" and f.type == "sentence"]
