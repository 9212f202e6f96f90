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
from sklearn.feature_extraction.text import HashingVectorizer

from bot.assistant.components.arbiter import IntentArbiter
from bot.assistant.components.aspect_finder import ASPECT_SCORES, AspectFinder
from bot.assistant.components.entities import KnowledgeEntityExtractor
from bot.assistant.components.features import message_rows
from bot.assistant.components.linear_classifier import LinearIntentClassifier
from bot.assistant.components.own_project import is_own
from bot.assistant.components.procedures import ProcedureFinder
from bot.assistant.components.slot_tagger import SlotTagger
from bot.assistant.training_data import labelled_texts, read_examples
from bot.core.nuisance_kinds import NuisanceGuess
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


def spoken(text: str, intent: str | None = None) -> Message:
    """A message with counts of all its words."""
    message = Message({"text": text})
    if intent:
        message.set("intent", intent)
    words = HashingVectorizer(n_features=4096, norm=None, alternate_sign=False)
    message.add_features(Features(words.transform([text]), "sentence", "text", "counts"))
    return message


def asked_about(*procedures: str) -> list[Message]:
    """Examples about some procedures only, and one of every intent that tells our project."""
    about = [text for text, known in labelled_texts().items() if known in procedures]
    others = [spoken(f"chuyện khác hẳn số {n}", intent) for n, intent in enumerate(OWN * 6)]
    return [*others, *(spoken(text, "ask_procedure") for text in about)]


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


@pytest.mark.parametrize(
    ("intent", "kind", "likelihood", "alarm", "chosen"),
    [
        # neither finder hears an emergency, whatever the intents suspect
        ("report_emergency_medical", "noi_chuyen_phiem", 0.97, 0.01, "nuisance_chat"),
        ("report_emergency_medical", "noi_chuyen_phiem", 0.97, 0.1, "report_emergency_medical"),
        ("report_emergency_medical", "noi_chuyen_phiem", 0.9, 0.01, "report_emergency_medical"),
        ("report_emergency_crime", "tre_em_nghich_may", 0.99, 0.01, "report_emergency_crime"),
        # a machine offers a person, and wants none
        ("handover", "cuoc_goi_tu_dong", 0.97, 0.01, "nuisance_sales"),
        ("handover", "chui_boi", 0.97, 0.01, "handover"),
    ],
)
def test_intents_give_way_to_what_is_plainly_a_nuisance(
    intent: str, kind: str, likelihood: float, alarm: float, chosen: str
) -> None:
    arbiter = IntentArbiter(IntentArbiter.get_default_config())
    ranking = [{"name": intent, "confidence": 0.6}]
    ranking += [{"name": own, "confidence": 0.01} for own in OWN if own != intent]
    guess = NuisanceGuess(kind, likelihood, (), alarm).as_dict()
    text = "bấm phím chín nói chuyện với em"
    message = Message({"text": text, "intent_ranking": ranking, "nuisance": guess})
    (found,) = arbiter.process([message])
    assert found.get("intent")["name"] == chosen


def test_this_project_knows_itself() -> None:
    """The written examples hold the intents by which the rules know their own project."""
    assert is_own(read_examples(ROOT / "data" / "nlu"))
    assert not is_own({"flight", "greet", "out_of_scope", "inform"})


def test_rows_of_counts_weigh_every_message_alike() -> None:
    """Long or short, every row has length 1; a message without features has an empty one."""
    rows = message_rows([spoken("giá"), spoken("giá vé tàu đi huế"), Message({"text": ""})])
    assert rows.shape == (3, 4096)
    lengths = rows.multiply(rows).sum(axis=1).A1
    assert list(lengths) == pytest.approx([1, 1, 0])
    assert message_rows([]).shape[0] == 0


def finders(storage: LocalModelStorage, examples: list[Message]) -> list[ProcedureFinder]:
    """A finder trained on the examples, and the same read from where it was stored."""
    config, resource = ProcedureFinder.get_default_config(), Resource("procedures")
    fresh = ProcedureFinder(config, storage, resource)
    fresh.train(TrainingData(examples))
    return [fresh, ProcedureFinder.load(config, storage, resource, None)]


def test_procedures_are_learned_from_questions_and_kept(storage: LocalModelStorage) -> None:
    """Asked in everyday words, each is found, by the stored finder as by the fresh one."""
    both = finders(storage, asked_about("gia_han_tam_tru", "tra_cuu_phat_nguoi"))
    for text, procedure in (
        ("giấy tạm trú sắp hết hạn muốn xin ở tiếp", "gia_han_tam_tru"),
        ("xe bị camera chụp muốn xem có lỗi không", "tra_cuu_phat_nguoi"),
    ):
        found = [finder.process([spoken(text)])[0].get("entities")[0] for finder in both]
        assert found[0] == found[1]
        assert (found[0]["entity"], found[0]["value"]) == ("procedure", procedure)
        assert procedure not in found[0]["behind"]


def test_a_procedure_is_known_by_name_before_anybody_asked(storage: LocalModelStorage) -> None:
    """The search over names finds one that no example is about."""
    finder, _ = finders(storage, asked_about("gia_han_tam_tru", "tra_cuu_phat_nguoi"))
    (message,) = finder.process([spoken("cho tôi hỏi thủ tục đăng ký mẫu con dấu")])
    assert message.get("entities")[0]["value"] == "con_dau"


def test_other_domains_have_no_procedures_and_no_aspects(storage: LocalModelStorage) -> None:
    """Trained on flights both finders are stored, load and stay silent, names or not."""
    flights = [spoken(f"bay chuyến {n}", "flight") for n in range(30)]
    flights += [spoken(f"giá vé {n}", "ask_fee") for n in range(30)]
    text = "làm hộ chiếu lần đầu hết bao nhiêu tiền"
    for finder in finders(storage, flights):
        assert not finder.process([spoken(text)])[0].get("entities")
    config, resource = AspectFinder.get_default_config(), Resource("aspects")
    AspectFinder(config, storage, resource).train(TrainingData(flights))
    stored = AspectFinder.load(config, storage, resource, None)
    assert stored.process([spoken(text)])[0].get(ASPECT_SCORES) is None


def test_aspects_are_learned_whatever_the_procedure(storage: LocalModelStorage) -> None:
    """Of a procedure never asked about, the stored finder tells where from what to bring."""
    taught = {
        "ask_place": ["làm {} ra đâu", "{} nộp chỗ nào", "đến đâu làm {}"],
        "ask_documents": ["{} cầm theo gì", "giấy tờ {} có gì", "mang gì đi làm {}"],
        "ask_procedure": ["tôi muốn {}", "cho hỏi {}", "hướng dẫn {}"],
    }
    examples = [
        spoken(frame.format(name), intent)
        for intent, frames in taught.items()
        for frame in frames
        for name in ("hộ chiếu", "căn cước", "tạm trú")
    ]
    examples += [spoken(f"chuyện khác {n}", intent) for n, intent in enumerate(OWN[1:])]
    config, resource = AspectFinder.get_default_config(), Resource("aspects")
    AspectFinder(config, storage, resource).train(TrainingData(examples))
    stored = AspectFinder.load(config, storage, resource, None)
    for text, aspect in (("con dấu cầm theo gì", "documents"), ("tách hộ ra đâu nộp", "place")):
        scores = stored.process([spoken(text)])[0].get(ASPECT_SCORES)
        assert max(scores, key=scores.get) == aspect
        assert set(scores) == {"overview", "documents", "place"}
