"""Linear support vector machines, one a class, as components learn, store and ask them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

WEIGHTS, CLASSES = "weights.npz", "classes.json"
# Half the time of scikit-learn's 0.0001. Against 0.01, no likelihood of nuisance of 7,100 lines of
# benchmarks/dev differs by more than 0.01, and it takes a sixth less.
TOLERANCE = 0.1
# From so many classes times rows on, two processes learn half of the machines each.
WORTH_SHARING = 50_000
_REST = -1


@dataclass(frozen=True)
class LinearModel:
    """What tells ``classes`` apart: ``weights`` (features × classes) and a ``bias`` a class."""

    classes: tuple[str, ...]
    weights: Any
    bias: Any

    @classmethod
    def fit(
        cls,
        rows: csr_matrix,
        answers: Sequence[str] | numpy.ndarray[Any, Any],
        strength: float,
        classes: Sequence[str] | None = None,
    ) -> LinearModel:
        """Learn which rows (examples × features) have which answer.

        ``strength`` is the inverse one of regularisation. ``classes`` are those of the answers
        unless named; one that no answer has is never likely.
        """
        present = sorted(set(answers))
        names = present if classes is None else list(classes)
        weights = numpy.zeros((rows.shape[1], len(names)), dtype=numpy.float32)
        bias = numpy.full(len(names), -1.0, dtype=numpy.float32)
        if len(present) > 1:
            told = numpy.searchsorted(present, numpy.array(answers, dtype=str))
            for taken, learned, offsets in _machines(rows, told, len(present), strength):
                places = [names.index(present[number]) for number in taken]
                weights[:, places], bias[places] = learned.T, offsets
        return cls(tuple(names), weights, bias)

    def scores(self, rows: csr_matrix) -> Any:
        """The margin of every class for every row (rows × classes)."""
        # Rows of another type would have all weights copied for every message.
        return rows.astype(self.weights.dtype) @ self.weights + self.bias

    def times(self, factor: float) -> LinearModel:
        """The same model with margins so many times as wide."""
        return LinearModel(self.classes, factor * self.weights, factor * self.bias)

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        (folder / CLASSES).write_text(json.dumps(self.classes, ensure_ascii=False), "utf-8")
        numpy.savez(folder / WEIGHTS, weights=self.weights, bias=self.bias)

    @classmethod
    def read(cls, folder: Path) -> LinearModel:
        """What was stored there."""
        classes = tuple(json.loads((folder / CLASSES).read_text("utf-8")))
        with numpy.load(folder / WEIGHTS) as stored:
            return cls(classes, stored["weights"], stored["bias"])


NOTHING = LinearModel((), numpy.zeros((0, 0), numpy.float32), numpy.zeros(0, numpy.float32))


def _machines(
    rows: csr_matrix, told: numpy.ndarray[Any, Any], count: int, strength: float
) -> Iterator[tuple[Any, Any, Any]]:
    """Numbers of classes, and the weights (classes × features) and biases of their machines.

    ``told`` numbers the class of every row from 0 to ``count`` - 1. How the work is shared does not
    depend on the machine: one with a single core learns the same, one half after the other.
    """
    tidy = csr_matrix(rows, dtype=numpy.float64, copy=True)
    tidy.sum_duplicates()  # here and in order: what processes share they cannot change
    sharing = count > 2 and count * tidy.shape[0] >= WORTH_SHARING
    shares = [range(0, count, 2), range(1, count, 2)] if sharing else [range(count)]
    at_once = min(len(shares), os.cpu_count() or 1)
    fit = delayed(_against_the_rest)
    yield from Parallel(n_jobs=at_once)(fit(tidy, told, share, strength) for share in shares)


def _against_the_rest(
    rows: csr_matrix, told: numpy.ndarray[Any, Any], wanted: Sequence[int], strength: float
) -> tuple[Any, Any, Any]:
    """The machines of the ``wanted`` classes; what tells the others apart is not asked."""
    answers = numpy.where(numpy.isin(told, wanted), told, _REST)
    machine = LinearSVC(C=strength, tol=TOLERANCE, random_state=0).fit(rows, answers)
    learned, offsets = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # scikit-learn then keeps one row, for the second
        learned = numpy.vstack([-learned, learned])
        offsets = numpy.array([-offsets[0], offsets[0]])
    mine = machine.classes_ != _REST
    return machine.classes_[mine], learned[mine], offsets[mine]
