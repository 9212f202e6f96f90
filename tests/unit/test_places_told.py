"""Which of the places in a message are where the matter is."""

from __future__ import annotations

import pytest

from bot.core.reports.details import Details, details_of
from bot.knowledge import load_gazetteer
from tests.unit.intake_talk import NOW, Talk


def told(text: str, asked: str | None = None) -> Details:
    return details_of(text, NOW, load_gazetteer(), asked)


@pytest.mark.parametrize(
    "said",
    [
        "tôi tên hồ bá thọ",
        "mình là Kim Liên nhé",
        "Kim Liên là tên vợ tôi",
        "đừng ghi là phường Láng nhé",
        "phường Láng là bên kia đường",
        "ông ấy quê ở Sơn Tây",
        "nó từ Gia Lâm sang đây",
        "mẹ tôi đang nằm viện ở Hà Đông",
        "nó bảo con tôi đang cấp cứu ở Bạch Mai",
        "nó chuyển về Thường Tín năm ngoái rồi",
        "tôi gọi nhờ ở chợ Hôm",
        "bình ga xì mạnh lắm",
        "nó vặn ga phóng mất",
        "tôi ngắt cầu dao rồi",
        "con tôi đứng ngoài đường chờ xe",
    ],
)
def test_a_place_by_the_way_is_not_where_it_is(said: str) -> None:
    """Names, what is denied, where somebody comes from or goes to, and words that are no place."""
    assert told(said).where is None


@pytest.mark.parametrize(
    ("said", "ward"),
    [
        ("chân cầu Nhật Tân phía phường Phú Thượng", "Phường Phú Thượng"),
        ("lúc xe đi qua đoạn chợ phường Láng", "Phường Láng"),
        ("số 4 phố Hàng Đồng phường Hoàn Kiếm", "Phường Hoàn Kiếm"),
        ("cụ nhà ở phường Láng nhưng ngã ở phường Bạch Mai", "Phường Bạch Mai"),
        ("cây xăng phường Lĩnh Nam nhà tôi thì ở phường Láng", "Phường Lĩnh Nam"),
    ],
)
def test_the_place_itself_is_found_beside_such_words(said: str, ward: str) -> None:
    assert told(said, "where").ward == ward


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("quán ốc Bốn Mùa, 217 cổ ngư p long biên", "217 cổ ngư p long biên"),
        ("so 22 ngo 31 pho nam du phuong linh nam", "so 22 ngo 31 pho nam du phuong linh nam"),
        ("8 giờ tối phường Láng", "phường Láng"),
        ("ở phường Láng có 20 hộ dân", "ở phường Láng"),
    ],
)
def test_a_street_that_nobody_knows_stands_between_house_and_ward(said: str, where: str) -> None:
    assert told(said).where == where


def test_asked_where_it_is_any_place_is_better_than_none() -> None:
    assert told("từ Gia Lâm sang", "where").where is not None


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("nhà số mười ba ngõ hai mốt phố Vọng", "nhà số 13 ngõ 21 phố Vọng"),
        ("số bốn xuyệc mười hai phố Huế", "số 4/12 phố Huế"),
        ("số chín bê ngõ ba mốt phố Huế", "số 9B ngõ 31 phố Huế"),
        ("số ba trăm bảy mốt phố Huế", "số 371 phố Huế"),
        ("tòa tê mười hai", "tòa T12"),
    ],
)
def test_a_place_is_kept_as_people_write_it(said: str, written: str) -> None:
    """Whatever way it came in."""
    assert told(said, "where").where == written


def test_a_question_repeated_is_no_part_of_the_place() -> None:
    assert told("em hỏi ở đâu: số 7 phố Huế", "where").where == "số 7 phố Huế"


@pytest.mark.parametrize(
    "said",
    [
        "lão ấy tên là mạc đình sáng gần năm mươi",
        "nó tên Hồ Văn Tý",
        "hàng xóm họ tên kiều đình lợi",
        "thang do ten la mac dinh sang",
    ],
)
def test_what_somebody_is_called_is_no_place(said: str) -> None:
    details = told(said)
    assert details.where is None
    assert details.who == said


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("thằng tên Quý ở đình Hào Nam", "ở đình Hào Nam"),
        ("quán tên là chợ quê", "chợ quê"),
        ("hàng xóm tên Mạc Đình Sáng, ở số 4 phố Vọng", "ở số 4 phố Vọng"),
    ],
)
def test_a_place_beside_a_name_is_one(said: str, where: str) -> None:
    assert told(said).where == where


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("em ở ngõ chín đối diện trạm y tế đó", "ở ngõ 9 đối diện trạm y tế"),
        ("ở số 4 phố Vọng ngay sau chợ lúc 8 giờ tối", "ở số 4 phố Vọng ngay sau chợ"),
        ("o so 4 pho vong canh cay xang", "so 4 pho vong canh cay xang"),
        ("ở số 4 phố Vọng trước nhà tôi", "ở số 4 phố Vọng"),
    ],
)
def test_a_landmark_without_a_name_closes_a_place(said: str, where: str) -> None:
    assert told(said).where == where


def test_a_long_message_keeps_street_and_ward() -> None:
    """With an hour, a plate and a street whose name holds a verb."""
    details = told(
        "Tôi tên Hoa. Tầm 8h10 sáng qua em dựng xe, biển 29X1-345.67, trước cửa số 7 phố Trương "
        "Định, phường Tương Mai, quay ra thì mất."
    )
    assert details.where == "trước cửa số 7 phố Trương Định, phường Tương Mai"
    assert details.ward == "Phường Tương Mai"


@pytest.mark.parametrize(
    ("said", "ward"),
    [
        ("yen hoa nhe", "Phường Yên Hòa"),
        ("da khuong dinh ad oi", "Phường Khương Đình"),
        ("thuoc lang thuong nha", "Phường Láng"),
        ("lang thuong cu do, gio doi thanh lang r", "Phường Láng"),
        ("yen hoa a. e la Tam 0570 123 456", "Phường Yên Hòa"),
    ],
)
def test_a_ward_typed_without_diacritics_answers_which_one(said: str, ward: str) -> None:
    """Bare names are wards where a ward was asked for, and not elsewhere."""
    assert told(said, "ward").ward == ward


@pytest.mark.parametrize("said", ["doi can cuoc roi", "e k biet", "gan nha e a", "hoa binh thi co"])
def test_words_that_look_like_a_ward_are_none(said: str) -> None:
    """What follows them tells."""
    assert told(said, "ward").ward is None
    assert not told(said, "ward").wards


@pytest.mark.parametrize(
    "said",
    ["Nghĩa Tân, giờ đổi thành Nghĩa Đô rồi", "nay gọi là Nghĩa Đô", "giờ đổi tên thành Nghĩa Đô"],
)
def test_what_a_ward_has_become_is_its_name(said: str) -> None:
    assert told(said).ward == "Phường Nghĩa Đô"


def test_a_ward_that_was_asked_for_in_vain_may_come_later() -> None:
    """Beside the answer to another question, and typed without diacritics."""
    talk = Talk("tip", caller=None)
    talk.say("phong canh e hay tu tap choi ke bay lac", "nha tro 41 ngo 1 pham tuan tai")
    assert talk.asked == "ask_tip_ward"
    talk.say("xe do bien 30L 226.79", "e k biet")
    talk.say("nghia do a. e la Tam 0570 123 456")
    assert talk.report.ward == "Phường Nghĩa Đô"
    assert talk.report.phone == "0570123456"
