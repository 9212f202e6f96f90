"""The project's config.yml, as it stands, trained on a domain that is not the project's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.slot_sentences import Sentence, training_sentences
from benchmarks.slots import CONFIG, train, understand

INTENTS = {"flight", "airfare", "abbreviation", "flight#airfare"}


@pytest.fixture(scope="module")
def travel() -> list[Sentence]:
    """Two hundred travel enquiries of four intents."""
    found = [s for s in training_sentences(1200, seed=5) if s.intent in INTENTS]
    return found[:200]


@pytest.fixture(scope="module")
def understood(travel: list[Sentence], tmp_path_factory: Any) -> dict[str, dict[str, Any]]:
    folder: Path = tmp_path_factory.mktemp("travel")
    model = train(CONFIG, travel, folder)
    # A fire, a telephone number and a ward mean something to this project alone.
    texts = [
        *(sentence.text for sentence in travel[:60]),
        "cháy nhà rồi cứu với",
        "số của tôi là 0912345678 ở phường hà đông",
        "🙂",
        "thủ tục cấp hộ chiếu hết bao nhiêu tiền",
        "từ vinh đi đà lạt ngày mai giá bao nhiêu",
    ]
    return {text: parsed for text, (parsed, _) in zip(texts, understand(model, texts), strict=True)}


def test_no_intent_or_entity_of_ours_appears(
    travel: list[Sentence], understood: dict[str, dict[str, Any]]
) -> None:
    """Whatever is said, only what was annotated is found, whole or in joined intents."""
    labels = {slot.name for sentence in travel for slot in sentence.slots}
    for text, parsed in understood.items():
        assert parsed["intent"]["name"] in INTENTS, text
        assert {entity["entity"] for entity in parsed["entities"]} <= labels, text


def test_what_was_learned_is_found_again(
    travel: list[Sentence], understood: dict[str, dict[str, Any]]
) -> None:
    """Nearly all slots and intents of sentences trained on, to the letter."""
    meant = {(s.text, slot) for s in travel[:60] for slot in s.slots}
    found = {
        (s.text, type(slot)(e["entity"], e["start"], e["end"]))
        for s in travel[:60]
        for slot in s.slots[:1]
        for e in understood[s.text]["entities"]
    }
    assert len(meant & found) >= 0.95 * len(meant)
    right = sum(understood[s.text]["intent"]["name"] == s.intent for s in travel[:60])
    assert right >= 57


def test_words_never_seen_take_their_role_from_their_place(
    understood: dict[str, dict[str, Any]],
) -> None:
    """The city after "từ" is left, the one after "đi" is reached; no entity overlaps another."""
    parsed = understood["từ vinh đi đà lạt ngày mai giá bao nhiêu"]
    found = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    assert found["fromloc.city_name"] == "vinh"
    assert found["toloc.city_name"] == "đà lạt"
    assert parsed["intent"]["name"] == "airfare"
