"""Which entries of data/ an answer came from, as reviewers see it."""

from __future__ import annotations

import pytest

from bot.core.call import DialogueReply
from bot.knowledge import load_hotlines, load_procedures, load_warnings
from bot.web.console.sources import Origins


@pytest.fixture(scope="module")
def origins() -> Origins:
    return Origins(load_procedures(), load_hotlines(), load_warnings())


def names(origins: Origins, text: str, procedure: str | None = None) -> list[str]:
    reply = DialogueReply(text, None, 0.0, procedure=procedure)
    return [origin.name for origin in origins.of(reply)]


def test_procedure_has_its_file_source_and_date(origins: Origins) -> None:
    """What the answer was read from, and when somebody checked it."""
    (found,) = origins.of(DialogueReply("…", "ask_fee", 0.9, procedure="cap_the_can_cuoc_tu_14"))
    procedure = load_procedures()["cap_the_can_cuoc_tu_14"]
    checked = procedure.last_verified
    assert found.file == "data/procedures/can_cuoc.yml"
    assert found.source == procedure.main_source.title  # type: ignore[union-attr]
    assert found.checked == f"{checked.day}/{checked.month}/{checked.year}"


def test_every_kind_of_advice_is_known_by_its_words(origins: Origins) -> None:
    """Kinds that share their first sentence are told apart by the others."""
    for advice in origins.guide.advice.values():
        found = names(origins, " ".join(advice.sentences))
        assert f"Hướng dẫn an toàn: {advice.name}" in found
        assert len(found) == 1, found


def test_warning_is_known_by_more_than_one_phrase(origins: Origins) -> None:
    """One phrase alone is said elsewhere, too; an unknown procedure claims nothing."""
    warning = next(iter(origins.warnings.values()))
    spoken = "Anh chị nên: " + "; ".join(warning.advice)
    assert f"Cảnh báo: {warning.name}" in names(origins, spoken)
    assert names(origins, f"Anh chị {warning.advice[0].lower()} nhé.") == []
    assert names(origins, "Dạ, em chào anh chị ạ.", "khong_con_thu_tuc_nay") == []
