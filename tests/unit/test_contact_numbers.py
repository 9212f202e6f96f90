"""Whose telephone number it is, and numbers that come in two parts or are put right at once."""

from __future__ import annotations

import pytest

from bot.core.reports.contact_numbers import callers_phone, others_phone, phone_part
from tests.unit.intake_talk import Talk

SUSPECTS = [
    "số của bọn đòi nợ là 0570 123 456",
    "nó gọi cho tôi bằng số 0570123456",
    "kẻ đó dùng số không năm bảy không một hai ba bốn năm sáu",
    "sdt no 0570 123 456",
    "số ghi trên bảng quảng cáo là 0570 123 456",
    "0570123456 là số của chủ nhà, ghi riêng ra",
    "cô ấy tên thu, gọi vào 0570123456 thì thuê bao",
    "giọng nam, số 0570 123 456. À đấy là số nó nhé",
    "stk 0570123456 mb bank, chủ tk TRAN VAN B",
    "em chuyển vào tài khoản 0570123456",
    "0570123456 ngân hàng vietcombank, em lỡ chuyển rồi",
    "Số gọi nhiều nhất đây: 0570 123 456",
    "số cứ gọi cho em là 0570123456",
    "so thang do 0570123456",
    "số bà chủ nhà là 0570123456",
    "zalo ông đó 0570123456",
    'Tường nào cũng dán "cho vay nóng", để số 0570 123 456. Phường Láng ạ.',
]
CALLERS = [
    "số của tôi là 0570 123 456",
    "nó dọa tôi, gọi lại cho tôi qua 0570123456",
    "hắn chặn tôi rồi, số em 0570123456",
    "sdt cua e 0570 123 456",
    "0570123456",
    "em mất máy rồi anh gọi cho bạn em nhé số nó là 0570 123 456",
    "số của bà thì hỏi thằng cháu bà 0570 123 456",
    "cháu ghi số thằng út nhé 0570123456",
    "sđt con là 0570 123 bốn năm sáu",
    "chú ghi số con gái tôi nó tên mai 0570123456",
    "e la Tam 0570 123 456, nhan zalo nhe",
    "anh la Nam 0570 123 456 nha",
    "em bị hack tài khoản, gọi số em 0570123456",
    "e bi mat tai khoan ngan hang sdt e 0570123456",
    "tôi để số 0570123456",
    "máy của tôi không năm bảy không một hai ba bốn năm sáu",
]


@pytest.mark.parametrize("text", SUSPECTS)
def test_a_suspects_number_is_not_the_callers(text: str) -> None:
    """Nobody is to be called back on the number of those they report."""
    assert callers_phone(text) is None
    found = others_phone(text)
    assert found is not None
    assert found.value == "0570123456"


@pytest.mark.parametrize("text", CALLERS)
def test_the_callers_number_is_theirs(text: str) -> None:
    """Whoever else is named before it."""
    found = callers_phone(text)
    assert found is not None
    assert found.value == "0570123456"
    assert others_phone(text) is None


@pytest.mark.parametrize(
    "first",
    [
        "tờ giấy ghi 0949 334 785",
        "có cuộc gọi 0949 334 785",
        "stk 0949334785 mb bank",
        "Số hay gọi nhất nè: 0949 334 785",
    ],
)
@pytest.mark.parametrize(
    "own",
    ["còn số em là 0570 123 456", "sdt e 0570 123 456", "Số của tôi là 0570123456, số kia của nó"],
)
def test_a_number_told_as_ones_own_needs_no_question(first: str, own: str) -> None:
    """One that was told of the matter before gives way to it."""
    talk = Talk("tip", caller=None)
    talk.say("tôi bị lừa tiền qua mạng", first, own)
    assert talk.report.phone == "0570123456"
    assert "ask_which_holds" not in talk.heard


def test_two_numbers_of_ones_own_are_asked_about() -> None:
    """Which of them reaches the caller nobody else can know."""
    talk = Talk("tip", caller=None)
    talk.say("tôi bị lừa tiền qua mạng", "số em là 0949 334 785", "số của tôi là 0570 123 456")
    assert talk.report.phone == "0949334785"
    assert talk.asked == "ask_which_holds"


