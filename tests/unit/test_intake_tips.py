"""Tips taken in conversation: every detail in its field, corrections, anonymity, read-back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.reports.matters import announces_a_report, reports_something, tells_of_fraud
from tests.unit.intake_talk import Talk

CONVERSATIONS: list[tuple[list[str], dict[str, Any]]] = [
    (
        [
            "tôi muốn tố giác quán cà phê chứa bạc",
            "số tám phố Hào Nam, phường Ô Chợ Dừa",
            "mười giờ tối hôm qua",
            "ông chủ tên Bình",
            "0570123456",
            "đúng rồi",
        ],
        {
            "what": "quán cà phê chứa bạc",
            "ward": "Phường Ô Chợ Dừa",
            "when": "2026-11-19T22",
            "who": "Bình",
            "phone": "0570123456",
            "anonymous": False,
        },
    ),
    (
        [
            "báo công an có người bán pháo lậu ở phường Láng tối qua",
            "trong ngõ 12 đường Láng",
            "khoảng tám giờ",
            "một thanh niên đi xe 29A1 23456",
            "giấu tên giúp tôi",
            "vâng",
        ],
        {
            "what": "bán pháo lậu",
            "ward": "Phường Láng",
            "when": "2026-11-19",
            "plate": "29A1-234.56",
            "phone": None,
            "anonymous": True,
        },
    ),
    (
        [
            "toi muon bao tin co nguoi ban ma tuy",
            "o pho kham thien phuong van mieu quoc tu giam",
            "toi qua luc 9 gio",
            "hai thanh nien",
            "khong can goi lai",
            "dung roi",
        ],
        {"what": "ma tuy", "ward": "Phường Văn Miếu - Quốc Tử Giám", "when": "2026-11-19T21"},
    ),
    (
        [
            "tôi muốn báo tin",
            "nhà bên cạnh hay có đám đánh bạc",
            "số 7 ngõ 20 phố Kim Mã, phường Giảng Võ",
            "hôm 15 tháng 11 lúc 8 giờ tối",
            "không biết ai",
            "số này luôn",
            "đúng",
        ],
        {"what": "đánh bạc", "when": "2026-11-15T20", "phone": "0570000201"},
    ),
    (
        [
            "em muốn tố giác chỗ cá độ bóng đá",
            "quán cà phê số 9 ngõ 50 phố Trần Thái Tông, phường Cầu Giấy",
            "tối thứ bảy tuần trước",
            "tầm mười giờ",
            "chủ quán tên Long, hay đi xe biển 30F1 67890",
            "tôi không muốn để lại số",
            "chuẩn rồi",
        ],
        {"when": "2026-11-14T22", "who": "Long", "plate": "30F1-678.90", "anonymous": True},
    ),
    (
        [
            "nhà hàng xóm hay đánh bạc, ở phường Hàng Bạc cũ, ngõ Gạch",
            "hôm qua cũng có",
            "khoảng tám chín giờ",
            "năm sáu người lớn tuổi",
            "gọi lại số này",
            "à sai, ngõ Phất Lộc",
            "đúng rồi",
        ],
        {"where": "Phất Lộc", "who": "năm sáu người", "phone": "0570000201"},
    ),
    (
        [
            "tôi báo có xe đổ trộm rác ở đường Láng phường Láng",
            "năm giờ sáng nay",
            "xe tải biển 29C 54321",
            "không cần",
            "đúng rồi",
        ],
        {"what": "đổ trộm rác", "when": "2026-11-20T05", "plate": "29C-543.21", "phone": None},
    ),
]


@pytest.mark.parametrize(("said", "expected"), CONVERSATIONS)
def test_every_detail_lands_in_its_field(said: list[str], expected: dict[str, Any]) -> None:
    """A whole conversation ends with all it told, and with a receipt."""
    talk = Talk("tip")
    step = talk.say(*said)
    report = talk.report.as_dict()
    for name, value in expected.items():
        if isinstance(value, str):
            assert report[name] is not None, name
            assert value in report[name], (name, report[name])
        else:
            assert report[name] == value, (name, report[name])
    assert report["receipt"] == "K7M3Q9TX"
    assert step.closed
    assert step.pending is None


def told(*more: str) -> Talk:
    """A tip up to the question about time."""
    talk = Talk("tip")
    talk.say("tôi muốn báo tin có ổ đánh bạc", "số mười hai ngõ năm phố Bạch Mai, phường Bạch Mai")
    if more:
        talk.say(*more)
    return talk


@pytest.mark.parametrize(
    ("correction", "part", "gone"),
    [
        ("à không, số mười lăm", "số 15 ngõ 5 phố Bạch Mai", "12"),
        ("nhầm, ngõ bảy", "ngõ 7", "ngõ 5"),
        ("không phải, ở phường Láng", "phường Láng", "phường Bạch Mai"),
        ("tôi nói nhầm, phố Minh Khai mới đúng", "phố Minh Khai", "phố Bạch Mai"),
    ],
)
def test_a_correction_changes_its_own_part_of_the_place(
    correction: str, part: str, gone: str
) -> None:
    """House, lane, street and ward are corrected apart; the rest of the place stays."""
    talk = told(correction)
    assert part in str(talk.report.where)
    assert gone not in str(talk.report.where)
    assert talk.asked.startswith("ask_tip_when")


def test_a_corrected_ward_is_resolved() -> None:
    """The ward on record follows the correction."""
    assert told("à không, phường Láng").report.ward == "Phường Láng"


def test_a_time_is_corrected_where_it_belongs() -> None:
    """A time in a correction changes the time, whatever was asked last."""
    talk = told("chín giờ tối qua", "à không, mười giờ tối qua")
    assert str(talk.report.when).startswith("2026-11-19T22")
    assert "phố Bạch Mai" in str(talk.report.where)


def test_a_corrected_day_keeps_its_hour() -> None:
    talk = told("chín giờ tối qua", "à nhầm, tối hôm kia")
    assert str(talk.report.when).startswith("2026-11-18T21")


def test_a_corrected_hour_lies_in_the_part_of_the_day_that_was_told() -> None:
    """ "Sáng hôm kia", then "lúc tám giờ": no evening; nor where an hour of it is put right."""
    talk = told("sáng hôm kia", "lúc tám giờ")
    assert str(talk.report.when).startswith("2026-11-18T08")
    talk.say("à nhầm, chín giờ")
    assert str(talk.report.when).startswith("2026-11-18T09")


def test_what_happened_later_is_no_other_time_of_the_matter() -> None:
    talk = told("bốn giờ chiều qua", "hai thanh niên giữ bạn em tới chín giờ tối mới thả")
    assert str(talk.report.when).startswith("2026-11-19T16")


def test_a_correction_after_the_read_back_is_read_back_again() -> None:
    """Nothing is closed over an objection."""
    talk = told("chín giờ tối qua", "hai thanh niên", "giấu tên")
    assert talk.asked == "read_back"
    talk.say("không, phường Láng")
    assert talk.asked == "read_back"
    assert talk.report.ward == "Phường Láng"
    assert talk.report.receipt is None
    talk.say("đúng rồi")
    assert talk.report.receipt == "K7M3Q9TX"


def test_a_bare_no_to_the_read_back_is_asked_what_is_wrong() -> None:
    """And the answer to that changes the field it is about."""
    talk = told("chín giờ tối qua", "hai thanh niên", "giấu tên", "sai rồi")
    assert talk.asked == "ask_what_is_wrong"
    talk.say("mười một giờ tối qua")
    assert str(talk.report.when).startswith("2026-11-19T23")
    assert talk.asked == "read_back"


def test_contradictions_are_read_back() -> None:
    """Another ward without a correction is asked about; the answer decides."""
    talk = told("chuyện đó ở phường Láng lúc chín giờ tối qua")
    assert talk.asked == "ask_which_holds"
    assert talk.report.ward == "Phường Bạch Mai"
    talk.say("phường Láng")
    assert talk.report.ward == "Phường Láng"


def test_the_old_statement_can_be_kept() -> None:
    """The caller may stay with what was said first."""
    talk = told("chuyện đó ở phường Láng")
    talk.say("phường Bạch Mai mới đúng")
    assert talk.report.ward == "Phường Bạch Mai"
    assert talk.asked.startswith("ask_tip_when")


def test_an_ambiguous_ward_is_asked_back_once() -> None:
    """A former ward that was split is asked; unresolved, it is kept as it was said."""
    talk = Talk("tip")
    talk.say("tôi báo có ổ đánh bạc", "phường Trung Hòa")
    assert talk.asked == "ask_which_ward"
    assert talk.step is not None
    assert "Phường Yên Hòa" in talk.step.prompts[0].values["choices"]
    talk.say("tôi không biết")
    assert "Trung Hòa" in str(talk.report.where)
    assert talk.report.ward is None
    assert talk.asked.startswith("ask_tip_when")


def test_an_ambiguous_ward_is_resolved_by_the_answer() -> None:
    """One of the names that were offered settles it."""
    talk = Talk("tip")
    talk.say("tôi báo có ổ đánh bạc", "phường Trung Hòa", "Yên Hòa ạ")
    assert talk.report.ward == "Phường Yên Hòa"


def test_the_net_is_a_place_without_a_ward() -> None:
    """A swindle on the net is not asked for its ward."""
    talk = Talk("tip")
    talk.say("tôi bị lừa mất hai mươi triệu qua mạng")
    assert talk.report.where == "qua mạng"
    assert talk.asked.startswith("ask_tip_when")
    assert "hai mươi triệu" in str(talk.report.what)


def test_a_time_that_makes_no_sense_is_asked_once_more_and_then_kept() -> None:
    """Tomorrow cannot have happened; what is said twice is kept as said."""
    talk = told("ngày mai")
    assert talk.asked == "ask_tip_when_again"
    talk.say("lâu lâu rồi")
    assert talk.report.when == "lâu lâu rồi"


def test_a_number_that_is_no_telephone_is_asked_once_more() -> None:
    """Too few digits are asked again."""
    talk = told("chín giờ tối qua", "hai thanh niên", "09123")
    assert talk.asked == "ask_tip_contact_again"
    talk.say("0912345678")
    assert talk.report.phone == "0912345678"


def test_unanswered_questions_do_not_hold_up_the_tip() -> None:
    """A question is asked twice at most; the field stays open."""
    talk = told()
    talk.say("ừ", "ừ")
    assert talk.asked.startswith("ask_tip_who")
    assert talk.report.when is None
    assert "when" in talk.report.missing


class TestAnonymous:
    """Who wishes to stay unnamed leaves no trace in the report."""

    def test_from_the_first_words(self) -> None:
        """Neither number nor name is kept, and neither is asked."""
        talk = Talk("tip")
        talk.say(
            "tôi tên là Hoàng Văn Nam số 0912345678 muốn báo có ổ đánh bạc, tôi xin giấu tên",
            "số 5 phố Láng phường Láng",
            "tối qua lúc chín giờ",
            "ông Hùng",
            "đúng rồi",
        )
        record = str(talk.report.as_dict())
        assert talk.report.anonymous
        assert "0912345678" not in record
        assert "Nam" not in record
        assert "ask_tip_contact" not in talk.heard

    def test_a_number_given_before_is_dropped(self) -> None:
        """Changing one's mind at the end takes the number out again."""
        talk = told("chín giờ tối qua", "hai thanh niên", "0912345678", "à thôi tôi muốn giấu tên")
        assert talk.report.phone is None
        assert talk.report.anonymous

    def test_a_number_said_later_is_not_kept(self) -> None:
        """Once anonymous, a number that slips out is not written down."""
        talk = told("tôi muốn giấu tên", "chín giờ tối qua", "hai thanh niên gọi số 0912345678")
        assert "0912345678" not in str(talk.report.as_dict())

    def test_not_even_in_the_pending_state(self) -> None:
        """What waits for the next message holds no number either."""
        talk = told("giấu tên nhé, số tôi là 0912345678")
        assert "0912345678" not in str(talk.pending)


