"""Where a tip happened: put right by its parts, told apart from where somebody lives."""

from __future__ import annotations

import pytest

from bot.core.reports.taking_places import tells_only_storeys
from tests.unit.intake_talk import Talk


def told(*more: str) -> Talk:
    """A tip with its place, up to the question about time."""
    talk = Talk("tip")
    talk.say("tôi muốn báo tin có sới bạc", "số 12 ngõ 5 phố Bạch Mai, phường Bạch Mai", *more)
    return talk


@pytest.mark.parametrize(
    ("first", "then", "wanted", "gone"),
    [
        ("chung cư ở Tây Mỗ toà S1.03", "nhầm, S1.08 mới đúng", "S1.08", "S1.03"),
        ("số 402 phố Bạch Mai", "nhầm, 420 mới đúng", "420", "402"),
        (
            "chợ chim phường Hà Đông",
            "đúng ra là không ở trong chợ mà ở số 5 ngõ 12 phố Chu Văn An",
            "Chu Văn An",
            "",
        ),
        ("ở hầm B2", "chính xác là dưới hầm B1", "B1", "B2"),
        ("ở Định Công", "chính xác là sân sau nhà văn hóa", "Định Công", "B2"),
    ],
)
def test_a_name_of_letters_and_figures_is_put_right(
    first: str, then: str, wanted: str, gone: str
) -> None:
    talk = Talk("tip")
    talk.say("tôi muốn báo tin có sới bạc", first, then)
    where = str(talk.report.where)
    assert wanted in where
    assert not gone or gone not in where


def test_where_the_caller_lives_is_not_where_it_happened() -> None:
    talk = Talk("tip")
    talk.say(
        "tôi muốn báo tin có nhóm tạt sơn",
        "tôi hiện thuê ở Định Công nhưng chúng nó tạt sơn nhà bố mẹ tôi ở phường Bạch Mai",
    )
    assert talk.report.ward == "Phường Bạch Mai"
    assert "Định Công" not in str(talk.report.where)


def test_where_a_relative_lives_contradicts_nothing() -> None:
    """Told of a person, once the place of the matter is known."""
    talk = told("chín giờ tối qua", "hai thanh niên")
    talk.say("số tôi là 0912345678 mẹ tôi thì ở phường Láng với anh tôi")
    assert talk.report.ward == "Phường Bạch Mai"
    assert talk.asked != "ask_which_holds"


def test_a_sum_of_money_is_no_house_number() -> None:
    talk = told("số 302 mới đúng")
    talk.say("à nhầm, mất 500 nghìn chứ")
    assert "500" not in str(talk.report.where)


def test_which_place_is_right_is_answered_or_the_first_one_stays() -> None:
    """The place given in answer to "where" outweighs one that was only mentioned."""
    answered = told("chỗ đó ở phường Láng")
    assert answered.asked == "ask_which_holds"
    answered.say("phường Láng")
    assert answered.report.ward == "Phường Láng"
    unanswered = told("chỗ đó ở phường Láng", "hai thanh niên đội mũ đỏ, tối qua lúc chín giờ")
    assert unanswered.report.ward == "Phường Bạch Mai"
    assert "mũ đỏ" in str(unanswered.report.who)
    assert str(unanswered.report.when).startswith("2026-11-19T21:00")


def test_a_place_told_instead_of_an_answer_about_time_is_taken() -> None:
    talk = Talk("tip")
    talk.say("tôi báo tin có sới bạc tối qua lúc chín giờ")
    talk.pending = {
        **(talk.pending or {}),
        "step": "choose",
        "field": "when",
        "conflict": {"field": "when", "old": "2026-11-19T21:00", "new": "2026-11-19T22:00"},
    }
    talk.say("ở trong nhà C3 khu tập thể ngõ hai mươi phố Bạch Mai phường Bạch Mai")
    assert talk.report.ward == "Phường Bạch Mai"
    assert "ngõ 20" in str(talk.report.where)