@pytest.mark.parametrize(
    "text",
    [
        "nhầm, sđt mình là 0570 123 456 chứ 0570 123 465 là số cũ",
        "số em 0570123456 chứ không phải 0570123465",
        "số quán là 0949 334 785 à chị lấy số di động của em 0570 123 456",
        "em để số 0949334785, mà thôi anh gọi số này cho tiện 0570123456",
        "số máy bị mất thì 0949 334 785, còn gọi lại thì ghi số con gái tôi 0570 123 456",
    ],
)
def test_a_number_that_reaches_nobody_is_not_the_callers(text: str) -> None:
    """An old one, one that was said wrongly, that of the telephone that is gone."""
    found = callers_phone(text)
    assert found is not None
    assert found.value == "0570123456"


def test_half_a_number_is_known_by_what_is_said_of_it() -> None:
    """Other rows of digits are house numbers and sums."""
    assert phone_part("số của mẹ em là không năm bảy không một", asked=False) == "05701"
    assert phone_part("nhà số mười hai ngõ ba", asked=False) is None
    assert phone_part("hai ba bốn năm sáu", asked=True) == "23456"


def test_a_number_in_two_messages_is_one() -> None:
    """Whatever was asked in between; and neither half answers another question."""
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có sòng bạc", "ở số 8 phố Láng Hạ phường Láng")
    talk.say("số điện thoại của vợ tôi là không năm bảy không một")
    talk.say("đọc nốt nhé hai ba bốn năm sáu")
    assert talk.report.phone == "0570123456"
    assert talk.report.when is None


def test_no_half_of_a_number_is_kept_of_who_stays_unnamed() -> None:
    """It would be in what waits between two messages."""
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có sòng bạc", "ở số 8 phố Láng Hạ phường Láng")
    talk.say("số điện thoại của tôi là không năm bảy không một", "à thôi cho tôi giấu tên")
    assert "05701" not in str(talk.pending)
    assert talk.report.phone is None


def test_the_last_digit_is_put_right_in_the_same_breath() -> None:
    """A slip while reading a number out."""
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có sòng bạc ở số 8 phố Láng Hạ phường Láng")
    talk.say("số tôi không năm bảy không một hai ba bốn năm sáu à tôi đọc nhầm số cuối là tám")
    assert talk.report.phone == "0570123458"


def test_a_suspects_number_is_kept_with_the_suspect() -> None:
    """And the caller's own number is no contradiction to it."""
    talk = Talk("tip", caller=None)
    talk.say(
        "tôi báo có kẻ dọa tung ảnh", "số của kẻ đó là 0570 999 888", "số của tôi 0570 123 456"
    )
    assert talk.report.phone == "0570123456"
    assert "0570999888" in (talk.report.who or "").replace(" ", "")


def test_a_digit_said_to_come_twice_is_two() -> None:
    """As "hai số năm", "hai con năm"."""
    found = callers_phone("số em là không năm bảy không một hai lần ba bốn năm sáu")
    assert found is not None
    assert found.value == "0570133456"


def test_who_gives_their_own_name_has_not_told_whom_it_is_about() -> None:
    """The question stays open."""
    talk = Talk("tip")
    talk.say("tôi báo có sòng bạc", "ở số 8 phố Láng Hạ phường Láng", "tối qua lúc chín giờ")
    talk.say("em tên là Mai")
    assert "Mai" not in (talk.report.who or "")


def test_a_number_that_turns_out_to_be_the_suspects_is_none_to_call() -> None:
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có sòng bạc", "ở số 8 phố Láng Hạ phường Láng", "tối qua lúc 9 giờ")
    talk.say("số liên hệ 0570 123 456")
    assert talk.report.phone == "0570123456"
    talk.say("0570 123 456 là số của chủ sòng đấy")
    assert talk.report.phone is None
    talk.say("số tôi 0570 654 321")
    assert talk.report.phone == "0570654321"
