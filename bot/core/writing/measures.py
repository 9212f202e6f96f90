"""Ages, lengths, weights, shares: "32 tuổi", "1m65", "80 m²", "3,5%", "24/24"."""

from __future__ import annotations

from bot.core.language.number_grammar import SCALES
from bot.core.writing.line import Line, Number, Piece, dotted
from bot.core.writing.money import is_vague
from bot.core.writing.words import COUNTERS, SINGLE_UNITS

_SHORT_UNITS = (
    (("ki", "lô", "mét"), "km"),
    (("ki", "lô", "gam"), "kg"),
    (("mét", "vuông"), "m²"),
    (("phần", "trăm"), "%"),
)
_ARTICLE_UNITS = SINGLE_UNITS - {"tuổi", "độ", "km", "kg"}  # "một phút", "một cân"


def measure(line: Line, at: int) -> Piece | None:
    """A number with its unit; the unit is shortened where people shorten it."""
    if line.word(at) == "không" and line.after(at + 1) == "phẩy":  # "không phẩy hai lăm"
        return _decimal(line, Number(at, at + 1, "0", row=False, scaled=False))
    number = line.numbers.get(at)
    if number is None or number.approximate or is_vague(line, number):
        return None
    return (
        _decimal(line, number)
        or _height(line, number)
        or _around_the_clock(line, number)
        or _with_unit(line, number, dotted(number.value), number.end)
        or _single(line, number)
    )


def _with_unit(line: Line, number: Number, written: str, end: int) -> Piece | None:
    if number.row:
        return None
    for words, short in _SHORT_UNITS:
        if line.phrase(end, *words) and not (short == "m²" and number.value == 1):
            space = "" if short == "%" else " "
            return Piece(number.first, end + len(words), f"{written}{space}{short}")
    return None


def _single(line: Line, number: Number) -> Piece | None:
    """Even one word is a number before a unit: "năm tuổi"; rows only as ages: "hai tám tuổi"."""
    following = line.after(number.end)
    aged = following == "tuổi" or line.phrase(number.end, "tháng", "tuổi")
    if number.row:
        return Piece(number.first, number.end, number.digits) if aged else None
    distance = line.phrase(number.end, "cây", "số")
    if not (aged or distance or following in SINGLE_UNITS) or number.scaled:
        return None
    if number.value == 1 and (following in _ARTICLE_UNITS or distance):
        return None
    return Piece(number.first, number.end, dotted(number.value))


def _decimal(line: Line, number: Number) -> Piece | None:
    """ "ba phẩy năm phần trăm", "hai phẩy năm triệu"."""
    if line.after(number.end) != "phẩy" or number.row:
        return None
    digits = ""
    at = number.end + 1
    rest = line.number_after(at)
    if rest is None:
        return None
    scale = line.names[rest.end - 1] if rest.scaled else None
    if rest.scaled:
        if rest.words != 2 or scale not in SCALES:
            return None
        digits = str(int(rest.digits) // SCALES[scale])
    else:
        digits = rest.digits
    written = f"{dotted(number.value)},{digits}"
    if scale is not None:
        return Piece(number.first, rest.end, f"{written} {line.word(rest.end - 1)}")
    return _with_unit(line, number, written, rest.end) or Piece(number.first, rest.end, written)


def _height(line: Line, number: Number) -> Piece | None:
    """ "một mét bảy", "một mét sáu mươi lăm"."""
    if number.value not in (1, 2) or line.after(number.end) != "mét":
        return None
    rest = line.number_after(number.end + 1)
    if rest is None or rest.row or rest.value > 99 or line.after(rest.end) in COUNTERS:
        return None
    return Piece(number.first, rest.end, f"{number.value}m{rest.value}")


def _around_the_clock(line: Line, number: Number) -> Piece | None:
    """ "hai mươi bốn trên hai mươi bốn", "hai tư trên bảy"."""
    rest = line.number_after(number.end + 1) if line.after(number.end) == "trên" else None
    if rest is None or number.value != 24 or rest.value not in (24, 7):
        return None
    return Piece(number.first, rest.end, f"24/{rest.value}")
