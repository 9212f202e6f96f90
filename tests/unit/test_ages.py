"""The age that is told decides between papers for children and for grown people."""

from __future__ import annotations

import pytest

from bot.core.answers.ages import age_told, of_fitting_age
from bot.knowledge import load_procedures


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("bố em bảy mươi hai tuổi rồi", 72),
        ("chau 9 tuoi lam can cuoc", 9),
        ("bé nhà em tám tháng tuổi", 0),
        ("trẻ dưới 6 tuổi", None),
        ("từ đủ 14 tuổi thì sao", None),
        ("con mười tuổi, mẹ bốn mươi tuổi", None),
        ("làm căn cước ở đâu", None),
    ],
)
def test_one_age_is_told(text: str, age: int | None) -> None:
    assert age_told(text) == age


@pytest.mark.parametrize(
    ("found", "text", "wanted"),
    [
        ("can_cuoc_tre_6_14", "ông nội tám mươi mốt tuổi", "cap_the_can_cuoc_tu_14"),
        ("cap_the_can_cuoc_tu_14", "con em chín tuổi", "can_cuoc_tre_6_14"),
        ("can_cuoc_tre_6_14", "cháu bốn tuổi", "can_cuoc_tre_duoi_6"),
        ("can_cuoc_tre_6_14", "cháu mười hai tuổi", "can_cuoc_tre_6_14"),
        ("doi_the_can_cuoc", "tôi bốn mươi tuổi", "doi_the_can_cuoc"),
        ("ho_chieu_cap_moi", "con em chín tuổi", "ho_chieu_cap_moi"),
    ],
)
def test_a_paper_for_another_age_gives_way(found: str, text: str, wanted: str) -> None:
    assert of_fitting_age(found, text, load_procedures()) == wanted
