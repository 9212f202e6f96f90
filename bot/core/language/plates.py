"""Vehicle plates, spoken or written, in the form that stands on the plate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.language.digits import JOINERS, Found, digits_at
from bot.core.language.numerals import number_words, spoken_at
from bot.core.language.vietnamese import Token, is_unaccented, tokens

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


def find_plate(text: str) -> Found | None:
    """The first vehicle plate, in written form: "29A1-123.45", "30A-123.45", "29X1-1234"."""
    match = _PLATE.search(text)
    if match and 11 <= int(match[1]) <= 99:
        letters = match[2].upper().replace("Đ", "D") if len(match[2]) == 1 else match[2].upper()
        series, serial = match[3], re.sub(r"\D", "", match[5])
        if not match[4] and len(series + serial) == 5:  # 30A12345 is a car: no series digit
            series, serial = "", series + serial
        return Found(_plate(match[1], letters + series, serial), match.start(), match.end())
    return _spoken_plate(_SpokenLine.of(text))


def _plate(province: str, series: str, serial: str) -> str:
    number = f"{serial[:3]}.{serial[3:]}" if len(serial) == 5 else serial
    return f"{province}{series}-{number}"


def find_plates(text: str) -> list[Found]:
    """Every spoken vehicle plate, in order, none of them overlapping."""
    found = []
    line = _SpokenLine.of(text)
    at = 1
    while (plate := _spoken_plate(line, at)) is not None:
        found.append(plate)
        at = next((i for i in range(at, len(line.words)) if line.words[i].start >= plate.end), at)
        at += 1
    return found


@dataclass(frozen=True)
class _SpokenLine:
    text: str
    words: tuple[Token, ...]
    names: list[str | None]
    unaccented: bool

    @classmethod
    def of(cls, text: str) -> _SpokenLine:
        unaccented = is_unaccented(text)
        words = tokens(text)
        return cls(text, words, number_words(words, unaccented), unaccented)


def _spoken_plate(line: _SpokenLine, first_letter: int = 1) -> Found | None:
    """The first plate whose letter is at ``first_letter`` or behind it."""
    words, names = line.words, line.names
    for at in range(first_letter, len(words)):
        letter = _letter(words[at], line.unaccented)
        if letter is None:
            continue
        province = _province_before(words, names, at)
        if province is None:
            continue
        code, first = province
        series, after = letter, at + 1
        second = _letter(words[after], line.unaccented) if after < len(words) else None
        if second is not None and names[after] is None:
            series, after = series + second, after + 1
        digits, end, break_after_one = _serial(words, names, after, line.text)
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
        piece = digits_at(words, names, first)
        if piece and piece[1] == at and len(piece[0]) == 2 and int(piece[0]) >= 11:
            return piece[0], first
    return None


def _serial(
    words: tuple[Token, ...], names: list[str | None], at: int, text: str
) -> tuple[str, int, bool]:
    """Digits from a token on, the end, and whether a pause follows the first of them."""
    digits, end, pause = "", at, False
    while end < len(words) and len(digits) < 6:
        if words[end].text in JOINERS:
            pause = pause or len(digits) == 1
            end += 1
            continue
        single = names[end] is not None and _pause_after(text, words, end)
        piece = (
            (str(spoken.written), end + 1)
            if single and (spoken := spoken_at(names[: end + 1], end))
            else digits_at(words, names, end)
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
