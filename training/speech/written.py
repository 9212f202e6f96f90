"""Sentences that people wrote for the dialogue's training data, as far as a voice can read them."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml

from training.speech.syllables import inventory, respell

SHORTEST_SYLLABLES = 2
_NOT_WORDS = re.compile(r"[^\w\s]+")
_DIACRITIC = re.compile(r"[^\x00-\x7f]")


def written_sentences(data: Path) -> list[str]:
    """Lines of the training examples in ``data`` (the project's data/) that hold nothing but
    Vietnamese syllables, without punctuation, each once, in a fixed order."""
    known = set(inventory())
    found: dict[str, None] = {}
    for line in _lines(data):
        sentence = respell(_NOT_WORDS.sub(" ", line))
        words = sentence.split()
        toneless = not _DIACRITIC.search(sentence) and len(words) > SHORTEST_SYLLABLES
        if len(words) >= SHORTEST_SYLLABLES and known.issuperset(words) and not toneless:
            found[sentence] = None
    return list(found)


def excerpt(sentence: str, longest: int, random: Random) -> str:
    """The sentence, or as many syllables of it as one utterance may have."""
    words = sentence.split()
    start = random.randrange(max(1, len(words) - longest + 1))
    return " ".join(words[start : start + longest])


def _lines(data: Path) -> Iterator[str]:
    for folder in ("questions", "emergencies", "nuisance", "nlu"):
        for path in sorted((data / folder).glob("*.yml")):
            yield from _texts(yaml.safe_load(path.read_text("utf-8")))


def _texts(part: object) -> Iterator[str]:
    """Every example below a part of a file: items of lists, and lines of Rasa's block texts."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "examples" and isinstance(value, str):
                yield from (line.removeprefix("- ") for line in value.splitlines())
            else:
                yield from _texts(value)
    elif isinstance(part, list):
        for item in part:
            if isinstance(item, str):
                yield item
            else:
                yield from _texts(item)
