"""Syllables that are written for each other sound alike; others do not."""

import pytest

from bot.core.language.sounds import sound


@pytest.mark.parametrize(
    ("meant", "written"),
    [
        ("trú", "chú"),
        ("sửa", "xữa"),
        ("giấy", "dấy"),
        ("làm", "nàm"),
        ("nghe", "nge"),
        ("trước", "chướt"),
        ("lý", "lí"),
        ("nhiêu", "nhiu"),
        ("cước", "cuớt"),
    ],
)
def test_alike(meant: str, written: str) -> None:
    assert sound(meant) == sound(written)


@pytest.mark.parametrize(
    ("one", "other"), [("thẻ", "xe"), ("phí", "thi"), ("mất", "mới"), ("ở", "ai"), ("nộp", "lấy")]
)
def test_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_what_is_no_syllable_stays() -> None:
    assert [sound(word) for word in ("VNeID", "113", "online", "CT07")] == [
        "vneid", "113", "online", "ct07",
    ]  # fmt: skip
