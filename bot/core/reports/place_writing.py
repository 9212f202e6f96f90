"""Places as people write them, whatever way they came in."""

from __future__ import annotations

import re

from bot.core.writing.written import write

_DIGIT = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
# "Bốn trăm năm tám" is 458: tens are said without "mươi".
_HUNDREDS = re.compile(rf"(?<!\w)(trăm (?:{_DIGIT})) (?=(?:{_DIGIT})(?!\w))", re.IGNORECASE)


def written_place(place: str) -> str:
    """A place with its numbers in figures: "nhà số 18 ngõ 42 phố Kim Giang"."""
    return write(_HUNDREDS.sub(r"\1 mươi ", place)).text
