"""Numbers as Vietnamese people say them, put into digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.language.number_grammar import DIGITS, OTHERS, SCALES, NumberSpan, spoken_at
from bot.core.language.spoken_numbers import spoken_number, written_money
from bot.core.language.vietnamese import Token, is_unaccented, tokens, word_set

__all__ = [
    "NumberSpan",
    "WrittenNumbers",
    "folded_digit",
    "number_spans",
    "number_words",
    "spoken_at",
    "spoken_number",
    "with_written_numbers",
    "written_money",
    "written_numbers",
]

MOBILE_LENGTH = 10
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
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
# Words before which even a doubtful word counts: "tầng ba", "ngõ năm".
_LEADS = word_set(
    "tầng số ngõ ngách hẻm phòng tổ lô khu cụm mức hạng lớp thứ tháng ngày mùng mồng kém thiếu"
)
_LEADS_FOLDED = word_set("tang ngo ngach hem thang mung kem thieu thu")
_UNITS_FOLDED = word_set(
    "nguoi dua tre chau gio tieng phut giay ngay tuan thang tuoi tang chiec xe phong ho vu "
    "lan dong trieu met km ten h"
)


def number_words(words: Sequence[Token], unaccented: bool) -> list[str | None]:
    """For each token the number word it may be, in its accented form, else None."""
    if unaccented:
        return [_FOLDED.get(word.folded) for word in words]
    known = (*DIGITS, *SCALES, *OTHERS)
    return [word.text if word.text in known else None for word in words]


def folded_digit(folded: str) -> str | None:
    """The digit word that a word without its tone marks may be: "tam" is "tám"."""
    name = _FOLDED.get(folded)
    return name if name in DIGITS else None


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
            span = _weekday(words, names, at) or _telephone(names, at) or spoken_at(names, at)
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
        # "Tư" counts nothing ("bốn tháng"), it only ends a name ("tầng tư"): "đầu tư nhà".
        if single and not led and (not named or names[span.first] == "tư"):
            at += 1
            continue
        spans.append(span)
        at = span.end
    return spans


def _weekday(words: Sequence[Token], names: Sequence[str | None], at: int) -> NumberSpan | None:
    """ "Rạng sáng thứ ba hai thằng": the day ends its number, another one begins."""
    if at == 0 or words[at - 1].folded != "thu" or names[at] not in _WEEKDAYS:
        return None
    if at + 1 == len(names) or names[at + 1] not in DIGITS:
        return None
    return NumberSpan(str(DIGITS[names[at] or ""]), at, at + 1)


def _telephone(names: Sequence[str | None], at: int) -> NumberSpan | None:
    """A mobile number read out in one breath with what comes behind it, an hour perhaps."""
    row = spoken_at(names, at)
    if row is None or len(row.written) <= MOBILE_LENGTH or row.written[0] != "0":
        return None
    if len(row.written) != row.end - row.first or row.written[1] not in "35789":
        return None
    return NumberSpan(row.written[:MOBILE_LENGTH], at, at + MOBILE_LENGTH)


def _after_digits(words: Sequence[Token], names: Sequence[str | None], at: int) -> NumberSpan:
    """ "25", "25 nghìn", "2 triệu rưỡi"."""
    written, end = words[at].text, at + 1
    if end < len(names) and names[end] in SCALES and len(written) <= 6:
        scale = SCALES[names[end] or ""]
        value, end = int(written) * scale, end + 1
        if end < len(names) and names[end] == "rưỡi":
            value, end = value + scale // 2, end + 1
        written = str(value)
    return NumberSpan(written, at, end)


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
