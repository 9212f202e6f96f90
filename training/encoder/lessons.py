"""What the encoder is tuned on: every training line, and what each part of the assistant is to learn of it.

Runs in the project's own environment, which has the data and the tokenizer; ``tune`` needs torch.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bot.assistant.components.intents import EMERGENCY, PROCEDURE_INTENTS, asking
from bot.assistant.encoder.sentence_encoder import sentence_encoder
from bot.assistant.encoder.weights import weights_file
from bot.assistant.nuisance_lines import all_lines
from bot.assistant.training_data import read_examples
from bot.core.emergencies.triage import HARMLESS, NUMBER_OF_KIND
from bot.core.language.vietnamese import fold
from bot.knowledge import load_nuisance_lines, load_openings, load_questions
from bot.knowledge.load import DATA, GENUINE_LINES
from training.encoder.mishearing import misheard

SEED = 20261129
WAYS = 4  # how often a line is met, each time written in another way
QUESTION = "question"  # one intent for all questions about procedures: their aspect is a task of its own
NO_NUMBER = "none"


def labels() -> dict[str, dict[str, str]]:
    """Text → task → answer, for the tasks intent, procedure, aspect, nuisance, emergency, number."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for text, task, answer in _told():
        known[text].setdefault(task, answer)
    return known


def _told() -> Iterator[tuple[str, str, str]]:
    for opening in load_openings():
        yield opening.text, "emergency", opening.kind
        yield opening.text, "number", NUMBER_OF_KIND.get(opening.kind, NO_NUMBER)
    for question in load_questions():
        yield question.text, "intent", QUESTION
        yield question.text, "procedure", question.procedure
        yield question.text, "aspect", asking(question.aspect)
    for intent, texts in read_examples(DATA / "nlu").items():
        for text in texts:
            yield from _of_intent(text, intent)
    written = {line.text for line in load_nuisance_lines()} | {q.text for q in load_questions()}
    for line in load_nuisance_lines():
        if line.kind != GENUINE_LINES:
            yield line.text, "emergency", HARMLESS
            yield line.text, "number", NO_NUMBER
    for some in all_lines():
        if some.text in written:
            yield some.text, "nuisance", some.about


def _of_intent(text: str, intent: str) -> Iterator[tuple[str, str, str]]:
    if intent in PROCEDURE_INTENTS:
        yield text, "intent", QUESTION
        yield text, "aspect", intent
    else:
        yield text, "intent", intent
        yield text, "procedure", "none"
    alarming = intent.startswith(EMERGENCY)
    kind = intent.removeprefix(f"{EMERGENCY}_") if alarming else HARMLESS
    yield text, "emergency", kind
    yield text, "number", NUMBER_OF_KIND.get(kind, NO_NUMBER)


def ways(text: str, random: Random) -> list[str]:
    """A line in ``WAYS`` ways of writing: twice as it stands, folded, and misheard."""
    return [text, fold(text), misheard(text, random), text][:WAYS]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    random, encoder = Random(SEED), sentence_encoder()
    with options.file.open("w", encoding="utf-8") as out:
        out.write(json.dumps({"weights": str(weights_file())}) + "\n")
        for text, answers in labels().items():
            tokens = [encoder.tokens(way) for way in ways(text, random)]
            out.write(json.dumps({"tokens": tokens, "answers": answers}) + "\n")


if __name__ == "__main__":
    main()
