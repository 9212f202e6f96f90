"""Where a tip happened: put right by its parts, told apart from where somebody lives."""

from __future__ import annotations

import pytest

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
