"""Hours and days that a caller tells beside that of the matter: when they went to sleep, parked the
vehicle or found out, what hour it is now, the day on which nothing happens."""

from __future__ import annotations

from bot.core.language.time_patterns import (
    AN_HOUR,
    DAY,
    DAYS_TILL_NOW,
    HOUR,
    LEADS,
    PART,
    PART_OR_DAY,
    SELF,
    pattern,
)
from bot.core.language.time_statements import Span, without

_DAY_SAID = rf"(?:{PART})\s+(?:kìa|kia|qua|nay)|(?:hôm|ngày|bữa)\s+(?:kìa|kia|qua|nay)|{DAY}"
_DAY = pattern(_DAY_SAID)
# What the caller did before or after the matter: "gửi xe từ 7 giờ tối", "đi ngủ lúc 11 giờ".
_PARKED = (
    r"(?:gửi|để|đỗ|đậu|dựng|cất|khóa|khoá)"
    r"(?:\s+(?!nó|hắn|bọn|thằng|thấy|bị|thì|rồi)[^\s\d,.;]+){0,6}"
)
_DID = (
    rf"{_PARKED}|(?:đi\s+)?ngủ(?:\s+dậy)?|dậy|vào\s+(?:ăn|uống|mua|làm|chơi)(?:\s+\w+)?"
    r"|về(?:\s+(?:nhà|phòng|đến nhà|tới nhà))?|phát hiện(?:\s+ra)?|biết"
)
_LEFT_WORK = r"tan\s+(?:làm|ca|sở|học)"
_FEW_WORDS = r"(?:(?!nó|hắn|bọn|thằng|thấy|bị|thì|rồi)[^\s\d,.;]+\s+){0,3}"
_FOUND_OUT = (
    rf"(?:thì\s+)?(?:(?:{SELF}|cả nhà)\s+)?"
    r"(?:mới\s+(?:biết|phát hiện|hay|thấy|để ý|nhận ra|ra|dậy)"
    r"|(?:ngủ\s+|thức\s+)?dậy|phát hiện)"
)
# "Năm" before "rưỡi" stays a word: it may be a year.
_HOUR_SAID = rf"(?:{HOUR}|năm\s+rưỡi)"
_HOURS = pattern(_HOUR_SAID)
_AT = rf"({_HOUR_SAID})((?:\s+{PART_OR_DAY})?)"
_DID_AT = pattern(
    rf"(?:(?:{SELF}|nhà)\s+{_FEW_WORDS}(?:{_DID})|{_LEFT_WORK}|phát hiện(?:\s+ra)?)"
    rf"\s+(?:(?:từ|{LEADS})\s+)*{_AT}"
)
# "Mười một giờ đêm tôi còn thấy xe": nothing had happened yet.
_STILL_THERE_AT = pattern(
    rf"{_AT}\s+(?:(?:{SELF}|cả nhà)\s+)?(?:vẫn|còn)(?:\s+còn)?\s+(?:thấy|nguyên|ở|để|dựng|đó|đấy)"
)
_FOUND_OUT_AT = pattern(rf"{_AT}\s+{_FOUND_OUT}")
# "Tôi về lúc 10 giờ thì thấy nó …": that is when it was.
_SAW_IT_THEN = pattern(
    rf"^(?:\s+{PART_OR_DAY})?\s+(?:(?:thì|là|đã|mới)\s+)*"
    "(?:thấy|gặp|bị|nghe|bắt gặp|chứng kiến|nó|có|đang|mất|không|chưa)"
)
# What was done, seen or heard, beside its hour.
_HAPPENED = pattern(
    "camera|cam|ca mê ra|nó|hắn|bọn|chúng|thằng|đứa|tên trộm|kẻ|nghe"
    "|thấy (?:bóng|người|có người|một|hai|mấy)"
)
_HOUR_NOW = pattern(
    r"(?:bây giờ|bây h|bh|hiện giờ|(?<!\d )giờ)\s+"
    r"(?:(?:là|đã|cũng|gần|sắp|mới|hơn|tầm|khoảng|đang)\s+)+"
    rf"{HOUR}(?:\s+(?:{PART}))?(?:\s+(?:rồi|r))?"
    r"(?!\s+(?:sáng|trưa|chiều|tối|đêm)?\s*(?:hôm|qua|mai))"
)
# "Hôm nay thì chưa thấy gì", "nay nó nghỉ": a day on which it does not happen.
_IDLE_DAY = pattern(
    r"(?:hôm|bữa|bựa|sáng|trưa|chiều|tối|đêm) (?:nay|ni)\s+(?:thì\s+)?"
    r"(?:(?:nó|họ|chúng nó|bọn nó|ông ấy|bà ấy|nhà nó|ở đấy|ở đó)\s+)?"
    r"(?:(?:chưa|không|ko|k)\s+(?:thấy\s+)?(?:gì|đốt|hoạt động|làm gì|tụ tập|đánh|mở)|nghỉ"
    r"|(?:tạm\s+|khá\s+|thấy\s+|lại\s+)*(?:yên|im|êm|ổn|vắng|đỡ)(?:\s+(?:ắng|ổn|tĩnh|hơn|rồi|lắm))*"
    r"(?=\s+(?:nhưng|chứ|mà|ạ)(?!\w)|\s*[,.;]|\s*$))"
)
# "Tuần nào cũng đánh, gần nhất là tối thứ bảy": of many times the last one; "trạm xá gần nhất" is a
# place.
_LAST_TIME = pattern(
    r"(?<!phường )(?<!xã )(?<!an )(?<!viện )(?<!trạm )(?<!đồn )(?<!chỗ )(?<!nơi )(?<!nhà )(?<!xá )"
    r"(?:(?:gần|gần đây|mới|mới đây)\s+nhất|lần\s+cuối(?:\s+cùng)?|lần\s+(?:vừa rồi|mới đây))"
    r"(?=(?:\s+[^\s\d,.;]+){0,4}?[\s,:]+(?:(?:là|vào|" + LEADS + r")\s+)*"
    rf"(?:(?:\d{{1,2}}\s*(?:giờ|h)(?:\s*\d{{1,2}}|\s+rưỡi)?|[^\s\d]+\s+rưỡi)\s+)?"
    rf"(?:(?:{PART})\s+)?(?:{_DAY_SAID}))"
)
_SEVERAL = 2  # hours, of which one may be that of the matter
_AROUND = 45  # characters before an hour, and behind it, that tell what happened then
# "Họ dọn vào từ 15/11", and then the day on which it was seen; "từ thứ hai đến thứ sáu" is none.
_SINCE_DAY = pattern(
    r"(?:dọn|chuyển|thuê|mở|hoạt động|ở|làm|bán)(?:\s+(?:vào|đến|tới|về|ra|đó|đấy|đây|nhà))*\s+"
    rf"từ\s+((?:{PART}\s+)?(?:{DAY}))(?!\s+(?:đến|tới|sang|cho đến))"
)
# "Hôm qua mới tới xem", "sáng nay nhà tôi mới trình báo": a day on which the matter was long over.
_CAME_OUT = "biết|phát hiện|hay|để ý|nhận ra|ngã ngửa|tá hỏa|vỡ lẽ"
_AFTERWARDS = pattern(
    rf"(?:(?:sang|đến|tới|mãi|rồi)\s+)*(?:{_HOUR_SAID}\s+)?((?:{PART}\s+)?(?:{_DAY_SAID}))"
    rf"(?:(?:\s+(?:thì|{SELF}|nhà|cả nhà|vợ|chồng|gia đình|nó)){{0,3}}\s+mới\s+"
    rf"(?:{_CAME_OUT}|kiểm tra|xem lại|mở(?:\s+\w+)?\s+ra|mở cửa|báo|trình báo|nhắn|dọn"
    r"|gọi|kể|nói|khai|dám|(?:tới|đến|lên|ra|đi|về|sang|qua|vào)\s+(?:xem|coi|kiểm tra|báo|trình"
    r"|hỏi|khám|gặp|tìm|nhận|thăm|công an|phường|ngân hàng))"
    rf"|(?:\s+(?!hôm|bữa|nay|qua|ngày)[^\s\d,.;]+){{1,4}}\s+mới\s+(?:{_CAME_OUT}))(?!\w)"
)
# "Em chuyển chiều chủ nhật. Hôm nay tới xem thì nó chặn em": what came of it, in a clause behind.
_TODAY_THEN = pattern(
    r"(?<=[,.;!?] )((?:hôm|sáng|trưa|chiều|bữa|bựa)\s+(?:nay|ni)|hnay)"
    rf"(?:\s+(?:thì|{SELF}|nó|họ|bọn nó|chúng nó|lại|cũng|đi)){{0,3}}"
    r"\s+(?:tới|đến|lên|ra|qua|gọi|nhắn|liên lạc|liên hệ|vào|mở|hỏi|kiểm tra|xem|chặn|block|khóa"
    r"|khoá|mất hút|biến mất|cắt liên lạc)(?!\s+(?:đánh|phá|cướp|trộm|quậy|gây|dọa))"
    r"(?![^.;!?]*\d\s*(?:giờ|h)(?!\w))(?=\s)"
)
# "Đến hôm qua dọn đồ tới": what came of it.
_LATER = pattern(rf"(?:đến|mãi|mãi đến)\s+(?:{_DAY_SAID})(?=\s+[^\s\d,.;]+\s)")
# "Hôm qua vẫn thấy xe": on that day nothing had happened yet.
_NOT_YET = pattern(
    rf"(?:{_DAY_SAID})\s+(?:[^\s,.;]+\s+){{0,3}}?(?:vẫn|còn\s+(?:thấy|nguyên|ở|để|đó|đấy))"
)


