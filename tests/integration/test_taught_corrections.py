"""Approved corrections among what the dialogue model is trained from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.assistant import train
from bot.core.errors import DataError
from bot.core.lessons import Lesson
from bot.knowledge.examples import read_examples, write_corrections

KNOWN = "lệ phí hết bao nhiêu tiền vậy"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one written example and no corrections yet."""
    data = tmp_path / "data"
    write_corrections([Lesson(KNOWN, "ask_fee")], data / "nlu" / "fees.yml", date(2026, 1, 1))
    (data / "questions").mkdir()
    monkeypatch.setattr(train, "ROOT", tmp_path)
    monkeypatch.setattr(train, "DATA", data)
    monkeypatch.setattr(train, "CORRECTIONS", data / "corrections")
    return data


def correct(data: Path, lesson: Lesson) -> None:
    write_corrections([lesson], data / "corrections" / "x.yml", date(2026, 1, 1))


def examples() -> dict[str, list[str]]:
    with train._written_examples() as folder:
        return read_examples(folder)


def test_corrections_are_learned_beside_what_was_written(data: Path) -> None:
    """Rasa reads their folder, and plain-letter copies are made of them as of all examples."""
    assert examples() == {"ask_fee": [KNOWN]}
    assert str(data / "corrections") not in train.training_folders()
    correct(data, Lesson("hết mấy đồng hả cô", "ask_fee"))
    assert sorted(examples()["ask_fee"]) == sorted([KNOWN, "hết mấy đồng hả cô"])
    assert str(data / "corrections") in train.training_folders()


def test_model_is_out_of_date_once_something_was_approved(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file of corrections changes the hash by which training knows that nothing changed."""
    monkeypatch.setattr(train, "TRAINED_FROM", (data / "questions",))
    before = train.content_hash()
    correct(data, Lesson("hết mấy đồng hả cô", "ask_fee"))
    assert train.content_hash() != before


def test_training_refuses_what_must_not_be_taught(data: Path) -> None:
    """A label that contradicts the written data stops training, and says where."""
    correct(data, Lesson(KNOWN, "ask_time"))
    with pytest.raises(DataError, match="corrections/x.yml") as refused:
        examples()
    assert "Hỏi lệ phí" in refused.value.message
