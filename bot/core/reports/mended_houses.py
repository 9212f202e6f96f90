"""House and lane numbers that the caller corrects while telling them: "số 51 à không 61 phố X"."""

from __future__ import annotations

import re

from bot.core.language.numerals import with_written_numbers
from bot.core.language.vietnamese import fold
from bot.core.places.address_words import NOT_HOUSES
from bot.core.reports.contrasted import COUNTS

_HOUSE = ("số", "số nhà", "nhà số")
_LABEL = (
    r"số nhà|nhà số|số|ngõ|ngách|hẻm|kiệt|tầng|lầu|phòng|căn hộ|căn|tòa nhà|tòa|tổ|cụm|khu|lô"
    r"|thôn|xóm"
)
_SLIP = re.compile(
    r"(?<!\w)(?:(?:à|ờ|ấy|ý|ơ|á|ủa|chết|thôi)[\s,.]+(?:không(?:\s+phải)?|ko|nhầm|quên|lộn)"
    r"|nói\s+nhầm|nhầm|lộn)(?:\s+rồi)?(?!\w)",
    re.IGNORECASE,
)
# A letter of no word: numbers end at it, and the "không" of a slip is no zero.
_MARK = "ǁ"
_NUMBER = r"\d{1,4}[A-Za-zĐđ]?(?:/\d+)*(?:\s+(?:bê|xê|dê)(?!\w))?"
_SLIPPED = re.compile(
    rf"(?<!\w)(?P<label>{_LABEL})\s+(?P<wrong>{_NUMBER})[\s,.]+{_MARK}+[\s,.]+(?:(?:phải|là)\s+)*"
    rf"(?:(?P<again>{_LABEL})\s+)?(?P<right>{_NUMBER})(?![\w/])(?!\s*\d){COUNTS}",
    re.IGNORECASE,
)


def with_houses_put_right(text: str) -> str:
    """The text with only the numbers that hold where one is told wrong and at once put right."""
    while True:
        written = with_written_numbers(_SLIP.sub(lambda slip: _MARK * len(slip[0]), text))
        slip = next(filter(_is_of_one_kind, _SLIPPED.finditer(written.text)), None)
        if slip is None:
            return text
        start, end = written.starts[slip.start("wrong")], written.starts[slip.start("right")]
        text = text[:start] + text[end : written.ends[_end_of_what_holds(slip)]]


def _end_of_what_holds(slip: re.Match[str]) -> int:
    """The end of the text, or where it says what the wrong number is ("… 12 là chỗ ở cũ")."""
    wrong = rf"[\s,.]+(?:(?:{_LABEL})\s+)?{re.escape(slip['wrong'])}\s+là\s+[^,.;]*$"
    told = re.compile(wrong, re.IGNORECASE).search(slip.string, slip.end())
    return told.start() if told else len(slip.string)


def _is_of_one_kind(slip: re.Match[str]) -> bool:
    """Whether both numbers are of a house, a lane, a storey, and none of a plate or a paper."""
    before = slip.string[: slip.start()].lower().split()
    if before and before[-1] in NOT_HOUSES:
        return False
    one, other = slip["label"].lower(), (slip["again"] or slip["label"]).lower()
    return fold(one) == fold(other) or {one, other} <= set(_HOUSE)
