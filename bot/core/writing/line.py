"""One line of speech, with its numbers found and the words around them at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.core.language.number_grammar import DIGITS, LONGEST_ROW, SCALES, grouped_at
from bot.core.language.numerals import folded_digit, number_words
from bot.core.language.vietnamese import Token, tokens
from bot.core.writing.meaning import Names, meant


@dataclass(frozen=True)
class Piece:
    """Tokens ``first`` up to ``end`` (exclusive) are written as ``text``."""

    first: int
    end: int
    text: str


@dataclass(frozen=True)
class Number:
    """A whole run of number words: tokens ``first`` up to ``end`` (exclusive).

    ``digits`` keeps the zeros of a ``row`` (digits said one by one); ``scaled``: it has a scale
    such as nghìn or triệu.
    """

    first: int
    end: int
    digits: str
    row: bool
    scaled: bool

    @property
    def value(self) -> int:
        return int(self.digits)

    @property
    def words(self) -> int:
        return self.end - self.first

    @property
    def approximate(self) -> bool:
        """ "hai ba", "năm bảy": about so many."""
        if not self.row or len(self.digits) != 2:
            return False
        return self.digits == "57" or int(self.digits[1]) == int(self.digits[0]) + 1


class Line:
    """The tokens of a text and what they may mean; ``raw`` takes every number word for one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = tokens(text)
        self.raw: Names = number_words(self.tokens, unaccented=False)

    @cached_property
    def names(self) -> Names:
        return meant(self.tokens, self.raw, self.text)

    @cached_property
    def mended(self) -> Names:
        """As ``raw``, with words that are a digit but for their tone, between digits, as digits."""
        names = list(self.raw)
        for at in range(1, len(names)):
            following = self.raw[at + 1] if at + 1 < len(names) else "không"
            if names[at] is None and names[at - 1] in DIGITS and following in DIGITS:
                names[at] = folded_digit(self.tokens[at].folded)
        return names

    @cached_property
    def numbers(self) -> dict[int, Number]:
        """The runs of number words that are one number each, by their first token."""
        found = {}
        at = 0
        while at < len(self.tokens):
            end = at
            while end < len(self.tokens) and self.names[end] is not None:
                end += 1
                if not self.joined(end):
                    break
            number = self._whole(at, end) if at < end <= at + LONGEST_ROW else None
            if number is None and self._is_hotline(at, end):
                end = at + 3  # "một một bốn mười phút rồi"
                number = self._whole(at, end)
            if number is not None:
                found[at] = number
            at = max(end, at + 1)
        return found

    @cached_property
    def ending(self) -> dict[int, Number]:
        """The same numbers by the token behind them."""
        return {number.end: number for number in self.numbers.values()}

    def _is_hotline(self, at: int, end: int) -> bool:
        """Whether a run begins with a number of three digits such as 113."""
        row = [DIGITS.get(name or "") for name in self.names[at : at + 3]]
        return end > at + 3 and row[:2] == [1, 1] and row[2] in range(1, 7)

    def _whole(self, first: int, end: int) -> Number | None:
        """The run as one number; None where it is more than one, or none."""
        names = self.names[first:end]
        scaled = any(name in SCALES for name in names)
        value, after = grouped_at(names, 0)
        if after == len(names):
            return Number(first, end, str(value), row=False, scaled=scaled)
        if names[0] in SCALES and names[1:] == ["rưỡi"]:  # "triệu rưỡi"
            value = SCALES[names[0] or ""] * 3 // 2
            return Number(first, end, str(value), row=False, scaled=True)
        if all(name in DIGITS or name in ("linh", "lẻ") for name in names):
            digits = "".join(str(DIGITS.get(name or "", 0)) for name in names)
            return Number(first, end, digits, row=True, scaled=False)
        return None

    def word(self, at: int) -> str:
        """A token's text, empty outside the line."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def gap(self, at: int) -> str:
        """What stands between a token and the one before it, without white space."""
        if not 0 < at < len(self.tokens):
            return "."
        return self.text[self.tokens[at - 1].end : self.tokens[at].start].strip()

    def joined(self, at: int) -> bool:
        """Whether nothing but white space stands before a token."""
        return self.gap(at) == ""

    def after(self, at: int) -> str:
        """The word that goes on at a token, empty where the sentence breaks before it."""
        return self.word(at) if self.joined(at) else ""

    def before(self, at: int) -> str:
        """The word right before a token, empty where the sentence breaks between."""
        return self.word(at - 1) if self.joined(at) else ""

    def phrase(self, at: int, *words: str) -> bool:
        """Whether the words go on at a token."""
        return all(self.after(at + i) == word for i, word in enumerate(words))

    def number_after(self, at: int) -> Number | None:
        """The number that goes on at a token."""
        return self.numbers.get(at) if self.joined(at) else None


def dotted(value: int) -> str:
    """2500000 as "2.500.000"."""
    return f"{value:,}".replace(",", ".")
