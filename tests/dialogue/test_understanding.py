"""Intents of utterances that were never trained on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.assistant.components.intents import EMERGENCY, family
from bot.assistant.components.routing import Message, is_emergency
from bot.assistant.training_data import read_examples
from bot.core.call import Hotline
from bot.core.language.vietnamese import fold
from bot.settings import ROOT

HELD_OUT = Path(__file__).parent / "data"
# Below what was measured by a margin (README): a fall through it is a regression.
LEAST_INTENTS, LEAST_FAMILIES = 0.75, 0.8


@pytest.fixture(scope="module")
def held_out() -> list[tuple[str, str]]:
    return [(intent, text) for intent, texts in read_examples(HELD_OUT).items() for text in texts]


@pytest.fixture(scope="module", params=[False, True], ids=["accents", "plain"])
def understood(line: Any, held_out: list[tuple[str, str]], request: Any) -> list[Any]:
    """(intent meant, text, parse) of every held-out utterance."""
    import asyncio

    import skops.io  # noqa: F401 (before TensorFlow, or both load slower)

    from bot.assistant.agent import HotlineAgent

    agent = HotlineAgent()
    agent.load_model(line.model)
    texts = [(intent, fold(text) if request.param else text) for intent, text in held_out]
    return [(intent, text, asyncio.run(agent.parse_message(text))) for intent, text in texts]


def test_no_held_out_utterance_is_a_training_example(held_out: list[tuple[str, str]]) -> None:
    """Not even without its diacritics."""
    trained = {
        fold(text)
        for folder in (ROOT / "data" / "nlu", ROOT / "build" / "dialogue" / "nlu")
        for texts in read_examples(folder).values()
        for text in texts
    }
    assert not trained & {fold(text) for _, text in held_out}
    assert len(held_out) >= 250


def test_intents_of_unseen_utterances(understood: list[Any], capsys: Any) -> None:
    """Most intents, and more of their families, are right."""
    right = sum(parse["intent"]["name"] == intent for intent, _, parse in understood)
    kin = sum(family(parse["intent"]["name"]) == family(intent) for intent, _, parse in understood)
    with capsys.disabled():
        share, kin_share = right / len(understood), kin / len(understood)
        print(f"\nheld out: {len(understood)}, intents {share:.3f}, families {kin_share:.3f}")
    assert right / len(understood) >= LEAST_INTENTS
    assert kin / len(understood) >= LEAST_FAMILIES


def test_unseen_emergencies_are_heard(understood: list[Any]) -> None:
    """By keywords or by the classifier: at most one in ten is left to the next question."""
    urgent = [entry for entry in understood if entry[0].startswith(EMERGENCY)]
    heard = [
        text
        for _, text, parse in urgent
        if is_emergency(
            Message(text, parse["intent"]["name"], parse["intent"]["family_confidence"]),
            Hotline.POLICE,
        )
    ]
    assert len(heard) >= 0.9 * len(urgent), {text for _, text, _ in urgent} - set(heard)
