"""Emergencies taken in conversation: place first, one question at a time, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.intake_talk import Talk

CONVERSATIONS: list[tuple[list[str], dict[str, Any]]] = [
    (
        ["cháy nhà", "số 5 ngõ 10 phố Hào Nam phường Ô Chợ Dừa", "có hai cháu nhỏ bên trong"],
        {
            "what": "cháy",
            "where": "phố Hào Nam",
            "ward": "Phường Ô Chợ Dừa",
            "people_in_danger": "hai cháu",
        },
    ),
    (
        ["cháy nhà ở số 15 phố Láng phường Láng có hai người kẹt trên tầng ba"],
        {
            "what": "cháy",
            "where": "số 15 phố Láng",
            "ward": "Phường Láng",
            "people_in_danger": "hai người",
        },
    ),
    (
        ["cháy nhà ở số 7 ngõ 5 phố Vọng phường Bạch Mai, có bà cụ kẹt bên trong"],
        {
            "what": "cháy",
            "where": "số 7 ngõ 5 phố Vọng",
            "ward": "Phường Bạch Mai",
            "people_in_danger": "bà cụ kẹt",
        },
    ),
    (
        ["cứu với", "tôi ở số 3 phố Kim Mã phường Giảng Võ", "có cướp", "không ai bị thương"],
        {
            "what": "cướp",
            "where": "phố Kim Mã",
            "ward": "Phường Giảng Võ",
            "people_in_danger": "không ai",
        },
    ),
    (
        ["no co dao", "pho lang phuong lang", "khong ai bi thuong"],
        {"what": "dao", "ward": "Phường Láng", "people_in_danger": "khong ai"},
    ),
    (
        ["tai nạn giao thông", "ở ngã tư Sở", "phường Đống Đa", "một người bất tỉnh"],
        {
            "what": "tai nạn",
            "where": "ngã tư Sở",
            "ward": "Phường Đống Đa",
            "people_in_danger": "một người",
        },
    ),
]


@pytest.mark.parametrize(("said", "expected"), CONVERSATIONS)
def test_every_detail_lands_in_its_field(said: list[str], expected: dict[str, str]) -> None:
    """Told at once or bit by bit, the operator gets the same."""
    talk = Talk("incident")
    talk.say(*said)
    report = talk.report.as_dict()
    for name, value in expected.items():
        assert value in str(report[name]), (name, report[name])
    assert report["missing"] == []
    assert report["receipt"] == "K7M3Q9TX"


def test_the_place_is_asked_first() -> None:
    """Help cannot come to an unknown place."""
    talk = Talk("incident")
    talk.say("cứu với")
    assert talk.asked == "ask_incident_where"


def test_one_question_at_a_time() -> None:
    """Each message gets exactly one prompt."""
    talk = Talk("incident")
    for text in ("cháy rồi", "phố Láng", "phường Láng", "hai người", "lửa to lắm"):
        assert len(talk.say(text).prompts) == 1


def test_a_bare_cry_is_not_taken_for_what_happens() -> None:
    """ "Cứu với" says that help is needed, not why."""
    talk = Talk("incident")
    talk.say("cứu với")
    assert talk.report.what is None


def test_a_direction_of_flight_is_not_the_place() -> None:
    """Where a robber runs to does not become where it happened."""
    talk = Talk("incident")
    talk.say("bị cướp giật", "đường Nguyễn Trãi phường Thanh Xuân", "nó chạy về phía Hà Đông")
    assert talk.report.ward == "Phường Thanh Xuân"
    assert "Nguyễn Trãi" in str(talk.report.where)


def test_a_correction_of_the_house_number() -> None:
    """The fire engine goes to the right house."""
    talk = Talk("incident")
    talk.say("cháy nhà", "số mười hai phố Láng phường Láng", "à không, số mười lăm")
    assert "số 15" in str(talk.report.where)
    assert talk.report.ward == "Phường Láng"


def test_details_that_come_after_the_close_are_kept() -> None:
    """What is told later is added, under the same receipt."""
    talk = Talk("incident")
    talk.say("cháy nhà", "phố Láng phường Láng", "không có ai bị thương")
    assert talk.pending is None
    talk.say("có hai người kẹt bên trong")
    assert (
        "hai người" in str(talk.report.people_in_danger)
        if hasattr(talk.report, "people_in_danger")
        else False
    )
    assert talk.report.receipt == "K7M3Q9TX"


def test_an_unknown_place_is_asked_again_and_then_kept_as_said() -> None:
    """Nothing stops the report: what is said twice stands."""
    talk = Talk("incident")
    talk.say("cháy rồi", "tôi không biết chỗ này là đâu")
    assert talk.asked == "ask_incident_where_again"
    talk.say("chỗ có cái cột cao")
    assert talk.report.where is not None


def test_broken_off_calls_leave_what_was_heard() -> None:
    """After any message the report holds all that was said so far."""
    talk = Talk("incident")
    talk.say("nhà tôi đang cháy ở phố Láng phường Láng")
    report = talk.report.as_dict()
    assert report["what"]
    assert report["ward"] == "Phường Láng"
    assert report["missing"] == ["people_in_danger"]


def test_an_hour_belongs_to_the_day_that_was_told_before() -> None:
    """In an incident as in a tip: first the day, then the hour."""
    talk = Talk("incident")
    talk.say("nhà tôi bị trộm vào lấy cái ti vi", "hôm chủ nhật vừa rồi cả nhà đi vắng")
    talk.say("tầm mười một giờ trưa ấy")
    assert (talk.report.when or "").startswith("2026-11-15T11:00")


def test_minutes_ago_are_counted_from_now() -> None:
    """Not from the end of the day that was told before."""
    talk = Talk("incident")
    talk.say("tôi vừa bị giật túi", "ở trước chợ Hôm", "cách đây bảy phút nó chạy mất rồi")
    assert (talk.report.when or "").startswith("2026-11-20T09:23")


def test_what_happens_before_the_callers_eyes_has_just_happened() -> None:
    """An emergency has its time though no hour is named; what was named stays."""
    talk = Talk("incident")
    talk.say("nó vừa giật túi của cô kia ở số 8 phố Láng Hạ phường Láng")
    assert (talk.report.when or "").startswith("2026-11-20T09:30")
    told = Talk("incident")
    told.say("lúc 9 giờ nó đánh người ở số 8 phố Láng Hạ phường Láng", "ngay trước mặt tôi")
    assert (told.report.when or "").startswith("2026-11-20T09:00")


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("có hai thằng đang cậy cửa cuốn ở số 8 phố Láng Hạ phường Láng", True),
        ("nó vẫn đang đập cửa ngay lúc này ở số 8 phố Láng Hạ phường Láng", True),
        ("no dang danh vo o so 8 pho Lang Ha phuong Lang", True),
        ("đang luôn ạ, số 8 phố Láng Hạ phường Láng", True),
        ("lúc đó nó đang đánh bạn em ở số 8 phố Láng Hạ phường Láng", False),
        ("em đang đi bộ thì nó giật ở số 8 phố Láng Hạ phường Láng", False),
        ("tôi đang lo lắm giờ này phải làm sao, số 8 phố Láng Hạ phường Láng", False),
    ],
)
def test_what_goes_on_as_the_caller_speaks_is_now(said: str, now: bool) -> None:
    talk = Talk("incident")
    talk.say(said)
    assert (talk.report.when or "").startswith("2026-11-20T09:30") is now
    talk.say("bắt đầu lúc chín giờ")
    assert (talk.report.when or "").startswith("2026-11-20T09:00")


def test_a_place_or_the_caller_is_nobody_in_danger() -> None:
    talk = Talk("incident", caller=None)
    talk.say("cháy rừng rồi", "ở sườn núi ba vì", "vân hòa giờ là xã suối hai")
    assert talk.report.ward == "Xã Suối Hai"
    talk.say("tôi là người ở đây tên hợi")
    assert talk.report.people_in_danger is None
    assert talk.report.where is not None
    assert "sườn núi" in talk.report.where


@pytest.mark.parametrize(
    "said",
    [
        "cháy rồi các anh ơi ở số 8 phố Láng Hạ phường Láng",
        "xe máy dưới hầm đang cháy ở số 8 phố Láng Hạ phường Láng",
        "trước nhà em đang có mấy ông quánh lộn, số 8 phố Láng Hạ phường Láng",
        "bạn em đang đòi nhảy lầu ở số 8 phố Láng Hạ phường Láng",
        "nó đâm người ở số 8 phố Láng Hạ phường Láng, mới tức thì thôi",
        "nó đâm người ở số 8 phố Láng Hạ phường Láng, chưa được năm phút mô",
    ],
)
def test_what_is_cried_out_goes_on_now(said: str) -> None:
    talk = Talk("incident")
    talk.say(said)
    assert str(talk.report.when).startswith("2026-11-20T09:30")


def test_what_was_under_way_then_is_not_now() -> None:
    talk = Talk("incident")
    talk.say("lúc đó bạn em đang đòi nhảy lầu ở số 8 phố Láng Hạ phường Láng")
    assert talk.report.when is None
