from datetime import datetime, timedelta, timezone

import pytest

from bot.core.language.times import HANOI, lunar_time, parse_when
from bot.core.places.gazetteer import PlaceMention
from bot.core.reports.details import details_of

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


def _iso(said: str, now: str) -> str | None:
    """What is understood, without seconds and zone: "2026-12-03T03:30"."""
    moment = parse_when(said, datetime.fromisoformat(now).replace(tzinfo=HANOI))
    return moment.iso.replace(":00+07:00", "") if moment else None


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("rạng sáng nay lúc ba rưỡi tôi nghe tiếng xe", "2026-12-03T03:30"),
        ("sáng nay tầm bảy rưỡi", "2026-12-03T07:30"),
        ("chiều nay lúc bốn rưỡi", "2026-12-03T16:30"),
        ("tối qua cỡ chín rưỡi", "2026-12-02T21:30"),
        ("ba rưỡi sáng nay", "2026-12-03T03:30"),
        ("tối qua bảy rưỡi nhà tôi mất điện", "2026-12-02T19:30"),
        ("luc bay ruoi toi qua", "2026-12-02T19:30"),
        ("mất ba rưỡi triệu tối qua", "2026-12-02"),
        ("cháu được ba rưỡi tuổi", None),
    ],
)
def test_half_past_without_the_word_for_hour(said: str, iso: str | None) -> None:
    """ "Lúc ba rưỡi" is half past three, for every number; money and ages are none."""
    assert _iso(said, "2026-12-03T20:00") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("bị móc tối thứ sáu à không tối thứ bảy vừa rồi khoảng bảy rưỡi", "2026-11-21T19:30"),
        ("lúc tám giờ à nhầm chín giờ kém năm sáng nay", "2026-11-22T08:55"),
        ("hôm kia ý tôi là hôm qua lúc bảy giờ tối", "2026-11-21T19:00"),
        ("tối qua lúc 8 giờ, à quên, 9 giờ", "2026-11-21T21:00"),
        ("lúc 8 giờ tối qua, à không, tối hôm kia", "2026-11-20T20:00"),
        ("tám giờ tối qua, tôi nói nhầm, bảy giờ", "2026-11-21T19:00"),
        ("10 phút trước, à không, 20 phút trước", "2026-11-22T14:10"),
        ("luc 8 gio a nham 9 gio toi qua", "2026-11-21T21:00"),
        ("tối qua lúc 8 giờ, à không, tôi không nhớ biển số", "2026-11-21T20:00"),
        ("không phải 8 giờ mà là 9 giờ kém 5 sáng nay", "2026-11-22T08:55"),
        ("không phải 8 giờ tối qua mà là 9 giờ", "2026-11-21T21:00"),
        ("không phải hôm nay, hôm qua lúc 9 giờ tối", "2026-11-21T21:00"),
        ("chiều thứ năm chứ không phải thứ sáu", "2026-11-19"),
        ("lúc 8 giờ chứ không phải 9 giờ tối qua", "2026-11-21T20:00"),
        ("không phải tối qua", None),
    ],
)
def test_a_corrected_time_counts(said: str, iso: str | None) -> None:
    """What is said after "à không" or denied by "không phải"; what was not corrected stays."""
    assert _iso(said, "2026-11-22T14:30") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("cách đây ba hôm vào khoảng năm giờ chiều", "2026-12-15T17:00"),
        ("ba hôm trước lúc tám giờ tối", "2026-12-15T20:00"),
        ("ba hom truoc luc tam gio toi", "2026-12-15T20:00"),
        ("hai ngày trước khoảng sáu giờ sáng", "2026-12-16T06:00"),
        ("mấy hôm trước", None),
        ("mấy hôm trước lúc tám giờ tối", None),
        ("hôm nọ lúc 8 giờ tối", None),
        ("cách đây hai tiếng", "2026-12-18T12:30"),
        ("hai tiếng đồng hồ trước", "2026-12-18T12:30"),
        ("cách đây hơn một tiếng", "2026-12-18T13:30"),
        ("cách đây một tuần", "2026-12-11"),
        ("hai tháng trước", "2026-10"),
        ("bi danh tu thang truoc", "2026-11"),
        ("ngày 20 tháng trước", "2026-11-20"),
        ("nửa tiếng trước", "2026-12-18T14:00"),
        ("chủ nhật, hai tuần trước, lúc 9 giờ tối", "2026-12-06T21:00"),
        ("lúc 9 giờ trước cửa nhà", "2026-12-18T09:00"),
    ],
)
def test_times_counted_back(said: str, iso: str | None) -> None:
    """Days and hours ago, with an hour beside them; a day that is not said is not invented."""
    assert _iso(said, "2026-12-18T14:30") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        (
            "vào đêm chủ nhật rạng sáng thứ hai vừa rồi lúc một giờ mười sáng",
            "2026-11-30T01:10",
        ),
        ("đêm chủ nhật rạng sáng thứ hai lúc 11 giờ đêm", "2026-11-29T23:00"),
        ("đêm chủ nhật rạng thứ hai lúc ba giờ", "2026-11-30T03:00"),
        ("đêm 29 rạng sáng 30 lúc 2 giờ", "2026-11-30T02:00"),
        ("đêm 29 rạng ngày 30 tháng 11, 2 giờ sáng", "2026-11-30T02:00"),
        ("tối hôm qua, rạng sáng nay lúc 2h15 sáng", "2026-12-01T02:15"),
        ("dem qua rang sang nay luc 3 ruoi", "2026-12-01T03:30"),
        ("đêm qua rạng sáng nay", "2026-11-30"),
        ("1 giờ sáng", "2026-12-01T01:00"),
    ],
)
def test_the_night_before_a_dawn(said: str, iso: str) -> None:
    """An hour after midnight is of the later day, one before it of the earlier day."""
    assert _iso(said, "2026-12-01T10:00") == iso


