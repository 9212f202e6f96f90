"""Which number words of a line are numbers: "ba tôi" is a father, "năm ngoái" no five."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.language.number_grammar import DIGITS, SCALES, grouped_at
from bot.core.language.vietnamese import Token
from bot.core.writing.words import (
    COUNTERS,
    FOUR_ELSE,
    KIN_AFTER,
    LABELS,
    NOT_NUMBERS,
    UNITS,
    YEAR_BEFORE,
)

Names = list["str | None"]
# Tones that recognisers and southern speakers mix up, in words that mean nothing else here.
SLIPS = {"rưởi": "rưỡi", "triêu": "triệu", "nghin": "nghìn", "muơi": "mươi", "lẽ": "lẻ"}
_TENS = ("mười", "mươi", "trăm", "chục")
_UNIT_ENDINGS = ("mốt", "lăm", "nhăm")
_LINKS = ("linh", "lẻ")
_FAR = 16  # no row of digits that means anything is longer


def meant(words: Sequence[Token], raw: Sequence[str | None], text: str) -> Names:
    """The number word that each token is in this line, None where it is another word."""
    names: Names = []
    first = 0
    for at in range(1, len(words) + 1):
        broken = at == len(words) or text[words[at - 1].end : words[at].start].strip()
        if broken:  # nothing is one number across a comma
            names += _meant_together(words[first:at], raw[first:at], text)
            first = at
    return names


def _meant_together(words: Sequence[Token], raw: Sequence[str | None], text: str) -> Names:
    names: Names = [name or SLIPS.get(w.text) for name, w in zip(raw, words, strict=True)]
    for at in range(len(words)):
        for phrase in NOT_NUMBERS:
            if all(at + i < len(words) and words[at + i].text == p for i, p in enumerate(phrase)):
                names[at : at + len(phrase)] = [None] * len(phrase)
        if names[at] is not None and at and text[words[at].start].isupper():
            names[at] = None  # a capital in the middle of a sentence: "anh Năm", "bà Tư"
    for at, name in enumerate(names):
        if name is None:
            continue
        rule = _RULES.get(name)
        if name == "củ" or (rule is not None and not rule(words, names, at)):
            names[at] = None
        elif name == "mươi" and _before(names, at) is None:
            names[at] = "mười"
    return names


def year_at(names: Sequence[str | None], at: int) -> tuple[str, int] | None:
    """A year of four digits from a token on, and the token behind it."""
    value, end = grouped_at(names, at) if at < len(names) and names[at] else (0, at)
    spoken = names[at:end]
    if value == 2000 and _digit(names, end) and _digit(names, end + 1):  # "hai nghìn hai sáu"
        return f"20{DIGITS[names[end] or '']}{DIGITS[names[end + 1] or '']}", end + 2
    if 1900 <= value <= 2100 and any(word in SCALES for word in spoken):
        return str(value), end
    row = names[at : at + 4]
    if len(row) == 4 and all(name in DIGITS for name in row):
        digits = "".join(str(DIGITS[name or ""]) for name in row)
        if digits[:2] in ("19", "20"):
            return digits, at + 4
    if list(names[at : at + 2]) == ["một", "chín"] and at + 2 < len(names) and names[at + 2]:
        value, end = grouped_at(names, at + 2)  # "một chín chín mươi"
        if 10 <= value <= 99:
            return f"19{value}", end
    return None


def _digit(names: Sequence[str | None], at: int) -> bool:
    return 0 <= at < len(names) and names[at] in DIGITS


def _before(names: Sequence[str | None], at: int) -> str | None:
    return names[at - 1] if at else None


def _word(words: Sequence[Token], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _row(names: Sequence[str | None], at: int) -> tuple[int, int]:
    """The digits around a token that are said one by one: first and end."""
    first = end = at
    while at - first < _FAR and _digit(names, first - 1) and names[first - 1] not in _UNIT_ENDINGS:
        first -= 1
    while end - at < _FAR and _digit(names, end):
        end += 1
    return first, end


def _zero(words: Sequence[Token], names: Names, at: int) -> bool:
    """Not the "no" of "được không em"."""
    following = names[at + 1] if at + 1 < len(names) else None
    if following == "trăm":
        return _before(names, at) in SCALES
    first, end = _row(names, at)
    length = end - first
    if set(names[first:end]) == {"không"}:
        return False  # "không không không" refuses
    if length == 4 and at == end - 1 and list(names[first : first + 2]) == ["một", "một"]:
        return False  # "gọi một một ba không em"
    if length >= 4:
        return True
    whole = length == len([w for w in words if w.text not in ("dạ", "vâng", "ạ", "nhé")])
    minutes = length == 2 and at == first and _word(words, at - 1) == "giờ"
    return (length == 3 and (first < at < end - 1 or whole)) or minutes


def _five(words: Sequence[Token], names: Names, at: int) -> bool:
    """Not the year of "năm ngoái", "hai mươi năm"."""
    following, before = _word(words, at + 1), _before(names, at)
    if list(names[max(0, at - 3) : at]) in (["một", "một"], [None, "một", "một"]):
        return True  # "một một năm" is 115
    if following in YEAR_BEFORE or _word(words, at - 1) == "sinh":
        return False
    if before in _LINKS:
        return True
    first, end = _row(names, at)
    if end - first < 7 and year_at(names, at + 1) and _word(words, at - 1) not in LABELS:
        return False
    ends_number = before in (*_TENS, *_UNIT_ENDINGS) or (
        before in DIGITS and at >= 2 and names[at - 2] in ("mươi", "mười", *_LINKS)
    )
    if ends_number:
        goes_on = following in UNITS or following in SCALES or following in ("mươi", "trăm")
        return before in _TENS and goes_on
    return True


def _three(words: Sequence[Token], names: Names, at: int) -> bool:
    """Not the father of "ba tôi"."""
    if _before(names, at) is not None or _word(words, at + 1) not in KIN_AFTER:
        return True
    return _word(words, at - 1) in ("tháng", "tầng", "mùng", "mồng")


def _four(words: Sequence[Token], names: Names, at: int) -> bool:
    """ "Tư" counts behind another number or a label, and never as half of another word."""
    before = _before(names, at)
    if _word(words, at + 1) in FOUR_ELSE:
        return False
    led = _word(words, at - 1) in LABELS or _word(words, at - 1) in ("tháng", "mùng", "mồng")
    return led or before in DIGITS or before in SCALES or before in ("mươi", "trăm", *_LINKS)


def _one(words: Sequence[Token], names: Names, at: int) -> bool:
    """Not the "each" of "bảy triệu một tháng"."""
    priced = _before(names, at) in SCALES or _word(words, at - 1) == "đồng"
    return not (priced and _word(words, at + 1) in COUNTERS)


def _weekday(words: Sequence[Token], names: Names, at: int) -> bool:
    """Neither a day of the week nor a crossroads: "thứ ba", "ngã tư"."""
    following = names[at + 1] if at + 1 < len(names) else None
    if following in ("mươi", "trăm", "mốt", "lăm", "nhăm"):
        return True
    return _word(words, at - 1) not in ("thứ", "ngã")


def _ten(words: Sequence[Token], names: Names, at: int) -> bool:
    """ "Mươi" stands behind a digit; before "lăm" it is "mười" misheard."""
    if _before(names, at) in DIGITS:
        return True
    return at + 1 < len(names) and names[at + 1] in ("lăm", "nhăm")


def _dozen(words: Sequence[Token], names: Names, at: int) -> bool:
    before = _before(names, at)
    scaled = at + 1 < len(names) and names[at + 1] in SCALES
    return before in DIGITS and (before != "một" or scaled)


def _hundred(words: Sequence[Token], names: Names, at: int) -> bool:
    return _before(names, at) in DIGITS


def _one_more(words: Sequence[Token], names: Names, at: int) -> bool:
    return _before(names, at) in ("mươi", "chục", *DIGITS)


def _five_more(words: Sequence[Token], names: Names, at: int) -> bool:
    return _before(names, at) in ("mười", "mươi", "chục", "hăm", *DIGITS)


def _half(words: Sequence[Token], names: Names, at: int) -> bool:
    return _before(names, at) in SCALES or _before(names, at) == "trăm"


def _link(words: Sequence[Token], names: Names, at: int) -> bool:
    before = _before(names, at)
    following = names[at + 1] if at + 1 < len(names) else None
    tens = before in SCALES or before == "trăm"
    return following in DIGITS and (tens or before in DIGITS) or (tens and following == "mười")


def _twenty(words: Sequence[Token], names: Names, at: int) -> bool:
    return at + 1 < len(names) and names[at + 1] in DIGITS


_RULES = {
    "không": _zero,
    "một": _one,
    "hai": _weekday,
    "ba": lambda words, names, at: _three(words, names, at) and _weekday(words, names, at),
    "tư": lambda words, names, at: _four(words, names, at) and _weekday(words, names, at),
    "năm": lambda words, names, at: _five(words, names, at) and _weekday(words, names, at),
    "sáu": _weekday,
    "bảy": _weekday,
    "mươi": _ten,
    "chục": _dozen,
    "trăm": _hundred,
    "mốt": _one_more,
    "lăm": _five_more,
    "nhăm": _five_more,
    "rưỡi": _half,
    "linh": _link,
    "lẻ": _link,
    "hăm": _twenty,
}
