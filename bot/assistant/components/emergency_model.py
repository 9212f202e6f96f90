"""What tells an emergency from harm done by words alone, and the kinds from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

import numpy
from sklearn.utils.extmath import softmax

from bot.assistant.components.hashed_counts import hashed_counts
from bot.assistant.components.linear_model import NOTHING, LinearModel
from bot.assistant.encoder.meanings import NO_MEANINGS, Embed, Meanings, beside
from bot.assistant.encoder.sentence_encoder import embed_kept
from bot.core.emergencies.triage import HARMLESS, NUMBER_OF_KIND
from bot.core.language.vietnamese import fold
from bot.knowledge import load_openings

ALARM = "alarm"
ALSO_LIKELY = 0.25  # share from which another number is named too
KIND_SHARPNESS = 4.0  # what margins of kinds are multiplied by to be weighed as probabilities


@dataclass(frozen=True)
class Judgement:
    """``confidence`` from 0 to 1, a half where the scales stand level.

    ``kinds``: what it then is; a second one where that, which has another number, is likely too.
    """

    confidence: float
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class EmergencyModel:
    """One linear model for alarm or none, another for the kinds."""

    alarm: LinearModel = NOTHING
    kind: LinearModel = NOTHING
    meanings: Meanings = NO_MEANINGS

    @classmethod
    def fit(cls, told: Sequence[tuple[str, str]], strength: float) -> EmergencyModel:
        """Learn from texts and their kinds (or HARMLESS); of each at least two kinds."""
        texts = [text for text, _ in told]
        meanings = Meanings.of(texts)
        rows = beside(hashed_counts(texts), meanings.vectors(texts, embed_kept))
        kinds = numpy.array([kind for _, kind in told], dtype=object)
        alarming = kinds != HARMLESS
        answers = numpy.where(alarming, ALARM, HARMLESS).astype(object)
        return cls(
            LinearModel.fit(rows, list(answers), strength),
            LinearModel.fit(rows[alarming.nonzero()[0]], list(kinds[alarming]), strength),
            meanings,
        )

    @property
    def silent(self) -> bool:
        """Whether nothing was learned."""
        return not self.alarm.classes

    def judge(self, texts: Sequence[str], embed: Embed | None = None) -> list[Judgement]:
        """What each text is taken for."""
        rows = beside(hashed_counts(texts), self.meanings.vectors(texts, embed))
        margins = self.alarm.scores(rows)[:, self.alarm.classes.index(ALARM)]
        likely = softmax(KIND_SHARPNESS * self.kind.scores(rows))
        return [
            Judgement(1 / (1 + exp(-2 * margin)), self._kinds(shares))
            for margin, shares in zip(margins, likely, strict=True)
        ]

    def _kinds(self, shares: Any) -> tuple[str, ...]:
        """The number to dial matters more than the kind: kinds of the same number add up."""
        of_number: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for share, kind in zip(shares, self.kind.classes, strict=True):
            of_number[NUMBER_OF_KIND[kind]].append((share, kind))
        ranked = sorted(of_number.values(), key=lambda found: -sum(share for share, _ in found))
        likely = [
            max(found)[1]
            for place, found in enumerate(ranked)
            if place == 0 or sum(share for share, _ in found) >= ALSO_LIKELY
        ]
        return tuple(likely[:2])

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        for name, model in (("alarm", self.alarm), ("kind", self.kind)):
            (folder / name).mkdir()
            model.write(folder / name)
        self.meanings.write(folder)

    @classmethod
    def read(cls, folder: Path) -> EmergencyModel:
        """What was stored there."""
        return cls(
            LinearModel.read(folder / "alarm"),
            LinearModel.read(folder / "kind"),
            Meanings.read(folder),
        )


def openings() -> Iterator[tuple[str, str]]:
    """Text and kind of every opening in data/emergencies, as written and in plain letters."""
    for opening in load_openings():
        for text in dict.fromkeys((opening.text, fold(opening.text))):
            yield text, opening.kind
