"""Texts as a speech recogniser mishears them, to learn from: no capitals, no marks, wrong letters.

What goes wrong where is chosen by hash, so that the same data always give the same model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from bot.assistant.chance import number_of
from bot.core.language.cues import words_of

ONE_WORD_IN = 3  # is misheard
ONE_WORD_LOST_IN = 25

_BEGINNINGS = {
    "tr": "ch", "ch": "tr", "s": "x", "x": "s", "gi": "d", "d": "gi", "r": "d", "l": "n", "n": "l",
    "qu": "g", "v": "d", "ph": "p", "kh": "h", "th": "t",
}  # fmt: skip
_ENDS = {"ng": "n", "nh": "n", "ch": "t", "n": "ng", "c": "t", "t": "c", "p": "t", "m": "n"}
_MIDDLES = {"ươ": "ư", "iê": "i", "oa": "a", "uyê": "iê", "â": "ă", "ô": "o", "ê": "e"}
_TONES = "\u0300\u0301\u0309\u0303\u0323"
# A vowel with all its signs: a tone stands before or after those that make it another vowel.
_VOWEL_WITH_TONE = re.compile(rf"[aeiouy][\u0300-\u036f]*[{_TONES}][\u0300-\u036f]*")


def misheard(text: str) -> str:
    """The text with about every third word changed in beginning, middle, end or tone."""
    words = words_of(text).replace("|", " ").split()
    kept = [word for place, word in enumerate(words) if number_of(text, place) % ONE_WORD_LOST_IN]
    return " ".join(_heard(word, number_of(text, word, place)) for place, word in enumerate(kept))


def _heard(word: str, chance: int) -> str:
    if chance % ONE_WORD_IN:
        return word
    chance //= ONE_WORD_IN
    change = _CHANGES[chance % len(_CHANGES)]
    spelled = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", change(spelled, chance // len(_CHANGES)))


def _beginning(word: str, _: int) -> str:
    for written in _longest_first(_BEGINNINGS):
        if word.startswith(written) and not word.startswith(written + "h"):
            return _BEGINNINGS[written] + word[len(written) :]
    return word


def _end(word: str, _: int) -> str:
    for written in _longest_first(_ENDS):
        if word.endswith(written):
            return word[: -len(written)] + _ENDS[written]
    return word


def _middle(word: str, _: int) -> str:
    for written, heard in _MIDDLES.items():
        before = unicodedata.normalize("NFD", written)
        if before in word:
            return word.replace(before, unicodedata.normalize("NFD", heard), 1)
    return word


def _another_tone(word: str, chance: int) -> str:
    toned = _VOWEL_WITH_TONE.search(word)
    if toned is None:
        return word
    tone = _TONES[chance % len(_TONES)]
    return word[: toned.start()] + _no_tone(toned.group(), 0) + tone + word[toned.end() :]


def _no_tone(word: str, _: int) -> str:
    return "".join(sign for sign in word if sign not in _TONES)


_CHANGES: tuple[Callable[[str, int], str], ...] = (
    _beginning,
    _end,
    _middle,
    _another_tone,
    _no_tone,
)


def _longest_first(table: Mapping[str, str]) -> list[str]:
    return sorted(table, key=len, reverse=True)
