"""Telephone numbers and plates that the caller corrects while reading them out.

"Không chín tám bảy ba một hai, à nhầm, ba một năm, rồi sáu bốn không" is 0987315640;
"hai chín e một năm sáu bảy chấm không tám à nhầm sáu năm bảy chấm không tám" is 29E1-657.08.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.language.digits import Found, said_digits
from bot.core.language.number_grammar import DIGITS
from bot.core.language.numbers import find_phones, find_plate, is_phone
from bot.core.language.numerals import number_words
from bot.core.language.plates import letters_before
from bot.core.language.vietnamese import is_unaccented, tokens

_ONE = r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_TAKEN_BACK = re.compile(
    r"(?<!\w)(?:(?:à|ờ|ấy|ý|ơ|á|ủa|chết|thôi)[\s,]+(?:không(?:\s+phải)?|ko|k|nhầm|lộn|quên|thôi)"
    r"|(?:đọc|nói)\s+(?:nhầm|lộn|sai|sót|thiếu|thừa|lại)|(?:nhìn|xem|zoom|coi)\s+(?:kỹ\s+)?(?:lại|lên)"
    r"|nhầm|lộn|khoan(?:\s+đã)?"
    # A mere sound between two rows of digits, of which the second has two at least; "không" may be
    # a zero or a no.
    rf"|(?:à|ơ|ý|quên)(?=\s+(?:\d[ .]*\d|{_ONE}\s+(?:{_ONE}|không))(?!\w)))(?:\s+rồi)?(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<!\w)(?:(?:chứ|chớ)\s+)?(?:không|hông|hổng|ko)\s+phải(?:\s+(?:là|số))?(?!\w)",
    re.IGNORECASE,
)
LENGTH = 10  # of a mobile number
_PLATE_SERIES = re.compile(r"(\d\d)([A-ZĐ]{1,2})(\d?)")
_DIGIT = r"(\d|không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_IN_FRONT = re.compile(
    rf"(?:có|thêm)\s+(?:số|con)\s+{_DIGIT}\s+(?:ở\s+)?"
    r"(?:đằng trước|phía trước|trước|đầu|ở đầu)(?!\w)",
    re.IGNORECASE,
)
_AT_BACK = re.compile(
    rf"(?:có|thêm)\s+(?:số|con)\s+{_DIGIT}\s+(?:ở\s+)?"
    r"(?:đằng sau|phía sau|sau|cuối|ở cuối|nữa)(?!\w)",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(r"(?<!\w)(?:đuôi|cuối|chót|duoi|cuoi|chot)(?!\w)", re.IGNORECASE)
# "Hai số cuối là", "ba số đầu": how many digits come, and none of them.
_HOW_MANY = re.compile(
    r"(?<!\w)\w+(?=\s+(?:số|con)\s+(?:cuối|chót|đầu|giữa|sau|trước|đuôi)(?!\w))", re.IGNORECASE
)
# What is counted is no part of a number that is read out: "à hai người". Of things there are few:
# "sáu tám xe để trước nhà" ends a row of five digits and counts no vehicles.
_MONEY = re.compile(r"[\s,]*(?:triệu|nghìn|ngàn|trăm|đồng)(?!\w)", re.IGNORECASE)
_COUNTED = re.compile(
    r"[\s,]*(?:giờ|h|phút|ngày|hôm|tháng|nay|ngoái|người|đứa|thằng|tên|cháu|bé|ông|bà|chiếc|cái|con"
    r"|xe|tuổi|lần|mét|km|cây)(?!\w)",
    re.IGNORECASE,
)
_MOST_COUNTED = 2  # digits
_MOST_BETWEEN = 6  # words before what is said instead
_SHORTEST_BEGINNING = 4
_SHORTEST_KEPT = 3
_MOST_MENDED = 6


@dataclass(frozen=True)
class _Row:
    digits: str
    start: int
    end: int


def mended_phone(text: str) -> Found | None:
    """The number that holds, from the first digit to the last; None where none is corrected."""
    added = _with_what_was_missing(text)
    if added is not None:
        return added
    back = _TAKEN_BACK.search(text)
    if back is None:
        return None
    rows = _rows(text)
    before = [row for row in rows if row.end <= back.start()]
    if not before or len(before[-1].digits) < _SHORTEST_BEGINNING:
        return None
    read_again = [found for found in find_phones(text) if found.start >= back.end()]
    if read_again:
        return read_again[-1]
    after = [row for row in rows if row.start >= back.end() and not _is_denied(text, row)]
    if not after or _is_count(text, after[0]):
        return None
    first, new = before[-1], after[0]
    if _AT_THE_END.search(text[back.end() : new.start]):
        number = is_phone(first.digits[: -len(new.digits)] + new.digits)
        return Found(number, first.start, new.end) if number else None
    for mended in _replaced(first.digits, new.digits):
        whole, end = mended, new.end
        for row in (None, *after[1:]):
            if row is not None:
                whole, end = whole + row.digits, row.end
            number = is_phone(whole)
            if number:
                return Found(number, first.start, end)
    return None


def _with_what_was_missing(text: str) -> Found | None:
    """ "Chín không ba bảy bảy một hai năm sáu, à có số không đằng trước", "thêm số bảy ở cuối"."""
    front, back = _IN_FRONT.search(text), _AT_BACK.search(text)
    missing = front or back
    rows = [row for row in _rows(text) if missing and row.end <= missing.start()]
    if missing is None or not rows:
        return None
    said = _digit(missing[1])
    digits = said + rows[-1].digits if front else rows[-1].digits + said
    number = is_phone(digits)
    return Found(number, rows[-1].start, missing.end()) if number else None


def mended_plate(text: str) -> Found | None:
    """The plate that holds; None where none is corrected."""
    plate = find_plate(text)
    back = _TAKEN_BACK.search(text, plate.end) if plate else None
    if plate is None or back is None or len(text[plate.end : back.start()].split()) > _MOST_BETWEEN:
        return None
    series, _, number = plate.value.partition("-")
    known = _PLATE_SERIES.fullmatch(series)
    new = next((r for r in _rows(text) if r.start >= back.end() and not _is_denied(text, r)), None)
    if known is None or new is None or _is_count(text, new):
        return None
    if len(text[back.end() : new.start].split()) > _MOST_BETWEEN:
        return None
    letters, digits = known[2], known[3] + number.replace(".", "")
    said = letters_before(text, new.start)
    if said is not None:
        letters = said
        digits = new.digits + digits[len(new.digits) :] if len(new.digits) < 4 else new.digits
    elif _AT_THE_END.search(text[back.end() : new.start]):
        digits = digits[: -len(new.digits)] + new.digits
    elif len(new.digits) >= len(digits) - len(known[3]):
        digits = known[3] * (len(new.digits) == len(number.replace(".", ""))) + new.digits
    else:
        digits = next(iter(_replaced(digits, new.digits)), digits)
    mended = find_plate(f"{known[1]}{letters} {digits[:-5]} {digits[-5:]}".replace("  ", " "))
    return Found(mended.value, plate.start, new.end) if mended else None


def _digit(word: str) -> str:
    return word if word.isdigit() else str(DIGITS[word.lower()])


def _replaced(digits: str, new: str) -> list[str]:
    """A row with ``new`` in the place where it most likely belongs: where it differs least, and of
    those places the last. Where the rest of the number follows in one breath, the end of the row
    was begun again."""
    begun_again = len(digits) + len(new) - LENGTH
    if 0 < begun_again <= len(digits) - _SHORTEST_KEPT and len(new) > begun_again:
        return [digits[:-begun_again] + new]
    if len(new) > _MOST_MENDED or len(new) >= len(digits):
        return []
    places = range(len(digits) - len(new), -1, -1)
    ranked = sorted(places, key=lambda at: _differing(digits[at : at + len(new)], new))
    return [digits[:at] + new + digits[at + len(new) :] for at in ranked[:1]]


def _differing(old: str, new: str) -> int:
    """How many digits differ; what is the same is no correction and comes last."""
    count = sum(a != b for a, b in zip(old, new, strict=True))
    return count or len(new) + 1


def _rows(text: str) -> list[_Row]:
    words = tokens(text)
    names = number_words(words, is_unaccented(text))
    rows, first = [], 0
    while first < len(words):
        if _inside(text, words[first].start):
            first += 1
            continue
        row = [
            (digits, end)
            for digits, end in said_digits(text, words, names, first, going_on=False)
            if not any(_inside(text, word.start) for word in words[first:end])
        ]
        if not row:
            first += 1
            continue
        digits, end = row[-1]
        rows.append(_Row(digits, words[first].start, words[end - 1].end))
        first = end
    return rows


def _inside(text: str, at: int) -> bool:
    """Whether a word is part of "à không" or "chứ không phải", and no zero."""
    return any(
        found.start() <= at < found.end()
        for pattern in (_TAKEN_BACK, _DENIED, _HOW_MANY)
        for found in pattern.finditer(text)
    )


def _is_count(text: str, row: _Row) -> bool:
    few = len(row.digits) <= _MOST_COUNTED and _COUNTED.match(text, row.end)
    return bool(few or _MONEY.match(text, row.end))


def _is_denied(text: str, row: _Row) -> bool:
    return any(
        found.end() <= row.start and not text[found.end() : row.start].strip()
        for found in _DENIED.finditer(text)
    )