def without_background(text: str, plain: bool) -> str:
    """The text (its numbers in figures) without what is no time of the matter; its length stays.

    The hour of something before or after counts unless another hour tells what was done or seen:
    "gửi xe từ 7 giờ tối … nó dắt ra lúc 2 giờ 10" is of 2:10, "gửi xe lúc 7 giờ" of 7:00.
    """
    no_days = (*_IDLE_DAY.find_all(text, plain), *DAYS_TILL_NOW.find_all(text, plain))
    text = without(text, [Span(*day.span()) for day in no_days])
    last = _LAST_TIME.search(text, plain)
    text = without(text, [Span(0, last.start())]) if last else text
    text = _without_day_afterwards(_without_day_of_beginning(text, plain), plain)
    if sum(1 for _ in _HOURS.find_all(text, plain)) < _SEVERAL:
        return text
    told = [
        told
        for telling in (_DID_AT, _FOUND_OUT_AT, _STILL_THERE_AT)
        for told in telling.find_all(text, plain)
        if not _SAW_IT_THEN.search(text[told.end(1) :], plain)
    ]
    hours = [Span(*hour.span(1)) for hour in told]
    rest = without(text, hours)
    if not told or not _tells_when_it_happened(rest, plain):
        return text
    whole = [Span(hour.start(1), hour.end(2)) for hour in told]
    # "6 giờ sáng nay mới biết …, lúc 3 giờ nó tháo": the only day that is told holds for both.
    dayless = without(text, whole)
    return dayless if _DAY.search(dayless, plain) else rest