@pytest.mark.parametrize("now", ["2026-12-10T14:00", "2026-12-18T14:00"])
def test_a_date_beside_its_weekday(now: str) -> None:
    """The day of the month decides which Monday."""
    said = "hôm mùng bảy vừa rồi tức là thứ hai lúc mười giờ sáng"
    assert _iso(said, now) == "2026-12-07T10:00"


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("Xảy ra trong khoảng từ 2 giờ đến 4 giờ chiều hôm qua", "2026-12-09T14:00"),
        ("từ 2 giờ đến 4 giờ chiều", "2026-12-09T14:00"),
        ("từ hai đến bốn giờ chiều qua", "2026-12-09T14:00"),
        ("2h-4h chiều 8/12", "2026-12-08T14:00"),
        ("từ 11 giờ đêm qua đến 2 giờ sáng nay", "2026-12-09T23:00"),
        ("số nhà 12 - 3 giờ chiều qua", "2026-12-09T15:00"),
    ],
)
def test_a_stretch_of_time_is_its_beginning(said: str, iso: str) -> None:
    """The part of the day said with the end is that of the beginning, too."""
    assert _iso(said, "2026-12-10T10:00") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("hồi tối có tiếng súng", "2026-12-17"),
        ("ban sáng tôi đi chợ", "2026-12-18"),
        ("từ sáng đến giờ", "2026-12-18"),
        ("thứ sáu vừa rồi", "2026-12-11"),
        ("tuần trước, hôm thứ năm, tầm 4 giờ chiều", "2026-12-10T16:00"),
        ("lúc gần 12 giờ trưa thứ tư tuần trước nữa", "2026-12-02T12:00"),
        ("thứ tư tuần trước tầm trưa", "2026-12-09"),
        ("mất 2 giờ chờ, lúc 9 giờ sáng mới có người", "2026-12-18T09:00"),
        ("tháng 10 năm ngoái", "2025-10"),
        ("cách hôm nay ba ngày", "2026-12-15"),
        ("ngay tối hôm qua luôn, cỡ mười giờ kém mười lăm", "2026-12-17T21:45"),
    ],
)
def test_more_ways_to_say_when(said: str, iso: str) -> None:
    """Said on Friday morning: what has passed last counts."""
    assert _iso(said, "2026-12-18T10:00") == iso