def test_a_street_is_put_right_in_the_same_breath() -> None:
    """With its number kept, or with another one."""
    talk = Talk("tip")
    talk.say("tôi báo quán bán hàng giả", "quán ở số 21 phố Hàng Đào, à không, phố Hàng Ngang")
    assert "21" in (talk.report.where or "")
    assert "Hàng Ngang" in (talk.report.where or "")
    assert "Hàng Đào" not in (talk.report.where or "")
    other = Talk("tip")
    other.say("tôi báo quán bán hàng giả", "số 21 phố Huế à nhầm số 35 phố Huế")
    assert "35" in (other.report.where or "")
    assert "21" not in (other.report.where or "")


def test_a_correction_of_the_matter_leaves_the_place() -> None:
    """What is denied was told of the matter, not of where it was."""
    talk = Talk("tip")
    talk.say("tôi báo mất trộm cái điện thoại", "ở số 8 phố Huế phường Hai Bà Trưng")
    talk.say("à mà không phải cái điện thoại, cái mất là cái đồng hồ")
    assert "phố Huế" in (talk.report.where or "")
    assert "đồng hồ" in (talk.report.what or "")


def test_calling_off_a_part_of_it_is_no_place() -> None:
    """Only what may be a place takes a place's stead."""
    talk = Talk("incident")
    talk.say("cháy nhà", "ở số 8 phố Huế")
    talk.say("à không phải, không có ai kẹt đâu, có hai thằng đang đứng xem")
    assert "phố Huế" in (talk.report.where or "")