def test_a_denied_ward_gives_way_to_the_one_told() -> None:
    """In southern words, too, and without "à nhầm"."""
    talk = told("bên số lẻ là qua phường Vĩnh Tuy rồi, Bạch Mai là phía bên kia")
    assert talk.report.ward == "Phường Vĩnh Tuy"
    assert "Bạch Mai, phường Vĩnh Tuy" in str(talk.report.where)


def test_where_the_caller_telephones_from_changes_nothing_read_back() -> None:
    talk = told("chín giờ tối qua", "hai thanh niên", "em thấy", "không có ảnh", "0912345678")
    assert talk.asked == "read_back"
    talk.say("em đang gọi nhờ ở bến xe Giáp Bát")
    assert "Bạch Mai" in str(talk.report.where)
    assert "Giáp Bát" not in str(talk.report.where)


def test_the_end_of_a_number_is_no_house() -> None:
    """ "Đuôi 377 chứ không phải 337" puts no house number right."""
    talk = Talk("tip")
    talk.say("tôi báo tin có sới bạc", "số 210 phố Bạch Mai phường Bạch Mai", "chín giờ tối qua")
    talk.say("đuôi 377 chứ không phải 337")
    assert "210" in str(talk.report.where)


def test_a_ward_is_completed_by_what_describes_the_place() -> None:
    """Words that no list knows, told with the ward that was asked for."""
    talk = Talk("tip")
    talk.say("tôi báo tin có người câu điện ở hồ")
    talk.say("xã Suối Hai phía cuối đập gần cái trạm biến áp cũ")
    assert "trạm biến áp" in str(talk.report.where)
    assert talk.report.ward == "Xã Suối Hai"


def test_a_storey_alone_is_no_place() -> None:
    talk = Talk("incident")
    talk.say("chung cư cháy rồi khói lên tận tầng 9")
    assert talk.asked == "ask_incident_where"


def test_a_building_told_later_belongs_to_the_place() -> None:
    """At the head of a message about something else."""
    talk = Talk("tip")
    talk.say("tôi báo có ổ mại dâm", "khu đô thị Linh Đàm phường Hoàng Liệt")
    talk.say("tòa bê bốn, khách ra vào suốt ngày")
    assert str(talk.report.where).startswith("tòa B4, ")


def test_what_is_denied_in_one_breath_is_left_out() -> None:
    talk = Talk("incident")
    talk.say("có đánh nhau", "cổng chợ à không phải chợ cổng đình làng phường Láng")
    assert "đình làng" in str(talk.report.where)
    assert "chợ" not in str(talk.report.where)
    assert talk.report.ward == "Phường Láng"


def test_a_bare_number_taken_back_leaves_the_street_told_after_it() -> None:
    """The wrong number is named once more behind it."""
    talk = Talk("tip")
    talk.say(
        "tôi bị trộm tháo mất cục nóng",
        "số mười hai à không số bốn mươi phố Bạch Mai mười hai là chỗ ở cũ",
    )
    assert talk.report.where == "số 40 phố Bạch Mai"


def test_the_ward_named_among_those_offered_is_the_one() -> None:
    """In a message that also says which ward of that name it is not."""
    talk = Talk("tip")
    talk.say(
        "tôi báo có đám trấn lột",
        "cuối đường Cầu Diễn phường Minh Khai",
        "Minh Khai ở Từ Liêm chứ không phải bên Hai Bà Trưng nay gọi là phường Xuân Phương",
    )
    assert talk.report.ward == "Phường Xuân Phương"
    assert "Minh Khai" in str(talk.report.where)


def test_the_district_tells_which_of_those_offered_it_is() -> None:
    """Typed without diacritics, names that look alike are told apart."""
    talk = Talk("tip")
    talk.say("toi bao co lo mo lon chet", "lo o xa tien phong")
    assert talk.asked == "ask_which_ward"
    talk.say("tien phong ben ba vi, khong phai thuong tin")
    assert talk.report.ward == "Xã Quảng Oai"


