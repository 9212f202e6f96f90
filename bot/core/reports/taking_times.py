"""The time of a report: told, made exact, corrected, contradicted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.times import (
    HANOI,
    Moment,
    before_time_anew,
    parse_when,
    part_of_hour,
)
from bot.core.reports.details import Details
from bot.core.reports.intake_state import Answered
from bot.core.reports.money import is_about_money
from bot.core.reports.taking import Taking
from bot.core.reports.taking_back import taken_back

# A day, or how long ago: either says more than an hour of the day that was told before.
_DAY = compile_cues(
    "(?:hôm|ngày|thứ|chủ nhật|nay|qua|kia|tháng|tuần|mai|mùng|mồng|vừa|nãy|cách|phút trước"
    "|tiếng trước|cn|hqua|hnay|ni|bữa|bựa|t[2-7])"
)
# What is planned is told before it happens.
_PLANNED = compile_cues(
    "(?:sắp|sẽ|hẹn|chuẩn bị|định|tính|rủ|kế hoạch|kèo|dự định|lên lịch|mai có|tối mai|sáng mai)"
)
# In an emergency: "nó vừa giật túi", "ngay trước mặt tôi".
_JUST_HAPPENED = compile_cues(
    """
    (?:vừa|mới)(?: mới| xong)? (?:bị|bắt|cướp|giật|lôi|kéo|đâm|chém|đánh|tông|húc|sập|đổ|nổ|cháy
      |ngã|rơi|nhảy|lao)
    (?:mới|vừa)(?: xong| xảy ra| bị)? (?:tức thì|nãy đây|xong đây|đây thôi|tức khắc)
    chưa (?:được|đầy|tới|đến|quá) (?:\\S+ ){1,2}phút(?! thì)
    (?:mới|vừa)(?: \\S+){0,2} được (?:vài|mấy|\\d+|một|hai|ba|năm|mười)(?: \\S+)? phút
    ^(?:(?!hồi|đợt|dạo|lần|trước|hôm)\\S+ ){0,3}cháy (?:rồi|to|lớn|dữ)(?: \\S+){0,3} (?:ơi|quá|lắm)
    (?:ngay )?trước mặt (?:tôi|em|cháu|mình|con|tui|bác)
    """
)
# In an emergency: "nó đang đập cửa", "đang đánh luôn bây giờ đây".
_GOES_ON = compile_cues(
    """
    <not_caller><still> (?:\\S+ ){0,6}(?:bây giờ|lúc này|giờ này)(?! mới| thì| phải| làm| hôm)
    <still> luôn
    <still> có (?:\\S+ ){0,4}(?:đánh|chém|quánh|oánh|uýnh|ẩu đả|hỗn chiến|đập phá|choảng|cháy)
    (?:xe|nhà|xưởng|kho|quán|phòng|bếp|khói|lửa)(?: (?!<past>)\\S+){0,5} <still> (?:cháy|bốc)
    (?:chồng|vợ|con|cháu|bạn|đứa|người|thằng|nó|anh|chị)(?: \\S+){0,2} <still> <threatens>
    (?:có|thấy|nghe)(?: (?!<past>)\\S+){1,6} <still> <doing>
    (?:chồng|vợ|bố|con|ông|cháu|em|anh|bạn|đứa)(?: (?!<past>)\\S+){0,2} <still> <doing>
    (?:nó|hắn|chúng|bọn|trộm|cướp|thằng|lũ|gã|nhóm|đám|toán)(?: (?!<past>)\\S+){0,3} <still> <doing>
    """,
    {
        "not_caller": "(?<!tôi )(?<!em )(?<!cháu )(?<!mình )(?<!con )(?<!bác )",
        "still": "(?:đang|vẫn đang|còn đang)",
        "threatens": "(?:đòi|định|dọa|chuẩn bị|sắp|leo ra)(?: \\S+)? (?:nhảy|tự tử|tự vẫn|tự thiêu"
        "|đâm|chém|đốt)",
        "past": "(?:tôi|em|cháu|mình|con|bác|lúc|khi|hồi|hôm|qua|trước|nãy|thì|hay|toàn|mà)(?!\\S)",
        "doing": "(?:cạy|cậy|cắt|phá|bẻ|trèo|leo|đột nhập|lục|khoắng|trộm|cướp|giật|đánh|đập|chém"
        "|đâm|rượt|đuổi|dọa|đe|cầm (?:dao|gậy|súng|mã tấu|kiếm)|kề dao|đua|nẹt|bốc đầu|lạng lách"
        "|hỗn chiến|choảng|ẩu đả|bóp cổ|kêu cứu|vùng vẫy|chìm|hành hung|khống chế|tưới xăng"
        "|ném|đốt|chặn|bao vây|vây|cháy|bốc cháy)",
    },
)
# "Lúc đó nó đang đánh": of whatever time that was; "đang đi thì bị giật".
_THEN = compile_cues(
    """
    (?:lúc|khi|hồi|hôm|bữa|đêm|tối|hay|thường|từng|toàn)(?: \\S+){0,4} (?:đang|vẫn)
    (?:đang)(?: \\S+){1,6} thì
    """
)
# What was already told, and then only how long it went on.
_UNTIL = compile_cues("(?:đến|tới)(?: (?:tận|khoảng|tầm|gần|hơn|lúc|độ))*", at_end=True)
_SINCE = compile_cues(
    "(?:từ|kể từ|bắt đầu|bắt đầu từ|bắt đầu vào)"
    "(?: (?:hôm|ngày|đầu|giữa|cuối|hồi|khoảng|tầm|tận|độ|bữa|cái|đợt|lúc))*",
    at_end=True,
)
_SAYS_YES_FIRST = compile_cues(
    "^(?:dạ |vâng |ừ |ờ |u )*(?:đúng|chính xác|phải|chuẩn)(?: hết| cả)* (?:rồi|r|đấy|đó|ạ)"
    "(?! .*(?:nhưng|chỉ|sửa|sai|nhầm|phải là))"
)
# Words of a time that no date was made of ("hồi giáp tết", "sáng nào cũng"), and not to know it.
_TIME_WORDS = (
    "(?:lúc|=hồi|giờ|phút|hôm|=ngày|bữa|tuần|=tháng|=mùa|tết|rằm|mùng|mồng|dịp|=đợt|dạo|=sáng|trưa"
    "|chiều|=tối|đêm|khuya|nãy|lâu|thường xuyên|th(?:ỉnh|i) thoảng|mọi khi|bây giờ|hiện nay|suốt"
    "|liên tục|hàng năm|(?:đầu|giữa|cuối) năm"
    "|năm (?:ngoái|kia|nay|trước|\\d+))"
)
_TIME_LIKE = compile_cues(_TIME_WORDS)
# What is said instead of a time begins with one: "hồi giáp tết", no "áo màu tối".
_TIME_FIRST = compile_cues(
    "^(?:(?:là|thì|vào|chắc|hình như|khoảng|tầm|cỡ|từ|gần|cái|mấy|vài|đầu|giữa|cuối|mỗi|phải) )*"
    f"{_TIME_WORDS}(?! (?:màu|công|lương))"
)
_LONGEST_CORRECTION = 8  # words
# "Không, hôm nay …" may answer a question as well as put a day right.
_NO_FIRST = re.compile(
    r"^\W*(?:(?:dạ|à|ờ|ừ|ơ)\W+)*(?:không|ko|hông|hổng)(?!\s+(?:phải|đúng))\W+", re.IGNORECASE
)
# "Ngày xảy ra là thứ bảy": the day itself is told, and no happening on it.
_IS = compile_cues(
    "(?:là|xảy ra|diễn ra)(?: (?:vào|hôm|ngày|tối|đêm|sáng|trưa|chiều|khoảng|tầm))*", at_end=True
)
_REMARK = compile_cues(
    """
    (?:(?:tôi|em|cháu|anh|chị|con|mình|bác|tui) )?(?:nhớ|nghĩ
      |đoán|tưởng)(?: (?:là|thế|vậy|mang máng))*
    (?:đó|đấy|ấy|ơi|em|anh|chị|ạ|cơ|nha|nhé|chứ|mà|thôi|luôn|dạ|vâng|à|ờ|thì|rồi)
    (?:hình như|chắc|có lẽ|thì phải|gì đó|gì đấy|không (?:nhớ|rõ|chắc)(?: (?:rõ|lắm|nữa))*)
    """
)
_FEWEST_OF_HAPPENING = 2  # words
_NOT_OF_TIME = compile_cues("(?:biển|mặt|xe|tên|người|số|ai|đứa|thằng|nó)")
_LONGEST_NOT_KNOWN = 8
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO = re.compile(r"\d{4}-\d\d(?!\d)")
_CLOCK = "T"
# Parts of a day that go on after midnight.
_NIGHTS = ("tối", "đêm", "khuya", "nửa đêm")
_TILL_DAWN = timedelta(hours=6)
_LAST_OF_NIGHT = 5  # o'clock
_ANOTHER_TIME = timedelta(hours=1)


class TimeTaking(Taking):
    """Takes when something happened."""

    def take(self, found: Details, fixing: bool) -> bool:
        if found.when is None:
            return self._take_undated(found, fixing)
        before = self.state.report.when
        took = self._take_dated(found, found.when, fixing)
        if self.state.report.when != before:
            hour_alone = not names_day(found.when) and (before is None or self.state.dayless)
            self.state.dayless = hour_alone
        return took

    def _take_dated(self, found: Details, when: Moment, fixing: bool) -> bool:
        new, old = when.iso, self.state.report.when
        if old is not None and self._tells_beginning(when):
            self._set(when=self._with_hour_told(new))
            return self.state.is_tip or not found.rest
        if old is not None and self._tells_more(old, new, found, fixing):
            return True
        if old is not None and self._is_background(old, new, found):
            return self.state.is_tip
        dayless = not names_day(when)
        same_night = self._in_night_told(self._message) if dayless else None
        new = same_night or (self._with_hour_told(new) if fixing and not dayless else new)
        contrasted = self._contrasted() if old == new else None
        if contrasted is not None:
            new, fixing = contrasted, True
        self.state.part_of_day = when.part or self.state.part_of_day
        if not self.state.is_tip:
            if fixing or not said_less_exactly(old, new):
                self._set(when=new)
            return not found.rest
        if _is_future(new, self._message) and not self._is_planned():
            return False
        if old is not None and not fixing and self.state.asked != "when":
            if dayless and _CLOCK in old and _CLOCK not in new:
                return True  # "buổi sáng nó hay giao hàng": another matter of that time
            if _much_later(old, new):
                return True  # how it went on: "tới chín giờ tối mới thả"
        same = old is None or same_night is not None or new.startswith(old[:10])
        if same or fixing or (self.state.asked == "when" and not _is_no_nearer(old, new)):
            if said_less_exactly(old, new):
                return True
            self._set(when=new)
            return True
        self.state.conflict = {"field": "when", "old": old, "new": new}
        return True

    def _take_undated(self, found: Details, fixing: bool) -> bool:
        """A day of the lunar calendar, kept as said; in an emergency, that it has just happened or
        goes on."""
        old = self.state.report.when
        if found.lunar is not None and (old is None or fixing):
            self._set(when=found.lunar)
            return True
        text = self._message.text
        if not self.state.is_tip and old is None and (just_happened(text) or goes_on_now(text)):
            self._set(when=self._message.now.astimezone(HANOI).isoformat(timespec="seconds"))
        return False

    def _tells_more(self, old: str, new: str, found: Details, fixing: bool) -> bool:
        """Whether an hour is no better one of the matter: "khóc tới ba giờ sáng" ends it, and who
        says yes to what was read back adds what happened at another hour."""
        if _CLOCK not in old or self.state.asked == "when":
            return False
        if found.correction or self._message.intent == "correct":
            return False
        adds = self.state.step == "confirm" and bool(_SAYS_YES_FIRST.search(self._line))
        if _CLOCK not in new:
            return adds
        assert found.when is not None
        before = words_of(" ".join(self._message.text.split())[: found.when.start])
        return adds or (not fixing and bool(_UNTIL.search(before)))

    def _tells_beginning(self, when: Moment) -> bool:
        """ "Từ tháng chín đến giờ", after an hour of every night: since when it has been so."""
        if not self.state.dayless or not names_day(when):
            return False
        before = words_of(" ".join(self._message.text.split())[: when.start])
        return bool(_SINCE.search(before))

    def _in_night_told(self, message: Answered) -> str | None:
        """An hour without a day, on the day that was told before."""
        told = self.state.report.when
        if told is None or not _ISO_DAY.match(told):
            return None
        return _on_day(told, self.state.part_of_day, message)

    def _with_hour_told(self, new: str) -> str:
        """Another day with the hour that was told before: only the day was wrong."""
        told = self.state.report.when
        keeps_hour = told is not None and _is_day(new) and _CLOCK in told
        return new + told[told.index(_CLOCK) :] if told and keeps_hour else new

    def _contrasted(self) -> str | None:
        """The first of two times where the second is what was told before: who said eight puts it
        right by "chín giờ không phải tám giờ"."""
        first = before_time_anew(self._message.text)
        moment = parse_when(first, self._message.now) if first else None
        if first is None or moment is None:
            return None
        if names_day(moment):
            return moment.iso
        return self._in_night_told(replace(self._message, text=first))

    def _is_background(self, old: str, new: str, found: Details) -> bool:
        """Whether another day or month, told without an hour, is that of another happening: "hôm
        nay nó vẫn gọi", "nó nghỉ hồi tháng mười"."""
        assert found.when is not None
        if not names_day(found.when) or not _is_no_nearer(old, new) or old.startswith(new):
            return False
        of_sum = _is_month(new) and is_about_money(self._message.text)  # "tiền tháng 10 là …"
        return self._tells_happening(found) and (of_sum or not self._corrects_time(found))

    def _tells_happening(self, found: Details) -> bool:
        """Whether something is told beside the time, and not only how sure the caller is of it."""
        assert found.when is not None
        before, _, _ = self._message.text.partition(found.when.said)
        if _IS.search(words_of(before)):
            return False
        told = _REMARK.blank(words_of(found.rest)).split()
        return sum(word.isalnum() for word in told) >= _FEWEST_OF_HAPPENING

    def _corrects_time(self, found: Details) -> bool:
        """Whether the message says that what was told is wrong; a mere no may answer a question."""
        if self.state.step == "fix":
            return True
        without_no = _NO_FIRST.sub("", self._message.text)
        if without_no != self._message.text:
            return taken_back(without_no) is not None
        return found.said_better or self._message.intent == "correct"

    @property
    def _line(self) -> str:
        return words_of(self._message.text)

    def _is_planned(self) -> bool:
        told = f"{self.state.report.what or ''} | {self._message.text}"
        return bool(_PLANNED.search(words_of(told)))