def test_more_of_the_matter_is_not_lost() -> None:
    """A tip that is told in two messages."""
    talk = Talk("tip")
    talk.say("tôi tố giác người thuê trọ nhà tôi")
    talk.say("hắn hay mang xe không biển về tháo ra đem bán", intent="report_tip")
    assert "tháo ra" in (talk.report.what or "")


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("cho tôi hỏi tôi muốn tố giác một người bán thuốc giả ở chợ", True),
        ("dạ cho em hỏi là em muốn báo tin có nhà kia chứa pháo lậu", True),
        ("cho tôi hỏi tố giác tội phạm thì làm thế nào", False),
        ("cho tôi hỏi báo tin có được giấu tên không", False),
    ],
)
def test_leave_to_ask_before_a_report_makes_it_no_question(text: str, reports: bool) -> None:
    """People say "cho tôi hỏi" before whatever they have to say."""
    assert reports_something(text) is reports


def test_a_last_digit_mended_in_one_breath() -> None:
    """ "Chín không phải bảy" is a nine, and no nine and zero."""
    talk = Talk("tip")
    talk.say("tôi báo việc khách quỵt tiền xe ở cổng chợ mơ")
    number = "số tôi là không chín ba sáu năm bốn hai một tám bảy"
    talk.say(f"{number} à đọc nhầm số cuối là chín không phải bảy", intent="correct")
    assert talk.report.phone == "0936542189"


