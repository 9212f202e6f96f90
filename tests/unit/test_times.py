from datetime import datetime, timedelta, timezone

import pytest

from bot.core.language.times import HANOI, parse_when

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=HANOI)  # a Sunday


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("tối qua", "2026-11-21"),
        ("tối hôm qua khoảng 9 giờ", "2026-11-21T21:00:00+07:00"),
        ("lúc chín giờ rưỡi tối qua", "2026-11-21T21:30:00+07:00"),
        ("ba giờ chiều nay", "2026-11-22T15:00:00+07:00"),
        ("9h30", "2026-11-22T09:30:00+07:00"),
        ("10h15p tối hôm qua", "2026-11-21T22:15:00+07:00"),
        ("9 giờ kém 10 sáng nay", "2026-11-22T08:50:00+07:00"),
        ("12 giờ đêm qua", "2026-11-22T00:00:00+07:00"),
        ("đêm qua lúc 2 giờ", "2026-11-22T02:00:00+07:00"),
        ("12 giờ trưa hôm qua", "2026-11-21T12:00:00+07:00"),
        ("hôm kia", "2026-11-20"),
        ("hai hôm trước", "2026-11-20"),
        ("10 phút trước", "2026-11-22T14:20:00+07:00"),
        ("một tiếng rưỡi trước", "2026-11-22T13:00:00+07:00"),
        ("vừa xong", "2026-11-22T14:30:00+07:00"),
        ("hôm 20 tháng 11", "2026-11-20"),
        ("hai mươi giờ ba mươi phút ngày hai mươi tháng mười một", "2026-11-20T20:30:00+07:00"),
        ("20/11/2026 lúc 9:30", "2026-11-20T09:30:00+07:00"),
        ("hôm 25", "2026-10-25"),
        ("mùng 5 tháng 12", "2025-12-05"),
        ("thứ bảy tuần trước", "2026-11-14"),
        ("chiều thứ sáu", "2026-11-20"),
        ("tháng trước", "2026-10"),
        ("luc 9 gio toi qua", "2026-11-21T21:00:00+07:00"),
        ("chieu hom qua", "2026-11-21"),
    ],
)
def test_times_are_resolved(said: str, iso: str) -> None:
    """Relative, spoken and written times become ISO 8601 in Hanoi time."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso == iso


@pytest.mark.parametrize(
    "said",
    [
        "trong 12 giờ",
        "không quá 8 giờ làm việc",
        "phiếu thứ 3",
        "xe 29A1-123.45",
        "0912 345 678",
        "số 15/20 ngõ 3/5",
        "con tôi 10 tuổi",
        "7 ngày làm việc",
        "32/13",
        "",
    ],
)
def test_durations_and_numbers_are_no_times(said: str) -> None:
    """Deadlines, plates, phones and addresses are not taken for a time."""
    assert parse_when(said, NOW) is None


def test_a_clock_time_alone_is_the_latest_that_passed() -> None:
    """ "Lúc 9 giờ" at half past two is this morning; "lúc 21 giờ" is yesterday."""
    morning, evening = parse_when("lúc 9 giờ", NOW), parse_when("lúc 21 giờ", NOW)
    assert morning is not None
    assert evening is not None
    assert (morning.iso, evening.iso) == ("2026-11-22T09:00:00+07:00", "2026-11-21T21:00:00+07:00")


def test_a_part_of_the_day_invents_no_hour() -> None:
    """ "Tối qua" names a day and a part of it, nothing more exact."""
    moment = parse_when("xe mất tối qua ở chợ", NOW)
    assert moment is not None
    assert (moment.iso, moment.precision, moment.part) == ("2026-11-21", "part", "tối")
    assert "xe mất tối qua ở chợ"[moment.start : moment.end] == "tối qua"


def test_now_may_come_in_another_zone() -> None:
    """The caller's moment counts in Hanoi time wherever the clock stands."""
    utc = datetime(2026, 11, 21, 18, 0, tzinfo=timezone(timedelta(0)))  # 1:00 the next day
    moment = parse_when("sáng nay", utc)
    assert moment is not None
    assert moment.iso == "2026-11-22"