def _without_day_of_beginning(text: str, plain: bool) -> str:
    began = [Span(*day.span(1)) for day in _SINCE_DAY.find_all(text, plain)]
    rest = without(text, began)
    return rest if began and _DAY.search(rest, plain) and AN_HOUR.search(rest, plain) else text


def _without_day_afterwards(text: str, plain: bool) -> str:
    """Without the day on which it came out, where the day is told on which it was."""
    after = [*_AFTERWARDS.find_all(text, plain), *_LATER.find_all(text, plain)]
    days = [Span(*day.span()) for day in after]
    days += [Span(*day.span(1)) for day in _TODAY_THEN.find_all(text, plain)]
    rest = without(text, sorted(days))
    told = without(rest, [Span(*day.span()) for day in _NOT_YET.find_all(rest, plain)])
    return rest if _DAY.search(told, plain) else text


def hour_now(text: str, plain: bool) -> Span | None:
    """Where a caller says what hour it is as they speak: "bây giờ gần 12 giờ đêm rồi"."""
    found = _HOUR_NOW.search(text, plain)
    return Span(*found.span()) if found else None


def _tells_when_it_happened(text: str, plain: bool) -> bool:
    """Whether an hour stands beside what a camera filmed, or somebody else did, or was heard."""
    end = 0
    for hour in AN_HOUR.find_all(text, plain):
        start = max(end, hour.start() - _AROUND)
        around = text[start : hour.start()] + text[hour.end() : hour.end() + _AROUND]
        if _HAPPENED.search(around, plain):
            return True
        end = hour.end()
    return False