def test_what_is_not_known_of_somebody_leaves_what_is() -> None:
    talk = told("chín giờ tối qua")
    talk.say("thằng bán thì gầy nhom xăm kín cổ còn đứa mua em không nhìn rõ mặt")
    assert "gầy nhom" in str(talk.report.who)


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("bác báo công an cái vụ mất trộm gà nhà bác", True),
        ("a lô ừm tôi muốn báo cái này có hai thanh niên bán bột trắng", True),
        ("chú đến bắt con mèo nhà cháu đi nó ăn trộm cá", False),
        ("tôi muốn báo tin", False),
        ("bao lâu thì được cấp lại", False),  # "bao" is no "báo"
        ("thế bao giờ thì có kết quả", False),
    ],
)
def test_a_report_that_is_announced(text: str, announces: bool) -> None:
    """Heard whatever the model takes it for."""
    assert announces_a_report(text) is announces


def test_only_what_tells_a_time_is_kept_as_one() -> None:
    """No interjection, and nothing that is said of something else."""
    talk = Talk("tip")
    talk.say("tôi báo có sòng bạc", "ở số 8 phố Láng Hạ phường Láng", "tối qua lúc 9 giờ")
    when = talk.report.when
    talk.say("ơ không phải, thằng chủ đeo kính cơ", "à mà biển xe thì tôi không để ý đâu")
    assert talk.report.when == when


def test_an_unanswered_question_for_the_time_is_given_up() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có sòng bạc ở số 8 phố Láng Hạ phường Láng")
    talk.say("biển xe tôi không để ý", "đeo kính thì tôi không để ý biển số đâu")
    assert talk.report.when is None


def test_a_lunar_day_is_the_time_as_said() -> None:
    talk = Talk("tip")
    talk.say(
        "tôi báo có sòng bạc ở số 8 phố Láng Hạ phường Láng", "hôm rằm vừa rồi lúc tám giờ tối"
    )
    assert talk.report.when == "hôm rằm vừa rồi, tám giờ tối"


def test_until_when_it_went_on_is_no_other_time() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có sòng bạc ở số 8 phố Láng Hạ phường Láng", "tối qua lúc 22h")
    when = talk.report.when
    talk.say("nhà tôi thức tới 2h sáng vì chúng nó hò hét")
    assert talk.report.when == when


def test_who_says_yes_first_adds_an_hour_of_something_else() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có sòng bạc ở số 8 phố Láng Hạ phường Láng", "tối qua lúc 21h")
    talk.say("không biết", "tôi tận mắt thấy", "không có", "số tôi 0570 123 456")
    when = talk.report.when
    talk.say("đúng rồi, lúc 21h30 tôi có gọi tổ trưởng")
    assert talk.report.when == when
    talk.say("21h15 nhé")
    assert (talk.report.when or "").startswith("2026-11-19T21:15")


