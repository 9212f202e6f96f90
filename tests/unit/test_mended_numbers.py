"""Telephone numbers that callers correct while they read them out."""

from __future__ import annotations

import pytest

from bot.core.reports.mended_numbers import mended_phone


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
    ],
)
def test_what_corrects_no_telephone_number_is_none(said: str) -> None:
    assert mended_phone(said) is None
