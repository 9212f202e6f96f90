"""Telephone numbers that callers correct while they read them out."""

from __future__ import annotations

import pytest

from bot.core.reports.contact_numbers import callers_phone
from bot.core.reports.mended_numbers import mended_phone, mended_plate


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (
            "không chín tám hai sáu một ba à nhầm sáu một năm chứ không phải sáu một ba rồi bảy bốn"
            " không",
            "0982615740",
        ),
        ("0912 345 678, à không, 679", "0912345679"),
        ("máy em là không ba bốn năm sáu bảy tám chín không một nhầm không hai", "0345678902"),
        ("không ba ba hai sáu một à không sáu hai bảy không bốn tám", "0332627048"),
        ("số 0905 123 456 đọc nhầm 124", "0905124456"),  # where it differs least
        ("không chín một hai ba à nhầm cho con gái bác 0387 654 321 nhé", "0387654321"),
        ("chín một hai ba bốn năm sáu bảy tám à có số không đằng trước", "0912345678"),
        ("số em 0912 345 678 khoan bảy bảy chín chứ không phải sáu bảy tám", "0912345779"),
        ("số em 0912 345 678 ý quên bốn số cuối là năm sáu tám bảy", "0912345687"),
        ("số em 091234567, à thêm số tám ở cuối nữa", "0912345678"),
    ],
)
def test_the_corrected_number_holds(said: str, number: str) -> None:
    found = mended_phone(said)
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize(
    "said",
    [
        "không chín tám bảy ba một hai sáu bốn không",
        "nhà số mười hai à không số mười lăm",
        "à nhầm, ngõ 45 chứ không phải ngõ 54",
        "lúc tám giờ à không chín giờ kém mười",
        "số tôi 0912345678 à năm nay tôi sáu mươi tuổi",
        "không chín một hai ba bốn năm sáu bảy tám à hai đứa đi xe đỏ",
        "0912345678, à quên, 8 giờ tối",
    ],
)
def test_what_corrects_no_telephone_number_is_none(said: str) -> None:
    assert mended_phone(said) is None


def test_a_number_read_out_again_holds_as_it_was_read_last() -> None:
    said = "0988 111 222 bác đọc thiếu đâu, 0988 111 333 mới đúng"
    found = callers_phone(said)
    assert found is not None
    assert found.value == "0988111333"


@pytest.mark.parametrize(
    ("said", "plate"),
    [
        ("ba mươi e hai hai một chấm không năm à nhầm hai một hai chấm không năm", "30E-212.05"),
        ("biển 29C1-345.67, nhìn lại thì là 345.76", "29C1-345.76"),
        ("biển 29X1-345.67 à nhầm ba bốn năm chấm sáu tám xe để ngoài ngõ", "29X1-345.68"),
        ("xe ba mươi a một hai ba bốn năm à quên đuôi năm bốn", "30A-123.54"),
        ("hai chín bê một ba ba ba bốn bốn à không ép một chứ không phải bê một", "29F1-333.44"),
    ],
)
def test_the_corrected_plate_holds(said: str, plate: str) -> None:
    found = mended_plate(said)
    assert found is not None
    assert found.value == plate


@pytest.mark.parametrize(
    "said",
    [
        "biển 30A-123.45, à nhầm lúc 9 giờ",
        "biển 30A-123.45 màu trắng",
        "biển 30A-123.45 à hai ba người đi cùng",
        "biển 30A-123.45, à nhầm, năm ngoái",
        "biển 30A-123.45 à 500 nghìn để trong cốp",
        "xe không biển, à quên, ngõ 45",
    ],
)
def test_what_corrects_no_plate_is_none(said: str) -> None:
    assert mended_plate(said) is None
