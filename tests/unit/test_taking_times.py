"""When it was, over several messages of a tip."""

from __future__ import annotations

import pytest

from bot.core.reports.summaries import spoken_time
from tests.unit.intake_talk import Talk

SUNDAY = "chủ nhật vừa rồi có người phá cây ở số 8 phố Láng Hạ phường Láng"
PLACE = "tôi báo có người phá cây ở số 8 phố Láng Hạ phường Láng"
LAST_NIGHT = "chín giờ tối qua"


def told(*texts: str) -> Talk:
    talk = Talk("tip")
    talk.say(*texts)
    return talk


@pytest.mark.parametrize(
    "aside",
    [
        "không, sáng nay chồng bà ấy ra quét lá rồi",
        "không hôm nay cả nhà họ khóa cửa đi vắng",
        "hôm nay họ vẫn ra chặt",
        "hôm kia bà ấy cũng chửi hàng xóm",
    ],
)
def test_a_day_of_another_happening_is_not_that_of_the_matter(aside: str) -> None:
    """Asked for the hour, or later: the day that was told stays, and takes its hour."""
    talk = told(SUNDAY)
    assert talk.asked == "ask_tip_when_hour"
    talk.say(aside)
    assert talk.report.when == "2026-11-15"
    talk.say("khoảng ba giờ chiều", aside)
    assert str(talk.report.when).startswith("2026-11-15T15")
    assert "ask_which_holds" not in talk.heard


@pytest.mark.parametrize(
    "correction",
    [
        "không, hôm thứ bảy cơ",
        "không phải, hôm thứ bảy họ mới chặt cây",
        "tôi nhầm, hôm thứ bảy họ chặt cả gốc",
        "hôm đó là hôm thứ bảy chứ không phải chủ nhật",
    ],
)
def test_a_day_that_is_put_right_replaces_the_other(correction: str) -> None:
    assert told(SUNDAY, correction).report.when == "2026-11-14"


@pytest.mark.parametrize(("answer", "day"), [("hôm nay", 20), ("sáng nay ạ", 20), ("hôm kia", 18)])
def test_a_day_answers_when_none_is_known(answer: str, day: int) -> None:
    assert told(PLACE, answer).report.when == f"2026-11-{day}"


@pytest.mark.parametrize("answer", ["sáng nay", "hôm thứ bảy ạ, tôi nhớ là thế"])
def test_another_day_and_nothing_else_is_asked_about(answer: str) -> None:
    """A day alone, where the hour was asked, contradicts the one that was told."""
    talk = told(SUNDAY, answer)
    assert talk.asked == "ask_which_holds"
    talk.say("chủ nhật cơ")
    assert talk.report.when == "2026-11-15"


def test_a_day_beside_what_was_wrong_is_the_new_one() -> None:
    """Asked what is wrong, the caller need not say again that it is."""
    talk = told(PLACE, LAST_NIGHT, "hai thanh niên", "tôi thấy", "không có", "giấu tên", "sai rồi")
    assert talk.asked == "ask_what_is_wrong"
    talk.say("hôm kia họ mới chặt cây")
    assert str(talk.report.when).startswith("2026-11-18T21")


@pytest.mark.parametrize(
    "aside",
    [
        "họ xây nhà hồi tháng chín",
        "tháng trước họ cũng chặt một cây",
        "họ dọn về từ năm 2019",
        "tôi nhầm, tiền thuê tháng 9 là bốn triệu",
    ],
)
def test_a_month_of_something_else_contradicts_nothing(aside: str) -> None:
    talk = told(PLACE, LAST_NIGHT)
    before = talk.report.when
    talk.say(aside)
    assert talk.report.when == before
    assert "ask_which_holds" not in talk.heard


def test_a_month_that_is_put_right_replaces_the_day() -> None:
    assert told(PLACE, LAST_NIGHT, "tôi nhầm, hồi tháng chín").report.when == "2026-09"


def test_a_month_is_asked_about_in_words() -> None:
    talk = told(PLACE, LAST_NIGHT, "hồi tháng chín")
    assert talk.step is not None
    assert talk.step.prompts[0].values["new"] == "tháng 9 năm 2026"


@pytest.mark.parametrize(
    ("when", "spoken"),
    [
        ("2026-09", "tháng 9 năm 2026"),
        ("2025", "năm 2025"),
        ("2026-09-02", "ngày 2 tháng 9"),
        ("hồi năm 2025", "hồi năm 2025"),
    ],
)
def test_no_time_is_spoken_as_it_is_kept(when: str, spoken: str) -> None:
    assert spoken_time(when) == spoken


@pytest.mark.parametrize(
    "denial", ["không phải tối qua, tối hôm kia", "hổng phải tối qua tối hôm kia"]
)
def test_a_denied_day_leaves_its_hour(denial: str) -> None:
    assert str(told(PLACE, LAST_NIGHT, denial).report.when).startswith("2026-11-18T21")


@pytest.mark.parametrize(
    "contrast",
    ["mười giờ không phải chín giờ", "10 giờ không phải 9 giờ", "mười giờ chứ không phải chín giờ"],
)
def test_what_was_told_before_is_the_time_that_is_denied(contrast: str) -> None:
    """Elsewhere the later of two times holds; here the caller puts right the one on record."""
    assert str(told(PLACE, LAST_NIGHT, contrast).report.when).startswith("2026-11-19T22")


@pytest.mark.parametrize(
    "correction",
    [
        "em nói lộn, 2tr8 là tiền tháng còn cọc sáu triệu",
        "à nhầm, lương tháng là năm triệu",
        "à nhầm, tối màu cơ, cái áo ấy",
        "em nói nhầm, cái mũ sáng màu",
        "à nhầm, đêm ấy có ba thằng",
    ],
)
def test_a_correction_of_something_else_is_no_time(correction: str) -> None:
    """Whatever word of a time it has in it; nor is a sum who it is about."""
    talk = told(PLACE, LAST_NIGHT)
    before = talk.report.when
    talk.say(correction)
    assert talk.report.when == before
    assert "triệu" not in str(talk.report.who)


@pytest.mark.parametrize("correction", ["à nhầm, hồi giáp tết", "tôi nhầm, tối nào cũng có"])
def test_a_correction_that_is_a_time_is_kept_as_said(correction: str) -> None:
    talk = told(PLACE, LAST_NIGHT, correction)
    assert talk.report.when == correction.split(", ")[1]


@pytest.mark.parametrize(
    ("beginning", "kept"),
    [
        ("từ tháng chín đến giờ đấy", "2026-09"),
        ("bắt đầu từ hôm mùng ba tháng mười một đến nay", "2026-11-03T22"),
        ("tu ngay 3/11 toi gio", "2026-11-03T22"),
    ],
)
def test_since_when_it_is_so_outranks_the_hour_of_every_night(beginning: str, kept: str) -> None:
    """The hour alone was no day, so nothing is contradicted."""
    talk = told(PLACE, "đêm nào cũng vậy, từ mười giờ đêm", beginning)
    assert str(talk.report.when).startswith(kept)
    assert "ask_which_holds" not in talk.heard


def test_since_when_takes_no_day_that_was_told_back() -> None:
    """ "Họ ở đó từ tháng chín" tells of the people."""
    talk = told(SUNDAY, "khoảng ba giờ chiều", "bọn họ thuê nhà ở đó từ tháng chín đến giờ")
    assert str(talk.report.when).startswith("2026-11-15T15")
