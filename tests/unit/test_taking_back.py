"""Callers take back what they said in their own words; what holds is kept."""

from __future__ import annotations

import pytest

from bot.core.reports.taking_back import taken_back
from tests.unit.intake_talk import Talk

PLACE = "số mười hai ngõ 5 phố Vọng phường Bạch Mai"


@pytest.mark.parametrize(
    "said",
    [
        "à không, số hai mốt",
        "xin lỗi em nói sai, số 21",
        "số 21 chứ không phải số 12",
        "không phải số 12, số 21 mới đúng",
        "thực ra là số 21",
        "em vừa nói số 12 là sai, số 21 nhé",
        "lúc nãy tôi đọc nhầm số nhà, phải là 21",
        "sửa số nhà thành 21",
        "hai mốt chứ không phải mười hai",
        "số nhà 21 nhé không phải 12 đâu",
    ],
)
def test_a_house_number_is_mended_and_the_rest_stays(said: str) -> None:
    """The engine goes to the right house in the same lane."""
    talk = Talk("incident")
    talk.say("cháy nhà", PLACE, said)
    assert talk.report.where == "số 21 ngõ 5 phố Vọng phường Bạch Mai"
    assert talk.report.ward == "Phường Bạch Mai"


@pytest.mark.parametrize(
    "said",
    [
        "ý em là phường Tương Mai",
        "không phải phường Bạch Mai mà là phường Tương Mai",
        "phường Tương Mai chứ không phải Bạch Mai",
        "đúng ra là phường Tương Mai",
    ],
)
def test_a_ward_is_mended(said: str) -> None:
    """The denied ward is gone, the street stays."""
    talk = Talk("incident")
    talk.say("cháy nhà", PLACE, said)
    assert talk.report.ward == "Phường Tương Mai"
    assert "phố Vọng" in str(talk.report.where)
    assert "Bạch Mai" not in str(talk.report.where)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("à không, 10 giờ", "2026-11-19T22:00"),
        ("không phải tối qua, tối hôm kia cơ", "2026-11-18"),
        ("thực ra là 8 rưỡi tối", "2026-11-19T20:30"),
        ("nhớ lại thì là 18/11", "2026-11-18"),
    ],
)
def test_a_time_is_mended(said: str, when: str) -> None:
    """A clock time alone stays on its day."""
    talk = Talk("tip")
    talk.say("tôi báo có nhóm đánh bạc", "số 12 phố Vọng phường Bạch Mai", "9 giờ tối qua", said)
    assert str(talk.report.when).startswith(when)
    assert talk.report.where == "số 12 phố Vọng phường Bạch Mai"


def test_people_and_numbers_are_mended() -> None:
    """Suspects, the end of a telephone number, the end of a plate."""
    talk = Talk("tip", caller=None)
    talk.say("tôi báo có nhóm đánh bạc", "số 12 phố Vọng phường Bạch Mai", "9 giờ tối qua")
    talk.say("ba thanh niên đi xe 29A1 234.56", "số tôi 0912 345 678")
    talk.say("không phải thanh niên mà là hai ông già")
    assert talk.report.who == "hai ông già"
    talk.say("số đuôi là 679 chứ không phải 678")
    assert talk.report.phone == "0912345679"
    talk.say("biển số cuối là 65")
    assert talk.report.plate == "29A1-234.65"


@pytest.mark.parametrize(
    "said", ["chưa thấy ai", "không có ai bị thương", "không biết", "vâng đúng rồi", "có dao"]
)
def test_an_answer_takes_nothing_back(said: str) -> None:
    """ "Không" and "chưa" begin most answers."""
    assert taken_back(said) is None