class _NoPlaces:
    def find(self, text: str) -> list[PlaceMention]:
        return []


def test_words_between_day_and_hour_are_no_time() -> None:
    """Only the words that are time are cut from what happened, wherever they stand."""
    said = (
        "Shop mình sáng nay bị 1 người giả làm khách lấy mất chiếc túi xách trưng bày, "
        "lúc đó khoảng 8 giờ"
    )
    now = datetime(2026, 12, 10, 14, 0, tzinfo=HANOI)
    details = details_of(said, now, _NoPlaces(), None)
    when = details.when
    assert when is not None
    assert when.iso == "2026-12-10T08:00:00+07:00"
    assert (when.said, said[when.start : when.end]) == ("sáng nay", "sáng nay")
    assert [said[start:end] for start, end in when.spans] == ["sáng nay", "lúc đó khoảng 8 giờ"]
    left = "Shop mình bị 1 người giả làm khách lấy mất chiếc túi xách trưng bày"
    assert details.rest == left


def test_a_correction_is_cut_out_whole() -> None:
    """Neither the wrong time nor its "à không" is left in what happened."""
    now = datetime(2026, 11, 22, 14, 30, tzinfo=HANOI)
    moment = parse_when("bị móc túi tối thứ sáu à không tối thứ bảy khoảng bảy rưỡi", now)
    assert moment is not None
    assert moment.spans == ((11, 58),)


@pytest.mark.parametrize(
    "said",
    [
        "chung toi khong co thuyen",
        "lay tien tu toi",
        "lấn vỉa hè từ chiều tới khuya",
        "đi vắng chừng năm rưỡi",
    ],
)
def test_words_that_look_like_times_are_none(said: str) -> None:
    """ "Chung toi" is we, "từ chiều tới khuya" every day, "năm rưỡi" also a year and a half."""
    assert parse_when(said, NOW) is None


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("tối hôm kia tầm tám giờ kém năm à không phải chín giờ kém năm cơ", "2026-12-16T20:55"),
        ("hôm qua lúc hai giờ mười à hai giờ kém mười chiều", "2026-12-17T13:50"),
        ("sáng nay bảy giờ hơn bảy rưỡi gì đấy", "2026-12-18T07:30"),
        ("hôm qua chiều độ bốn giờ kém mấy phút ừ bốn giờ kém năm", "2026-12-17T15:55"),
        ("tối qua 20h40 à ko 21h40", "2026-12-17T21:40"),
        ("tối qua 9 rưỡi, à mà xem lại camera thì là 21h05", "2026-12-17T21:05"),
        ("ko phải 8h sáng mà là 8h tối qua", "2026-12-17T20:00"),
        ("hôm kia à hôm kìa lúc 9 giờ tối", "2026-12-15T21:00"),
        (
            "không phải sáu giờ, sáu giờ là lúc ngủ dậy, tám giờ sáng nay mới mất",
            "2026-12-18T08:00",
        ),
    ],
)
def test_an_hour_put_right_in_one_breath(said: str, iso: str) -> None:
    assert _iso(said, "2026-12-18T10:00") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("mới đây thôi chừng mười phút", "2026-12-18T09:50"),
        ("nó đứng đó 20p rồi", "2026-12-18T09:40"),
        ("2 ngày trc tầm 9h tối", "2026-12-16T21:00"),
        ("hqua 8h tối", "2026-12-17T20:00"),
        ("tối t7 tuần trước", "2026-12-12"),
        ("trưa cn vừa rồi", "2026-12-13"),
        ("hôm thứ hai vừa rồi buổi chiều cỡ ba giờ", "2026-12-14T15:00"),
        ("hôm qua lúc ba giờ", "2026-12-17T15:00"),
        ("hơn tám giờ tối thứ tư", "2026-12-16T20:00"),
        ("từ một rưỡi đến bốn giờ sáng nay", "2026-12-18T01:30"),
        ("trưa hôm kia, mười hai rưỡi", "2026-12-16T12:30"),
        ("lúc 11h45 ngày 9/12, cửa mở", "2026-12-09T11:45"),
        ("rạng sáng thứ ba hai thằng đến", "2026-12-15"),
        ("tối qua, có gì cứ gọi sau mười một giờ trưa", "2026-12-17"),
    ],
)
def test_times_as_people_type_and_tell_them(said: str, iso: str) -> None:
    assert _iso(said, "2026-12-18T10:00") == iso


