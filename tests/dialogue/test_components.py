"""Trainable components on their own, with examples made for one question each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.assistant.components.arbiter import IntentArbiter
from bot.assistant.components.entities import KnowledgeEntityExtractor
from bot.assistant.components.linear_classifier import LinearIntentClassifier
from bot.assistant.components.own_project import is_own
from bot.assistant.components.slot_tagger import SlotTagger
from bot.assistant.training_data import read_examples
from bot.settings import ROOT

WORDS = ["vé", "giá", "bay", "tàu", "huế"]
OWN = ("ask_procedure", "report_emergency_fire", "report_tip", "inform", "out_of_scope")


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage(tmp_path)


def example(text: str, intent: str | None = None, entities: Any = ()) -> Message:
    """A message with a count of every word as its sparse features."""
    row = csr_matrix([[float(text.split().count(word)) for word in WORDS]])
    message = Message({"text": text, "entities": [dict(e) for e in entities]})
    if intent:
        message.set("intent", intent)
    message.add_features(Features(row, "sentence", "text", "counts"))
    return message


def entity(name: str, text: str, part: str, **more: Any) -> dict[str, Any]:
    start = text.index(part)
    return {"entity": name, "start": start, "end": start + len(part), "value": part, **more}


@pytest.mark.parametrize(
    "taught",
    [
        {"giá vé": "fare"},
        {"giá vé": "fare", "bay huế": "flight"},
        {"giá vé": "fare", "bay huế": "flight", "tàu huế": "train#flight"},
    ],
)
def test_intents_are_learned_kept_and_ranked(
    storage: LocalModelStorage, taught: dict[str, str]
) -> None:
    """Any number of intents; a stored model ranks all of them and is sure of all but nothing."""
    config = LinearIntentClassifier.get_default_config()
    fresh = LinearIntentClassifier(config, storage, Resource("intents"))
    fresh.train(
        TrainingData([example(f"{t} {n}", i) for t, i in taught.items() for n in range(12)])
    )
    stored = LinearIntentClassifier.load(config, storage, Resource("intents"), None)
    for text, intent in taught.items():
        (found,) = stored.process([example(text)])
        assert found.get("intent")["name"] == intent
        assert {entry["name"] for entry in found.get("intent_ranking")} == set(taught.values())
        assert sum(e["confidence"] for e in found.get("intent_ranking")) == pytest.approx(1, 1e-4)
        assert found.get("intent")["confidence"] == pytest.approx(1, abs=0.3)


def test_roles_are_learned_with_entities(storage: LocalModelStorage) -> None:
    """An entity may carry a role and a group, and both are found again."""
    parts = [("huế", "vinh"), ("vinh", "nha trang"), ("hà nội", "huế"), ("nha trang", "hà nội")]
    examples = [
        Message(
            {
                "text": (text := f"từ {leaving} đi {arriving}"),
                "intent": "flight",
                "entities": [
                    entity("city", text, leaving, role="from", group="1"),
                    entity("city", text, arriving, role="to"),
                ],
            }
        )
        for leaving, arriving in parts
    ]
    SlotTagger(SlotTagger.get_default_config(), storage, Resource("slots")).train(
        TrainingData(examples)
    )
    tagger = SlotTagger.load(SlotTagger.get_default_config(), storage, Resource("slots"), None)
    (found,) = tagger.process([Message({"text": "từ Đà Lạt đi vinh."})])
    first, second = found.get("entities")
    assert (first["value"], first["role"], first["group"]) == ("Đà Lạt", "from", "1")
    assert (second["value"], second["role"]) == ("vinh", "to")
    assert "group" not in second
    assert 0 < second["confidence_entity"] <= 1


def test_nothing_annotated_nothing_tagged(storage: LocalModelStorage) -> None:
    """Without annotations the tagger trains, is stored, loads and stays silent."""
    config = SlotTagger.get_default_config()
    SlotTagger(config, storage, Resource("slots")).train(TrainingData([example("bay huế", "a")]))
    tagger = SlotTagger.load(config, storage, Resource("slots"), None)
    (found,) = tagger.process([Message({"text": "bay huế"})])
    assert not found.get("entities")


def test_a_mark_that_cuts_a_word_is_told(storage: LocalModelStorage) -> None:
    """Such an example is left out with a warning, and the others are learned."""
    good, bad = "từ huế đi vinh", "từ pleiku"
    examples = [
        Message({"text": good, "intent": "a", "entities": [entity("city", good, "huế")]}),
        Message({"text": bad, "intent": "a", "entities": [entity("city", bad, "plei")]}),
    ]
    tagger = SlotTagger(SlotTagger.get_default_config(), storage, Resource("slots"))
    with pytest.warns(UserWarning, match="inside a word"):
        tagger.train(TrainingData(examples))
    (found,) = tagger.process([Message({"text": good})])
    assert [e["value"] for e in found.get("entities")] == ["huế"]


@pytest.mark.parametrize("own", [True, False])
def test_entities_of_ours_for_our_intents_only(storage: LocalModelStorage, own: bool) -> None:
    """A telephone number is found, and outranks a tagger's, where intents are this project's."""
    intents = OWN if own else ("flight", "fare")
    config: dict[str, Any] = {}
    KnowledgeEntityExtractor(storage, Resource("known")).train(
        TrainingData([example("bay huế", intent) for intent in intents])
    )
    extractor = KnowledgeEntityExtractor.load(config, storage, Resource("known"), None)
    text = "số 0912345678 đi huế"
    tagged = [entity("flight_no", text, "0912345678"), entity("x", text, "đi")]
    (found,) = extractor.process([Message({"text": text, "entities": tagged})])
    names = [e["entity"] for e in found.get("entities")]
    assert ("phone" in names) is own
    assert ("flight_no" in names) is not own
    assert "x" in names


def test_other_intents_are_left_as_they_were() -> None:
    """Unreadable or unsure: among intents of others the classifier's word is the last."""
    arbiter = IntentArbiter(IntentArbiter.get_default_config())
    ranking = [{"name": "flight", "confidence": 0.2}, {"name": "fare", "confidence": 0.1}]
    message = Message({"text": "🙂", "intent": ranking[0], "intent_ranking": ranking})
    (found,) = arbiter.process([message])
    assert found.get("intent") == ranking[0]


def test_this_project_knows_itself() -> None:
    """The written examples hold the intents by which the rules know their own project."""
    assert is_own(read_examples(ROOT / "data" / "nlu"))
    assert not is_own({"flight", "greet", "out_of_scope", "inform"})
