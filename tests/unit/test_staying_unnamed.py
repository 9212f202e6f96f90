"""The wish to stay unnamed: the caller's own, and nobody else's."""

from __future__ import annotations

import pytest

from bot.core.reports.matters import matter_of
from bot.core.reports.staying_unnamed import (
    asks_whether_revealed,
    is_only_the_wish,
    takes_name_back,
    wishes_to_stay_unnamed,
)
from tests.unit.intake_talk import Talk

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
    "tên thì chú không muốn ghi đâu",
    "số máy của bác cũng đừng lưu lại",
    "danh tính thì xin phép không nêu",
    "tên cháu bỏ đi",
    "tên cũng thôi, cứ để là người dân",
    "ten toi thi khoi ghi",
    "tên em thì anh để bí mật giùm",
    "đừng ghi tên bọn em nhé",
    "khỏi nêu tên chúng tôi",
    "đừng ghi tên nói chung là tôi ngại",
    "mien cho e vu ten tuoi voi sdt nhe",
    "tui nỏ nói tên mô",
    "tui nỏ muốn nêu tên mô",
    "khỏi viết tên em luôn",
    "dung noi e mach nha",
    "đừng nói là ai méc nha",
    "nhưng mà tôi không khai đâu nhé",
    "e ko lay ten e nha",
    "so dt thi thoi nha e so lam",
    "giữ kín giùm tui nghen",
    "đừng kêu tên em ra nghe",
    "tui chẳng muốn khai tên",
    "khỏi biết tên em làm chi",
]
OTHERS = [
    "thằng ấy thuê nhà mà nó toàn giấu tên",
    "có một tài khoản ẩn danh cứ nhắn tin dọa em",
    "nó bảo sẽ giấu tên đến cùng",
    "hắn giấu tên thật không bao giờ cho ai biết tên",
    "no giau ten that",
    "lúc đầu tôi định giấu tên nhưng thôi cứ nói luôn",
    "đừng ghi phố Thái Thịnh, Thịnh là tên tôi thôi",
    "biển số thì tôi không ghi được",
    "tên nó thì không ai biết",
    "số thì tôi không để ý",
    "tôi ngờ đứa cháu nhưng thôi tôi không nói tên nó ra",
    "đừng hỏi tên ông ấy, tôi không biết đâu",
    "tôi không nói tên bọn nó đâu",
    "nó không xưng tên",
    "tôi không biết tên anh ấy",
    "khong biet ten con be",
    "em không biết tên chị hàng xóm",
    "hấn nỏ nói tên",
    "no khai ten gia",
    "người đó không nói tên gì hết",
    "bà chủ không cho tên",
    "nó dặn đừng nói ai biết",
    "nó lấy tên em đi vay",
    "tôi ghi được mỗi số điện thoại thôi",
    "nó bảo giữ bí mật giùm em",
    "em không lấy được số xe",
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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("nghĩ lại rồi, tôi tên là trần thị mận", True),
        ("giấu tên được không ạ? Thôi, tôi là Trần Thị Mận", True),
        ("tôi là Trần Thị Mận mà thôi đừng ghi tên tôi", False),
        ("thôi nó tên là Mận", False),
        ("nghĩ lại rồi, nó mặc áo đỏ", False),
    ],
)
def test_a_change_of_mind_and_a_name_behind_it_take_the_wish_back(text: str, named: bool) -> None:
    """Who asks to stay unnamed behind the name stays so."""
    assert takes_name_back(text) is named


def test_who_names_themselves_after_all_can_be_called() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có sới bạc ở số 5 phố Huế phường Cửa Nam", "xin giấu tên nhé")
    assert talk.report.anonymous
    talk.say("tôi nghĩ lại rồi, tôi là Trần Thị Mận số 0912345678")
    assert not talk.report.anonymous
    assert talk.report.phone == "0912345678"


