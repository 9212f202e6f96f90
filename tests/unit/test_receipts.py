"""Receipt codes."""

from __future__ import annotations

import pytest

from bot.core.reports.receipts import ALPHABET, find_receipt, new_receipt, spoken_receipt


def test_receipts_are_readable_and_differ() -> None:
    """Eight characters, none mistaken for another, no two alike in ten thousand."""
    codes = {new_receipt() for _ in range(10_000)}
    assert len(codes) == 10_000
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)
    assert not set("0O1IBSZAEU") & set(ALPHABET)


@pytest.mark.parametrize(
    "form", ["{code}", "mã của tôi là {code}", "{lower}", "{half} {rest}", "{half}-{rest} ạ"]
)
def test_a_receipt_is_found_as_people_give_it(form: str) -> None:
    """Written together or apart, in capitals or not."""
    code = "K7M3Q9TX"
    text = form.format(code=code, lower=code.lower(), half=code[:4], rest=code[4:])
    assert find_receipt(text) == code


def test_a_receipt_read_back_is_found() -> None:
    """What the hotline reads out can be given back to it."""
    for _ in range(200):
        code = new_receipt()
        assert find_receipt(f"tôi hỏi mã {spoken_receipt(code)}") == code


def test_a_spelled_receipt_is_found() -> None:
    """Letters by their Vietnamese names, digits as words."""
    assert find_receipt("ca bảy mờ ba quy chín tê ích") == "K7M3Q9TX"


@pytest.mark.parametrize(
    "text", ["", "tôi muốn hỏi tin báo hôm trước", "0912345678", "29A1-123.45"]
)
def test_other_texts_hold_no_receipt(text: str) -> None:
    """Sentences, telephone numbers and plates are no receipts."""
    assert find_receipt(text) is None
