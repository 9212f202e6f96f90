"""How Vietnamese people name days, parts of a day and clock times."""

from __future__ import annotations

import re
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
DAY_WORDS = {"kia": -2, "kìa": -3, "qua": -1, "nay": 0, "mai": 1}
WEEKDAYS = {"2": 0, "3": 1, "4": 2, "tư": 2, "5": 3, "6": 4, "7": 5}
MINUTES = {"phút": 1, "tiếng": 60, "giờ": 60, "ngày": 1440, "hôm": 1440, "tuần": 10080}


@dataclass(frozen=True)
class _Pattern:
    """A pattern for accented text, and the same for text typed without diacritics."""

    accented: re.Pattern[str]
    folded: re.Pattern[str]

    def search(self, text: str, unaccented: bool) -> re.Match[str] | None:
        return (self.folded if unaccented else self.accented).search(text)


def _pattern(source: str) -> _Pattern:
    return _Pattern(
        re.compile(rf"(?<!\w)(?:{source})(?!\w)"), re.compile(rf"(?<!\w)(?:{fold(source)})(?!\w)")
    )


AGO = _pattern(
    r"(?:cách đây|trước đây)\s+(?:khoảng\s+|chừng\s+|tầm\s+|độ\s+)?"
    r"(\d{1,3}|nửa)\s*(phút|tiếng|giờ|ngày|hôm|tuần)(\s+rưỡi)?"
)
BEFORE = _pattern(
    r"(?<!thứ )(\d{1,3}|nửa)\s*(phút|tiếng|giờ|ngày|hôm|tuần)(\s+rưỡi)?\s+trước(?!\s+(?:khi|ngày))"
)
# "Mười lăm phút rồi", "nửa tiếng nay"; "chín giờ rồi" is a clock time.
SINCE = _pattern(
    r"(?<!thứ )(\d{1,3}|nửa)\s*(phút|tiếng|ngày|hôm|tuần)(\s+rưỡi)?\s+(?:rồi|nay)(?!\s+(?:thì|mới))"
)
JUST_NOW = _pattern(
    "vừa xong|vừa mới|vừa xảy ra|mới xảy ra|đang xảy ra|đang diễn ra|bây giờ luôn|mới đây|"
    "ngay bây giờ|ngay lúc này|"
    "lúc nãy|ban nãy|hồi nãy|khi nãy|vừa nãy|mới nãy|vài phút trước|mấy phút trước|"
    r"(?:vừa|mới)(?=\s+bị)"
)
PART_DAY = _pattern(rf"({PART})\s+(?:ngày\s+|hôm\s+)?(kìa|kia|qua|nay|mai)")
DAY_WORD = _pattern(r"(?:hôm|ngày|bữa)\s+(kìa|kia|qua|nay|mai)")
WEEKDAY = _pattern(
    r"(?:thứ\s+([2-7]|tư)|(chủ nhật|chúa nhật))"
    r"(\s+tuần trước|\s+tuần rồi|\s+tuần vừa rồi|\s+tuần này|\s+tuần sau|\s+tuần tới|\s+vừa rồi)?"
)
ORDINAL_BEFORE = re.compile(r"(?:lần|người|nguoi|cái|phiếu|con|đứa|lan|cai|phieu)\s+$")
DATE_WORDS = _pattern(
    r"(?:(?:ngày|hôm|mùng|mồng)\s+)*(\d{1,2})\s+tháng\s+(\d{1,2})"
    r"(?:\s+năm\s+(\d{4})|\s+năm\s+(nay|ngoái))?"
)
DATE_FIGURES = re.compile(
    r"(?:(?:ngày|hôm|ngay|hom)\s+)?(?<![\d/.,-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?(?![\d/.,-])"
)
ADDRESS_BEFORE = re.compile(r"(?:số|nhà|ngõ|ngách|hẻm|so|nha|ngo|ngach|hem|lô|lo)\s+$")
DAY_ONLY = _pattern(
    r"(?:hôm|ngày|mùng|mồng)\s+(?:mùng\s+|mồng\s+)?(\d{1,2})(?:\s+tháng\s+(trước|này|rồi))?"
    r"(?!\s*(?:tháng|/|ngày|làm|tuổi|trước))"
)
PART_OF_DATE = _pattern(rf"(?:{PART})\s+(\d{{1,2}})(?=\s+(?:rạng|vừa rồi)|\s*(?:[,.;]|$))")
MONTH = _pattern(r"tháng\s+(trước|này|rồi)|tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?")
CLOCK = _pattern(
    r"(\d{1,2})(?:\s*(?:giờ|h|g)(?:\s*kém\s+(\d{1,2})|\s*(\d{1,2})(?!\s*(?:người|tháng|/|\d))|"
    rf"\s+(rưỡi))?|:(\d{{2}})|\s+(rưỡi)(?=\s+(?:{PART})))(?:\s*(?:phút|p))?"
    rf"(?:\s+({PART}))?(?!\s*(?:làm việc|trước|đồng hồ))"
)
# "Lúc chín rưỡi", "năm rưỡi chiều": the hour is not named.
HALF = _pattern(
    rf"(?:(?:lúc|hồi|tầm|khoảng|cỡ|vào)\s+(\d{{1,2}}|năm)\s+rưỡi"
    rf"(?!\s+(?:triệu|tỷ|tỉ|nghìn|trăm|cân|mét|ký))|(năm)\s+rưỡi(?=\s+(?:{PART})))"
    rf"(?:\s+({PART}))?"
)
DURATION_BEFORE = re.compile(r"(?:trong|mất|hết|suốt|sau|hơn|mat|het|suot)\s+(?:vòng\s+)?$")
PART_BEFORE_DAY = _pattern(
    rf"({PART})(?=\s+(?:hôm|ngày|mùng|mồng|thứ|chủ nhật|\d{{1,2}}(?:[/-]|\s+tháng)))"
)
PART_ONLY = _pattern(rf"(?:lúc|buổi|hồi|vào)\s+(?:buổi\s+)?({PART})")
