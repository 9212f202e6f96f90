"""Which procedure a text is about: ranked, several where several fit, none where none does.

A procedure is known by its name and aliases. A text is compared with each of them by the words
and word pairs they share, weighted by how rare these are, after synonyms are brought to one form.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.core.procedure import Procedure
from bot.core.vietnamese import fold, is_unaccented
from bot.knowledge.phrases import Canonical, Word

# Measured on tests/unit/data/procedure_questions.yml (see tests/unit/test_procedure_search.py).
LOWEST_SCORE = 0.46
CLOSE = 0.93  # a second procedure this close to the best one fits as well
SURE = 0.97  # a name said in full: nothing else fits as well
MOST_FITTING = 3

_NAME_POWER = 0.55  # how much of the name is said counts a little more than ...
_TEXT_POWER = 0.45  # ... how much of the text the name explains
_PAIR = 0.6  # weight of a word pair beside its words
_WRONG_TONE = 0.6  # a word that agrees only without its diacritics
_MISHEARD = 0.7  # a word that is nearly one we know
_UNKNOWN = 0.35  # weight of a word no name has, as a share of the rarest word's


@dataclass(frozen=True)
class Match:
    """``verdict`` is one, several or none; ``ids`` the procedures that fit, best first.

    ``ranked`` is the whole ranking as (id, score 0..1), best first, for inspection.
    """

    verdict: str
    ids: tuple[str, ...]
    ranked: tuple[tuple[str, float], ...]

    @property
    def best(self) -> str | None:
        """The id when exactly one fits."""
        return self.ids[0] if self.verdict == "one" else None


@dataclass(frozen=True)
class _Name:
    """One name of a procedure: its features with their weights, and their sum."""

    procedure: str
    accented: frozenset[str]
    weights: Mapping[str, float]
    total: float


class ProcedureIndex:
    """An index over names and aliases; built once (some ms), a query takes below 5 ms."""

    def __init__(
        self,
        procedures: Mapping[str, Procedure],
        synonyms: Sequence[Sequence[str]] = (),
        foreign: Sequence[str] = (),
    ) -> None:
        """``synonyms``: rows of phrases that mean the same, the standard one first.
        ``foreign``: subjects that are not the police's; naming one speaks against all."""
        self._canonical = Canonical(synonyms, foreign)
        named = [
            (procedure.id, self._canonical.words(name))
            for procedure in procedures.values()
            for name in (procedure.name, *procedure.aliases)
        ]
        self._rarity = _rarities(named)
        self._highest = max(self._rarity.values(), default=1.0)
        self._vocabulary = sorted(word for word in self._rarity if " " not in word)
        self._names = [self._name(identifier, words) for identifier, words in named if words]
        self._by_feature: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for feature in name.weights:
                self._by_feature[feature].append(number)

    def _name(self, identifier: str, words: Sequence[Word]) -> _Name:
        weights = {feature: self._weight(feature) for feature in _features(words)}
        accented = frozenset(word.text for word in words)
        return _Name(identifier, accented, weights, sum(weights.values()))

    def _weight(self, feature: str) -> float:
        rarity = self._rarity.get(feature, self._highest * _UNKNOWN)
        return rarity * _PAIR if " " in feature else rarity

    def match(self, text: str) -> Match:
        """What a text is about."""
        ranked = self.rank(text)
        fitting = [entry for entry in ranked if entry[1] >= LOWEST_SCORE]
        if not fitting:
            return Match("none", (), tuple(ranked))
        best = fitting[0][1]
        floor = best if best >= SURE else best * CLOSE
        ids = tuple(identifier for identifier, score in fitting if score >= floor)
        ids = ids[:MOST_FITTING]
        return Match("one" if len(ids) == 1 else "several", ids, tuple(ranked))

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Every procedure that shares a word with a text, with its score, best first."""
        words = self._canonical.words(text)
        if not words:
            return []
        trust = self._trusted(words, is_unaccented(text))
        said = _features([word for word, _ in trust])
        confidence = _feature_confidence(trust)
        weight = sum(self._text_weight(feature) for feature in said)
        weight += 2.0 * self._highest * sum(word.foreign for word in words)
        shared: dict[int, float] = defaultdict(float)
        for feature in said:
            for number in self._by_feature.get(feature, ()):
                name = self._names[number]
                sure = confidence[feature]
                shared[number] += name.weights[feature] * sure
        best: dict[str, float] = {}
        for number, overlap in shared.items():
            name = self._names[number]
            score = (overlap / name.total) ** _NAME_POWER * min(
                1.0, overlap / weight
            ) ** _TEXT_POWER
            if score > best.get(name.procedure, 0.0):
                best[name.procedure] = score
        return sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))

    def _text_weight(self, feature: str) -> float:
        if feature in self._rarity:
            return self._weight(feature)
        return 0.0 if " " in feature else self._highest * _UNKNOWN

    def _trusted(self, words: Sequence[Word], plain: bool) -> list[tuple[Word, float]]:
        """Each word with the trust in it, misheard ones replaced by the word they resemble."""
        trusted = []
        for word in words:
            if word.folded in self._rarity:
                known = plain or word.text in self._accented or word.text == word.folded
                trusted.append((word, 1.0 if known else _WRONG_TONE))
                continue
            near = None
            if len(word.folded) >= 4 and not word.foreign and not word.folded[0].isdigit():
                near = process.extractOne(
                    word.folded, self._vocabulary, scorer=fuzz.ratio, score_cutoff=85
                )
            if near:
                trusted.append((Word(near[0], near[0], False), _MISHEARD))
            else:
                trusted.append((word, 1.0))
        return trusted

    @property
    def _accented(self) -> frozenset[str]:
        if not hasattr(self, "_accented_words"):
            self._accented_words = frozenset().union(*(name.accented for name in self._names))
        return self._accented_words


def _features(words: Sequence[Word]) -> dict[str, None]:
    """Words and pairs of neighbours, folded, each once, in order."""
    singles = [word.folded for word in words]
    pairs = [f"{first} {second}" for first, second in zip(singles, singles[1:], strict=False)]
    return dict.fromkeys([*singles, *pairs])


def _feature_confidence(trusted: Sequence[tuple[Word, float]]) -> dict[str, float]:
    confidence: dict[str, float] = {}
    for position, (word, trust) in enumerate(trusted):
        confidence[word.folded] = max(trust, confidence.get(word.folded, 0.0))
        if position:
            before, trust_before = trusted[position - 1]
            pair = f"{before.folded} {word.folded}"
            confidence[pair] = max(min(trust, trust_before), confidence.get(pair, 0.0))
    return confidence


def _rarities(named: Iterable[tuple[str, Sequence[Word]]]) -> dict[str, float]:
    """How telling each feature is: the fewer procedures have it, the more."""
    having: Counter[str] = Counter()
    by_procedure: dict[str, set[str]] = defaultdict(set)
    for identifier, words in named:
        by_procedure[identifier].update(_features(words))
    for features in by_procedure.values():
        having.update(features)
    count = len(by_procedure)
    return {feature: math.log(1 + count / number) for feature, number in having.items()}


def match_procedure(text: str, procedures: Mapping[str, Procedure]) -> list[tuple[str, float]]:
    """The ranking alone: (id, score) above the threshold, best first.

    Builds an index each time; ``bot.knowledge.load_index`` keeps one with the synonyms.
    """
    ranked = ProcedureIndex(procedures).rank(text)
    return [(identifier, score) for identifier, score in ranked if score >= LOWEST_SCORE]


__all__ = ["Match", "ProcedureIndex", "fold", "match_procedure"]
