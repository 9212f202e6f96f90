"""Names of procedures compared with a text by the words and word pairs that both have."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.core.language.vietnamese import fold
from bot.knowledge.phrases import AGE_GROUPS

# Chosen on tests/unit/data/procedure_questions.yml.
NAME_POWER = 0.6  # how much of the name is said counts a little more than ...
TEXT_POWER = 0.4  # ... how much of the text the name explains
PAIR = 0.4  # weight of a word pair beside single words as rare
DEED = 1.6  # a word for what is to be done, beside other words as rare
WRONG_TONE = 0.6  # trust in a word that agrees only without its diacritics
MISHEARD = 0.7  # trust in a word that is nearly one we know
NEARLY = 88  # how alike (0..100) a misheard word must be
OTHER_AGE = 0.5  # a procedure for another age than the one said
OTHER_DEED = 0.75  # a procedure that does not do what is said
MANY = 3  # a deed of this many procedures does not say which of them is meant
UNKNOWN = 0.45  # weight of a word that no name has, beside the rarest word's
FOREIGN = 4.0  # the same of a subject that is not the police's

NEVER_SAID = frozenset({""})


@dataclass(frozen=True)
class _Name:
    """One name: its words (``NEVER_SAID`` for one alone), features with weights, their sum."""

    procedure: str
    words: frozenset[str]
    weights: Mapping[str, float]
    total: float


class NameIndex:
    """All names in one spelling: with diacritics, or all of them folded."""

    def __init__(
        self,
        named: Iterable[tuple[str, Sequence[str]]],
        deeds: frozenset[str],
        vague: frozenset[str],
    ) -> None:
        """``named``: pairs of a procedure's id and the words of one of its names."""
        named = [(identifier, words) for identifier, words in named if words]
        self._deeds = deeds
        self._rarity = _rarities(named)
        common = math.log(1 + len({identifier for identifier, _ in named}) / MANY)
        self._vague = vague | {d for d in deeds if self._rarity.get(d, common) <= common}
        self._highest = max(self._rarity.values(), default=1.0)
        words = [feature for feature in self._rarity if " " not in feature]
        self._by_folded: dict[str, str] = {}
        for word in sorted(words, key=lambda word: self._rarity[word]):
            self._by_folded.setdefault(fold(word), word)
        self._folded = sorted(self._by_folded)
        self._names = [self._name(identifier, words) for identifier, words in named]
        self._by_feature: dict[str, list[int]] = defaultdict(list)
        self._aged: dict[str, frozenset[str]] = {}
        self._doing: dict[str, set[str]] = defaultdict(set)
        for number, name in enumerate(self._names):
            for feature in name.weights:
                self._by_feature[feature].append(number)
                if feature in deeds:
                    self._doing[feature].add(name.procedure)
            ages = _ages(name.weights)
            if ages:
                self._aged[name.procedure] = self._aged.get(name.procedure, frozenset()) | ages

    def _name(self, identifier: str, words: Sequence[str]) -> _Name:
        weights = {feature: self._weight(feature) for feature in _features(words)}
        single = frozenset(words) if len(set(words)) > 1 else NEVER_SAID
        return _Name(identifier, single, weights, sum(weights.values()))

    def _weight(self, feature: str) -> float:
        """The weight of a feature that some name has."""
        rarity = self._rarity[feature] * (DEED if feature in self._deeds else 1.0)
        return rarity * PAIR if " " in feature else rarity

    def rank(
        self, words: Sequence[str], foreign: int = 0, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Procedures that share a telling word with a text, with scores 0..1, best first.

        ``foreign``: how many subjects that are not the police's the text names. ``among``: the
        only procedures that come into question, so that any shared word tells.
        """
        trusted = [self._trusted(word) for word in words]
        said = _trust_in_features(trusted)
        weight = sum(self._weight_in_text(feature) for feature in said)
        weight += FOREIGN * self._highest * foreign
        shared: dict[int, float] = defaultdict(float)
        for feature, trust in said.items():
            for number in self._by_feature.get(feature, ()):
                shared[number] += self._names[number].weights[feature] * trust
        ages = _ages(said)
        telling = {one for one in said if " " not in one} - self._vague - ages
        if foreign:  # "sang tên sổ đỏ": what is to be done with it is not ours either
            telling -= self._deeds
        deeds = said.keys() & (self._deeds - self._vague)
        best: dict[str, float] = {}
        for number, overlap in shared.items():
            name = self._names[number]
            if among is not None:
                if name.procedure not in among:
                    continue
            elif not telling & name.weights.keys() and not name.words <= said.keys():
                continue  # "hỏng" alone does not say what is broken
            score = (overlap / name.total) ** NAME_POWER
            score *= min(1.0, overlap / weight) ** TEXT_POWER
            if ages and name.procedure in self._aged and not ages & self._aged[name.procedure]:
                score *= OTHER_AGE
            if any(name.procedure not in self._doing[deed] for deed in deeds):
                score *= OTHER_DEED
            if score > best.get(name.procedure, 0.0):
                best[name.procedure] = score
        return sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))

    def says_all(self, procedure: str, words: set[str]) -> bool:
        """Whether one name of a procedure has all these words."""
        names = (name.weights.keys() for name in self._names if name.procedure == procedure)
        return any(words <= name for name in names)

    def _weight_in_text(self, feature: str) -> float:
        if feature in self._rarity:
            return self._weight(feature)
        return 0.0 if " " in feature else self._highest * UNKNOWN

    def _trusted(self, word: str) -> tuple[str, float]:
        """A word, or the known word it stands for, and the trust in it."""
        if word in self._rarity or word.startswith("~"):
            return word, 1.0
        folded = fold(word)
        if folded in self._by_folded:
            return self._by_folded[folded], WRONG_TONE
        if len(folded) >= 4 and not folded[0].isdigit():
            near = process.extractOne(folded, self._folded, scorer=fuzz.ratio, score_cutoff=NEARLY)
            if near:
                return self._by_folded[near[0]], MISHEARD
        return word, 1.0


def _features(words: Sequence[str]) -> dict[str, None]:
    """Words and pairs of neighbours, each once, in order."""
    pairs = [f"{first} {second}" for first, second in zip(words, words[1:], strict=False)]
    return dict.fromkeys([*words, *pairs])


def _trust_in_features(trusted: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Words and pairs of a text with the trust in them."""
    trust_in: dict[str, float] = {}
    for position, (word, trust) in enumerate(trusted):
        trust_in[word] = max(trust, trust_in.get(word, 0.0))
        if position:
            before, trust_before = trusted[position - 1]
            pair = f"{before} {word}"
            trust_in[pair] = max(min(trust, trust_before), trust_in.get(pair, 0.0))
    return trust_in


def _ages(features: Iterable[str]) -> frozenset[str]:
    """The age groups among features."""
    return frozenset(features) & frozenset(AGE_GROUPS)


def _rarities(named: Iterable[tuple[str, Sequence[str]]]) -> dict[str, float]:
    """How telling each feature is: the fewer procedures have it, the more."""
    by_procedure: dict[str, set[str]] = defaultdict(set)
    for identifier, words in named:
        by_procedure[identifier].update(_features(words))
    having: Counter[str] = Counter()
    for features in by_procedure.values():
        having.update(features)
    count = len(by_procedure)
    return {feature: math.log(1 + count / number) for feature, number in having.items()}
