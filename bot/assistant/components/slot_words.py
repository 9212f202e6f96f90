"""A text as a slot tagger reads it: words, numbers and marks, and what each says of its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.language.vietnamese import fold, place_tone

# "10:30", "2,5" and "p.m" are one word each; "huế-vinh" and "14/6" are two with a mark between, and
# every mark stands alone, so that whatever people annotate begins and ends with a word.
_ALNUM = r"(?:[^\W_][\u0300-\u036f]*)"
_WORD = re.compile(rf"{_ALNUM}+(?:(?<=\d)[.,:](?=\d){_ALNUM}+|\.(?=[^\W\d_]){_ALNUM}+)*|[^\w\s]|_")
_LETTER = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_BEFORE, _AFTER = "<s>", "</s>"
_WINDOW = 3


@dataclass(frozen=True)
class SlotWord:
    """``start`` and ``end`` are offsets into the text; ``text`` is in lower case."""

    text: str
    start: int
    end: int


def slot_words(text: str) -> list[SlotWord]:
    """Words and marks in order; empty for a text of white space."""
    return [
        SlotWord(_spelling(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def slot_features(words: Sequence[SlotWord]) -> list[list[str]]:
    """For every word the names of what holds of it: itself, its form and what stands around it.

    No list of names or places: all of it is learned from the annotated sentences.
    """
    texts = [word.text for word in words]
    folded = [fold(text) for text in texts]
    shapes = [_shape(text) for text in texts]
    return [_of_word(position, texts, folded, shapes) for position in range(len(texts))]


def _of_word(
    position: int, texts: Sequence[str], folded: Sequence[str], shapes: Sequence[str]
) -> list[str]:
    word = _around(position, texts)
    plain = _around(position, folded)
    shape = _around(position, shapes)
    mine = folded[position]
    found = ["always"]
    found += [f"w{d}={word[d]}" for d in word]
    found += [f"w{d}+2={word[d]}|{word[d + 1]}" for d in range(-2, 2)]
    found += [f"w{d}+3={word[d]}|{word[d + 1]}|{word[d + 2]}" for d in range(-2, 1)]
    found += [f"w{d}_{d + 2}={word[d]}|{word[d + 2]}" for d in range(-2, 1)]
    found += [f"f{d}={plain[d]}" for d in range(-2, 3)]
    found += [f"first{size}={mine[:size]}" for size in (1, 2, 3)]
    found += [f"last{size}={mine[-size:]}" for size in (1, 2, 3)]
    found += [f"shape{d}={shape[d]}" for d in (-1, 0, 1)]
    found.append(f"shapes={shape[-1]}|{shape[0]}|{shape[1]}")
    return found


def _around(position: int, forms: Sequence[str]) -> dict[int, str]:
    """The forms from three before to three after; beyond the text stand marks of their own."""
    return {
        d: _BEFORE
        if position + d < 0
        else _AFTER
        if position + d >= len(forms)
        else forms[position + d]
        for d in range(-_WINDOW, _WINDOW + 1)
    }


@lru_cache(maxsize=8192)
def _spelling(word: str) -> str:
    return place_tone(unicodedata.normalize("NFC", word).lower())


@lru_cache(maxsize=8192)
def _shape(text: str) -> str:
    """Letters as x, digits as 9: "vn123" is x999."""
    return _DIGIT.sub("9", _LETTER.sub("x", text))
