"""Telephone numbers, vehicle plates and counts in what callers say, spoken or written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.numerals import number_words, spoken_at, spoken_number, written_numbers
from bot.core.vietnamese import Token, is_unaccented, tokens, word_set

__all__ = [
    "Found",
    "find_count",
    "find_phone",
    "find_plate",
    "spoken_number",
    "written_numbers",
]


@dataclass(frozen=True)
class Found:
    """Something found in a text: ``value`` in written form, offsets into the text as given."""

    value: str
    start: int
    end: int


_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_INTERNATIONAL = re.compile(r"84([35789]\d{8})")
_JOINERS = ("chấm", "cham", "phẩy", "phay", "gạch", "gach", "ngang")

_PLATE = re.compile(
    r"(?<![\w.])(\d{2})[\s.-]{0,2}([A-Za-zĐđ]{1,2})(\d?)([\s.-]{0,3})"
    r"(\d{3}[.\s]\d{2}|\d{4,5})(?!\d)(?![.]\d)"
)
_LETTERS = {
    "a": "A",
    "b": "B",
    "bê": "B",
    "bờ": "B",
    "c": "C",
    "xê": "C",
    "cờ": "C",
    "d": "D",
    "đ": "D",
    "dê": "D",
    "đê": "D",
    "dờ": "D",
    "đờ": "D",
    "e": "E",
    "f": "F",
    "ép": "F",
    "phờ": "F",
    "g": "G",
    "gờ": "G",
    "giê": "G",
    "h": "H",
    "hát": "H",
    "hờ": "H",
    "k": "K",
    "ca": "K",
    "ka": "K",
    "l": "L",
    "lờ": "L",
    "eo": "L",
    "m": "M",
    "mờ": "M",
    "em": "M",
    "n": "N",
    "nờ": "N",
    "en": "N",
    "p": "P",
    "pê": "P",
    "pờ": "P",
    "s": "S",
    "sờ": "S",
    "ét": "S",
    "t": "T",
    "tê": "T",
    "tờ": "T",
    "u": "U",
    "v": "V",
    "vê": "V",
    "vờ": "V",
    "x": "X",
    "ích": "X",
    "xờ": "X",
    "y": "Y",
    "z": "Z",
    "dét": "Z",
    "zét": "Z",
}
_LETTERS_FOLDED = {
    "be": "B",
    "xe": "C",
    "de": "D",
    "ep": "F",
    "hat": "H",
    "ka": "K",
    "pe": "P",
    "et": "S",
    "te": "T",
    "ve": "V",
    "ich": "X",
    **{letter: letter.upper() for letter in "abcdefghklmnpstuvxyz"},
}
_PEOPLE = word_set(
    "người đứa trẻ cháu bé nạn tên thằng đối thanh cụ em học bệnh mẹ bố cha vợ ông bà chị "
    "anh nguoi dua tre chau nan ten thang cu hoc vo"
)


def find_phone(text: str) -> Found | None:
    """The first Vietnamese telephone number, digits only: "0912345678"."""
    words = tokens(text)
    names = number_words(words, is_unaccented(text))
    for first in range(len(words)):
        if first and _piece(words, names, first - 1) and _adjacent(text, words, first):
            continue  # inside a longer row of digits
        found = _phone_from(words, names, first, text)
        if found:
            return found
    return None


def _phone_from(
    words: tuple[Token, ...], names: list[str | None], first: int, text: str
) -> Found | None:
    digits, at, reading = "", first, None
    while at < len(words) and len(digits) < 13:
        piece = _piece(words, names, at)
        if piece is None:
            if words[at].text in _JOINERS and digits:
                at += 1
                continue
            break
        if digits and any(char in text[words[at - 1].end : words[at].start] for char in ";:?!"):
            break
        written, at = piece
        digits += written
        number = _phone_number(digits)
        if number:
            reading = Found(number, words[first].start, words[at - 1].end)
    return reading


def _phone_number(digits: str) -> str | None:
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return digits
    international = _INTERNATIONAL.fullmatch(digits)
    return "0" + international.group(1) if international else None


def _piece(words: tuple[Token, ...], names: list[str | None], at: int) -> tuple[str, int] | None:
    """Digits at a token, written or spoken ("34", "ba tư", "không chín"), and what follows."""
    if words[at].text.isdigit():
        return words[at].text, at + 1
    span = spoken_at(names, at)
    if span is None or len(span.written) > 11:
        return None
    return span.written, span.end


def _adjacent(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether only separators of a number lie between a token and the one before it."""
    return text[words[at - 1].end : words[at].start].strip(" .-,()+") == ""


