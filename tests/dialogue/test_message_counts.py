"""Counts of whole messages: what meets in one column, and what is no way of counting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.components.message_counts import MessageCounts
from bot.assistant.components.tokenizer import SyllableTokenizer

TAUGHT = ("đăng ký tạm trú ở đâu", "phòng trọ 12 cháy rồi")


def ways(*counts: dict[str, Any]) -> dict[str, Any]:
    return {**MessageCounts.get_default_config(), "counts": list(counts)}


def counted(folder: Path, config: dict[str, Any], text: str) -> list[dict[int, int]]:
    """What each way of counting finds in a text, by column, in a component stored and loaded."""
    storage, resource = LocalModelStorage(folder), Resource("counts")
    context = ExecutionContext(None, None, node_name="counts")
    taught = TrainingData([Message({"text": taught}) for taught in TAUGHT])
    tokenizer = SyllableTokenizer(SyllableTokenizer.get_default_config())
    tokenizer.process_training_data(taught)
    MessageCounts.create(config, storage, resource, context).train(taught)
    message = Message({"text": text})
    tokenizer.process([message])
    MessageCounts.load(config, storage, resource, context).process([message])
    rows = [feature.features for feature in message.features]
    return [dict(zip(row.indices, row.data, strict=True)) for row in rows]


WORDS = {"of": "words", "from": 1, "to": 1}


@pytest.mark.parametrize(
    ("writing", "met"), [("written", "đăng ký tạm trú"), ("folded", "dang ky tam tru")]
)
def test_words_meet_as_they_are_written_or_folded(tmp_path: Path, writing: str, met: str) -> None:
    (found,) = counted(tmp_path, ways({**WORDS, "as": writing}), met)
    assert sum(found.values()) == 4


def test_words_that_sound_alike_meet(tmp_path: Path) -> None:
    sounded, written = counted(
        tmp_path, ways({**WORDS, "as": "sounded"}, {**WORDS, "as": "written"}), "phòng chọ"
    )
    assert (sum(sounded.values()), sum(written.values())) == (2, 1)


def test_all_numbers_are_one_word(tmp_path: Path) -> None:
    (found,) = counted(tmp_path, ways({**WORDS, "as": "written"}), "phòng 345")
    assert sum(found.values()) == 2


def test_groups_of_letters_are_known_within_words(tmp_path: Path) -> None:
    letters = {"of": "letters", "as": "folded", "from": 3, "to": 3}
    (found,) = counted(tmp_path, ways(letters), "dang")
    assert sum(found.values()) == 4  # " da", "dan", "ang", "ng "


@pytest.mark.parametrize(
    "wrong", [{"of": "sentences"}, {"as": "shouted"}, {"from": 0}, {"from": 3, "to": 2}]
)
def test_what_is_no_way_of_counting_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidConfigException, match="cannot count"):
        MessageCounts.validate_config(ways({**WORDS, "as": "written", **wrong}))