def names_day(moment: Moment) -> bool:
    """Whether a time names its day or how long ago it was, and not an hour alone."""
    return moment.precision == "about" or bool(_DAY.search(words_of(moment.said)))


def just_happened(text: str) -> bool:
    """Whether something is told as just done, before the caller's eyes: "nó vừa giật túi"."""
    return bool(_JUST_HAPPENED.search(words_of(text)))


def goes_on_now(text: str) -> bool:
    """Whether something is told as going on while the caller speaks: "nó đang cạy cửa"."""
    return bool(_GOES_ON.search(_THEN.blank(words_of(text))))


def says_when(found: Details) -> bool:
    """Whether words without a date may answer when it was: a time, or that it is not known."""
    line = words_of(found.text)
    if found.unknown:
        few = len(line.split()) <= _LONGEST_NOT_KNOWN
        return few and not _NOT_OF_TIME.search(line)
    return bool(_TIME_LIKE.search(line))


def corrects_when(found: Details) -> bool:
    """Whether a correction without a date may be another time. One of money, persons or things may
    have a word of time in it: "3tr5 là tiền tháng"."""
    if found.unknown:
        return says_when(found)
    of_else = found.who or found.vehicle or found.plate or is_about_money(found.text)
    line = words_of(found.text)
    few = len(line.split()) <= _LONGEST_CORRECTION
    return few and not of_else and bool(_TIME_FIRST.search(line))


