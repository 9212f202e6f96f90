"""A number told before, put right by a part of it: "đuôi là 45", "sáu hai một không phải năm hai
một", "e một chứ không phải e hai"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.numbers import written_numbers
from bot.core.language.plates import signs_of

_DENIED = re.compile(
    r"(?<!\w)(?:(?:chứ|chớ)\s+)?(?:không|hông|hổng|ko|khong|k)\s+phải(?:\s+(?:là|số))*(?!\w)",
    re.IGNORECASE,
)
# "Không phải năm hai một mà là sáu hai một": what holds stands behind what is denied.
_BUT = re.compile(r"^[\s,]*(?:mà|là|phải)(?:\s+(?:là|phải))*\s*$", re.IGNORECASE)
_OF_A_NUMBER = compile_cues(
    "(?:đuôi|cuối|chót|đầu số|(?:đoạn|khúc) (?:đầu|giữa|cuối)|điện thoại|sđt|số máy|biển)"
)
_OF_AN_HOUR_OR_PLACE = compile_cues(
    "(?:giờ|h|phút|ngõ|ngách|hẻm|nhà|tầng|phòng|đường|phố|phường|xã|tuổi|triệu|nghìn|ngàn|đồng|người)"
)
_FEWEST = 2


def mended_by_denial(number: str, text: str, elsewhere: Sequence[str]) -> str | None:
    """The number with what is denied of it replaced by what is said instead; None where the denied
    signs do not stand in it just once, or may be those of a place told ``elsewhere``."""
    line = words_of(text)
    named = bool(_OF_A_NUMBER.search(line))
    if not named and _OF_AN_HOUR_OR_PLACE.search(line):
        return None
    plain = re.sub(r"[\s.-]", "", number)
    for new, denied in _contrasts(text):
        in_place = any(denied in re.findall(r"\d+", written_numbers(other)) for other in elsewhere)
        once = len(new) == len(denied) >= _FEWEST and plain.count(denied) == 1
        if once and (named or not in_place):
            return plain.replace(denied, new)
    return None


def _rows_between_denials(text: str) -> list[tuple[str, int, int]]:
    """The rows of signs of a text, none of them across a "không phải", which has no zero in it."""
    rows, start = [], 0
    ends = [(denial.start(), denial.end()) for denial in _DENIED.finditer(text)]
    for end, after in [*ends, (len(text), len(text))]:
        rows += [(row, start + a, start + b) for row, a, b in signs_of(text[start:end])]
        start = after
    return rows


def _contrasts(text: str) -> list[tuple[str, str]]:
    """What holds and what is denied, of each denial."""
    rows = _rows_between_denials(text)
    found = []
    for denial in _DENIED.finditer(text):
        behind = [row for row in rows if row[1] >= denial.end()]
        before = [row for row in rows if row[2] <= denial.start()]
        if not behind or text[denial.end() : behind[0][1]].strip():
            continue
        denied = behind[0]
        if len(behind) > 1 and _BUT.match(text[denied[2] : behind[1][1]]):
            found.append((behind[1][0], denied[0]))
        elif before and not text[before[-1][2] : denial.start()].strip(" ,."):
            found.append((before[-1][0], denied[0]))
    return found
