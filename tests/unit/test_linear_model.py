"""Linear machines learned in one process or in two."""

import numpy
import pytest
from scipy.sparse import csr_matrix

from bot.assistant.components import linear_model
from bot.assistant.components.linear_model import LinearModel


def _examples(classes: int) -> tuple[csr_matrix, list[str]]:
    chance = numpy.random.RandomState(0)
    answers = [f"c{number % classes}" for number in range(40 * classes)]
    centres = chance.randn(classes, 12)
    rows = numpy.array([centres[int(answer[1:])] for answer in answers])
    return csr_matrix(rows + 0.2 * chance.randn(*rows.shape)), answers


@pytest.mark.parametrize("classes", [2, 5])
def test_examples_are_known_again(classes: int) -> None:
    rows, answers = _examples(classes)
    model = LinearModel.fit(rows, answers, 1.0)
    found = [model.classes[place] for place in model.scores(rows).argmax(axis=1)]
    assert found == answers


def test_two_processes_learn_the_same_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, answers = _examples(5)
    alone = LinearModel.fit(rows, answers, 1.0)
    monkeypatch.setattr(linear_model, "WORTH_SHARING", 0)
    shared = LinearModel.fit(rows, answers, 1.0)
    assert shared.classes == alone.classes
    assert numpy.allclose(shared.weights, alone.weights, atol=0.05)
    assert numpy.array_equal(shared.scores(rows).argmax(axis=1), alone.scores(rows).argmax(axis=1))


def test_classes_that_no_answer_has_are_never_likely() -> None:
    rows, answers = _examples(3)
    model = LinearModel.fit(rows, answers, 1.0, classes=["c0", "c1", "c2", "none"])
    assert model.scores(rows)[:, 3].max() == -1.0
