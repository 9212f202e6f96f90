"""Numbers told before that a part puts right."""

from __future__ import annotations

import pytest

from bot.core.reports.mended_parts import mended_by_denial
from tests.unit.intake_talk import Talk


@pytest.mark.parametrize(
    ("number", "said", "mended"),
    [
        ("0570123456", "khúc giữa là chín hai ba chứ không phải một hai ba", "0570923456"),
        ("0570123456", "hai số chót 65 chớ hổng phải 56", "0570123465"),
        ("0570123456", "không phải 3456 mà là 3465", "0570123465"),
        ("29E2-405.67", "chữ là f hai không phải e hai", "29F240567"),
        ("0570121256", "điện thoại là 13 chứ không phải 12", None),  # it stands there twice
        ("0570123456", "nhà số 21 chứ không phải 12", None),
        ("0570123456", "9 giờ 45 chứ không phải 34", None),
        ("0570123456", "có bốn thằng không phải ba", None),
    ],
)
def test_what_is_denied_of_a_number_is_replaced(number: str, said: str, mended: str | None) -> None:
    """Only where it stands in it once, and neither an hour nor a house is talked of."""
    assert mended_by_denial(number, said, []) == mended


def test_digits_of_a_house_are_its_own() -> None:
    assert mended_by_denial("0570123456", "45 chứ không phải 34", ["34 Hàng Bông"]) is None


def test_a_corrected_telephone_number_leaves_the_house_number() -> None:
    """Both have three digits."""
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có sòng bạc", "ở số 310 phố Láng Hạ phường Láng", "tối qua lúc 9 giờ")
    talk.say("số tôi 0570 123 456")
    talk.say("nhầm rồi, đuôi 465 chứ không phải 456")
    assert talk.report.phone == "0570123465"
    assert "310" in (talk.report.where or "")


def test_a_plate_is_put_right_by_its_letter() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có xe đổ trộm rác ở số 310 phố Láng Hạ phường Láng tối qua lúc 9 giờ")
    talk.say("biển hai chín e hai bốn không năm sáu bảy")
    talk.say("à phải là e một chứ không phải e hai, còn lại đúng")
    assert talk.report.plate == "29E1-405.67"
