"""Dates, months and years: "ngày 15/9/2026", "tháng 9", "năm 2026"."""

from __future__ import annotations

from bot.core.writing.line import Line, Number, Piece
from bot.core.writing.meaning import year_at
from bot.core.writing.words import COUNTERS, DAY_LEADS, FIRST_DAYS, PARTS

_HOW_OFTEN = frozenset(("lần", "lượt", "bữa", "buổi", "người", "đứa", "cái", "chiếc"))
_DATE_LEADS = frozenset((*DAY_LEADS, *PARTS, "đường", "phố"))


def date(line: Line, at: int) -> Piece | None:
    """A day with its month and perhaps its year, or a month or a year alone."""
    number = line.numbers.get(at)
    if number is None:
        return None
    lead = line.before(at)
    if lead == "tháng":
        return _month(line, number)
    if lead in ("năm", "đời") or (lead == "sinh" and len(number.digits) == 4):
        return _year_alone(line, number)
    return _day_and_month(line, number) or _day(line, number)


def _day_and_month(line: Line, number: Number) -> Piece | None:
    if not 1 <= number.value <= 31 or line.after(number.end) != "tháng":
        return None
    if number.words == 1 and line.before(number.first) not in _DATE_LEADS:
        return None  # "ba tháng hai lần"
    if number.row:
        return None
    month = line.number_after(number.end + 1)
    if month is None or not _is_month(line, month):
        return None
    year = _year(line, month.end)
    text, end = f"{number.value}/{month.value}", month.end
    if year is not None:
        text, end = f"{text}/{year[0]}", year[1]
    return Piece(number.first, end, text)


def _is_month(line: Line, month: Number) -> bool:
    times = line.after(month.end) in _HOW_OFTEN
    return 1 <= month.value <= 12 and not month.row and not times


def _month(line: Line, number: Number) -> Piece | None:
    if not _is_month(line, number) or line.before(number.first - 1) in ("mỗi", "hàng", "một"):
        return None
    year = _year(line, number.end)
    if year is not None:
        return Piece(number.first, year[1], f"{number.value}/{year[0]}")
    return Piece(number.first, number.end, str(number.value))


def _year(line: Line, at: int) -> tuple[str, int] | None:
    """ "năm hai nghìn …", with its word; the year of four digits and the token behind it."""
    if line.after(at) != "năm" or line.names[at] is not None:
        return None
    number = line.number_after(at + 1)
    return _four_digits(line, number) if number is not None else None


def _four_digits(line: Line, number: Number) -> tuple[str, int] | None:
    year = year_at(line.names[number.first : number.end], 0)
    return (year[0], number.end) if year is not None and year[1] == number.words else None


def _year_alone(line: Line, number: Number) -> Piece | None:
    if line.before(number.first) == "năm" and line.names[number.first - 1] is not None:
        return None
    year = _four_digits(line, number)
    if year is not None:
        return Piece(number.first, number.end, year[0])
    born = line.before(number.first - 1) == "sinh" or line.before(number.first) == "đời"
    if born and len(number.digits) == 2:
        return Piece(number.first, number.end, number.digits)
    return None


def _day(line: Line, number: Number) -> Piece | None:
    """ "ngày hai mươi", "mùng ba"; "ngày ba bữa" is a habit."""
    lead, following = line.before(number.first), line.after(number.end)
    if lead not in DAY_LEADS or not 1 <= number.value <= 31 or number.row:
        return None
    if line.phrase(number.end, "tháng", "giêng") or line.phrase(number.end, "tháng", "chạp"):
        return None
    if following in COUNTERS and following not in ("tháng", "năm", "em", "anh", "chị", "nhà"):
        return None
    if lead not in FIRST_DAYS and number.words == 1 and number.value != 10:
        return None
    return Piece(number.first, number.end, str(number.value))