def test_who_says_yes_first_adds_another_day() -> None:
    """ "Đúng đó, hôm nay …": the time that was read back keeps its day."""
    talk = Talk("tip")
    talk.say(
        "có kẻ câu trộm gà",
        "hôm qua lúc mười giờ tối",
        "số 3 phố Kim Mã phường Giảng Võ",
        "hai người đội mũ",
        "tôi nhìn thấy",
        "không có",
        "0912345678",
    )
    told = talk.report.when
    talk.say("ờ đúng đó, hôm nay tôi đếm lại mất bốn con")
    assert talk.report.when == told


def test_a_whole_number_after_a_slip_keeps_its_zero() -> None:
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có sòng bạc", "ở số 8 phố Láng Hạ phường Láng", "tối qua lúc 9 giờ")
    talk.say("số tôi không ba năm hai bốn sáu một một chín bảy")
    talk.say("à nhầm không ba năm hai bốn sáu một một bảy chín")
    assert talk.report.phone == "0352461179"


def test_a_plate_behind_a_denial_is_heard() -> None:
    """ "À không phải" takes nothing away of what comes behind it."""
    talk = Talk("tip")
    talk.say("tôi báo xe đổ trộm rác ở số 8 phố Láng Hạ phường Láng tối qua lúc 9 giờ")
    talk.say("biển ba mươi gờ một hai ba bốn năm")
    talk.say("à mà không phải tôi đọc giấy khác biển ba mươi lờ một hai ba bốn năm")
    assert talk.report.plate == "30L-123.45"


@pytest.mark.parametrize(
    "text",
    [
        "cháu tố giác nhóm lừa đảo bán sim trên mạng",
        "mẹ tôi bị chúng nó lừa đóng tiền hội thảo",
        "hôm qua có người tự xưng là cán bộ điện lực vào thu tiền công tơ",
        "em chuyển khoản mua xe xong thì shop chặn số",
        "thang nay bon lua dao goi dien lien tuc",
    ],
)
def test_fraud_is_known_by_plain_words(text: str) -> None:
    """Whoever lost money hears first what may still save it."""
    assert tells_of_fraud(text)


@pytest.mark.parametrize(
    "text",
    ["cửa hàng bán túi giả", "xe đeo biển số giả", "trộm lấy mất xe máy", "ngân hàng mở nhạc ầm ĩ"],
)
def test_other_wrongs_are_no_fraud(text: str) -> None:
    """Counterfeits, thefts and noise have no money to call back."""
    assert not tells_of_fraud(text)


@pytest.mark.parametrize(
    ("first", "then", "when"),
    [
        ("tôi báo có đám đua xe đêm qua", "từ một giờ kém năm đêm", "2026-11-20T00:55"),
        ("tôi báo có đám đua xe đêm qua", "lúc mười một giờ đêm", "2026-11-19T23:00"),
        ("tôi báo có đám đua xe tối qua", "tầm hai giờ", "2026-11-20T02:00"),
        ("tôi báo có đám đua xe tối qua", "tầm tám giờ", "2026-11-19T20:00"),
        ("tôi báo có đám đua xe đêm hôm kia", "khoảng ba giờ sáng", "2026-11-19T03:00"),
    ],
)
def test_a_night_goes_on_after_midnight(first: str, then: str, when: str) -> None:
    """The hour told later lies in the night that was named before."""
    talk = Talk("tip")
    talk.say(first, then)
    assert talk.report.when is not None
    assert talk.report.when.startswith(when)


@pytest.mark.parametrize(
    ("asked_before", "answer", "who"),
    [
        (
            ["ở số 3 phố Huế", "hôm kia tầm chín giờ"],
            "chủ quán tên Thược, còn tôi giấu tên",
            "Thược",
        ),
        (
            ["ở số 3 phố Huế", "hôm kia tầm chín giờ", "một ông béo"],
            "ông ấy tên thì em không rõ, nhưng nó tên là Lộc, đừng ghi tên em",
            "Lộc",
        ),
    ],
)
def test_who_did_it_is_kept_of_an_unnamed_caller(
    asked_before: list[str], answer: str, who: str
) -> None:
    """The name of the doer is what a tip is about; the caller stays unnamed."""
    talk = Talk("tip")
    talk.say("tôi báo quán này chứa bạc", *asked_before, answer)
    assert talk.report.anonymous
    assert talk.report.phone is None
    assert who in (talk.report.who or "")


