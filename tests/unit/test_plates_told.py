"""Whose vehicle a plate belongs to, and which of two is kept."""

from __future__ import annotations

import pytest

from bot.core.reports.plates_told import plate_of_matter, tells_vehicle_gone
from tests.unit.intake_talk import Talk


@pytest.mark.parametrize(
    ("said", "plate", "own"),
    [
        ("xe em biển 29X1-123.45 dựng ở cổng", "29X1-123.45", True),
        ("em đi con wave biển 29X1-123.45", "29X1-123.45", True),
        ("nó đi xe biển 30A-678.90", "30A-678.90", False),
        ("xe tôi biển 29X1-123.45 còn nó đi ô tô 30A-678.90", "30A-678.90", False),
        ("nó đi ô tô 30A-678.90, xe của cháu là 29X1-123.45", "30A-678.90", False),
        ("nó tông vào xe tôi rồi chạy mất, biển 30A-678.90", "30A-678.90", False),
        ("xe tôi bị xe tải biển 29C-111.22 ép vào lề", "29C-111.22", False),
        # Alike in province and letter, but of two vehicles: no correction of one.
        ("thằng kia đi 29B1-111.22 còn xe mình là 29B1-333.44", "29B1-111.22", False),
    ],
)
def test_the_others_plate_is_of_the_matter(said: str, plate: str, own: bool) -> None:
    found = plate_of_matter(said)
    assert found is not None
    assert (found[0].value, found[1]) == (plate, own)


def test_a_vehicle_that_is_gone() -> None:
    """Not what was taken off it."""
    assert tells_vehicle_gone("tôi bị mất trộm cái xe máy")
    assert tells_vehicle_gone("nó cướp luôn con xe của em")
    assert not tells_vehicle_gone("tôi bị trộm mất gương xe")
    assert not tells_vehicle_gone("có thằng hút trộm xăng xe tôi")


def test_the_own_plate_gives_way_and_never_displaces_another() -> None:
    talk = Talk("tip")
    talk.say("có người rạch yên xe của em ở số 8 phố Láng Hạ phường Láng hôm qua lúc 9 giờ tối")
    talk.say("xe em biển 29X1-123.45")
    assert talk.report.plate == "29X1-123.45"
    talk.say("nó đi xe biển 30A-678.90")
    assert talk.report.plate == "30A-678.90"
    talk.say("xe em 29X1-123.45 em khai thêm")
    assert talk.report.plate == "30A-678.90"


def test_a_stolen_vehicles_own_plate_stays() -> None:
    talk = Talk("tip")
    talk.say("tôi bị mất trộm xe máy ở số 8 phố Láng Hạ phường Láng tối qua lúc 9 giờ")
    talk.say("xe tôi biển 29X1-123.45", "hai thằng đi xe biển 30A-678.90 chở nhau")
    assert talk.report.plate == "29X1-123.45"


def test_a_plate_in_two_messages_is_one() -> None:
    """Its beginning alone is no plate."""
    talk = Talk("tip")
    talk.say("tôi báo xe đổ trộm rác ở số 8 phố Láng Hạ phường Láng tối qua lúc 9 giờ")
    talk.say("xe ba mươi hát bốn một hai gì nữa tôi quên")
    assert talk.report.plate is None
    talk.say("con tôi nó ghi lại rồi, hai số chót là năm sáu")
    assert talk.report.plate == "30H-412.56"