@pytest.mark.parametrize(
    "said",
    [
        "nhà thứ ba từ cổng làng",
        "khoảng 6-7 người",
        "cái số lúc nãy đọc nhầm",
        "đừng gọi vào buổi tối nhé",
    ],
)
def test_what_tells_no_time_of_the_matter(said: str) -> None:
    assert parse_when(said, NOW) is None


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("sáng nay tám giờ thiếu hai mươi", "2026-11-22T07:40:00+07:00"),
        ("hom qua luc 7h thieu 5 toi", "2026-11-21T18:55:00+07:00"),
        ("tôi thấy nó lúc 10 giờ 5 hôm nay", "2026-11-22T10:05:00+07:00"),
        ("chừng sáu rưỡi sáng nay, bảy giờ mới mở cửa hàng", "2026-11-22T06:30:00+07:00"),
        ("lúc 8h sáng nay mở máy, 8h40 mới mất, ghi 8h40 nhé", "2026-11-22T08:40:00+07:00"),
        (
            "tôi nói hai giờ mười thì bỏ đi, chồng tôi bảo một giờ kém năm chiều nay",
            "2026-11-22T12:55:00+07:00",
        ),
        ("mới hai ba phút nay thôi", "2026-11-22T14:28:00+07:00"),
        ("chuyện mới năm bảy phút trước", "2026-11-22T14:25:00+07:00"),
        ("chín giờ hai ba phút sáng nay", "2026-11-22T09:23:00+07:00"),
        ("t6 vừa r lúc 20h", "2026-11-20T20:00:00+07:00"),
        (
            "nó gọi từ không bảy chín bốn năm sáu một một hai ba tám giờ sáng nay",
            "2026-11-22T08:00:00+07:00",
        ),
    ],
)
def test_hours_as_people_say_and_settle_them(said: str, iso: str) -> None:
    """In any region, after a number that was read out, and the one of several that is chosen."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso == iso


@pytest.mark.parametrize(
    "said",
    [
        "lúc nãy chị hỏi chỗ nào thì ở đây",
        "thằng thứ tư đội mũ",
        "dua thu nam mac ao do",
        "chiếc thứ hai màu đen",
        "thiếu năm người",
    ],
)
def test_what_is_counted_off_is_no_weekday(said: str) -> None:
    assert parse_when(said, NOW) is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("hôm rằm tháng 8 lúc chín giờ tối", "hôm rằm tháng 8, chín giờ tối"),
        ("mùng hai tết tầm 10 giờ sáng", "mùng hai tết, 10 giờ sáng"),
        ("ngày 16 âm lịch", "ngày 16 âm lịch"),
        ("tối qua lúc chín giờ", None),
        ("nghe rầm một cái lúc 9 giờ", None),
    ],
)
def test_a_lunar_day_is_kept_as_said(said: str, kept: str | None) -> None:
    """Which day of the year it was is not guessed, and its hour goes to no other day."""
    assert lunar_time(said) == kept
    if kept is not None:
        assert parse_when(said, NOW) is None


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        (
            "em để xe dưới sân từ sáu giờ tối thứ sáu, cam nhà bên quay nó dắt đi lúc "
            "ba giờ hai mươi sáng thứ bảy",
            "2026-11-21T03:20:00+07:00",
        ),
        (
            "bảy giờ sáng nay tôi mới phát hiện, camera ghi lúc hai giờ sáng có đứa trèo vào",
            "2026-11-22T02:00:00+07:00",
        ),
        (
            "tôi phát hiện lúc năm giờ sáng nay nhưng bảo vệ nghe tiếng đập tối qua mười giờ",
            "2026-11-21T22:00:00+07:00",
        ),
        ("toi gui xe luc 7 gio toi qua, camera quay no dat ra luc 9 gio 10", "2026-11-21T21:10"),
        ("giờ đã 2 giờ rưỡi rồi mà họ khoan từ 11 giờ trưa", "2026-11-22T11:00:00+07:00"),
        ("bọn nó thuê nhà đó từ 3/11, tối thứ sáu lúc 9 giờ tôi nghe ồn", "2026-11-20T21:00"),
        (
            "em dắt xe ra để đó lúc 7 giờ sáng qua, cam thấy lúc 8 rưỡi có thằng lấy",
            "2026-11-21T08:30",
        ),
        (
            "tan làm lúc năm rưỡi em đi chợ, bị hai đứa giật túi lúc 7 giờ tối qua",
            "2026-11-21T19:00",
        ),
        ("tối thứ sáu từ 11 giờ đến 1 giờ sáng chúng nó đánh bạc", "2026-11-20T23:00"),
        ("sáng nay từ 2 giờ đến 4 giờ sáng nó đốt", "2026-11-22T02:00"),
        ("hôm nay thì nó nghỉ, hôm thứ sáu nó đốt lúc 9 giờ tối", "2026-11-20T21:00:00+07:00"),
    ],
)
def test_the_hour_of_the_matter_counts(said: str, iso: str) -> None:
    """Not that of parking, sleeping or finding out, nor the hour it is now, where both are told."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso.startswith(iso)


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("em gửi xe lúc 7 giờ sáng", "2026-11-22T07:00:00+07:00"),
        ("tôi về lúc 9 giờ sáng thì thấy nó bẻ khóa, 10 giờ nó đi", "2026-11-22T09:00:00+07:00"),
        ("bây giờ gần 3 giờ rồi mà nhà bên vẫn hát", "2026-11-22T14:30:00+07:00"),
        ("tôi đỗ xe lúc 4 giờ chiều qua đón con, 4 giờ 15 ra thì mất", "2026-11-21T16:15:00+07:00"),
        ("từ 8 giờ gần 9 giờ sáng nay", "2026-11-22T08:00:00+07:00"),
    ],
)
def test_an_only_hour_is_that_of_the_matter(said: str, iso: str) -> None:
    """Whatever it is told of; the hour it is now means that it happens now."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso == iso


def test_a_day_on_which_nothing_happens_is_no_time_of_it() -> None:
    """But who does not see a child come home today says when."""
    assert parse_when("hôm nay thì chưa thấy gì, cổng khóa", NOW) is None
    missing = parse_when("hôm nay không thấy con tôi về", NOW)
    assert missing is not None
    assert missing.iso == "2026-11-22"


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("nửa đêm kém hai mươi", "2026-11-21T23:40:00+07:00"),
        ("đêm thứ năm, vào nửa đêm thiếu năm phút", "2026-11-19T23:55:00+07:00"),
        ("luc nua dem kem 10", "2026-11-21T23:50:00+07:00"),
        # the day was wrong, the hour was not
        ("chín giờ sáng hôm qua ông ta phá rào lộn hôm kia", "2026-11-20T09:00:00+07:00"),
        ("hôm kia tầm 8 giờ tối nó gõ cửa, nhầm, hôm qua", "2026-11-21T20:00:00+07:00"),
        ("em chuyển nhầm hôm kia lúc 9 giờ", "2026-11-20T09:00:00+07:00"),
        # on the later day it only came out
        (
            "tối thứ năm 20h15 em cọc tiền, hôm qua em mới lên xem phòng",
            "2026-11-19T20:15:00+07:00",
        ),
        ("thứ sáu xe bị xước, sáng nay tôi mới để ý", "2026-11-20"),
        ("dạ không giờ họ đi rồi, hôm qua họ đến thôi", "2026-11-21"),  # no midnight
        ("sáng nay tôi mới để ý", "2026-11-22"),
        ("hôm qua xe vẫn còn, sáng nay tôi mới phát hiện mất", "2026-11-22"),
        ("thứ hai em mua xe, hôm qua mới đi thì bị giật", "2026-11-21"),
        ("em gửi tiền cọc thứ tư vừa rồi, hôm nay dọn vào mới hay", "2026-11-18"),
        ("thứ sáu em chuyển khoản, đến hôm qua dọn đồ tới thì họ bảo không biết", "2026-11-20"),
        ("nó đi từ ngày mười hai tháng mười hôm nay mới nhắn một tin", "2026-10-12"),
        ("đêm thứ năm tuần này rạng sáng thứ sáu tầm ba giờ", "2026-11-20T03:00:00+07:00"),
        # at the other hour it was found out, or nothing had happened yet
        (
            "phát hiện lúc 11h trưa nay nhưng cam quay được nó dán lúc 6h10 sáng nay",
            "2026-11-22T06:10:00+07:00",
        ),
        (
            "mười giờ đêm qua tôi vẫn còn thấy xe mà cam quay được hai giờ mười sáng nay nó dắt đi",
            "2026-11-22T02:10:00+07:00",
        ),
    ],
)
def test_of_several_days_and_hours_that_of_the_matter_holds(said: str, iso: str) -> None:
    """Midnight is an hour; a day is put right by itself; a day of finding out is another."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso.startswith(iso)


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("hồi trưa ni một giờ kém năm xe đổ dốc", "2026-11-22T12:55"),
        ("chiều ni hai rưỡi chừng nớ", "2026-11-22T14:30"),
        ("bựa ni lúc chín giờ sáng", "2026-11-22T09:00"),
        ("khi hôm tui nghe tiếng la", "2026-11-21"),
        ("hồi hôm cỡ một giờ sáng", "2026-11-22T01:00"),
        ("khi hom luc 10 gio", "2026-11-21T22:00"),
        ("sáng bữa tê lúc tám giờ", "2026-11-20T08:00"),
        ("hôm tê", "2026-11-20"),
        ("hồi hôm thứ năm", "2026-11-19"),
        ("hồi hôm 15 tháng 11", "2026-11-15"),
        # told of another day, or of none
        ("hồi hôm cưới đứa em", None),
        ("bữa hổm lúc tám giờ tối", None),
        ("hom te xe o dau ngo", None),
        ("toi te nga", None),
    ],
)
def test_days_as_the_middle_and_the_south_name_them(said: str, iso: str | None) -> None:
    assert _iso(said, "2026-11-22T15:00") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("lúc sáu giờ chiều qua không phải sáu giờ rưỡi chiều qua", "2026-11-21T18:30"),
        ("tối qua lúc 8 giờ hông phải 9 giờ nó mới tới", "2026-11-21T21:00"),
        ("10 giờ đêm qua lộn 11 giờ", "2026-11-21T23:00"),
        ("không phải sáng qua sáng hôm kia", "2026-11-20"),
        ("hổng phải hôm qua, hôm kia lúc 9 giờ tối", "2026-11-20T21:00"),
        # the second one is denied
        ("lúc sáu giờ chiều qua chứ không phải bảy giờ", "2026-11-21T18:00"),
        ("lúc sáu giờ chiều qua, không phải bảy giờ", "2026-11-21T18:00"),
        ("lúc sáu giờ chiều qua không phải bảy giờ đâu", "2026-11-21T18:00"),
        ("tối qua 8 giờ lộn xộn cả xóm", "2026-11-21T20:00"),
    ],
)
def test_of_two_times_in_one_breath_the_later_holds(said: str, iso: str) -> None:
    assert _iso(said, "2026-11-22T14:30") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("tầm 9 giờ tối qua, chừng 8h55", "2026-11-21T20:55"),
        ("gần 7 giờ sáng nay, 7 giờ kém 10", "2026-11-22T06:50"),
        ("tối qua tám rưỡi kém mười", "2026-11-21T20:20"),
        ("6 rưỡi kém 5 sáng nay", "2026-11-22T06:25"),
        # two hours, or no hour
        ("tầm 9 giờ tối qua, khoảng 10h40 nó đi", "2026-11-21T21:00"),
        ("9 giờ tối qua nó đến, 9h10 nó đi", "2026-11-21T21:00"),
        ("từ 9 giờ đến 9h10 tối qua", "2026-11-21T21:00"),
        ("còn 6 rưỡi kém 5 triệu", None),
    ],
)
def test_of_two_near_hours_the_more_exact_holds(said: str, iso: str | None) -> None:
    assert _iso(said, "2026-11-22T14:30") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("vừa bị mười phút, thợ chưa tới", "2026-11-22T14:20"),
        ("khói mới bốc lên hai mươi phút thôi", "2026-11-22T14:10"),
        ("hai xe mới tông nhau chừng bảy phút", "2026-11-22T14:23"),
        ("thang máy kẹt được nửa tiếng", "2026-11-22T14:00"),
        ("vua bi giat tui dc 5p", "2026-11-22T14:25"),
        ("nó bỏ chạy được hai tiếng đồng hồ", "2026-11-22T12:30"),
        # how long it went on, and bangs
        ("nó vừa đánh em suốt mười phút", None),
        ("chạy được mười phút thì hết xăng", None),
        ("vừa nổ hai tiếng to lắm", None),
        ("mới vào được năm phút sau nó ra", None),
    ],
)
def test_how_long_ago_something_happened(said: str, iso: str | None) -> None:
    """Without a "trước"; what happened is no word of the time."""
    assert _iso(said, "2026-11-22T14:30") == iso
    moment = parse_when(said, NOW)
    assert moment is None or not moment.said.startswith(("vừa", "mới", "vua", "kẹt", "bỏ"))


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("hôm nay thì yên, gần nhất là tám giờ tối thứ năm", "2026-11-19T20:00"),
        (
            "sáng nay nó cũng chửi, gần đây nhất là tối hôm kia tầm mười rưỡi",
            "2026-11-20T22:30",
        ),
        ("chủ nhật tuần trước em nạp, lần cuối là chín rưỡi tối hôm qua", "2026-11-21T21:30"),
        ("hom nay thi em roi nhung hom qua no dot", "2026-11-21"),
        ("mấy hôm nay hôm nào họ cũng đốt", None),
        ("mấy bữa ni nó rình, bữa thứ sáu nó vô", "2026-11-20"),
        # a place, and a day on which it did happen
        ("chiều nay tôi mang ra công an phường gần nhất", "2026-11-22"),
        ("hôm nay vắng nhà thì mất xe", "2026-11-22"),
        # minutes before a person, and many persons
        ("lúc bảy giờ hai mươi người bị đâm là ông cụ", "2026-11-22T07:20"),
        ("lúc bảy giờ hai mươi người lao vào đánh", "2026-11-22T07:00"),
    ],
)
def test_of_what_happens_often_the_last_time_holds(said: str, iso: str | None) -> None:
    """Nor is a stretch of days, or a quiet one, its day."""
    assert _iso(said, "2026-11-22T14:30") == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("hôm qua à không phải hôm kia cơ", "2026-11-20"),
        ("hôm qua ấy không phải hôm kia", "2026-11-20"),
        ("hôm qua chứ không phải hôm kia", "2026-11-21"),
        ("hôm qua, không phải hôm kia đâu", "2026-11-21"),
    ],
)
def test_of_two_days_the_one_behind_a_slip_holds(said: str, iso: str) -> None:
    """ "À không phải" takes back what came before it, "chứ không phải" what follows."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso == iso


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("em chuyển chiều thứ sáu, lúc 16h. hôm nay tới xem thì nó chặn", "2026-11-20T16:00"),
        ("e ck chieu thu sau, luc 16h. hnay toi xem thi no chan e", "2026-11-20T16:00"),
        ("thứ sáu tôi mất xe, sáng nay lên phường báo", "2026-11-20"),
        ("thứ sáu nó chửi, hôm nay nó lại đến đánh lúc 8 giờ", "2026-11-22T08:00"),
    ],
)
def test_what_came_of_it_today_is_not_when_it_was(said: str, iso: str) -> None:
    """The transfer is the matter, and that they answer no more only its end."""
    moment = parse_when(said, NOW)
    assert moment is not None
    assert moment.iso.startswith(iso)
