"""What callers tell before a report is opened is in the report."""

from __future__ import annotations

from datetime import datetime

from bot.core.language.times import HANOI
from bot.core.reports.told_before import Earlier, told_before
from bot.knowledge import load_gazetteer

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)


def _told(message: str, *earlier: Earlier) -> dict[str, object]:
    return told_before(earlier, message, NOW, load_gazetteer())


def test_a_number_said_first_is_kept() -> None:
    first = Earlier("số tôi là không ba bảy chín tám sáu không hai một năm gọi lại nhé")
    assert _told("cháy xưởng gỗ rồi các anh ơi", first) == {"phone": "0379860215"}


def test_a_place_and_time_that_nobody_asked_for_are_kept() -> None:
    first = Earlier("ở phố Hàng Bông phường Hoàn Kiếm lúc bảy giờ sáng nay")
    told = _told("tôi bị móc mất ví", first)
    assert told["ward"] == "Phường Hoàn Kiếm"
    assert str(told["when"]).startswith("2026-11-23T07:00")


def test_the_place_of_a_question_is_no_place_of_the_report() -> None:
    asked = Earlier("tôi ở phường Láng thì làm căn cước chỗ nào", asked=True)
    assert _told("tôi muốn báo có đánh bạc", asked) == {}


def test_what_the_message_itself_tells_holds() -> None:
    first = Earlier("em ở số 5 phố Huế, số em 0912345678")
    told = _told("báo trộm ở số 9 phố Lò Đúc, gọi em số 0987654321", first)
    assert "where" not in told
    assert "phone" not in told


def test_who_wishes_to_stay_unnamed_has_no_number() -> None:
    number = Earlier("số tôi là 0912345678")
    wish = Earlier("tôi xin giấu tên nhé")
    assert _told("tôi muốn tố giác nhưng xin giấu tên", number) == {"anonymous": True}
    assert _told("có sòng bạc trong ngõ", number, wish) == {"anonymous": True}


def test_the_hour_that_was_told_stays_where_only_its_day_is_said_again() -> None:
    hour = Earlier("sáng qua tầm chín rưỡi nó cắt dây điện nhà em")
    day = Earlier("ôi hôm qua em sợ quá")
    exact = "2026-11-22T09:30:00+07:00"
    assert _told("em muốn báo có người phá nhà", hour, day)["when"] == exact
    assert _told("hôm qua có người phá nhà em, em muốn báo", hour)["when"] == exact
    assert "when" not in _told("tối hôm kia có người phá nhà em, em muốn báo", hour)
