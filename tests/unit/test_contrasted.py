"""One part of a place set against another: the wrong one gives way, the rest stays."""

from __future__ import annotations

import pytest

from bot.core.reports.contrasted import contrasted

HOUSE = "số 9 ngõ 61 phố Vọng"


@pytest.mark.parametrize(
    ("old", "said", "now"),
    [
        (HOUSE, "ngõ mười sáu chứ sáu mốt là khu tập thể", "số 9 ngõ 16 phố Vọng"),
        (HOUSE, "chín là nhà ông ngoại tôi, nhà nó là mười hai", "số 12 ngõ 61 phố Vọng"),
        (HOUSE, "không phải chín đâu, nhà mười một", "số 11 ngõ 61 phố Vọng"),
        ("nha C2 khu tap the", "khong phai C2, C4 nhe", "nha C4 khu tap the"),
        ("nhà B8 tập thể Kim Liên", "bê bảy chứ bê tám là nhà dì tôi", "nhà B7 tập thể Kim Liên"),
        (HOUSE, "phố là Lê Thanh Nghị, không phải Vọng đâu", None),  # one word may be any word
        ("7 phố Lò Sũ", "phố là Hàng Mắm, không phải Lò Sũ", "7 phố Hàng Mắm"),
    ],
)
def test_what_is_wrong_gives_way(old: str, said: str, now: str | None) -> None:
    assert contrasted(old, said) == now


@pytest.mark.parametrize(
    "said",
    [
        "ngõ sáu mốt chứ không phải ngõ mười sáu",  # what was told holds
        "chín là quán bia, nó ngồi ở tầng ba",  # a storey is no house number
        "61 là đúng rồi",
        "có 61 người ở trong đó",
        "số 9 mới là nhà nó, em ở 7",
    ],
)
def test_what_contradicts_nothing_changes_nothing(said: str) -> None:
    assert contrasted(HOUSE, said) is None


def test_of_two_storeys_in_a_correction_the_new_one_holds() -> None:
    """With the flat that is told behind it."""
    said = "tôi nói nhầm, nhà tôi tầng ba, nó ở tầng bốn phòng bốn không một"
    place = contrasted("chung cư mini số 8 tầng 3", said, corrects=True)
    assert place == "phòng 401, chung cư mini số 8 tầng 4"
    assert contrasted("chung cư mini số 8 tầng 3", said) is None
