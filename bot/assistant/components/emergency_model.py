"""What tells an emergency from harm done by words alone, and the kinds from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
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
from bot.core.emergencies.kinds import HARMLESS, NUMBER_OF_KIND
from bot.core.language.vietnamese import fold
from bot.knowledge import load_nuisance_lines, load_openings
from bot.knowledge.load import GENUINE_LINES

ALARM = "alarm"
PARTS = ("alarm", "kind", "number")  # the models, and their folders
ALSO_LIKELY = 0.25  # share from which another number is named too
SHARPNESS = 4.0  # what margins are multiplied by to be weighed as probabilities


@dataclass(frozen=True)
class Judgement:
    """``confidence`` from 0 to 1, a half where the scales stand level.

    ``kinds``: what it then is; a second one where that, which has another number, is likely too.
    """

    confidence: float
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class EmergencyModel:
    """One linear model for alarm or none, one for the kinds, one for the number to dial.

    Kinds of the same number add up, and yet the number asked for by itself is more often right:
    the mean of both is best (docs/understanding.md).
    """

    alarm: LinearModel = NOTHING
    kind: LinearModel = NOTHING
    number: LinearModel = NOTHING
    meanings: Meanings = NO_MEANINGS

    @classmethod
    def fit(cls, told: Sequence[tuple[str, str]], strength: float) -> EmergencyModel:
        """Learn from texts and their kinds (or HARMLESS); of each at least two kinds."""
        texts = [text for text, _ in told]
        meanings = Meanings.of(texts)
        rows = beside(hashed_counts(texts), meanings.vectors(texts, embed_kept))
        kinds = numpy.array([kind for _, kind in told], dtype=object)
        alarming = kinds != HARMLESS
        told_rows, told_kinds = rows[alarming.nonzero()[0]], list(kinds[alarming])
        answers = numpy.where(alarming, ALARM, HARMLESS).astype(object)
        return cls(
            LinearModel.fit(rows, list(answers), strength),
            LinearModel.fit(told_rows, told_kinds, strength),
            LinearModel.fit(told_rows, [NUMBER_OF_KIND[kind] for kind in told_kinds], strength),
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
        kinds = softmax(SHARPNESS * self.kind.scores(rows))
        numbers = softmax(SHARPNESS * self.number.scores(rows))
        return [
            Judgement(1 / (1 + exp(-2 * margin)), self._kinds(*shares))
            for margin, *shares in zip(margins, kinds, numbers, strict=True)
        ]

    def _kinds(self, shares: Any, shares_of_numbers: Any) -> tuple[str, ...]:
        """The number to dial matters more than the kind: the likeliest kind of each likely one."""
        likely: dict[str, float] = defaultdict(float)
        best: dict[str, tuple[float, str]] = {}
        for share, kind in zip(shares, self.kind.classes, strict=True):
            number = NUMBER_OF_KIND[kind]
            likely[number] += share / 2
            best[number] = max(best.get(number, (0.0, kind)), (share, kind))
        for share, number in zip(shares_of_numbers, self.number.classes, strict=True):
            likely[number] += share / 2
        first, *others = sorted(likely, key=lambda number: -likely[number])
        named = [first, *(number for number in others if likely[number] >= ALSO_LIKELY)]
        return tuple(best[number][1] for number in named[:2])

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        for name, model in zip(PARTS, (self.alarm, self.kind, self.number), strict=True):
            (folder / name).mkdir()
            model.write(folder / name)
        self.meanings.write(folder)

    @classmethod
    def read(cls, folder: Path) -> EmergencyModel:
        """What was stored there."""
        alarm, kind, number = (LinearModel.read(folder / name) for name in PARTS)
        return cls(alarm, kind, number, Meanings.read(folder))


def openings() -> Iterator[tuple[str, str]]:
    """Text and kind of every opening in data/emergencies, as written and in plain letters."""
    for opening in load_openings():
        for text in dict.fromkeys((opening.text, fold(opening.text))):
            yield text, opening.kind


def idle_lines(alarming: Set[str]) -> Iterator[tuple[str, str]]:
    """What nuisance callers say, as written and in plain letters: harmless, unless it is also among
    the ``alarming`` texts."""
    alike = {fold(text) for text in alarming}
    for line in load_nuisance_lines():
        if line.kind != GENUINE_LINES and fold(line.text) not in alike:
            yield from ((text, HARMLESS) for text in dict.fromkeys((line.text, fold(line.text))))
