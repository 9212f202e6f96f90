"""The wish to stay unnamed: the caller's own, and nobody else's."""

from __future__ import annotations

import pytest

from bot.core.reports.matters import matter_of
from bot.core.reports.staying_unnamed import is_only_the_wish, wishes_to_stay_unnamed

WISHES = [
    "cho tôi giấu tên nhé",
    "sợ nó trả thù, giấu tên giúp em",
    "đừng để bọn nó biết em báo",
    "hắn giấu tên còn tôi cũng xin giấu tên",
    "em khong muon neu ten",
    "tài khoản đó lừa tôi, xin ẩn danh cho tôi",
    "thôi đừng hỏi tôi là ai",
    "trong sổ đừng có đề tên tuổi cháu",
    "tôi định giấu tên luôn",
]
OTHERS = [
    "thằng ấy thuê nhà mà nó toàn giấu tên",
    "có một tài khoản ẩn danh cứ nhắn tin dọa em",
    "nó bảo sẽ giấu tên đến cùng",
    "hắn giấu tên thật không bao giờ cho ai biết tên",
    "no giau ten that",
    "lúc đầu tôi định giấu tên nhưng thôi cứ nói luôn",
]


@pytest.mark.parametrize("text", WISHES)
def test_the_callers_wish_is_heard(text: str) -> None:
    """Whoever else the message is about."""
    assert wishes_to_stay_unnamed(text)


@pytest.mark.parametrize("text", OTHERS)
def test_that_somebody_else_hides_is_no_wish(text: str) -> None:
    """Their number would be thrown away, and nobody could call the caller back."""
    assert not wishes_to_stay_unnamed(text)


def test_the_wish_alone_is_no_matter() -> None:
    """What is reported comes after it."""
    assert is_only_the_wish("nhưng cho tôi giấu tên nhé")
    assert not is_only_the_wish("giấu tên giúp tôi, có người bán pháo")
    assert matter_of("tôi muốn báo tin nhưng xin giấu tên nha") is None
