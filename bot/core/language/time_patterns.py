"""How Vietnamese people name days, parts of a day and clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.language.vietnamese import fold

# First and last hour of the parts of a day; hours above 24 belong to the following night.
PARTS = {
    "rạng sáng": (0, 6),
    "sáng sớm": (4, 9),
    "sáng": (0, 11),
    "trưa": (10, 14),
    "chiều tối": (16, 20),
    "chiều": (12, 19),
    "tối": (17, 24),
    "nửa đêm": (23, 27),
    "đêm": (18, 29),
    "khuya": (18, 29),
}
PART = "|".join(PARTS)
# "Ni" and "tê" are the "nay" and "kia" of the middle of the country.
DAY_WORDS = {"kia": -2, "kìa": -3, "qua": -1, "nay": 0, "ni": 0, "tê": -2, "mai": 1}
WEEKDAYS = {"2": 0, "3": 1, "4": 2, "tư": 2, "5": 3, "6": 4, "7": 5}
MINUTES = {
    "phút": 1,
    "p": 1,
    "tiếng": 60,
    "giờ": 60,
    "ngày": 1440,
    "hôm": 1440,
    "bữa": 1440,
    "tuần": 10080,
    "tháng": 43200,
}
# Beside "rưỡi" or "hôm trước" these are numbers, though alone some of them are other words too.
_COUNT = r"\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_UNIT = r"(phút|p|tiếng|giờ|ngày|hôm|bữa|tuần|tháng)(?:\s+đồng hồ)?(\s+rưỡi)?"
_LEADS = "lúc|hồi|tầm|khoảng|cỡ|vào|độ|chừng|quãng|gần"
# "Chín giờ trước cửa nhà" is a clock time.
_FRONT = "cửa|cổng|nhà|mặt|số|quán|trường|chợ|ngõ|ngách|hiên|sân|sảnh|ngân hàng|bệnh viện|siêu thị"
_SELF = "tôi|em|cháu|anh|chị|con|mình|bác|tớ|tui"
_TO = r"\s*(?:đến|tới|-|–)\s*(?:khoảng\s+|tầm\s+)?"
# "Ba giờ kém mười", in the south "ba giờ thiếu mười".
_SHORT_OF = "(?:kém|thiếu)"


@dataclass(frozen=True)
class _Pattern:
    """A pattern for accented text, and the same for text typed without diacritics."""

    accented: re.Pattern[str]
    folded: re.Pattern[str]

    def search(self, text: str, unaccented: bool) -> re.Match[str] | None:
        return (self.folded if unaccented else self.accented).search(text)

    def find_all(self, text: str, unaccented: bool) -> Iterator[re.Match[str]]:
        return (self.folded if unaccented else self.accented).finditer(text)


def _pattern(source: str) -> _Pattern:
    return _Pattern(
        re.compile(rf"(?<!\w)(?:{source})(?!\w)"), re.compile(rf"(?<!\w)(?:{fold(source)})(?!\w)")
    )


AGO = _pattern(
    r"(?:cách đây|cách hôm nay|trước đây)\s+"
    r"(?:(?:đâu|khoảng|chừng|tầm|độ|cỡ|hơn|gần|đúng)\s+)*"
    rf"({_COUNT}|nửa)\s*{_UNIT}"
)
BEFORE = _pattern(
    rf"(?<!thứ )(?<!ngày )(?<!hôm )(?<!mùng )(?<!mồng )(?<!giờ )({_COUNT}|nửa)\s*{_UNIT}"
    r"\s+(?:trước|trc)"
    rf"(?!\s+(?:khi|ngày|{_FRONT})(?!\w))"
)
# "Vừa xong khoảng năm phút": how long ago, without a "trước".
JUST_AGO = _pattern(
    r"(?:(?:vừa xong|mới xong|mới đây|vừa nãy|lúc nãy|mới nãy|ban nãy|hồi nãy|khi nãy)"
    r"(?:\s+(?:thôi|rồi|ấy|đó))?[\s,]+(?:(?:khoảng|chừng|tầm|độ|cỡ|được|hơn|gần)\s+)+|"
    r"mới\s+(?:(?:có|khoảng|chừng|tầm|độ|cỡ|được|đâu|hơn|gần)\s+)*)"
    rf"({_COUNT}|nửa)\s*(phút|tiếng)(?:\s+đồng hồ)?(\s+rưỡi)?"
)
_HAPPENED = (
    "(?:bị|xảy ra|bắt đầu|bốc|bùng|cháy|nổ|sập|đổ|đâm|tông|húc|va|lật|ngã|té|rơi|rớt|nhảy|lao|chìm"
    "|đuối|giật|cướp|móc|chém|đánh|đập|phá|trèo|vào|chạy|bỏ|lấy|mất|xì|rò|kẹt|mắc|đứt|chuyển"
    "|phóng|chui|sạt|trôi)"
)
# "Vừa bị đánh suốt năm phút", "mới chạy được mười phút thì …": how long it went on.
_STRETCH = "thì|rồi|sau|trước|trong|suốt|hết|mất|nhưng|mà|liền|nữa|là|nghỉ"
_OF_IT = rf"(?:\s+(?!(?:{_STRETCH})(?!\w))[^\s\d,.;]+){{0,3}}?\s+"
_ABOUT = r"(?:(?:có|khoảng|chừng|tầm|độ|cỡ|được|đc|đâu|hơn|gần|tròn|mới)\s+)*"
# "Mới bốc lên mười phút thôi", "kẹt được nửa tiếng"; "vừa nổ hai tiếng" counts bangs. What happened
# is no word of the time: only what stands in the groups is.
HAPPENED_AGO = _pattern(
    rf"(?:(?:vừa|mới)(?:\s+(?:mới|xong))?\s+{_HAPPENED}{_OF_IT}{_ABOUT}"
    r"(?=(?:\d{1,3}|nửa)\s*(?:phút|p|tiếng đồng hồ)(?!\w))|"
    rf"{_HAPPENED}{_OF_IT}{_ABOUT}(?:được|đc)\s+{_ABOUT})"
    rf"({_COUNT}|nửa)\s*(phút|p|tiếng)(?:\s+đồng hồ)?(\s+rưỡi)?"
    rf"(?!\s+(?:{_STRETCH})(?!\w))"
)
# "Mười lăm phút rồi", "nửa tiếng nay"; "chín giờ rồi" is a clock time, and so is the first half of
# "chín giờ mười hôm nay".
SINCE = _pattern(
    r"(?<!thứ )(?<!giờ )(?<!tháng )"
    r"(\d{1,3}|nửa)\s*(phút|p|tiếng|ngày|hôm|tuần)(?:\s+đồng hồ)?(\s+rưỡi)?"
    r"\s+(?:rồi|nay|ni)(?!\s+(?:thì|mới))"
)
# A day that is not said: an hour beside it belongs to no day that one could name.
VAGUE_DAY = _pattern(
    r"(?:mấy|vài|dăm|ít)\s+(?:hôm|ngày|bữa|tuần|tháng)\s+(?:trước|rồi)|"
    r"(?:cách đây|trước đây)\s+(?:mấy|vài|dăm|ít)\s+(?:hôm|ngày|bữa|tuần|tháng)|"
    r"(?:hôm|bữa)\s+(?:nọ|trước|rồi|hổm)|dạo trước|đợt trước|tuần trước|tuần rồi"
)
# "Mấy hôm nay": a stretch of days, and not today.
DAYS_TILL_NOW = _pattern(
    r"(?:(?:mấy|vài|dăm|dăm ba|mươi|bao nhiêu|các)\s+)+(?:hôm|ngày|bữa|bựa)\s+(?:nay|ni)"
)
JUST_NOW = _pattern(
    "vừa xong|vừa mới|vừa xảy ra|mới xảy ra|đang xảy ra|đang diễn ra|bây giờ luôn|mới đây|"
    "ngay bây giờ|ngay lúc này|"
    "(?:(?<!số )(?<!tên )(?<!biển )(?:lúc nãy|ban nãy|hồi nãy|khi nãy|vừa nãy|mới nãy))"
    r"(?!\s+(?:\S+\s+)?(?:đọc|nói|bảo|hỏi|kể|khai|báo|ghi))|vài phút trước|mấy phút trước|"
    r"(?:vừa|mới)(?=\s+bị)"
)
PART_DAY = _pattern(rf"({PART})\s+(?:ngày\s+|hôm\s+|bữa\s+|bựa\s+|h\s*)?(kìa|kia|qua|nay|ni|mai)")
# "Hom te xe", without diacritics, is the day of a fall.
_THE_OTHER = r"tê(?!\s+(?:xe|ngã|xuống))"
# "Hqua", "h nay": as people type.
DAY_WORD = _pattern(
    r"(?:(?:hôm|ngày|bữa|bựa)\s+|h\s?)(kìa|kia|qua|nay|ni|mai)(?!\w)|"
    rf"(?:hôm|bữa|bựa)\s+({_THE_OTHER})"
)
# "Khi hôm", "hồi hôm": last night, in the middle and the south; "hồi hôm cưới" is another day.
LAST_NIGHT = _pattern(
    r"(?:khi|hồi)\s+hôm(?!\s+(?:kìa|kia|qua|nay|ni|tê|mai|trước|nọ|hổm|đó|đấy|ấy|nào|sau|cuối"
    r"|thứ|t[2-7]|chủ nhật|chúa nhật|cn|mùng|mồng|rằm|ngày|tết|lễ|giỗ|cưới|đám|tiệc|sinh nhật"
    r"|khai|họp)(?!\w))(?!\s+\d{1,2}(?!\s*(?:giờ|h|g|rưỡi|:)))"
)
# "Đêm chủ nhật rạng sáng thứ hai": one night; the day named last is the one that dawns.
NIGHT_TO_DAWN = _pattern(
    r"(?:đêm|tối|khuya)\s+(?:(?:hôm|ngày|mùng|mồng|thứ|tư|chủ nhật|chúa nhật|qua|tháng|năm|"
    r"tuần trước|tuần rồi|vừa rồi|[\d/-]+)[\s,]+)+(?:(?:đến|tới|sang|và)\s+)?(rạng)(?=\s)"
)
WEEKDAY = _pattern(
    r"(?:(?:thứ\s+|(?<=sáng )t|(?<=trưa )t|(?<=chiều )t|(?<=tối )t|(?<=đêm )t|(?<=hôm )t"
    r"|t(?=[2-7]\s+(?:tuần|vừa|rồi|này)(?!\w)))([2-7]|tư)"
    r"|(chủ nhật|chúa nhật|cn))"
    r"(\s+tuần trước nữa|\s+tuần trước|\s+tuần rồi|\s+tuần vừa rồi|\s+tuần vừa qua|\s+tuần này|"
    r"\s+tuần sau|\s+tuần tới|\s+vừa rồi|\s+vừa r|\s+vừa qua)?"
    r"(?!\s+(?:từ|tính từ|kể từ|bên trái|bên phải)\s+(?!sáng|trưa|chiều|tối|đêm|lúc|\d))"
)
# "Tuần trước, hôm thứ năm": the week is told apart from its day.
LAST_WEEK = _pattern(r"(?<!\d )tuần\s+(?:trước|rồi|vừa rồi|vừa qua)")
ORDINAL_BEFORE = re.compile(
    r"(?:lần|người|nguoi|cái|phiếu|con|đứa|dua|thằng|thang|chiếc|chiec|kẻ|lan|cai|phieu|nhà|nha|căn|can"
    r"|tầng|tang|dãy|day|phòng|phong|nhịp|nhip)\s+$"
)
DATE_WORDS = _pattern(
    r"(?:(?:ngày|hôm|mùng|mồng)\s+)*(\d{1,2})\s+tháng\s+(\d{1,2})"
    r"(?:\s+năm\s+(\d{4})|\s+năm\s+(nay|ngoái))?"
)
# "Tầm 6-7 người" is none: a dash needs its "ngày" or its year.
DATE_FIGURES = re.compile(
    r"(?:(?:ngày|hôm|ngay|hom)\s+)?(?<![\d/.,-])(\d{1,2})"
    r"(?:/|-(?=\d{1,2}-\d{4})|(?<=ngày \d\d)-|(?<=ngày \d)-|(?<=hôm \d\d)-|(?<=hôm \d)-)"
    r"(\d{1,2})(?:[/-](\d{4}))?(?![\d/-]|[.,]\d)"
)
ADDRESS_BEFORE = re.compile(r"(?:số|nhà|ngõ|ngách|hẻm|so|nha|ngo|ngach|hem|lô|lo)\s+$")
DAY_ONLY = _pattern(
    r"(?:hôm|ngày|mùng|mồng)\s+(?:mùng\s+|mồng\s+)?(\d{1,2})(?:\s+tháng\s+(trước|này|rồi))?"
    r"(?!\s*(?:tháng|/|ngày|làm|tuổi|trước))"
)
PART_OF_DATE = _pattern(
    rf"(?:{PART}|rạng)\s+(\d{{1,2}})(?=\s+(?:rạng|vừa rồi|{_LEADS})(?!\w)|\s*(?:[,.;]|$))"
)
MONTH = _pattern(
    r"(?<!\d )tháng\s+(trước|này|rồi|vừa rồi|vừa qua)|"
    r"tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4})|\s+(năm ngoái))?"
)
# The hour needs its "giờ" unless another hour follows: "từ 2 đến 4 giờ chiều".
CLOCK = _pattern(
    rf"(?<![\d/])(\d{{1,2}})(?:\s*(?:giờ|h|g)(?:\s*{_SHORT_OF}\s+"
    r"(\d{1,2})(?!\d|\s*(?:người|đứa|triệu|nghìn|ngàn|trăm|đồng))|"
    r"\s*(\d{1,2})(?!\s*(?:người(?!\s+ta\s|(?:\s+[^\s\d,.;]+){1,3}\s+là\s)|tháng|/|\d))|"
    rf"\s+(rưỡi))?|:(\d{{2}})|\s+(rưỡi)(?=\s+(?:{PART}))|"
    rf"\s+(rưỡi)(?={_TO}\d)|(?={_TO}\d{{1,2}}\s*(?:giờ|h)(?!\w)))(?:\s*(?:phút|p))?"
    rf"(?:\s+({PART}))?(?!\s*(?:làm việc|trước(?!\s+(?:{_FRONT})(?!\w))|đồng hồ))"
)
# "Nửa đêm kém 15": midnight is an hour, too.
MIDNIGHT_SHORT = _pattern(
    rf"nửa đêm\s+{_SHORT_OF}\s+(\d{{1,2}})(?!\d|\s*(?:người|đứa|giờ|h|g))(?:\s*(?:phút|p))?"
)
# "Bảy rưỡi kém năm": 7:25.
SHORT_OF_HALF = _pattern(
    rf"(?<![\d/])({_COUNT})(?:\s*(?:giờ|h))?\s+rưỡi\s+{_SHORT_OF}\s+"
    r"(\d{1,2})(?!\d|\s*(?:người|đứa|triệu|nghìn|ngàn|trăm|đồng|cân|mét|ký|tuổi))"
    rf"(?:\s*(?:phút|p))?(?:\s+({PART}))?"
)
# The end of "từ 2 giờ đến 4 giờ chiều".
CLOCK_END = _pattern(
    rf"^{_TO}\d{{1,2}}(?:\s*(?:giờ|h|g)(?:\s*\d{{1,2}}|\s+rưỡi)?|:\d{{2}}|\s+rưỡi)"
    rf"(?:\s*(?:phút|p))?(?:\s+({PART}))?"
)
# "Lúc chín rưỡi", "tối qua chín rưỡi", "năm rưỡi chiều": the hour is not named.
HALF = _pattern(
    r"(?:(?:(?:lúc|hồi|tầm|khoảng|cỡ|vào|độ|quãng|từ|nay|ni|qua|kia|tê|tuần trước|vừa rồi|"
    rf"mùng \d{{1,2}}|(?:thì|phải|đúng|chắc)\s+là|{PART})[\s,]+|;+[\s,]*)({_COUNT})\s+rưỡi"
    r"(?!\s+(?:triệu|tỷ|tỉ|nghìn|ngàn|trăm|cân|mét|ký|tuổi))|"
    rf"(?<!\d\s)({_COUNT})\s+rưỡi(?=\s+(?:{PART}|hôm|ngày|thứ|chủ nhật)(?!\w)))"
    rf"(?:\s+({PART}))?"
)
DURATION_BEFORE = re.compile(r"(?:trong|mất|hết|suốt|sau|hơn|mat|het|suot)\s+(?:vòng\s+)?$")
PART_BEFORE_DAY = _pattern(
    rf"({PART})(?=\s+(?:hôm|ngày|bữa|bựa|mùng|mồng|thứ|chủ nhật|\d{{1,2}}(?:[/-]|\s+tháng)))"
)
PART_ONLY = _pattern(
    r"(?:(lúc|hồi|vào|tầm|khoảng|từ|giữa|đầu giờ|cuối giờ|gần|xế|chập|sẩm)|buổi)\s+"
    rf"(?:buổi\s+)?({PART})"
    rf"(?!\s+(?:đến|tới)\s+(?:{PART})(?!\w))|ban\s+(sáng|trưa|chiều)"
)
# The caller takes back what he has just said.
_CORRECTION = (
    r"(?:à|ờ|ấy|ý|ơ|á|ủa|thôi|chết)[\s,.]+(?:mà\s+)?"
    r"(?:không|ko|k|hông|hổng|chả|nhầm|quên|lộn|sai|chết)(?:\s+phải)?|"
    r"(?:xem|nhìn|coi|hỏi|kiểm tra|tra)\s+lại|"
    rf"(?:{_SELF})\s+(?:nói\s+)?(?:nhầm|lộn)|(?:nói|bị|nghe|nhớ|xin lỗi)\s+(?:nhầm|lộn|sai)|"
    r"(?:nhầm|lộn|không phải)(?=\s*[,.])|"
    # "Tối hôm qua nó sang nhầm hôm kia"; but who "chuyển nhầm hôm kia" tells what they did.
    r"(?<!chuyển )(?<!gửi )(?<!gọi )(?<!khoản )(?<!lấy )(?<!cầm )(?<!vào )(?<!tiền )"
    r"(?:nhầm|lộn)(?=\s+(?:(?:hôm|ngày|bữa|thứ)\s+(?:kìa|kia|qua|nay|[2-7]|tư)|chủ nhật)(?!\w))|"
    r"(?:nghĩ|nhớ)\s+lại|"
    rf"(?:ý\s+(?:{_SELF})|đúng ra|chính xác|thực ra|thật ra|đúng hơn|nói lại|sửa lại|phải"
    r"|nói chính xác|chắc)\s+là|chính xác|"
    # "Tính theo sáu giờ mười": of several hours the one that the caller settles on.
    r"(?:lấy|chốt|tính|ghi|sửa|đổi|chỉnh)"
    rf"(?:\s+(?:theo|mốc|là|lại|thành|lúc|giờ|giúp|hộ|giùm|cho|{_SELF}))*"
    r"(?=\s+\d{1,2}(?:\s*(?:giờ|h|g)(?:\d|(?!\w))|:\d))"
)
CORRECTION = _pattern(_CORRECTION)
_HOUR = (
    rf"\d{{1,2}}(?:\s*(?:giờ|h|g)(?:\s*{_SHORT_OF}\s+\d{{1,2}}|"
    r"\s*\d{1,2}|\s+rưỡi)?|:\d{2}|\s+rưỡi)"
    r"(?:\s*(?:phút|p))?"
)
_DAY = (
    rf"(?:(?:hôm|ngày|bữa|bựa)\s+)?(?:kìa|kia|qua|nay|ni)|(?:hôm|bữa|bựa)\s+{_THE_OTHER}|"
    r"(?:hôm\s+|ngày\s+)?(?:thứ\s+(?:[2-7]|tư)|"
    r"chủ nhật|chúa nhật)(?:\s+tuần\s+(?:trước|này|rồi)|\s+vừa rồi)?|"
    r"(?:(?:hôm|ngày|mùng|mồng)\s+)+\d{1,2}(?:\s+tháng\s+\d{1,2})?|"
    r"\d{1,2}\s+tháng\s+\d{1,2}|\d{1,2}/\d{1,2}"
)
_PART_OR_DAY = rf"(?:(?:{PART})(?:\s+(?:{_DAY}))?|{_DAY})"
_TIME = rf"(?:{_HOUR}(?:\s+{_PART_OR_DAY})?|{_PART_OR_DAY}(?:\s+(?:(?:{_LEADS})\s+)*{_HOUR})?)"
# "Không phải 8 giờ (mà là 9 giờ)"; what comes after one hour and one day is denied no more.
DENIED = _pattern(
    rf"(?:không|ko|k|hông|hổng|chả|chẳng|đâu)\s+phải\s+(?:(?:là|{_LEADS})\s+)*{_TIME}|"
    # "Tôi nói 8 giờ thì bỏ đi", "8 giờ là nhầm"; who "tám giờ thì bỏ đi" went away at eight.
    rf"(?:nói|bảo|khai|báo|kể|đọc|ghi)\s+(?:(?:là|{_LEADS})\s+)*{_HOUR}(?:\s+{_PART_OR_DAY})?"
    r"\s+(?:(?:thì|là)\s+)?bỏ(?!\s+chạy)(?:\s+(?:đi|qua))?|"
    rf"{_HOUR}(?:\s+{_PART_OR_DAY})?\s+(?:là\s+|bị\s+)?(?:sai|nhầm|không đúng|"
    rf"lộn(?=\s+rồi|[\s,]+{_HOUR}|\s*[,.]|\s*$))(?:\s+rồi)?"
)
# "Bảy giờ không phải bảy giờ rưỡi", in one breath: the caller puts right what he has just said;
# who denies the second says "chứ không phải", or makes a pause.
SAID_ANEW = _pattern(
    rf"{_TIME}\s+((?:không|ko|k|hông|hổng)\s+phải)\s+(?:(?:{_LEADS})\s+)*{_TIME}"
    r"(?!\s+(?:đâu|mà|chứ)(?!\w))"
)
TIME_NEXT = _pattern(rf"^\s+(?:(?:{_LEADS})\s+)*{_TIME}")
# "Gần 5 giờ sáng, khoảng 4h50": the round hour, and the same one with its minutes.
HOUR_AGAIN = _pattern(
    rf"(\d{{1,2}})\s*(?:giờ|h|g)(?:\s+{_PART_OR_DAY})?([\s,]+(?:(?:{_LEADS}|đúng|chắc)\s+)*)"
    rf"(\d{{1,2}})\s*(?:giờ|h|g)\s*({_SHORT_OF}\s+)?(\d{{1,2}})(?!\d)"
)
# "Chín giờ à chín giờ mười": nothing but a sound between two hours, or two days; or the same hour
# once more, with its minutes: "bốn giờ kém gì đấy ừ bốn giờ kém hai mươi".
_SOUND = r"à|ờ|ừm?|ý|ấy|ơ|á|quên"
SLIP = _pattern(
    rf"{_HOUR}(?:\s+{_PART_OR_DAY})?(?:\s+hơn)?[\s,.]+({_SOUND}|tức là)[\s,.]+"
    rf"(?:(?:{_LEADS}|là)\s+)*{_HOUR}|"
    rf"(?:{_DAY})[\s,.]+({_SOUND})[\s,.]+(?:{_DAY})|"
    r"(?<!\d)(\d{1,2})\s*(?:giờ|h)\s+((?:(?!đến|tới|và|với)[^\s\d]+\s+){0,5})"
    r"(?:\3\s*(?:giờ|h)\s*(?:(?:kém|thiếu)\s*)?\d{1,2}|\3\s*(?:giờ\s+)?rưỡi)"
)
# When the caller wants to be called back is no time of the matter.
CALL_BACK = _pattern(
    r"(?:(?:đừng|có gì|cứ|hãy|nhớ|chỉ)\s+(?:(?:thì|mà|nên|anh|chị|cô|chú|em|cháu|các anh)\s+)*"
    r"(?:gọi|liên hệ|liên lạc|nhắn)|gọi\s+(?:lại\s+)?(?:lúc nào|giờ nào))(?:\s+[^\s,.;]+){1,9}|"
    r"trừ\s+(?:buổi|lúc)(?:\s+[^\s,.;]+){1,3}"
)
# An own mistake, and no denial of what comes: "à không phải, mười giờ cơ".
TAKES_BACK = _pattern(r"(?:à|ờ|ấy|ý|ơ|á|ủa|chết)[\s,.]*$")
AN_HOUR = _pattern(_HOUR)
A_DAY = _pattern(_DAY)
# "Buổi chiều cỡ ba giờ": the part of the day stands before its hour.
PART_BEFORE_CLOCK = _pattern(rf"({PART})(?:[\s,]+(?:{_LEADS}|đâu|đúng))*[\s,]+$")
# All that may stand between two parts of one time.
GLUE = _pattern(
    rf"^(?:[\s,.;]|(?:{_LEADS}|{_CORRECTION}|từ|đến|tới|đó|đâu|là|mà|chứ|tức|nghĩa|cụ thể|vừa rồi|"
    r"vừa qua|rạng|đúng|buổi|chắc|(?:không|ko|k|hông|hổng) phải)(?!\w))*$"
)
LEAD = _pattern(rf"(?:(?:trong khoảng|từ|đâu|đúng|{_LEADS})(?:\s+(?:đó|ấy|là|buổi|đâu))*\s+)+$")
# "Năm bảy phút", "hai ba phút": a few minutes, none of which is counted; the lesser number holds.
# "Dạ không, giờ họ đi rồi": no midnight.
NO_AND_NOW = re.compile(
    r"(?:^|(?<=dạ )|(?<=vâng )|(?<=à )|(?<=ạ ))không (?=giờ\s+(?!\d|sáng|đêm|rưỡi|kém|phút|ngày|hôm"
    r"|không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\w)"
)
# Behind an hour they are its minutes ("chín giờ hai ba phút").
FEW_MINUTES = re.compile(
    r"(?<!\w)(?<!giờ )(?<!kém )(?<!gio )(?<!kem )"
    r"(một|hai|ba|bốn|năm|sáu|bảy|tám)"
    r"(\s+(?:(?<=một )hai|(?<=hai )ba|(?<=ba )bốn|(?<=bốn )năm|(?<=năm )(?:sáu|bảy)|(?<=sáu )bảy"
    r"|(?<=bảy )tám|(?<=tám )chín))(?=\s+phút(?!\w))"
)
# Days of the lunar calendar: which day that was, nobody can tell without one.
LUNAR_DAY = _pattern(
    r"(?:(?:hôm|ngày|đúng|tối|sáng|chiều|trưa|đêm)\s+)+rằm(?:\s+tháng\s+(?:\d{1,2}|giêng|chạp))?"
    r"(?:\s+(?:vừa rồi|vừa qua|trước|này))?|"
    r"(?:(?:mùng|mồng|ngày|hôm)\s+)+\d{1,2}(?:\s+tháng\s+\d{1,2})?\s+(?:âm(?:\s+lịch)?|tết)|"
    r"(?:(?:mùng|mồng|ngày|hôm)\s+)*\d{1,2}\s+(?:tháng\s+(?:giêng|chạp)|tết)"
)
# What the patterns of other modules are made of.
pattern, HOUR, DAY, PART_OR_DAY = _pattern, _HOUR, _DAY, _PART_OR_DAY
SELF, LEADS = _SELF, _LEADS
