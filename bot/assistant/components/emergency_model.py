"""What tells an emergency from harm done by words alone, and the kinds from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from scipy.special import expit, logit
from sklearn.utils.extmath import softmax

from bot.assistant.components.hashed_counts import hashed_counts
from bot.assistant.components.linear_model import NOTHING, LinearModel
from bot.assistant.encoder.meanings import NO_MEANINGS, Embed, Meanings, beside
from bot.assistant.encoder.sentence_encoder import embed_kept
from bot.assistant.training_data import plain_letters
from bot.core.emergencies.kinds import NUMBER_OF_KIND
from bot.core.language.vietnamese import fold
from bot.knowledge import load_nuisance_lines, load_openings
from bot.knowledge.load import GENUINE_LINES

ALSO_LIKELY = 0.25  # share from which another number is named too
# What margins are multiplied by: to weigh all kinds together against all that is harmless, where
# a blunter scale finds more, and to tell the kinds from each other (docs/understanding.md).
ALARM_SHARPNESS, KIND_SHARPNESS = 1.5, 3.0
# On so blunt a scale the two stand level at 0.39. The odds are made as sharp, and as far from a
# half, as those of a machine for alarm or none: the bounds of weighing.py were chosen for these.
ALARM_ODDS, ALARM_LEAN = 3.7, 1.7


@dataclass(frozen=True)
class Judgement:
    """``confidence`` from 0 to 1, a half where the scales stand level.

    ``kinds``: what it then is; a second one where that, which has another number, is likely too.
    """

    confidence: float
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class EmergencyModel:
    """One linear machine for each kind of emergency and for each way of being harmless.

    A question about papers, a song and an insult have less in common than each of them has with
    itself: one machine for all that is harmless raised the alarm for twice as many of them.
    """

    model: LinearModel = NOTHING
    meanings: Meanings = NO_MEANINGS

    @classmethod
    def fit(cls, told: Sequence[tuple[str, str]], strength: float) -> EmergencyModel:
        """Learn from texts and what they are: a kind of emergency, or anything else."""
        texts = [text for text, _ in told]
        meanings = Meanings.of(texts)
        rows = beside(hashed_counts(texts), meanings.vectors(texts, embed_kept))
        return cls(LinearModel.fit(rows, [about for _, about in told], strength), meanings)

    @property
    def silent(self) -> bool:
        """Whether nothing was learned."""
        return not self.model.classes

    def judge(self, texts: Sequence[str], embed: Embed | None = None) -> list[Judgement]:
        """What each text is taken for."""
        rows = beside(hashed_counts(texts), self.meanings.vectors(texts, embed))
        margins = self.model.scores(rows)
        alarming = [about in NUMBER_OF_KIND for about in self.model.classes]
        alarms = softmax(ALARM_SHARPNESS * margins)[:, alarming].sum(axis=1)
        shares = softmax(KIND_SHARPNESS * margins[:, alarming])
        kinds = [about for about in self.model.classes if about in NUMBER_OF_KIND]
        return [
            Judgement(_confidence(alarm), _likeliest(dict(zip(kinds, share.tolist(), strict=True))))
            for alarm, share in zip(alarms, shares, strict=True)
        ]

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        self.model.write(folder)
        self.meanings.write(folder)

    @classmethod
    def read(cls, folder: Path) -> EmergencyModel:
        """What was stored there."""
        return cls(LinearModel.read(folder), Meanings.read(folder))


def _confidence(alarm: float) -> float:
    """How sure an alarm is, of the share that the kinds of emergencies have together."""
    return float(expit(ALARM_ODDS * logit(alarm) + ALARM_LEAN))


def _likeliest(shares: Mapping[str, float]) -> tuple[str, ...]:
    """The number to dial matters more than the kind: the likeliest kind of each likely number."""
    numbers: dict[str, float] = defaultdict(float)
    for kind, share in shares.items():
        numbers[NUMBER_OF_KIND[kind]] += share
    first, *others = sorted(numbers, key=lambda number: -numbers[number])
    named = [first, *(number for number in others if numbers[number] >= ALSO_LIKELY)]
    return tuple(
        max((kind for kind in shares if NUMBER_OF_KIND[kind] == number), key=lambda k: shares[k])
        for number in named[:2]
    )


def openings() -> Iterator[tuple[str, str]]:
    """Text and kind of every opening in data/emergencies, as written and in plain letters."""
    for opening in load_openings():
        for text in dict.fromkeys((opening.text, fold(opening.text))):
            yield text, opening.kind


def idle_lines(alarming: Set[str]) -> Iterator[tuple[str, str]]:
    """What nuisance callers say and their kinds, one in two also in plain letters; nothing that is
    also among the ``alarming`` texts."""
    alike = {fold(text) for text in alarming}
    for line in load_nuisance_lines():
        if line.kind != GENUINE_LINES and fold(line.text) not in alike:
            yield from ((text, line.kind) for text in (line.text, *plain_letters(line.text)))
