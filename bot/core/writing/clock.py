"""Clock times: "9 giờ 30 tối", "7 giờ kém 15"."""

from __future__ import annotations

from bot.core.language.number_grammar import DIGITS
from bot.core.writing.line import Line, Number, Piece
from bot.core.writing.words import COUNTERS, PARTS

_MIDNIGHT_BEFORE = frozenset(("ngày", "phút", "đêm", "sáng"))
_ABOUT = frozenset(("lúc", "tầm", "hồi"))
_SHORT_OF = ("kém", "thiếu")


def clock_time(line: Line, at: int) -> Piece | None:
    """An hour with what is said of its minutes; the part of the day stays behind it."""
    if line.word(at) == "không" and line.after(at + 1) == "giờ":
        following = line.after(at + 2)
        if line.number_after(at + 2) or following in _MIDNIGHT_BEFORE:
            return _with_minutes(line, at, "0", at + 2)
        return None
    number = line.numbers.get(at)
    if number is None or number.row or number.value > 24:
        return None
    if line.after(number.end) == "giờ":
        if number.value == 1 and line.before(at) in ("mét", "km", "số"):
            return None  # "năm mươi cây số một giờ"
        return _with_minutes(line, at, str(number.value), number.end + 1)
    return _and_a_half(line, number)


def _and_a_half(line: Line, number: Number) -> Piece | None:
    """ "chín rưỡi tối", "lúc chín rưỡi"."""
    if line.after(number.end) != "rưỡi" or not 1 <= number.value <= 12:
        return None
    if line.after(number.end + 1) in PARTS or line.before(number.first) in _ABOUT:
        return Piece(number.first, number.end + 1, f"{number.value} giờ 30")
    return None


def _with_minutes(line: Line, first: int, hour: str, at: int) -> Piece:
    """``at`` is behind "giờ"."""
    text = f"{hour} giờ"
    if line.after(at) == "rưỡi":
        return Piece(first, at + 1, f"{text} 30")
    if line.after(at) in _SHORT_OF:
        minutes = line.number_after(at + 1)
        if minutes is not None and minutes.value <= 30 and line.after(minutes.end) not in COUNTERS:
            return Piece(first, minutes.end, f"{text} {line.after(at)} {minutes.value}")
    minutes = line.number_after(at)
    if minutes is not None and _are_minutes(line, minutes):
        shown = minutes.digits if minutes.row else str(minutes.value)
        return Piece(first, minutes.end, f"{text} {shown}")
    return Piece(first, at, text)


def _are_minutes(line: Line, number: Number) -> bool:
    """Whether a number behind "giờ" is its minutes, not the next count: "chín giờ hai người"."""
    if number.value > 59 or len(number.digits) > 2:
        return False
    following = line.after(number.end)
    if following == "phút":
        return True
    if number.row:
        return number.digits.startswith("0") and line.names[number.first] in DIGITS
    if following in COUNTERS or line.phrase(number.end, "tuổi"):
        return False
    return number.value >= 10 or following == "" or following in PARTS
