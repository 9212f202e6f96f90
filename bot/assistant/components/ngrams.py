"""Texts as rows of word and letter groups, with a vocabulary of one's own.

Rasa's featurizers know only the words of the intents' examples; what learns from other lines
needs its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy
from scipy.sparse import csr_matrix

from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold

# Groups of words as written, of words without diacritics, and of letters within a word.
WRITTEN, PLAIN, LETTERS = "w", "p", "c"
BLOCKS = (WRITTEN, PLAIN, LETTERS)
LONGEST = {WRITTEN: 2, PLAIN: 3, LETTERS: 5}
FEWEST = 2  # texts that a group must occur in


@dataclass(frozen=True)
class Ngrams:
    """The groups that are known, each "block:group", with their columns."""

    columns: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Ngrams:
        """All groups that occur in at least two of the texts."""
        counts: Counter[str] = Counter()
        for text in texts:
            for groups in _blocks(text):
                counts.update(set(groups))
        known = sorted(group for group, count in counts.items() if count >= FEWEST)
        return cls({group: column for column, group in enumerate(known)})

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """Texts × groups: counts damped, and every block of a text scaled to the same length."""
        values: list[float] = []
        columns: list[int] = []
        ends = [0]
        for text in texts:
            for groups in _blocks(text):
                found = Counter(self.columns[group] for group in groups if group in self.columns)
                length = sqrt(sum(found.values()) * len(BLOCKS)) or 1.0
                columns += found.keys()
                values += (sqrt(count) / length for count in found.values())
            ends.append(len(columns))
        data = numpy.array(values, dtype=numpy.float32)
        return csr_matrix((data, columns, ends), shape=(len(texts), len(self.columns)))

    def written(self, text: str) -> dict[str, int]:
        """The known groups of written words in a text, longest first, with their columns."""
        groups = {group for group in next(_blocks(text)) if group in self.columns}
        return {g.partition(":")[2]: self.columns[g] for g in sorted(groups, key=len, reverse=True)}


def _blocks(text: str) -> Iterator[list[str]]:
    words = words_of(text).split()
    plain = [fold(word) for word in words]
    yield list(_of_words(WRITTEN, words))
    yield list(_of_words(PLAIN, plain))
    yield list(_of_letters(plain))


def _of_words(block: str, words: list[str]) -> Iterator[str]:
    for size in range(1, LONGEST[block] + 1):
        for start in range(len(words) - size + 1):
            yield f"{block}:{' '.join(words[start : start + size])}"


def _of_letters(words: list[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for size in range(2, LONGEST[LETTERS] + 1):
            for start in range(max(1, len(padded) - size + 1)):
                yield f"{LETTERS}:{padded[start : start + size]}"
