"""Digits within a text, whether written ("34") or spoken ("ba tư", "không chín")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.language.number_grammar import DIGITS, NumberSpan, spoken_at
from bot.core.language.vietnamese import Token

# What is said or written between the digits of one number.
_TIMES = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_SAME = ("số", "con", "lần", "so", "lan")
JOINERS = ("chấm", "cham", "phẩy", "phay", "gạch", "gach", "ngang")
# "Không ba bảy bốn rồi ba số chín": between two pieces of a number that is read out.
_GOING_ON = ("rồi", "roi", "tiếp", "xong")


@dataclass(frozen=True)
class Found:
    """Something found in a text: ``value`` in written form, offsets into the text as given."""

    value: str
    start: int
    end: int


def digits_at(
    words: Sequence[Token], names: Sequence[str | None], at: int
) -> tuple[str, int] | None:
    """Digits at a token, written or spoken ("34", "ba tư", "không chín"), and what follows."""
    if words[at].text.isdigit():
        return words[at].text, at + 1
    span = spoken_at(names, at)
    if span is None or len(span.written) > 11:
        return None
    return span.written, span.end


_MOST_DIGITS = 14


def said_digits(
    text: str,
    words: Sequence[Token],
    names: Sequence[str | None],
    first: int,
    going_on: bool = True,
) -> list[tuple[str, int]]:
    """A row of digits from a token on, across pauses: each prefix that ends with a piece of it.

    ``going_on``: across words like "rồi", too, which also tell two rows apart.

    Pieces are digits, small numbers ("ba mươi tư") and repeats ("ba số tám" is 888); the second
    half of a prefix is the token behind it.
    """
    found: list[tuple[str, int]] = []
    digits, at = "", first
    while at < len(words) and len(digits) < _MOST_DIGITS:
        if digits and (words[at].text in JOINERS or (going_on and _goes_on(words, names, at))):
            at += 1
            continue
        if digits and any(char in text[words[at - 1].end : words[at].start] for char in ";:?!"):
            break
        piece = _repeated(words, names, at) or _one_digit(names, at) or digits_at(words, names, at)
        if piece is None:
            break
        digits, at = digits + piece[0], piece[1]
        found.append((digits, at))
    return found


def _goes_on(words: Sequence[Token], names: Sequence[str | None], at: int) -> bool:
    """Whether a word only leads on to the next digit."""
    known = words[at].text in _GOING_ON and at + 1 < len(words)
    return known and (words[at + 1].text.isdigit() or names[at + 1] in DIGITS)


def _repeated(
    words: Sequence[Token], names: Sequence[str | None], at: int
) -> tuple[str, int] | None:
    """ "ba số tám", "hai con chín", "hai lần năm", "ba số 8"."""
    if at + 2 >= len(words) or names[at] not in _TIMES or words[at + 1].text not in _SAME:
        return None
    figure = words[at + 2].text
    named = DIGITS.get(names[at + 2] or "")
    digit = figure if figure.isdigit() and len(figure) == 1 else named
    return None if digit is None else (str(digit) * _TIMES[names[at] or ""], at + 3)


def _one_digit(names: Sequence[str | None], at: int) -> tuple[str, int] | None:
    """The first digit of a row that is said digit by digit."""
    span = spoken_at(names, at)
    if span is None or names[at] not in DIGITS or len(span.written) != span.end - span.first:
        return None
    if span.end - span.first > 1 and span.written[0] != str(DIGITS[names[at] or ""]):
        return None
    return (span.written[0], at + 1) if _is_row(names, span) else None


def _is_row(names: Sequence[str | None], span: NumberSpan) -> bool:
    return all(names[i] in DIGITS for i in range(span.first, span.end))
