"""Sentences with marked slots: generated ones to train on, hand-written ones to test with."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "slots"
TRAINING_SENTENCES = 4478  # as many as the public benchmark that this one stands in for
SEED = 113

_NAME = re.compile(r"<(\w+)>")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True)
class Slot:
    """``start`` and ``end`` are offsets into the sentence."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence, what it asks for and the slots in it; ``marked`` as Rasa writes them."""

    intent: str
    text: str
    slots: tuple[Slot, ...]
    marked: str


def training_sentences(count: int = TRAINING_SENTENCES, seed: int = SEED) -> list[Sentence]:
    """Different sentences of the grammar, the same for the same seed."""
    grammar = YAML(typ="safe").load(FOLDER / "grammar.yml")
    chance = random.Random(seed)
    intents = list(grammar["intents"])
    weights = [grammar["intents"][intent]["weight"] for intent in intents]
    made: dict[str, Sentence] = {}
    while len(made) < count:
        intent = chance.choices(intents, weights)[0]
        pattern = chance.choice(grammar["intents"][intent]["sentences"])
        sentence = parse(intent, _written(pattern, grammar["phrases"], chance))
        made.setdefault(sentence.text, sentence)
    return list(made.values())


def unseen_sentences() -> list[Sentence]:
    content = YAML(typ="safe").load(FOLDER / "test.yml")
    return [
        parse(entry["intent"], line.removeprefix("- "))
        for entry in content["nlu"]
        for line in entry["examples"].splitlines()
    ]


def parse(intent: str, marked: str) -> Sentence:
    """The sentence behind ``[text](slot)`` marks."""
    text, slots, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        slots.append(Slot(mark.group(2), len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        last = mark.end()
    return Sentence(intent, text + marked[last:], tuple(slots), marked)


def as_training_data(sentences: list[Sentence]) -> str:
    """Rasa's YAML."""
    examples: dict[str, list[str]] = {}
    for sentence in sentences:
        examples.setdefault(sentence.intent, []).append(sentence.marked)
    lines = ['version: "3.1"', "nlu:"]
    for intent, marked in examples.items():
        lines += [f'  - intent: "{intent}"', "    examples: |", *(f"      - {m}" for m in marked)]
    return "\n".join(lines) + "\n"


def _written(pattern: str, phrases: dict[str, list[str]], chance: random.Random) -> str:
    while True:
        found = _NAME.search(pattern) or _CHOICE.search(pattern)
        if found is None:
            return " ".join(pattern.split())
        if pattern[found.start()] == "<":
            part = chance.choice(phrases[found.group(1)])
        else:
            part = chance.choice(found.group(1).split("|"))
        pattern = pattern[: found.start()] + part + pattern[found.end() :]
