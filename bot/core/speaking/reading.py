"""Numbers, dates, times and money as they are said; digits in, Vietnamese words out."""

from __future__ import annotations

import re

from bot.core.language.numerals import spoken_number

DIGITS = {str(digit): spoken_number(digit) for digit in range(10)}
MONTHS = {4: "tư"}
LARGEST = 10**12


def digit_by_digit(written: str) -> str:
    """Every digit by its name, whatever stands between them: "1-13" is "một một ba"."""
    return " ".join(DIGITS[character] for character in written if character in DIGITS)


def grouped_digits(written: str) -> str:
    """Digit by digit with short breaks, where the writer grouped them, else in threes or fours."""
    groups = re.findall(r"\d+", written)
    if len(groups) == 1:
        groups = _groups(groups[0])
    return ", ".join(digit_by_digit(group) for group in groups)


def _groups(digits: str) -> list[str]:
    """0912345678 as 0912 345 678, 19000113 as 1900 0113, identity numbers in threes."""
    if len(digits) <= 5:
        return [digits]
    first = {10: 4, 11: 5, 8: 4}.get(len(digits), 3)
    step = 4 if len(digits) == 8 else 3
    rest = digits[first:]
    return [digits[:first], *(rest[at : at + step] for at in range(0, len(rest), step))]


def cardinal(written: str) -> str:
    """A whole number, with or without separators; digit by digit when it is a code (007)."""
    digits = re.sub(r"\D", "", written)
    if (digits.startswith("0") and len(digits) > 1) or int(digits) >= LARGEST:
        return grouped_digits(digits)
    return spoken_number(int(digits))


def decimal(whole: str, fraction: str, separator: str = "phẩy") -> str:
    """12,5 is "mười hai phẩy năm"; 0,05 "không phẩy không năm"; 3,25 "ba phẩy hai mươi lăm"."""
    short = len(fraction) <= 2 and not fraction.startswith("0")
    said = cardinal(fraction) if short else digit_by_digit(fraction)
    return f"{cardinal(whole)} {separator} {said}"


def quantity(written: str) -> str:
    """Any written amount: 135.000, 1,5, 12.5, 2.500,75, 40."""
    thousands = re.fullmatch(r"(\d{1,3}(?:[. ]\d{3})+)(?:,(\d+))?", written)
    if thousands:
        whole, fraction = thousands.groups()
        return decimal(whole, fraction) if fraction else cardinal(whole)
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", written):  # 14,000,000 as in English
        return cardinal(written)
    if "," in written:
        whole, fraction = written.split(",", 1)
        return decimal(whole, fraction)
    if "." in written:
        whole, fraction = written.split(".", 1)
        return decimal(whole, fraction, "chấm")
    return cardinal(written)


def month(number: int) -> str:
    return "tháng " + MONTHS.get(number, spoken_number(number))


def date(day: int, month_number: int, year: int | None) -> str:
    """Without the word "ngày": "ba mươi mốt tháng mười hai năm hai nghìn …"."""
    said = f"{spoken_number(day)} {month(month_number)}"
    return f"{said} năm {spoken_number(year)}" if year is not None else said


def is_date(day: int, month_number: int) -> bool:
    """Whether such a day can be; the calendar of a year is not asked."""
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month_number, 31)
    return 1 <= month_number <= 12 and 1 <= day <= longest


def clock(hour: int, minute: int) -> str:
    """7h30 is "bảy giờ ba mươi phút", 8:00 "tám giờ", 8:05 "tám giờ năm phút"."""
    said = f"{spoken_number(hour)} giờ"
    return f"{said} {spoken_number(minute)} phút" if minute else said


def ordinal(number: int) -> str:
    """After "thứ": nhất, hai, ba, tư, năm…"""
    return {1: "nhất", 4: "tư"}.get(number, spoken_number(number))


ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(written: str) -> int | None:
    """The value of a Roman numeral up to some hundreds; None when it is none."""
    if not re.fullmatch(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", written) or not written:
        return None
    values = [ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
