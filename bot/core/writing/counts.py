"""Any other number: written in digits when it takes more than one word to say."""

from __future__ import annotations

from bot.core.writing.line import Line, Piece, dotted
from bot.core.writing.money import is_vague


def count(line: Line, at: int) -> Piece | None:
    """ "mười lăm người" is "15 người"; "hai vợ chồng", "ba người" stay as people write them."""
    number = line.numbers.get(at)
    if number is None or number.row or number.words == 1 or is_vague(line, number):
        return None
    if line.after(number.end) == "chấm" and line.number_after(number.end + 1):
        return None  # a decimal, a version or an address of a computer: nobody knows
    if number.words == 2 and line.names[at + 1] == "tư" and not line.after(number.end):
        return None  # "mèo ba tư"
    return Piece(at, number.end, dotted(number.value))
