"""Sparse features of whole messages, scaled for linear classifiers."""

from __future__ import annotations

import numpy
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack


def scaled_counts(messages: list[Message]) -> csr_matrix:
    """One row a message: every featurizer's counts damped and scaled to the same length.

    "Alo" and a sentence of thirty syllables then weigh the same, and groups of letters, of which
    there are many, do not drown the words. A message without any word has an empty row.
    """
    found = [_sentence_counts(message) for message in messages]
    widths = [counts.shape[1] for counts in max(found, key=len, default=[])]
    if not widths:
        return csr_matrix((len(messages), 0))
    nothing = [csr_matrix((1, width)) for width in widths]
    columns = zip(*(counts or nothing for counts in found), strict=True)
    blocks = [_scaled(vstack(rows, format="csr")) for rows in columns]
    return hstack(blocks, format="csr") / numpy.sqrt(len(blocks))


def _scaled(counts: csr_matrix) -> csr_matrix:
    """Square roots of counts, every row that has any brought to length 1."""
    damped = numpy.sqrt(counts.data.astype(float))
    lengths = numpy.sqrt(numpy.maximum(counts.sum(axis=1).A1, 1))
    scaled = damped / numpy.repeat(lengths, numpy.diff(counts.indptr))
    return csr_matrix((scaled, counts.indices, counts.indptr), shape=counts.shape)


def _sentence_counts(message: Message) -> list[csr_matrix]:
    """A row of every sparse featurizer, in the order of the pipeline."""
    return [
        found.features
        for found in message.features
        if found.attribute == "text" and found.type == "sentence" and found.is_sparse()
    ]
