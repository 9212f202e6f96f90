"""Numbers as Vietnamese people say them, put into digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.spoken_numbers import spoken_number, written_money
from bot.core.vietnamese import Token, is_unaccented, tokens, word_set

__all__ = [
    "NumberSpan",
    "WrittenNumbers",
    "number_spans",
    "number_words",
    "spoken_at",
    "spoken_number",
    "with_written_numbers",
    "written_money",
    "written_numbers",
]

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
_SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "củ": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_OTHERS = ("mười", "mươi", "trăm", "linh", "lẻ", "rưỡi", "chục")
_ENDINGS = ("mốt", "lăm", "nhăm", "tư")  # second half of a two-digit number: "hai mốt"
_NEVER_FIRST = ("mốt", "lăm", "nhăm", "linh", "lẻ", "rưỡi")
_FOLDED = {
    "khong": "không",
    "mot": "một",
    "hai": "hai",
    "ba": "ba",
    "bon": "bốn",
    "tu": "tư",
    "nam": "năm",
    "lam": "lăm",
    "nham": "nhăm",
    "sau": "sáu",
    "bay": "bảy",
    "tam": "tám",
    "chin": "chín",
    "muoi": "mươi",
    "tram": "trăm",
    "linh": "linh",
    "le": "lẻ",
    "ruoi": "rưỡi",
    "chuc": "chục",
    "nghin": "nghìn",
    "ngan": "ngàn",
    "trieu": "triệu",
    "ty": "tỷ",
    "ti": "tỷ",
}
# Words that are numbers only in company: "không" is also no, "năm" year, "ba" father.
_DOUBTFUL = {"không", "năm", "ba", "tư", "linh", "lẻ", "củ", "chục", "trăm", "rưỡi", "mươi", "lăm"}
_DOUBTFUL_FOLDED = _DOUBTFUL | {"bảy", "sáu", "tám", "nghìn", "ngàn", "tỷ", "nhăm", "triệu"}
_UNITS = word_set(
    "người đứa trẻ cháu bé giờ tiếng phút giây ngày tuần tháng tuổi tầng chiếc cái con xe "
    "căn nhà phòng hộ vụ lần đồng nghìn triệu tỷ mét km cây tên thằng đối vợ mẹ bố cha anh "
    "chị ông bà cô thanh nạn em h"
)
# Words before which even a doubtful word counts: "tầng ba", "ngõ năm".
_LEADS = word_set(
    "tầng số ngõ ngách hẻm phòng tổ lô khu cụm mức hạng lớp thứ tháng ngày mùng mồng kém"
)
_LEADS_FOLDED = word_set("tang ngo ngach hem thang mung kem thu")
_UNITS_FOLDED = word_set(
    "nguoi dua tre chau gio tieng phut giay ngay tuan thang tuoi tang chiec xe phong ho vu "
    "lan dong trieu met km ten h"
)


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


def number_words(words: Sequence[Token], unaccented: bool) -> list[str | None]:
    """For each token the number word it may be, in its accented form, else None."""
    if unaccented:
        return [_FOLDED.get(word.folded) for word in words]
    known = (*DIGITS, *_SCALES, *_OTHERS)
    return [word.text if word.text in known else None for word in words]


def number_spans(text: str) -> list[NumberSpan]:
    """All numbers in a text, spoken or in digits, in order; doubtful single words left out."""
    words = tokens(text)
    unaccented = is_unaccented(text)
    names = number_words(words, unaccented)
    doubtful = _DOUBTFUL_FOLDED if unaccented else _DOUBTFUL
    units = _UNITS_FOLDED if unaccented else _UNITS
    spans = []
    at = 0
    while at < len(words):
        span: NumberSpan | None = None
        if words[at].text.isdigit():
            span = _after_digits(words, names, at)
        elif names[at] is not None and names[at] not in _NEVER_FIRST:
            span = _spoken(names, at)
        if span is None:
            at += 1
            continue
        single = span.end - span.first == 1 and names[span.first] in doubtful
        following = words[span.end] if span.end < len(words) else None
        named = following is not None and (
            following.folded in units if unaccented else following.text in units
        )
        leads = _LEADS_FOLDED if unaccented else _LEADS
        led = span.first > 0 and words[span.first - 1].text in leads
        if single and not named and not led:
            at += 1
            continue
        spans.append(span)
        at = span.end
    return spans


def spoken_at(names: Sequence[str | None], at: int) -> NumberSpan | None:
    """The spoken number that begins at a token, doubtful or not."""
    return _spoken(names, at) if names[at] is not None else None


def _after_digits(words: Sequence[Token], names: Sequence[str | None], at: int) -> NumberSpan:
    """ "25", "25 nghìn", "2 triệu rưỡi"."""
    written, end = words[at].text, at + 1
    if end < len(names) and names[end] in _SCALES and len(written) <= 6:
        scale = _SCALES[names[end] or ""]
        value, end = int(written) * scale, end + 1
        if end < len(names) and names[end] == "rưỡi":
            value, end = value + scale // 2, end + 1
        written = str(value)
    return NumberSpan(written, at, end)


def _spoken(names: Sequence[str | None], at: int) -> NumberSpan | None:
    row = _row_of_digits(names, at)
    if row is not None:
        return row
    total, end = _grouped(names, at)
    return NumberSpan(str(total), at, end) if end > at else None


def _row_of_digits(names: Sequence[str | None], at: int) -> NumberSpan | None:
    """Two or more digits said one by one, none of them part of a larger number."""
    end = at
    while end < len(names) and names[end] in DIGITS and names[end] not in ("mốt", "lăm", "nhăm"):
        end += 1
    following = names[end] if end < len(names) else None
    if following in ("mươi", "trăm", "chục", "rưỡi", "linh", "lẻ") or following in _SCALES:
        end -= 1
    if following in ("mốt", "lăm", "nhăm"):
        end -= 1
    if end - at < 2 or (end - at == 2 and names[at + 1] == "tư"):
        return None
    return NumberSpan("".join(str(DIGITS[names[i] or ""]) for i in range(at, end)), at, end)


def _grouped(names: Sequence[str | None], at: int) -> tuple[int, int]:
    """A number with its scales from a token on: value and end (``at`` when there is none)."""
    total, limit, end = 0, 10**12, at
    while end < len(names):
        part, after = _below_thousand(names, end)
        if after == end:
            break
        word = names[after] if after < len(names) else None
        scale = _SCALES.get(word or "", 0)
        if not scale:
            if total and limit > 1000 and part < 10 and after == end + 1:
                part *= limit // 10  # "hai triệu ba": the next digit down
            elif total and limit == 1000 and part < 10 and after == end + 1:
                part *= 100  # "một nghìn hai"
            return total + part, after
        if scale >= limit:
            break
        total, limit, end = total + part * scale, scale, after + 1
        if end < len(names) and names[end] == "rưỡi":
            return total + scale // 2, end + 1
        while end < len(names) and names[end] in ("linh", "lẻ"):
            tail, after = _below_hundred(names, end + 1)
            return (total + tail, after) if after > end + 1 else (total, end)
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
    if word == "chục" or word not in DIGITS:
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


@dataclass(frozen=True)
class WrittenNumbers:
    """A text with its numbers in digits, and the way back to the text as given.

    ``starts[i]`` and ``ends[i]`` are the given text's offsets for a stretch of ``text`` that
    starts or ends (exclusive) at i.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def with_written_numbers(text: str) -> WrittenNumbers:
    """The text with spoken numbers in digits: "hai mươi ba người" becomes "23 người"."""
    words = tokens(text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = [0]
    at = 0
    for span in number_spans(text):
        first, last = words[span.first].start, words[span.end - 1].end
        pieces += (text[at:first], span.written)
        starts += [*range(at, first), *[first] * len(span.written)]
        ends += [*range(at + 1, first + 1), *[last] * len(span.written)]
        at = last
    pieces.append(text[at:])
    starts += range(at, len(text) + 1)
    ends += range(at + 1, len(text) + 1)
    return WrittenNumbers("".join(pieces), tuple(starts), tuple(ends))


def written_numbers(text: str) -> str:
    """The text of ``with_written_numbers``."""
    return with_written_numbers(text).text