def find_plate(text: str) -> Found | None:
    """The first vehicle plate, in written form: "29A1-123.45", "30A-123.45", "29X1-1234"."""
    match = _PLATE.search(text)
    if match and 11 <= int(match[1]) <= 99:
        letters = match[2].upper().replace("Đ", "D") if len(match[2]) == 1 else match[2].upper()
        series, serial = match[3], re.sub(r"\D", "", match[5])
        if not match[4] and len(series + serial) == 5:  # 30A12345 is a car: no series digit
            series, serial = "", series + serial
        return Found(_plate(match[1], letters + series, serial), match.start(), match.end())
    return _spoken_plate(text)


def _plate(province: str, series: str, serial: str) -> str:
    number = f"{serial[:3]}.{serial[3:]}" if len(serial) == 5 else serial
    return f"{province}{series}-{number}"


def _spoken_plate(text: str) -> Found | None:
    words = tokens(text)
    unaccented = is_unaccented(text)
    names = number_words(words, unaccented)
    for at in range(1, len(words)):
        letter = _letter(words[at], unaccented)
        if letter is None:
            continue
        province = _province_before(words, names, at)
        if province is None:
            continue
        code, first = province
        series, after = letter, at + 1
        second = _letter(words[after], unaccented) if after < len(words) else None
        if second is not None and names[after] is None:
            series, after = series + second, after + 1
        digits, end, break_after_one = _serial(words, names, after, text)
        written = _spoken_serial(digits, break_after_one, len(series))
        if written is not None:
            extra, serial = written
            return Found(
                _plate(code, series + extra, serial), words[first].start, words[end - 1].end
            )
    return None


def _letter(word: Token, unaccented: bool) -> str | None:
    if unaccented:
        return _LETTERS_FOLDED.get(word.folded)
    return _LETTERS.get(word.text)


def _province_before(
    words: tuple[Token, ...], names: list[str | None], at: int
) -> tuple[str, int] | None:
    """The two digits of the province that end right before a token."""
    for first in range(max(0, at - 3), at):
        piece = _piece(words, names, first)
        if piece and piece[1] == at and len(piece[0]) == 2 and int(piece[0]) >= 11:
            return piece[0], first
    return None


def _serial(
    words: tuple[Token, ...], names: list[str | None], at: int, text: str
) -> tuple[str, int, bool]:
    """Digits from a token on, the end, and whether a pause follows the first of them."""
    digits, end, pause = "", at, False
    while end < len(words) and len(digits) < 6:
        if words[end].text in _JOINERS:
            pause = pause or len(digits) == 1
            end += 1
            continue
        single = names[end] is not None and _pause_after(text, words, end)
        piece = (
            (str(spoken.written), end + 1)
            if single and (spoken := spoken_at(names[: end + 1], end))
            else _piece(words, names, end)
        )
        if piece is None:
            break
        digits, after = digits + piece[0], piece[1]
        if len(digits) == 1 and after < len(words):
            pause = pause or _pause_after(text, words, after - 1)
        end = after
    return digits, end, pause


def _pause_after(text: str, words: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(words) and any(
        char in text[words[at].end : words[at + 1].start] for char in ",-."
    )


def _spoken_serial(digits: str, break_after_one: bool, letters: int) -> tuple[str, str] | None:
    """Series digit and serial: six digits are 1 + 5, five a car's unless a pause says 1 + 4."""
    if len(digits) == 6 and letters == 1:
        return digits[0], digits[1:]
    if len(digits) == 5:
        return (digits[0], digits[1:]) if break_after_one and letters == 1 else ("", digits)
    if len(digits) == 4:
        return "", digits
    return None


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
        piece = _piece(words, names, at)
        if piece is None or piece[1] >= len(words):
            continue
        written, end = piece
        before = words[at - 1].text if at else ""
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
    """Words after "không" in "không ai", "không có ai", "không có người nào"; 0 where none."""
    rest = [word.folded for word in words[at + 1 : at + 4]]
    for nobody in (["ai"], ["co", "ai"], ["co", "nguoi", "nao"]):
        if rest[: len(nobody)] == nobody:
            return len(nobody)
    return 0


def _alone(words: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].folded == "minh"