def test_storeys_take_no_place_of_a_house() -> None:
    """A lift that stopped between two of them is where it was said to be."""
    talk = Talk("incident")
    talk.say("em kẹt trong thang máy", "số 5 phố Bạch Mai, phường Bạch Mai")
    talk.say("nó dừng giữa tầng 6 với tầng 7")
    assert "Bạch Mai" in str(talk.report.where)
    assert talk.report.ward == "Phường Bạch Mai"
    assert tells_only_storeys("giữa tầng 6 với tầng 7")
    assert not tells_only_storeys("tầng 6 số 5 phố Bạch Mai")


@pytest.mark.parametrize(
    ("place", "then", "wanted"),
    [
        ("phòng 506 chung cư Bình Minh phường Láng", "nhầm, phòng 605 nhé", "phòng 605 chung cư"),
        ("phòng năm linh sáu chung cư Bình Minh", "nhầm phòng sáu linh năm", "phòng 605 chung cư"),
        ("phòng 3 nhà nghỉ Hoa Mai phường Láng", "à nhầm, phòng 8", "phòng 8 nhà nghỉ Hoa Mai"),
        ("tầng ba tòa nhà Hoa Mai phường Láng", "nhầm, tầng bốn nhé", "tầng 4 tòa nhà"),
        ("tòa 2 khu đô thị Hoa Mai phường Láng", "à nhầm, tòa 4", "tòa 4 khu đô thị"),
        ("chung cư Bình Minh phường Láng", "phòng 605 nhé", "phòng 605, chung cư Bình Minh"),
    ],
)
@pytest.mark.parametrize("kind", ["tip", "incident"])
def test_a_room_or_storey_is_put_right_in_its_house(
    kind: str, place: str, then: str, wanted: str
) -> None:
    talk = Talk(kind)
    talk.say("có đánh nhau", place, then)
    assert str(talk.report.where).startswith(wanted)


def test_a_room_alone_replaces_no_other_room() -> None:
    """Unless something was wrong."""
    talk = told("chín giờ tối qua")
    talk.say("phòng 506", "khách phòng 605 cũng sợ")
    assert talk.report.where == "phòng 506, số 12 ngõ 5 phố Bạch Mai, phường Bạch Mai"


def test_the_hour_of_a_day_that_was_told_is_kept() -> None:
    """Whether the day is told before it or after it."""
    talk = Talk("tip")
    talk.say("hôm qua nhà tôi bị ném gạch", "số 4 phố Vọng, phường Bạch Mai")
    talk.say("sáng qua tầm chín rưỡi có hai đứa đi xe máy", "đấy hôm qua là thế")
    assert talk.report.when == "2026-11-19T09:30:00+07:00"


@pytest.mark.parametrize(
    "name", ["ok. Lê Thị Hồng, 0912 345 678", "dạ em là trần thị hoa", "vâng tên tôi là Mận ạ"]
)
def test_who_the_caller_is_answers_no_question_about_a_place(name: str) -> None:
    """However often it was asked; a lost thing may have no place that anybody knows."""
    talk = Talk("tip")
    talk.say("em bị rơi cái ví chiều nay", "em không để ý", name)
    assert talk.report.where is None
    assert talk.report.who is None


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("em để quên túi trên xe buýt số 22 sáng nay", "trên xe buýt số 22"),
        ("tôi bị móc mất ví trên xe buýt ba hai", "trên xe buýt ba hai"),
        ("mat dien thoai tren xe bus 09", "tren xe bus 09"),
        ("cháu bị móc túi trên xe buýt hai thằng áo đen", "trên xe buýt"),
        ("nó trốn trên xe buýt 32", None),
    ],
)
def test_something_is_gone_aboard(said: str, where: str | None) -> None:
    """A bus lies in no ward, and in an emergency it says not where help is needed."""
    talk = Talk("tip")
    talk.say(said)
    assert talk.report.where == where
    assert not where or "ask_tip_ward" not in talk.heard
    urgent = Talk("incident")
    urgent.say(said)
    assert urgent.report.where is None
