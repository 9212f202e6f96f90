"""Which written forms are plates, dates, times, money, telephone numbers or plain numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.core.speaking import reading
from bot.core.speaking.spelling import spell

Pattern = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

# Bounded, because unbounded repeats take quadratic time over long rows of digits.
AMOUNT = r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?"
ALONE = r"(?<![\w.,/-])"  # where a number may begin
HOTLINES = r"11[1-5]"
UNITS = {
    "km/h": "ki lô mét một giờ", "km": "ki lô mét", "m²": "mét vuông", "m2": "mét vuông",
    "m³": "mét khối", "m3": "mét khối", "cm": "xăng ti mét", "mm": "mi li mét", "m": "mét",
    "kg": "ki lô gam", "g": "gam", "ha": "héc ta", "l": "lít", "ml": "mi li lít", "°C": "độ xê",
    "kW": "ki lô oát", "kV": "ki lô vôn", "MB": "mê ga bai", "GB": "gi ga bai", "cc": "xê xê",
}  # fmt: skip
DONG = r"(?:đồng|VNĐ|VND|vnđ|vnd|đ|₫)(?!\w)"
SCALES = {"k": "nghìn", "K": "nghìn", "tr": "triệu", "Tr": "triệu", "tỷ": "tỷ", "tỉ": "tỷ"}
# A number after these is a number of something, never a hotline.
NAMED = (
    r"điều|khoản|mục|chương|trang|ngõ|ngách|hẻm|kiệt|nhà|số nhà|nhà số|phòng|tầng|tổ|thôn|xóm|đội"
    r"|quốc lộ|tỉnh lộ|đường số|lớp|tiểu khu"
)
COUNTED = (
    r"người|ngày|tháng|năm|giờ|phút|giây|tuổi|lần|nghìn|ngàn|triệu|tỷ|đồng|phường|xã|vụ|cuộc|xe"
    r"|trường hợp|bộ|bản|tờ|chiếc|cái|mét|ki lô|cây số|phần trăm|hộ|nhà|thủ tục|trang"
)
PER = "lần|người|ngày|tháng|năm|bộ|xe|trường hợp|giờ|thẻ|bản|hồ sơ|vụ"


class NumberRules(NamedTuple):
    """``early`` before abbreviations become words, ``late`` after."""

    early: tuple[Pattern, ...]
    late: tuple[Pattern, ...]


def _plate(match: re.Match[str]) -> str:
    province, letters, series, serial = match.groups()
    said = f"{reading.digit_by_digit(province)} {spell(letters)} {reading.digit_by_digit(series)}"
    numbers = " chấm ".join(reading.digit_by_digit(part) for part in serial.split("."))
    return f"{said.strip()}, {numbers}"


def _date(match: re.Match[str]) -> str:
    before, day, month, year = match["before"] or "", *(int(match[g]) for g in "dmy")
    if not reading.is_date(day, month):
        return match[0]
    return f"{before or 'ngày '}{reading.date(day, month, year)}"


def _iso_date(match: re.Match[str]) -> str:
    before, day, month, year = match["before"] or "", *(int(match[g]) for g in "dmy")
    if not reading.is_date(day, month):
        return match[0]
    return f"{before or 'ngày '}{reading.date(day, month, year)}"


def _day_and_month(match: re.Match[str]) -> str:
    day, month = int(match["d"]), int(match["m"])
    if not reading.is_date(day, month):
        return match[0]
    before = match["before"]
    named = before.strip().lower() in ("ngày", "mùng", "mồng", "hôm", "rằm")
    return f"{before}{'' if named else 'ngày '}{reading.date(day, month, None)}"


def _month_and_year(match: re.Match[str]) -> str:
    month, year = int(match[1]), int(match[2])
    if not 1 <= month <= 12:
        return match[0]
    return f"{reading.month(month)} năm {reading.cardinal(str(year))}"


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 24 or minute > 59:
        return match[0]
    return reading.clock(hour, minute)


def _short_money(match: re.Match[str]) -> str:
    amount, scale, half = match[1], SCALES[match[2]], match[3]
    said = f"{reading.quantity(amount)} {scale}"
    if half:
        said += " rưỡi" if half == "5" else f" {reading.cardinal(half)}"
    return said + (" đồng" if match[4] else "")


def _range(match: re.Match[str]) -> str:
    low, high = match[1], match[2]
    return f"{reading.quantity(low)} đến {reading.quantity(high)}"


def _telephone(match: re.Match[str]) -> str:
    sign = "cộng " if match[0].startswith("+") else ""
    return sign + reading.grouped_digits(match[0])


def _row(match: re.Match[str]) -> str:
    return reading.grouped_digits(match[0])


def _or(match: re.Match[str]) -> str:
    return f"{reading.digit_by_digit(match[1])} hoặc "


EARLY: tuple[Pattern, ...] = (
    (re.compile(r"\d{16,}"), lambda m: f" {reading.grouped_digits(m[0])} "),
    # between times or dates a dash is "to": 8:00-17:30, 15/8/2026 - 28/2/2027
    (
        re.compile(
            r"(\d{1,2}(?:[hHg]\d{0,2}|:\d{2}|/\d{1,2}(?:/\d{4})?))\s?-\s?"
            r"(?=\d{1,2}(?:[hHg]|:\d|/\d))"
        ),
        lambda m: f"{m[1]} đến ",
    ),
    # 29A1-123.45, 30K-1234
    (
        re.compile(ALONE + r"(\d{2})[ -]?([A-ZĐ]{1,2})(\d?)[ -](\d{3}\.\d{2}|\d{4,5})(?![\w.]*\d)"),
        _plate,
    ),
    # 31/12/2026, 31-12-2026, 31.12.2026; 2026-12-31
    (
        re.compile(
            r"(?P<before>\b(?i:ngày|mùng|mồng|hôm) )?"
            r"(?<![\d/.-])(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\3(?P<y>(?:19|20)\d{2})(?![\d/])"
        ),
        _date,
    ),
    (
        re.compile(
            r"(?P<before>\b(?i:ngày) )?"
            r"(?<![\d/.-])(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d/-])"
        ),
        _iso_date,
    ),
    (re.compile(r"(?i:\btháng )?(?<![\d/])(\d{1,2})/((?:19|20)\d{2})(?![\d/])"), _month_and_year),
    (re.compile(ALONE + r"24/7(?![\d/])"), lambda _: "cả ngày lẫn đêm, bảy ngày một tuần"),
    # days without a year only where a day is meant: "từ 1/7", "ngày 2/9"
    (
        re.compile(
            r"(?P<before>\b(?i:ngày|mùng|mồng|hôm|từ|đến|trước|sau|sáng|trưa|chiều|tối|đêm|qua) )"
            r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])"
        ),
        _day_and_month,
    ),
    # 7h30, 17h, 8g05, 8:00, 17:30:00
    (re.compile(ALONE.replace("-", "") + r"(\d{1,2}) ?[hHg](?:(\d{2})(?:p|ph|')?)?(?!\w)"), _clock),
    (re.compile(ALONE.replace("-", "") + r"(\d{1,2}):(\d{2})(?::\d{2})?(?!\w)"), _clock),
    # telephone numbers: 1900-0113, 1800.1234, +84 912 345 678, 0912.345.678, 024 3942 4244
    (re.compile(ALONE + r"1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2})?(?![\w/]|[.,]\d)"), _telephone),
    (re.compile(ALONE + r"\+?84[ .-]?\d{2,3}(?:[ .-]?\d{3,4}){2}(?![\w/]|[.,]\d)"), _telephone),
    (re.compile(ALONE + r"0\d{1,4}(?:[ .-]?\d{2,4}){2,4}(?![\w/]|[.,]\d)"), _telephone),
    # 3.000.000 - 4.000.000 đồng; 113/114
    (
        re.compile(ALONE + rf"({AMOUNT})\s?-\s?(?=(?:{AMOUNT}) ?(?:{DONG}|k\b|tr\b))"),
        lambda m: f"{reading.quantity(m[1])} đến ",
    ),
    (re.compile(rf"(?<![\w.,/-])({HOTLINES})\s?/\s?(?={HOTLINES}(?!\d))"), _or),
    # 1tr5, 50k, 1,5 triệu stays for the plain numbers
    (
        re.compile(ALONE + rf"({AMOUNT}) ?(k|K|tr|Tr|tỷ|tỉ)(\d{{1,3}})?(?!\w)(?: ?({DONG}))?"),
        _short_money,
    ),
    (re.compile(ALONE + rf"({AMOUNT}) ?{DONG}"), lambda m: f"{reading.quantity(m[1])} đồng"),
    (re.compile(rf"(?<=[\w)])/(?=(?:{PER})\b)"), lambda _: " một "),
)
LATE: tuple[Pattern, ...] = (
    (
        re.compile(
            ALONE + rf"({AMOUNT})\s?-\s?({AMOUNT})(?![\w/-])(?=\s*(?:%|[^\W\d_]|[,.;:)]|$))"
        ),
        _range,
    ),
    (re.compile(rf"(?<![\d.,])({AMOUNT}) ?%"), lambda m: f"{reading.quantity(m[1])} phần trăm"),
    (
        re.compile(rf"(?<![\w.,])({AMOUNT}) ?({'|'.join(UNITS)})(?!\w)"),
        lambda m: f"{reading.quantity(m[1])} {UNITS[m[2]]}",
    ),
    (re.compile(r"\b((?i:thứ)) (\d)(?!\w)"), lambda m: f"{m[1]} {reading.ordinal(int(m[2]))}"),
    (
        re.compile(r"\b((?i:tháng)) (\d{1,2})(?![\w/]|[.,]\d)"),
        lambda m: f"{m[1]} {reading.MONTHS.get(int(m[2]), reading.cardinal(str(int(m[2]))))}",
    ),
    (
        re.compile(rf"\b((?i:{NAMED})) ({HOTLINES})(?![\w/]|[.,]\d)"),
        lambda m: f"{m[1]} {reading.cardinal(m[2])}",
    ),
    (
        re.compile(ALONE + rf"({HOTLINES})(?![\w/]|[.,]\d)(?! (?:{COUNTED})\b)"),
        lambda m: reading.digit_by_digit(m[1]),
    ),
    # documents by number and year: 236/2026; photographs: 4x6
    (
        re.compile(r"(?<![\w.,/])(\d{1,4})/((?:19|20)\d{2})(?![\w/])"),
        lambda m: f"{reading.cardinal(m[1])} năm {reading.cardinal(m[2])}",
    ),
    (
        re.compile(r"(?<![\w.,/])(\d{1,5}) ?[xX×] ?(\d{1,5})(?!\w)"),
        lambda m: f"{reading.cardinal(m[1])} nhân {reading.cardinal(m[2])}",
    ),
    # house numbers: 12/5/3
    (
        re.compile(r"(?<![\w.,/])\d{1,4}(?:/\d{1,4}){1,3}(?![\w/])"),
        lambda m: " trên ".join(reading.cardinal(part) for part in m[0].split("/")),
    ),
    # other long rows of digits are read as rows
    (re.compile(r"(?<![\w.,])\d{7,15}(?!\w|[.,]\d)"), _row),
    # what is left stands apart from letters: 25h is "hai mươi lăm hát"
    (re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)"), lambda _: " "),
    (re.compile(rf"(?<![\d.,])({AMOUNT})(?![\d])"), lambda m: reading.quantity(m[1])),
)
NUMBER_RULES = NumberRules(EARLY, LATE)
