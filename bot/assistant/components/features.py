"""Sparse features of whole messages, scaled for linear classifiers."""

from __future__ import annotations

from typing import Any

import numpy
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix


def scaled_counts(messages: list[Message]) -> csr_matrix:
    """One row a message: every featurizer's counts damped and scaled to the same length.

    "Alo" and a sentence of thirty syllables then weigh the same, and groups of letters, of which
    there are many, do not drown the words.
    """
    values, columns, ends = [], [], [0]
    width = 0
    for message in messages:
        blocks = _sentence_counts(message)
        offset = 0
        for block in blocks:
            damped = numpy.sqrt(block.data.astype(float))
            length = numpy.sqrt(damped @ damped) or 1.0
            values.append(damped / (length * numpy.sqrt(len(blocks))))
            columns.append(block.indices + offset)
            offset += block.shape[1]
        ends.append(ends[-1] + sum(block.nnz for block in blocks))
        width = max(width, offset)
    return csr_matrix(
        (_joined(values), _joined(columns).astype(int), ends), shape=(len(messages), width)
    )


def _sentence_counts(message: Message) -> list[csr_matrix]:
    """A row of every sparse featurizer, in the order of the pipeline."""
    return [
        csr_matrix(found.features)
        for found in message.features
        if found.attribute == "text" and found.type == "sentence" and found.is_sparse()
    ]


def _joined(parts: list[Any]) -> Any:
    return numpy.concatenate(parts) if parts else numpy.empty(0)
