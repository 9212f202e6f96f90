"""Amounts: "2.500.000 đồng", "5 đến 7 triệu"."""

from __future__ import annotations

from bot.core.language.number_grammar import SCALES
from bot.core.writing.line import Line, Number, Piece, dotted
from bot.core.writing.meaning import year_at
from bot.core.writing.words import COUNTERS, CURRENCIES, GOING_ON, VAGUE

_TO = frozenset(("đến", "tới", "hoặc"))


def amount(line: Line, at: int) -> Piece | None:
    """A number with a scale, in full; money where nothing else is named that it counts."""
    if line.tokens[at].text.isdigit():
        return _half_written(line, at)
    number = line.numbers.get(at)
    if number is None:
        return None
    if not number.scaled:
        return _range(line, number)
    if is_vague(line, number):
        return None
    value = _in_thousands(line, number)
    following = line.after(number.end)
    if following in CURRENCIES or not _ends_here(line, number.end):
        return Piece(at, number.end, dotted(value))
    if not _is_price(line, number):
        return Piece(at, number.end, _year(line, number) or dotted(value))
    return Piece(at, number.end, f"{dotted(value)} đồng")


def _year(line: Line, number: Number) -> str | None:
    """ "hai nghìn không trăm hai mươi sáu" is written as the year it is likely to be."""
    year = year_at(line.names[number.first : number.end], 0)
    return year[0] if year is not None and year[1] == number.words else None


def _is_price(line: Line, number: Number) -> bool:
    """Whether an amount ends as prices do: "hai triệu", "triệu rưỡi", "hai triệu ba (trăm)"."""
    names = line.names[number.first : number.end]
    ends = names[-1] in SCALES or names[-1] == "rưỡi" or names[-2] in SCALES
    return ends or _in_thousands(line, number) != number.value


def is_vague(line: Line, number: Number) -> bool:
    """ "vài …", "hai, ba …", "… mấy": about so much, and left as it was said."""
    if line.before(number.first) in VAGUE or line.after(number.end) in ("mấy", "mươi"):
        return True
    if line.gap(number.first) != ",":
        return False
    earlier = line.ending.get(number.first)
    if earlier is None or earlier.words > 1:
        return False
    leading = int(number.digits.rstrip("0") or 0) if number.scaled else number.value
    return earlier.value < leading <= earlier.value + 5


def _ends_here(line: Line, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    following = line.after(at)
    if following in COUNTERS:  # "hai triệu em ạ", "hai nghìn em nhỏ"
        return following in GOING_ON and line.after(at + 1) in GOING_ON
    return following == "" or following in GOING_ON


def _in_thousands(line: Line, number: Number) -> int:
    """ "bốn triệu năm trăm" means thousands, as nobody pays five hundred more."""
    value, names = number.value, line.names[number.first : number.end]
    tail = value % 10**6
    hundreds = names[-1] in ("trăm", "mươi", "mười") or "trăm" in names[-2:]
    if value > 10**6 and 100 <= tail < 1000 and hundreds and "nghìn" not in names:
        return value - tail + tail * 1000
    return value


def _range(line: Line, number: Number) -> Piece | None:
    """ "từ năm đến bảy triệu": the scale is meant for both, and stays a word."""
    if number.row or line.after(number.end) not in _TO:
        return None
    upper = line.number_after(number.end + 1)
    if upper is None or not upper.scaled:
        return None
    scale = SCALES.get(line.names[upper.end - 1] or "", 0)
    if not scale or upper.value % scale or not number.value < upper.value // scale < 1000:
        return None
    written = f"{number.value} {line.word(number.end)} {upper.value // scale}"
    return Piece(number.first, upper.end, f"{written} {line.word(upper.end - 1)}")


def _half_written(line: Line, at: int) -> Piece | None:
    """ "2 triệu rưỡi", as models write that know figures."""
    scale = SCALES.get(line.names[at + 1] or "", 0) if at + 1 < len(line.tokens) else 0
    alone = (line.joined(at) or not at) and line.before(at) not in _TO
    if not scale or not line.joined(at + 1) or not alone or len(line.word(at)) > 3:
        return None
    value, end = int(line.word(at)) * scale, at + 2
    if line.after(end) == "rưỡi":
        value, end = value + scale // 2, end + 1
    elif end < len(line.tokens) and line.names[end] is not None:
        return None
    return Piece(at, end, f"{dotted(value)} đồng" if _ends_here(line, end) else dotted(value))