def _is_future(when: str, message: Answered) -> bool:
    return when[:10] > message.now.astimezone(HANOI).date().isoformat()


def said_less_exactly(old: str | None, new: str) -> bool:
    """Whether the new time is only the day of the old one, or its month."""
    return old is not None and len(new) < len(old) and old.startswith(new)


def _much_later(old: str, new: str) -> bool:
    """Whether both are hours of one day and the new one is no nearer telling of the old one."""
    if _CLOCK not in old or _CLOCK not in new or new[:10] != old[:10]:
        return False
    return datetime.fromisoformat(new) - datetime.fromisoformat(old) >= _ANOTHER_TIME


def _is_no_nearer(old: str | None, new: str) -> bool:
    """Whether a date without an hour says no more exactly when it was than the old one."""
    return old is not None and bool(_ISO.match(old)) and _CLOCK not in new and len(new) <= len(old)


def _is_month(iso: str) -> bool:
    return len(iso) == len("2026-10")


def _is_day(iso: str) -> bool:
    return _ISO_DAY.fullmatch(iso) is not None


def _on_day(old: str, part: str | None, message: Answered) -> str | None:
    """The clock time in a message on the day of ``old``, in the part of it that was told before."""
    day = old[:10]
    end_of_day = datetime.fromisoformat(day).replace(hour=23, minute=59, tzinfo=HANOI)
    if _CLOCK in old:
        part = part_of_hour(datetime.fromisoformat(old).hour)
    elif part in _NIGHTS:
        return _in_the_night(end_of_day, part, message)
    found = parse_when(message.text, end_of_day, part)
    return found.iso if found and found.iso.startswith(day) else None


def _in_the_night(end_of_day: datetime, part: str | None, message: Answered) -> str | None:
    """A clock time of a night that began on a day: "đêm qua", then "một giờ kém mười lăm", is of
    the day that dawned."""
    dawn = min(end_of_day + _TILL_DAWN, message.now.astimezone(HANOI))
    found = parse_when(message.text, dawn, part)
    if found is None or _CLOCK not in found.iso:
        return None
    began = end_of_day.date().isoformat()
    at_dawn = found.iso[:10] == dawn.date().isoformat() and _hour(found.iso) <= _LAST_OF_NIGHT
    return found.iso if found.iso.startswith(began) or at_dawn else None


def _hour(iso: str) -> int:
    return datetime.fromisoformat(iso).hour
