"""Vietnamese text: normalising what people type or a recogniser hears, folding diacritics."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_MESSAGE = 2000

# What people type for everyday words; only tokens that mean nothing else in Vietnamese.
TEENCODE = {
    "ko": "không",
    "kh": "không",
    "hok": "không",
    "hông": "không",
    "k": "không",
    "dc": "được",
    "đc": "được",
    "dk": "được",
    "đk": "đăng ký",
    "dky": "đăng ký",
    "đky": "đăng ký",
    "j": "gì",
    "gj": "gì",
    "mk": "mình",
    "mik": "mình",
    "mh": "mình",
    "vs": "với",
    "ntn": "như thế nào",
    "bn": "bao nhiêu",
    "bnh": "bao nhiêu",
    "bjo": "bây giờ",
    "bh": "bây giờ",
    "trc": "trước",
    "ng": "người",
    "cty": "công ty",
    "đt": "điện thoại",
    "sdt": "số điện thoại",
    "sđt": "số điện thoại",
    "hk": "hộ khẩu",
    "lm": "làm",
    "kq": "kết quả",
    "onl": "online",
    "thik": "thích",
    "wa": "quá",
    "oto": "ô tô",
    "ôtô": "ô tô",
    "cx": "cũng",
    "r": "rồi",
    "rùi": "rồi",
    "z": "vậy",
    "zậy": "vậy",
    "tks": "cảm ơn",
    "thanks": "cảm ơn",
    "nhìu": "nhiều",
    "iu": "yêu",
}

_FROM = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_TO = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
_FOLD = str.maketrans(_FROM, _TO)
_TONES = {
    # bare vowel -> the same with grave, acute, hook, tilde, dot
    "a": "àáảãạ",
    "e": "èéẻẽẹ",
    "o": "òóỏõọ",
    "u": "ùúủũụ",
    "y": "ỳýỷỹỵ",
}
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_LATE_OA = re.compile(r"o([àáảãạèéẻẽẹ])(?![^\W\d_])")
_LATE_UY = re.compile(r"(?<!q)u([ỳýỷỹỵ])(?![^\W\d_])")
_EARLY_O = re.compile(r"([òóỏõọ])([ae])(?=[^\W\d_])")
_EARLY_U = re.compile(r"(?<!q)([ùúủũụ])(y)(?=[^\W\d_])")
_RUNS = re.compile(r"(.)\1{3,}", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A word or number of a text; ``start`` and ``end`` are offsets into the text as given.

    ``text`` is lower case with one tone placement; ``folded`` has no diacritics.
    """

    text: str
    folded: str
    start: int
    end: int


def normalize(text: str) -> str:
    """What recognition and matching work on; the case of letters stays.

    NFC, one tone placement (hòa, not hoà), control characters out, teencode written out, white
    space single, runs of one character cut to three, at most 2,000 characters.
    """
    text = unicodedata.normalize("NFC", text[: 4 * LONGEST_MESSAGE])
    text = "".join(
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Zs") else char
        for char in text
        if unicodedata.category(char) not in ("Cf", "Cs", "Co", "Cn") and char != "\ufeff"
    )
    text = _RUNS.sub(lambda run: run.group(1) * 3, text)
    words = [_written_out(word) for word in text.split()]
    return " ".join(words)[:LONGEST_MESSAGE].strip()


def _written_out(word: str) -> str:
    """One white-space separated word: teencode replaced, tone placed."""
    core = word.strip(".,!?;:()\"'")
    if core.lower() in TEENCODE:
        return word.replace(core, TEENCODE[core.lower()], 1)
    return _place_tone(word)


def _place_tone(word: str) -> str:
    """hoà -> hòa, thuỷ -> thủy, hòan -> hoàn; the length never changes."""
    lower = word.lower()
    placed = place_tone(lower)
    if placed == lower:
        return word
    if word.isupper():
        return placed.upper()
    if word[:1].isupper():
        return placed[:1].upper() + placed[1:]
    return placed


def place_tone(word: str) -> str:
    """The same for a lower-case word or text in NFC; the length never changes."""
    if word.isascii():
        return word
    word = _LATE_OA.sub(lambda m: _early("o", m.group(1)), word)
    word = _LATE_UY.sub(lambda m: _early("u", m.group(1)), word)
    word = _EARLY_O.sub(lambda m: _late("o", m.group(1), m.group(2)), word)
    return _EARLY_U.sub(lambda m: _late("u", m.group(1), m.group(2)), word)


def _early(first: str, toned: str) -> str:
    """("o", "à") -> "òa"."""
    base = next(vowel for vowel, toneds in _TONES.items() if toned in toneds)
    return _TONES[first][_TONES[base].index(toned)] + base


def _late(first: str, toned: str, second: str) -> str:
    """("o", "ò", "a") -> "oà"."""
    return first + _TONES[second][_TONES[first].index(toned)]


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d; NFC text keeps its length."""
    folded = text.lower().translate(_FOLD)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    stripped = "".join(char for char in decomposed if not unicodedata.combining(char))
    return stripped.translate(_FOLD)


def has_diacritics(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark."""
    return not text.isascii() and fold(text) != text.lower()


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(words.split())


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """Words and numbers of a text in order (cached: every extractor reads the same ones)."""
    found = []
    for match in _WORD.finditer(text):
        word, folded = _spellings(match.group())
        found.append(Token(word, folded, match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=8192)
def _spellings(word: str) -> tuple[str, str]:
    """A word in lower case with one tone placement, and folded."""
    lower = place_tone(unicodedata.normalize("NFC", word).lower())
    return lower, fold(lower)


@lru_cache(maxsize=256)
def is_unaccented(text: str) -> bool:
    """Whether a text is Vietnamese typed without diacritics, so that words match folded."""
    return not has_diacritics(text)
