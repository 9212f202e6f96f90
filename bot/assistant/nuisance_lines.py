"""Lines that the nuisance finder learns from: data/nuisance against all that callers say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.assistant.training_data import plain_letters, read_examples
from bot.core.emergencies.kinds import HARMLESS
from bot.core.language.vietnamese import fold
from bot.knowledge import load_nuisance_lines, load_openings, load_questions
from bot.knowledge.load import DATA, GENUINE_LINES

# What is no nuisance: a genuine caller, one in danger, and a sincere question that is not for this
# hotline.
GENUINE, IN_DANGER, OUTSIDE = "that", "khan_cap", "ngoai"
NO_NUISANCE = (GENUINE, IN_DANGER, OUTSIDE)

ONE_QUESTION_IN = 3  # questions about procedures outnumber all else and resemble each other

# Older examples of nuisance, written for the intents.
_KIND_OF_INTENT = {
    "nuisance_prank": "treu_dua",
    "nuisance_abuse": "chui_boi",
    "nuisance_sales": "chao_hang",
    "nuisance_chat": "noi_chuyen_phiem",
    "wrong_number": "nham_so",
    "test_call": "goi_thu",
}


@dataclass(frozen=True)
class SomeLine:
    """Something said, and what it is about: a kind of nuisance, or one of NO_NUISANCE."""

    text: str
    about: str


def all_lines() -> list[SomeLine]:
    """The lines of data/nuisance, of all other training data, one in two also without diacritics.

    What data/nuisance says about a text holds, whatever an example of an intent says. Empty where
    data/nuisance is: there is then nothing to learn. Raises DataError.
    """
    lines = load_nuisance_lines()
    about = {line.text: GENUINE for line in lines if line.kind == GENUINE_LINES}
    genuine = {fold(text) for text in about}
    about |= {line.text: line.kind for line in lines if fold(line.text) not in genuine}
    if not about:
        return []
    judged = {fold(text) for text in about}
    for text, kind in _said_otherwise():
        if fold(text) not in judged:
            about.setdefault(text, kind)
    for text, kind in list(about.items()):
        for plain in plain_letters(text):
            about.setdefault(plain, kind)
    return [SomeLine(text, kind) for text, kind in about.items()]


def _said_otherwise() -> Iterator[tuple[str, str]]:
    for opening in load_openings():
        if opening.kind != HARMLESS:  # what only sounds alarming may well be a nuisance
            yield opening.text, IN_DANGER
    for intent, texts in read_examples(DATA / "nlu").items():
        kind = OUTSIDE if intent == "out_of_scope" else _KIND_OF_INTENT.get(intent, GENUINE)
        yield from ((text, kind) for text in texts)
    for question in islice(load_questions(), 0, None, ONE_QUESTION_IN):
        yield question.text, GENUINE
