"""Whom a message tells of: somebody described, not whoever it was, and not the caller."""

from __future__ import annotations

import pytest

from bot.core.reports.people import people_told

CALLERS = ["mấy chú ơi tôi thấy ồn", "dạ chào chị em ở trọ", "tui đi làm thợ xây"]


@pytest.mark.parametrize(
    "said",
    [
        "chị bị kẻ gian rạch túi",
        "xe tôi bị bọn nó lấy rồi",
        "bọn trộm vào lúc tôi đi vắng",
        *CALLERS,
    ],
)
def test_whoever_it_was_is_nobody_described(said: str) -> None:
    assert people_told(said) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("kẻ gian đội mũ bảo hiểm đỏ", "kẻ gian đội mũ bảo hiểm đỏ"),
        ("em tên là ngô thị mến em nghi cô giúp việc", "em nghi cô giúp việc"),
        ("nó xưng tên là hòa còn tôi tên là lý", "nó xưng tên là hòa"),
        ("người bán xưng là Ly Cún", "người bán xưng là Ly Cún"),
        ("ông chạy xe đội nón lá", "ông chạy xe đội nón lá"),
        ("cầm đầu là lão tám", "cầm đầu là lão tám"),
        ("giọng Quảng Bình", "giọng Quảng Bình"),
        ("người đấm bố tôi là Khánh", "người đấm bố tôi là Khánh"),
    ],
)
def test_who_is_described_is_told(said: str, told: str) -> None:
    assert people_told(said) == told
