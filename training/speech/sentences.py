"""What the model is to hear: an endless, seeded stream of sentences.

Three kinds alternate. Patterns and lists give what callers say, lines written for the dialogue give
it in freer words. Runs of random words and syllables give what nobody can guess, so that the model
has to listen.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from random import Random

from training.speech.grammar import Grammar, read_lines, read_sections
from training.speech.numbers import SPOKEN
from training.speech.paths import DATA, ROOT
from training.speech.syllables import inventory, respell
from training.speech.written import excerpt, written_sentences

SHORT_KINDS = {"syllables": 1, "words": 1}
ALL_KINDS = {
    "syllables": 7,
    "words": 9,
    "fragment": 8,
    "disturbed": 14,
    "emergency": 11,
    "tip": 7,
    "question": 10,
    "nuisance": 4,
    "place": 8,
    "self": 5,
    "figure": 6,
    "talk": 8,
    "plain": 11,
    "news": 12,
    "written": 50,
}
TALK_ROOTS = (
    "emergency",
    "tip",
    "question",
    "nuisance",
    "place",
    "self",
    "figure",
    "talk",
    "plain",
    "news",
)
LONGEST_SYLLABLES = 24


class Sentences:
    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._grammar = Grammar(read_sections(folder / "grammar"), SPOKEN)
        lines = [line for path in sorted(folder.glob("words*.txt")) for line in read_lines(path)]
        self._words = [respell(word) for line in lines for word in line.split(",")]
        self._syllables = inventory()

    @cached_property
    def written(self) -> list[str]:
        """Lines of the dialogue's training data; those of a test are not among them."""
        lines = written_sentences(ROOT / "data")
        return [line for line in lines if line not in self.evaluation]

    @cached_property
    def evaluation(self) -> frozenset[str]:
        """Sentences that training must never hear."""
        files = sorted(self._folder.glob("eval_*.txt"))
        return frozenset(respell(line) for path in files for line in read_lines(path))

    @cached_property
    def loanwords(self) -> dict[str, list[str]]:
        """Written form to the ways Vietnamese callers say it."""
        rows = (line.split("=") for line in read_lines(self._folder / "loanwords.txt"))
        return {written.strip(): [way.strip() for way in ways.split("|")] for written, ways in rows}

    def vocabulary(self) -> list[str]:
        """Every syllable or word that training may write."""
        lines = [
            line for lines in read_sections(self._folder / "grammar").values() for line in lines
        ]
        plain = {word for line in lines for word in respell(re.sub(r"{\w+}", " ", line)).split()}
        listed = {part for word in self._words for part in word.split()}
        return sorted(plain | listed | set(self._syllables) | set(self.loanwords))

    def spoken(self, sentence: str, random: Random) -> str:
        """What the voice reads where writing and saying differ."""
        return " ".join(
            random.choice(self.loanwords[word]) if word in self.loanwords else word
            for word in sentence.split()
        )

    def stream(self, random: Random, short: bool = False) -> Iterator[str]:
        """Sentences without end; `short` keeps to a few syllables for the first lessons."""
        kinds = SHORT_KINDS if short else ALL_KINDS
        while True:
            kind = random.choices(list(kinds), list(kinds.values()))[0]
            sentence = respell(self._draw(kind, random, short))
            length = len(sentence.split())
            if (
                0 < length <= (7 if short else LONGEST_SYLLABLES)
                and sentence not in self.evaluation
            ):
                yield sentence

    def _draw(self, kind: str, random: Random, short: bool) -> str:
        if kind == "syllables":
            return " ".join(random.choices(self._syllables, k=random.randint(1, 5 if short else 8)))
        if kind == "words":
            return " ".join(random.choices(self._words, k=random.randint(1, 3 if short else 6)))
        if kind == "fragment":
            return self._fragment(random, 5 if short else 12)
        if kind == "written":
            return excerpt(random.choice(self.written), LONGEST_SYLLABLES, random)
        if kind == "disturbed":
            return self._with_surprises(random)
        return self._grammar.expand(kind, random)

    def _fragment(self, random: Random, longest: int) -> str:
        words = respell(self._grammar.expand(random.choice(TALK_ROOTS), random)).split() or ["dạ"]
        start = random.randrange(len(words))
        return " ".join(words[start : start + random.randint(1, longest)])

    def _with_surprises(self, random: Random) -> str:
        """An ordinary sentence with words swapped that no language model expects."""
        words = respell(self._grammar.expand(random.choice(TALK_ROOTS), random)).split() or ["dạ"]
        for _ in range(random.randint(1, 1 + len(words) // 4)):
            pool = self._words if random.random() < 0.6 else self._syllables
            words[random.randrange(len(words))] = random.choice(pool)
        return " ".join(words)
