"""Vehicle plates, spoken or written, in the form that stands on the plate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.language.digits import JOINERS, Found, digits_at
from bot.core.language.numerals import number_words, spoken_at
from bot.core.language.vietnamese import Token, is_unaccented, tokens

_PLATE = re.compile(
    r"(?<![\w.])(\d{2})[\s.-]{0,2}([A-Za-zĐđ]{1,2})[\s-]?(\d?)([\s.-]{0,5})"
    r"(\d{3}[.\s]\d{2}|\d{4,5})(?!\d)(?![.]\d)"
)
_LETTERS = {
    "a": "A",
    "b": "B",
    "bê": "B",
    "bờ": "B",
    "c": "C",
    "xê": "C",
    "cê": "C",
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
    "hắc": "H",
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


_BETWEEN_DIGITS = ("rồi", "roi")
_DOTS = ("chấm", "cham")
# Words between a plate and its correction.
_MOST_BETWEEN = 20


def find_plate(text: str) -> Found | None:
    """The first vehicle plate, in written form: "29A1-123.45", "30A-123.45", "29X1-1234".

    Said once more with other digits ("à nhầm, 30A-123.54"), the last time holds.
    """
    return settled_plate(text, every_plate(text))


def every_plate(text: str) -> list[Found]:
    """All vehicle plates of a text, spoken or written, in order."""
    return sorted([*_written_plates(text), *find_plates(text)], key=lambda plate: plate.start)


def settled_plate(text: str, plates: Sequence[Found]) -> Found | None:
    """The first of several plates; said once more with other digits, the last time holds."""
    if not plates:
        return None
    first = plates[0]
    again = [plate for plate in plates if _same(plate, first)][-1]
    near = len(text[first.end : again.start].split()) <= _MOST_BETWEEN
    return Found(again.value, first.start if near else again.start, again.end)


def _same(plate: Found, first: Found) -> bool:
    """Whether the same plate is read out: its province, and its letters or its number."""
    if plate.value[:2] != first.value[:2]:
        return False
    (series, _, number), (old, _, old_number) = (
        found.value.partition("-") for found in (plate, first)
    )
    return series.rstrip("0123456789") == old.rstrip("0123456789") or number == old_number


def _written_plates(text: str) -> Iterator[Found]:
    for match in _PLATE.finditer(text):
        if not 11 <= int(match[1]) <= 99:
            continue
        letters = match[2].upper().replace("Đ", "D") if len(match[2]) == 1 else match[2].upper()
        series, serial = match[3], re.sub(r"\D", "", match[5])
        if not match[4] and len(series + serial) == 5:  # 30A12345 is a car: no series digit
            series, serial = "", series + serial
        yield Found(_plate(match[1], letters + series, serial), match.start(), match.end())


def letters_before(text: str, end: int) -> str | None:
    """The letters of a series said right before an offset, in written form."""
    line = _SpokenLine.of(text[:end])
    for at in (len(line.words) - 2, len(line.words) - 1):
        found = _letters_at(line, at) if at >= 0 else None
        if found is not None and found[1] == len(line.words):
            return found[0]
    return None


def signs_of(text: str) -> list[tuple[str, int, int]]:
    """Rows of letters and digits as they stand on a plate ("e một" is "E1"), with their offsets."""
    line = _SpokenLine.of(text)
    rows: list[tuple[str, int, int]] = []
    at = 0
    while at < len(line.words):
        letter = _letter(line.words[at], line.unaccented)
        piece = (letter, at + 1) if letter else digits_at(line.words, line.names, at)
        word = line.words[at]
        if piece is None and re.fullmatch(r"[a-z]\d+|\d+[a-z]", word.text):
            piece = word.text.upper(), at + 1
        if piece is None:
            at += 1
            continue
        end = line.words[piece[1] - 1].end
        if rows and not text[rows[-1][2] : word.start].strip(" .-"):
            rows[-1] = rows[-1][0] + piece[0], rows[-1][1], end
        else:
            rows.append((piece[0], word.start, end))
        at = piece[1]
    return rows


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
    for at in range(first_letter, len(line.words)):
        series = _letters_at(line, at)
        province = _province_before(line, at) if series else None
        if series is None or province is None:
            continue
        (letters, after), (code, first) = series, province
        digits = _serial(line, after)
        written = _spoken_serial(digits)
        if written is not None:
            extra, serial = written
            start, end = line.words[first].start, line.words[digits.end - 1].end
            return Found(_plate(code, letters + extra, serial), start, end)
    return None


def _letters_at(line: _SpokenLine, at: int) -> tuple[str, int] | None:
    """The one or two letters of a series, and what follows them: "a", "t tê", "mờ đờ"."""
    first = _letter(line.words[at], line.unaccented)
    if first is None:
        return None
    after = at + 1
    if after == len(line.words) or line.names[after] is not None:
        return first, after
    word = line.words[after]
    second = _letter(word, line.unaccented)
    if second is None:
        return first, after
    if second == first and word.text != line.words[at].text:
        return first, after + 1  # the letter and its name
    if first == "M" and second == "D":
        second = "Đ"  # electric mopeds; there is no MD
    return first + second, after + 1


def _letter(word: Token, unaccented: bool) -> str | None:
    if unaccented:
        return _LETTERS_FOLDED.get(word.folded)
    return _LETTERS.get(word.text)


def _province_before(line: _SpokenLine, at: int) -> tuple[str, int] | None:
    """The two digits of the province that end before a letter, "gạch" perhaps between them."""
    if line.words[at - 1].text in JOINERS:
        at -= 1
    for first in range(max(0, at - 3), at):
        piece = digits_at(line.words, line.names, first)
        if piece and piece[1] == at and len(piece[0]) == 2 and int(piece[0]) >= 11:
            return piece[0], first
    return None


@dataclass(frozen=True)
class _Serial:
    """Digits behind the letters and the token behind them; ``pause``: after the first of them;
    ``dot``: how many stand before a dot that was said, three or four."""

    digits: str
    end: int
    pause: bool
    dot: int | None


def _serial(line: _SpokenLine, at: int) -> _Serial:
    words, names = line.words, line.names
    digits, end, pause, dot = "", at, False, None
    while end < len(words) and len(digits) < (dot + 2 if dot else 6):
        if words[end].text in JOINERS or (digits and words[end].text in _BETWEEN_DIGITS):
            pause = pause or len(digits) == 1
            if words[end].text in _DOTS and len(digits) in (3, 4):
                dot = len(digits)
            end += 1
            continue
        single = names[end] is not None and _pause_after(line.text, words, end)
        piece = (
            (str(spoken.written), end + 1)
            if single and (spoken := spoken_at(names[: end + 1], end))
            else digits_at(words, names, end)
        )
        if piece is None:
            break
        digits, after = digits + piece[0], piece[1]
        if len(digits) == 1 and after < len(words):
            pause = pause or _pause_after(line.text, words, after - 1)
        end = after
    if dot and len(digits) > dot + 2:  # the next number was said in one breath
        digits = digits[: dot + 2]
    return _Serial(digits, end, pause, dot)


def _pause_after(text: str, words: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(words) and any(
        char in text[words[at].end : words[at + 1].start] for char in ",-."
    )


def _spoken_serial(serial: _Serial) -> tuple[str, str] | None:
    """Series digit and serial: six digits are 1 + 5, five a car's unless a pause says 1 + 4."""
    digits = serial.digits
    if serial.dot and len(digits) == serial.dot + 2:
        return digits[: serial.dot - 3], digits[serial.dot - 3 :]
    if len(digits) == 6:
        return digits[0], digits[1:]
    if len(digits) == 5:
        return (digits[0], digits[1:]) if serial.pause else ("", digits)
    if len(digits) == 4:
        return "", digits
    return None
