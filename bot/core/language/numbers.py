"""Telephone numbers, vehicle plates and counts in what callers say, spoken or written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.language.digits import Found, digits_at, said_digits
from bot.core.language.numerals import number_words, spoken_number, written_numbers
from bot.core.language.plates import find_plate
from bot.core.language.vietnamese import Token, is_unaccented, tokens, word_set

__all__ = [
    "Found",
    "find_count",
    "find_phone",
    "find_phones",
    "find_plate",
    "is_phone",
    "spoken_number",
    "written_numbers",
]


_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_INTERNATIONAL = re.compile(r"84([35789]\d{8})")

_PEOPLE = word_set(
    "người đứa trẻ cháu bé nạn tên thằng đối thanh cụ em học bệnh mẹ bố cha vợ ông bà chị "
    "anh nguoi dua tre chau nan ten thang cu hoc vo"
)


def find_phone(text: str) -> Found | None:
    """The first Vietnamese telephone number, digits only: "0912345678"."""
    return next(_phones(text), None)


def find_phones(text: str) -> list[Found]:
    """Every telephone number of a text, in order."""
    return list(_phones(text))


def _phones(text: str) -> Iterator[Found]:
    words = tokens(text)
    names = number_words(words, is_unaccented(text))
    _stand_aside(text, words, names)
    for first in range(len(words)):
        if first and digits_at(words, names, first - 1) and _adjacent(text, words, first):
            continue  # inside a longer row of digits
        found = _phone_from(words, names, first, text)
        if found:
            yield found


def _stand_aside(text: str, words: tuple[Token, ...], names: list[str | None]) -> None:
    """Beside digits that are a whole number by themselves, words are none: "e la Tam 0356 778 920"
    tells a name."""
    first = 0
    while first < len(words):
        end = first
        while end < len(words) and words[end].text.isdigit():
            if end > first and not _adjacent(text, words, end):
                break
            end += 1
        if end > first and is_phone("".join(word.text for word in words[first:end])):
            for beside in (first - 1, end):
                if 0 <= beside < len(words):
                    names[beside] = None
        first = max(end, first + 1)


def _phone_from(
    words: tuple[Token, ...], names: list[str | None], first: int, text: str
) -> Found | None:
    reading = None
    for digits, end in said_digits(text, words, names, first):
        number = is_phone(digits)
        if number:
            reading = Found(number, words[first].start, words[end - 1].end)
    return reading


def is_phone(digits: str) -> str | None:
    """The telephone number that digits are, in its national form; else None."""
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return digits
    international = _INTERNATIONAL.fullmatch(digits)
    return "0" + international.group(1) if international else None


def _adjacent(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether only separators of a number lie between a token and the one before it."""
    return text[words[at - 1].end : words[at].start].strip(" .-,()+") == ""


def find_count(text: str) -> Found | None:
    """The first count of people ("ba người", "2 đứa trẻ", "bốn năm người" as "4-5")."""
    words = tokens(text)
    unaccented = is_unaccented(text)
    names = number_words(words, unaccented)
    for at in range(len(words)):
        nobody = _nobody(words, at) if words[at].folded == "khong" else 0
        if nobody:
            return Found("0", words[at].start, words[at + nobody].end)
        if words[at].text in ("một", "mot") and _alone(words, at):
            return Found("1", words[at].start, words[at + 1].end)
        piece = digits_at(words, names, at)
        if piece is None or piece[1] >= len(words):
            continue
        written, end = piece
        before = words[at - 1].text if at else ""
        if words[at].folded == "khong":
            continue  # "được không em" asks; nobody is "không ai", as above
        if [word.folded for word in words[at : at + 3]] == ["hai", "ba", "trung"]:
            continue  # Hai Bà Trưng is a place
        if (
            words[end].text not in _PEOPLE
            or before in ("thứ", "số", "thu", "so")
            or len(written) > 4
        ):
            continue
        spoken_pair = names[at] is not None and end - at == 2 and len(written) == 2
        neighbours = spoken_pair and int(written[1]) == int(written[0]) + 1
        value = f"{written[0]}-{written[1]}" if neighbours else str(int(written))
        return Found(value, words[at].start, words[end].end)
    return None


def _nobody(words: tuple[Token, ...], at: int) -> int:
    """Words after "không" in "không ai", "không có ai", "không người nào"; 0 where none."""
    rest = [word.folded for word in words[at + 1 : at + 4]]
    for nobody in (["ai"], ["co", "ai"], ["co", "nguoi", "nao"], ["nguoi", "nao"]):
        if rest[: len(nobody)] == nobody:
            return len(nobody)
    return 0


def _alone(words: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].folded == "minh"
