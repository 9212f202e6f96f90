"""What tells an emergency from harm done by words alone, and the kinds from each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

import numpy
from sklearn.utils.extmath import softmax

from bot.assistant.components.hashed_counts import hashed_counts
from bot.assistant.components.linear_model import NOTHING, LinearModel
from bot.core.emergencies.triage import HARMLESS, NUMBER_OF_KIND
from bot.core.language.vietnamese import fold
from bot.knowledge import load_openings

ALARM = "alarm"
KIND_SHARPNESS = 4.0  # what margins of kinds are multiplied by to be weighed as probabilities


@dataclass(frozen=True)
class Judgement:
    """``confidence`` from 0 to 1, a half where the scales stand level; the kind it then is."""

    confidence: float
    kind: str


@dataclass(frozen=True)
class EmergencyModel:
    """One linear model for alarm or none, another for the kinds."""

    alarm: LinearModel = NOTHING
    kind: LinearModel = NOTHING

    @classmethod
    def fit(cls, told: Sequence[tuple[str, str]], strength: float) -> EmergencyModel:
        """Learn from texts and their kinds (or HARMLESS); of each at least two kinds."""
        rows = hashed_counts([text for text, _ in told])
        kinds = numpy.array([kind for _, kind in told], dtype=object)
        alarming = kinds != HARMLESS
        answers = numpy.where(alarming, ALARM, HARMLESS).astype(object)
        return cls(
            LinearModel.fit(rows, answers, strength),
            LinearModel.fit(rows[alarming.nonzero()[0]], kinds[alarming], strength),
        )

    @property
    def silent(self) -> bool:
        """Whether nothing was learned."""
        return not self.alarm.classes

    def judge(self, texts: Sequence[str]) -> list[Judgement]:
        """What each text is taken for.

        The number to dial matters more than the kind: kinds with the same number first add up.
        """
        rows = hashed_counts(texts)
        margins = self.alarm.scores(rows)[:, self.alarm.classes.index(ALARM)]
        likely = softmax(KIND_SHARPNESS * self.kind.scores(rows))
        numbers = numpy.array([NUMBER_OF_KIND[name] for name in self.kind.classes])
        shares = numpy.stack([likely[:, numbers == number].sum(axis=1) for number in numbers], 1)
        best = numpy.where(shares == shares.max(axis=1, keepdims=True), likely, 0).argmax(axis=1)
        return [
            Judgement(1 / (1 + exp(-2 * margin)), self.kind.classes[place])
            for margin, place in zip(margins, best, strict=True)
        ]

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        for name, model in (("alarm", self.alarm), ("kind", self.kind)):
            (folder / name).mkdir()
            model.write(folder / name)

    @classmethod
    def read(cls, folder: Path) -> EmergencyModel:
        """What was stored there."""
        return cls(LinearModel.read(folder / "alarm"), LinearModel.read(folder / "kind"))


def openings() -> Iterator[tuple[str, str]]:
    """Text and kind of every opening in data/emergencies, as written and in plain letters."""
    for opening in load_openings():
        for text in dict.fromkeys((opening.text, fold(opening.text))):
            yield text, opening.kind