def test_people_described_where_a_number_was_asked_for_are_who() -> None:
    """And the number is asked for again."""
    talk = Talk("tip")
    talk.say(
        "có đứa ném chất bẩn vào quán nhà tôi", "số 3 phố Huế", "sáng nay 2 giờ", "không rõ ai"
    )
    talk.say("camera nhà bên quay", "2 đứa đi Wave đỏ, bịt khẩu trang")
    assert "2 đứa" in (talk.report.who or "")
    assert talk.pending is not None
    assert talk.pending["field"] == "contact"


def test_a_plate_that_was_not_understood_is_not_who() -> None:
    """Who did it is asked again."""
    talk = Talk("tip")
    talk.say("tôi bị xe dù ép tiền", "ở số 3 phố Huế", "hôm kia tầm chín giờ")
    talk.say("biển xe là ba mươi bê bê bò ấy năm năm")
    assert talk.report.who is None
    assert talk.pending is not None
    assert talk.pending["field"] == "who"


def test_what_is_denied_behind_what_holds_takes_nothing_with_it() -> None:
    """ "Hôm 15 chứ không phải 14, …": the "hông phải" in "không phải" denies no more than that."""
    talk = Talk("tip")
    talk.say("tôi báo có ổ đánh bạc", "số 5 ngõ 79 phố Láng, phường Láng", "7 rưỡi tối hôm 14/11")
    talk.say("à nhầm, hôm 15 chứ không phải 14, tôi vừa xem lại tin nhắn")
    assert talk.report.when == "2026-11-15T19:30:00+07:00"
    talk.say("ngõ 97 chứ không phải 79, gọi tôi số 0570 123 456 nhé")
    assert "97" in (talk.report.where or "")
    assert "79" not in (talk.report.where or "")
    assert talk.report.phone == "0570123456"


def test_a_ward_behind_what_is_denied_is_of_the_place() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có ổ đánh bạc", "bãi xe cạnh công viên chứ ko phải sau trường, phường Láng")
    assert talk.report.ward == "Phường Láng"


def test_who_introduces_themselves_corrects_no_place() -> None:
    talk = Talk("tip")
    talk.say("tôi báo có ổ đánh bạc", "số 5 phố Láng, phường Láng", "tối qua lúc tám giờ")
    talk.say("em là Siu H'Lan, dân Kon Tum", intent="correct")
    assert talk.report.where == "số 5 phố Láng, phường Láng"


@pytest.mark.parametrize(
    "aside",
    [
        "phường láng, mà báo thế này có được thưởng gì không",
        "thế tin báo của tôi có ai xem không ạ",
        "khúc văn lợi số không chín một hai ba bốn năm sáu bảy tám",
        "em bán trà đá ở đây tên lan",
    ],
)
def test_a_question_or_the_caller_is_no_suspect(aside: str) -> None:
    talk = Talk("tip")
    talk.say("tôi báo có sới bạc", "ở số 8 phố Láng Hạ", "phường Láng", "tối qua lúc chín giờ")
    assert talk.asked == "ask_tip_who"
    talk.say(aside)
    assert talk.report.who is None
    talk.say(aside)
    assert talk.report.who is None


def test_whom_it_is_about_is_no_place() -> None:
    """However often the place was asked for: "ở cằm" is none."""
    talk = Talk("tip")
    talk.say("tôi thấy kẻ bị truy nã", "ông ấy có sẹo ở cằm", "trong lệnh ghi tên là vàng a sử")
    assert talk.report.where is None
    assert "vàng a sử" in str(talk.report.who)
    talk.say("ở số 8 phố Láng Hạ phường Láng")
    assert talk.report.ward == "Phường Láng"


@pytest.mark.parametrize(
    "aside",
    [
        "lúc mười giờ tôi đang chờ khám",
        "tôi sẽ mang ra công an phường",
        "nó mặc áo đỏ của đội số 13",
    ],
)
def test_what_is_told_instead_of_a_place_is_none(aside: str) -> None:
    """It is asked for once more; then the tip goes on without."""
    talk = Talk("tip")
    talk.say("tôi nhặt được cái ví da", "ví màu nâu", aside)
    assert talk.report.where is None
    talk.say("ở hành lang viện huyết học")
    assert talk.report.where is not None
