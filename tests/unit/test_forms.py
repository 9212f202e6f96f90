"""Forms asked for by their codes."""

from __future__ import annotations

import pytest

from bot.core.answers.forms import form_named, procedures_with
from bot.knowledge import load_procedures


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("cho tôi xin biểu mẫu CT01", "CT01"),
        ("mau ct01 tai o dau", "CT01"),
        ("tờ khai CT 01 lấy ở đâu", "CT01"),
        ("tờ khai xê tê không một", None),
        ("em được có hai ngày", None),
        ("làm đc 02 hôm rồi", None),
        ("phòng PC06 ở đâu", None),
        ("CT99 là giấy gì", None),
    ],
)
def test_a_form_is_known_by_the_code_that_entries_write(said: str, form: str | None) -> None:
    assert form_named(said, load_procedures()) == form


def test_a_form_leads_to_every_procedure_whose_papers_hold_it() -> None:
    procedures = load_procedures()
    wanting = procedures_with("CT01", procedures)
    assert len(wanting) > 3
    for name in wanting:
        assert any("CT01" in paper for paper in procedures[name].documents)
    others = (procedure for name, procedure in procedures.items() if name not in wanting)
    assert not any("CT01" in paper for other in others for paper in other.documents)
