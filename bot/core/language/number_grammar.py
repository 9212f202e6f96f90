"""The grammar of spoken Vietnamese numbers: "hai triệu ba", "một trăm linh năm", "hai mốt"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "củ": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
OTHERS = ("mười", "mươi", "trăm", "linh", "lẻ", "rưỡi", "chục", "hăm")
LONGEST_ROW = 40  # digits; longer rows are read piece by piece, so that time stays linear
_ENDINGS = ("mốt", "lăm", "nhăm", "tư")  # second half of a two-digit number: "hai mốt"


@dataclass(frozen=True)
class NumberSpan:
    """A number in a text: tokens ``first`` up to ``end`` (exclusive).

    ``written`` is in digits; a row of spoken digits keeps its zeros ("không chín" is "09").
    """

    written: str
    first: int
    end: int

    @property
    def value(self) -> int:
        return int(self.written)


def spoken_at(names: Sequence[str | None], at: int) -> NumberSpan | None:
    """The spoken number that begins at a token, doubtful or not."""
    return _spoken(names, at) if names[at] is not None else None


def _spoken(names: Sequence[str | None], at: int) -> NumberSpan | None:
    row = _row_of_digits(names, at)
    if row is not None:
        return row
    total, end = grouped_at(names, at)
    return NumberSpan(str(total), at, end) if end > at else None


def _row_of_digits(names: Sequence[str | None], at: int) -> NumberSpan | None:
    """Two or more digits said one by one, none of them part of a larger number."""
    end = at
    last = min(len(names), at + LONGEST_ROW)
    while end < last and names[end] in DIGITS and names[end] not in ("mốt", "lăm", "nhăm"):
        end += 1
    following = names[end] if end < len(names) else None
    if following in ("mươi", "trăm", "chục", "rưỡi", "linh", "lẻ") or following in SCALES:
        end -= 1
    if following in ("mốt", "lăm", "nhăm"):
        end -= 1
    if end - at < 2 or (end - at == 2 and names[at + 1] == "tư"):
        return None
    return NumberSpan("".join(str(DIGITS[names[i] or ""]) for i in range(at, end)), at, end)


def grouped_at(names: Sequence[str | None], at: int) -> tuple[int, int]:
    """A number with its scales from a token on: value and end (``at`` when there is none)."""
    total, limit, end, joined = 0, 10**12, at, False
    while end < len(names):
        start = end + joined
        part, after = _below_thousand(names, start)
        if after == start:
            break
        scale = SCALES.get((names[after] if after < len(names) else None) or "", 0)
        if not scale:
            if total and not joined and part < 10 and after == end + 1:
                part *= limit // 10  # "hai triệu ba", "một nghìn hai": the next digit down
            return total + part, after
        if scale >= limit:
            break
        total, limit, end = total + part * scale, scale, after + 1
        if end < len(names) and names[end] == "rưỡi":
            return total + scale // 2, end + 1
        joined = end < len(names) and names[end] in ("linh", "lẻ")
    return total, end


def _below_thousand(names: Sequence[str | None], at: int) -> tuple[int, int]:
    value, end = _below_hundred(names, at)
    if end < len(names) and names[end] == "trăm" and (end == at or value < 10):
        hundreds = value if end > at else 1
        total, end = hundreds * 100, end + 1
        if end < len(names) and names[end] == "rưỡi":
            return total + 50, end + 1
        joined = end < len(names) and names[end] in ("linh", "lẻ")
        tail, after = _below_hundred(names, end + 1 if joined else end)
        if after > end + joined:
            alone = not joined and after == end + 1 and tail < 10
            return total + (tail * 10 if alone else tail), after
        return total, end
    if value and names[end : end + 1] and names[end] in ("linh", "lẻ"):
        unit = names[end + 1] if end + 1 < len(names) else None
        if unit in DIGITS and not _starts_scale(names, end + 2):
            return value * 100 + DIGITS[unit or ""], end + 2  # room "ba linh hai"
    return value, end


def _below_hundred(names: Sequence[str | None], at: int) -> tuple[int, int]:
    if at >= len(names):
        return 0, at
    word = names[at]
    following = names[at + 1] if at + 1 < len(names) else None
    if word == "mười" or (word == "mươi" and (at == 0 or names[at - 1] not in DIGITS)):
        if following in DIGITS and following not in ("mốt", "không"):
            return 10 + DIGITS[following or ""], at + 2
        return 10, at + 1
    if word == "hăm" and following in DIGITS:
        return 20 + DIGITS[following or ""], at + 2
    if word not in DIGITS:
        return 0, at
    digit = DIGITS[word or ""]
    if following in ("mươi", "chục"):
        unit = names[at + 2] if at + 2 < len(names) else None
        if unit == "rưỡi":
            return digit * 10 + 5, at + 3
        if unit in DIGITS and unit != "không" and not _starts_scale(names, at + 3):
            return digit * 10 + DIGITS[unit or ""], at + 3
        return digit * 10, at + 2
    if following in _ENDINGS and digit > 1:
        return digit * 10 + DIGITS[following or ""], at + 2
    return digit, at + 1


def _starts_scale(names: Sequence[str | None], at: int) -> bool:
    """Whether the digit before belongs to what follows: "ba mươi | hai trăm"."""
    return at < len(names) and names[at] in ("trăm", "mươi")
