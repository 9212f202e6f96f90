"""What callers tell of themselves is found; what they tell of others, and the place, is not."""

from __future__ import annotations

import pytest

from bot.core.report import Incident, Tip
from bot.core.reports.redaction import redacted, redacted_report
from bot.core.reports.self_told import told_of_self

PLACES = ["ở số 40 ngõ 8 phố Láng Hạ"]


def found_in(text: str, places: list[str] | None = PLACES) -> list[str]:
    return [text[told.start : told.end] for told in told_of_self(text, places)]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("tôi tên là Lan", "Lan"),
        ("dạ chào chị em tên là lan anh ạ", "lan anh"),
        ("em tên nguyễn thị ngọc lan muốn báo tin", "nguyễn thị ngọc lan"),
        ("em là nguyễn công minh, nhà bên đánh bạc", "nguyễn công minh"),
        ("alo tôi là Trần Thị Bích, tôi báo tin", "Trần Thị Bích"),
        ("em là hoa, nhà bên có đánh bạc", "hoa"),
        ("họ tên của tôi là Phạm Thu Hằng", "Phạm Thu Hằng"),
        ("tên tôi lê văn nam", "lê văn nam"),
        ("toi ten la do thi hien", "do thi hien"),
        ("chị là Hoa đây", "Hoa"),
        ("Lan đây em ơi", "Lan"),
        ("gọi lại cho chị Lan nhé", "Lan"),
        ("Nguyễn Thị Lan 0912 345 678", "Nguyễn Thị Lan"),
        ("zalo của em là Lan Nguyễn", "Lan Nguyễn"),
        ("người báo tin là Lê Văn Nam", "Lê Văn Nam"),
        ("tôi là vợ anh Tuấn đây", "vợ anh Tuấn"),
        ("căn cước của tôi là 001085012345", "001085012345"),
        ("số của em 001085012345 ạ", "001085012345"),
        ("số cmnd 012345678 của tôi", "012345678"),
        ("hộ chiếu B1234567", "B1234567"),
        (
            "cccd không không một không tám năm không một hai ba bốn năm",
            "không không một không tám năm không một hai ba bốn năm",
        ),
        ("email của tôi là lan@abc.vn", "lan@abc.vn"),
        ("địa chỉ của tôi là số 7 ngách 3 phố Vọng", "số 7 ngách 3 phố Vọng"),
        ("em trú tại số 12/45 phố Huế", "số 12/45 phố Huế"),
        ("nhà tôi ở số 5 phố Huế, thấy ngõ 8 Láng Hạ có đánh bạc", "số 5 phố Huế"),
        ("em thường trú tại số 12 phố Láng Hạ", "số 12 phố Láng Hạ"),
    ],
)
def test_what_tells_who_calls_is_found(text: str, own: str) -> None:
    """Names as introduced, cards, addresses; spoken or written, with or without diacritics."""
    assert found_in(text) == [own]


@pytest.mark.parametrize(
    "text",
    [
        "con tôi tên là Nam mất tích",
        "bạn em tên là Tuấn bán ma túy",
        "nó tên là Tuấn",
        "có chị tên là Hoa buôn ma túy",
        "thằng Tuấn nhà bên, anh ấy là Tuấn",
        "cháu tên là Nam, mặc áo đỏ, đi lạc",
        "tôi là hàng xóm, em là sinh viên",
        "tên tôi là gì không quan trọng",
        "đừng ghi tên tôi vào nhé, tôi giấu tên",
        "chủ tài khoản 001085012345",
        "căn cước của nó là 001085012345",
        "mất hai triệu năm trăm nghìn đồng",
        "email của nó là lan@abc.vn",
        "cháy ở đường nguyễn văn cừ",
        "nhà em ở số 40 ngõ 8 phố Láng Hạ bị trộm",
        "nhà tôi ở số bốn mươi ngõ tám phố láng hạ cháy rồi",
        "cạnh nhà em ở số 7 phố Huế",
        "nhà bạn em ở số 7 phố Huế",
        "nhà nó ở số 7 phố Huế",
        "tôi ở quê ra",
    ],
)
def test_what_the_report_is_about_stays(text: str) -> None:
    """Suspects, victims, their accounts, and the place of the matter wherever it is said."""
    assert found_in(text) == []


def test_no_address_is_the_callers_own_while_no_place_is_known() -> None:
    """It may be where help is needed."""
    assert found_in("em trú tại số 12/45 phố Huế", None) == []


def test_a_street_of_the_matter_stays_in_an_own_address() -> None:
    """The house tells who lives there, the street tells where it happened."""
    assert found_in("địa chỉ của tôi là số 12 phố Huế", ["phố Huế"]) == ["số 12 "]


def test_redaction_takes_the_introduction_with_the_name() -> None:
    """What is left reads as a report."""
    said = "tôi tên là Lan, số 0912 345 678, thấy thằng Tuấn bán ma túy"
    assert redacted(said) == "số …, thấy thằng Tuấn bán ma túy"
    assert redacted("con tôi tên là Nam mất tích") == "con tôi tên là Nam mất tích"


def test_reports_lose_the_reporter_in_every_field() -> None:
    """Also among those in danger; the place and the suspect stay."""
    told = "tôi tên là Lan"
    incident = Incident(what=told, where="số 5 phố Huế", who="thằng Tuấn", people_in_danger=told)
    kept = redacted_report(incident)
    assert (kept.what, kept.people_in_danger) == ("…", "…")
    assert (kept.where, kept.who) == ("số 5 phố Huế", "thằng Tuấn")
    tip = Tip(what="nhà em ở số 7 ngõ 9 phố Vọng, thấy đánh bạc", where="ngõ 8 Láng Hạ")
    assert redacted_report(tip).what == "nhà em ở …, thấy đánh bạc"


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("cô tên Hoa, tóc dài đeo kính", []),
        ("ông tên Hợi khoảng năm mươi tuổi", []),
        ("co ten Hoa, toc dai", []),
        ("cô giáo dùng thước đánh học trò; cô tên Hoa", []),
        ("cô tên Hoa, nhà cô ở cuối ngõ", ["Hoa"]),
        ("em tên Lan, tóc dài", ["Lan"]),
        ("tôi khai tên luôn: Trần Thị Mận", ["Trần Thị Mận"]),
        ("thôi thế cứ ghi đi trần thị mận", ["trần thị mận"]),
        ("tôi khai tên nó là Sáu", []),
        ("trong lệnh ghi là trần văn sáu", []),
        ("dạ tôi là chử thị mơ", ["chử thị mơ"]),
        ("em làm ở nhà văn hóa", []),
    ],
)
def test_who_is_called_so_is_the_caller_or_somebody_described(said: str, own: list[str]) -> None:
    """ "Cô" and "ông" are callers as well as those whom they tell of: how they look, they tell only
    of others."""
    assert found_in(said) == own