def test_a_wish_after_the_receipt_takes_the_number_out() -> None:
    talk = Talk("incident", caller=None)
    talk.say("có trộm đang phá cửa", "số 5 phố Huế phường Cửa Nam", "không ai bị thương")
    talk.say("0912345678")
    assert talk.report.receipt
    assert talk.report.phone == "0912345678"
    talk.say("mà số của tôi thì đừng lưu")
    assert talk.report.anonymous
    assert talk.report.phone is None


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("danh tính của tôi xin đề nghị đừng lưu", True),
        ("thông tin cá nhân của tôi mong các anh giữ kín", True),
        ("họ tên người báo tin yêu cầu không nêu", True),
        ("tôi đề nghị ghi tên tôi", False),
        ("danh tính nó tôi không biết", False),
        ("thông tin này đề nghị ghi vào", False),
    ],
)
def test_a_formal_wish_names_its_object_first(said: str, wish: bool) -> None:
    """ "Danh tính của tôi đề nghị …", as people write to an office."""
    assert wishes_to_stay_unnamed(said) is wish


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("báo rồi thì ông ấy có biết ai báo không", True),
        ("thông tin của em có bị lộ ra ngoài không ạ", True),
        ("bên mình có giữ bí mật cho người tố giác không", True),
        ("to giac thi hang xom co biet khong", True),
        ("mà bên mình có tiết lộ cho ông chủ quán không vậy", True),
        ("anh báo cho tôi biết kết quả nhé", False),
        ("có ai biết biển số không", False),
        ("tôi muốn giấu tên", False),
    ],
)
def test_who_reports_may_ask_whether_that_comes_out(said: str, asks: bool) -> None:
    assert asks_whether_revealed(said) is asks


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("hông, em hổng cho biết tên đâu", True),
        ("hong noi ten dau nha", True),
        ("hok ghi tên e nha ad", True),
        ("e ko de lai sdt dau", True),
        ("thôi khỏi tên tuổi gì hết", True),
        ("không cần tên để làm gì đừng hỏi", True),
        ("miễn tên nhé chú", True),
        ("tên làm chi, khỏi ghi", True),
        ("không cần tên nó đâu", False),
        ("quán không tên", False),
        ("em hông biết tên nó", False),
        ("hong co so dien thoai cua no", False),
        ("hong thay bien so", False),
    ],
)
def test_a_wish_as_the_south_says_it_or_in_short(said: str, wish: bool) -> None:
    """Typed without diacritics, short forms have none either."""
    assert wishes_to_stay_unnamed(said) is wish


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("tên thì khỏi, à thôi cứ ghi đi lê thị hồng", True),
        ("giấu tên được không nhỉ à mà thế ghi đi đặng văn hùng", True),
        ("khỏi ghi tên, mà thôi vậy anh cứ ghi là Lê Thị Hồng", True),
        ("thoi khoi ghi ten, a ma cu ghi di tran thi man", True),
        ("đừng ghi tên em, cứ ghi là người dân thôi", False),
        ("đừng ghi tên, cứ ghi là có năm thằng", False),
        ("tên em thì thôi, thế ghi tên nó đi, nó tên Sáu", False),
        ("cứ ghi là Lê Thị Hồng mà thôi đừng ghi", False),
    ],
)
def test_who_relents_in_one_breath_is_named(said: str, named: bool) -> None:
    """Only with their own name behind it; nobody else's."""
    talk = Talk("tip")
    talk.say("tôi báo có sới bạc ở số 5 phố Huế phường Cửa Nam", said)
    assert takes_name_back(said) is named
    assert not (named and talk.report.anonymous)


def test_a_wish_typed_plainly_is_no_matter() -> None:
    assert matter_of("e muon bao tin nhma giau ten dc k") is None
    assert matter_of("giau ten nha, co nguoi ban phao lau") is not None


def test_in_an_emergency_the_wish_is_heard_in_any_dialect() -> None:
    """Nor is a number asked for after it."""
    talk = Talk("incident", caller=None)
    talk.say("có đám đánh nhau bằng dao ở số 5 phố Huế phường Cửa Nam")
    talk.say("thôi tui bán nước ở đây tui nỏ nói tên mô")
    assert talk.report.anonymous
    assert talk.asked != "ask_contact_of_rescue"
