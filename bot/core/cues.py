"""Small pattern language for words that callers say: diacritics optional, gaps, breaks.

A cue is a regular expression over single-spaced lower-case words, written with full diacritics.
``cháy`` also matches ``chay``; ``=cháy`` matches only ``cháy``; a cue that begins with ``~`` also
matches wrong tones and vowels (``chạy nhà``), as recognisers mishear them. `` ... `` stands for up
to three other words of the same clause; a line that begins with ``|`` goes on with the one before;
``<name>`` for a word list given when compiling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from bot.core.vietnamese import fold, normalize

BLANK = "▒"
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ALL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵdđ"
_SAME_BASE = {
    base: "".join(letter for letter in _ALL if fold(letter) == base) for base in "aeiouyd"
}
_BREAK = re.compile(r"[.,;:!?…\n()\"“”]+")
_PIECE = re.compile(r"\\.|(?<!\?)=(?P<exact>[^\W\d_]+)|(?P<word>[^\W\d_]+)")
_NOT_WORD = re.compile(r"[^\w\s|%]|_")


def words_of(text: str) -> str:
    """The text as cues see it: lower case, one space between words, ``|`` where a clause ends."""
    text = _BREAK.sub(" | ", normalize(text).lower())
    text = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def compile_cues(
    lines: str | Iterable[str], lists: Mapping[str, str] | None = None
) -> re.Pattern[str]:
    """One pattern that matches any of the cues (one a line); ``lists`` fill ``<name>``."""
    sources = lines.splitlines() if isinstance(lines, str) else lines
    cues = [_translate(cue, lists or {}) for cue in _whole(sources)]
    return re.compile(r"(?<!\S)(?:" + "|".join(cues) + r")(?!\S)")


def _whole(lines: Iterable[str]) -> list[str]:
    """The cues of a text; a line that begins with a bar goes on with the cue before it."""
    cues: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("|"):
            cues[-1] += line
        else:
            cues.append(line)
    return cues


def _translate(cue: str, lists: Mapping[str, str]) -> str:
    for name, words in lists.items():
        cue = cue.replace(f"<{name}>", f"(?:{words})")
    cue = cue.replace(" ... ", r"(?: \S+){0,3} ").replace(r"\S+", f"[^ |{BLANK}]+")
    loose = cue.startswith("~")
    return "(?:" + _PIECE.sub(lambda piece: _piece(piece, loose), cue.removeprefix("~")) + ")"


def _piece(piece: re.Match[str], loose: bool) -> str:
    """One escape, exact word or word of a cue, as a regular expression."""
    exact, word = piece["exact"], piece["word"]
    if exact is not None or word is None:
        return exact or piece.group()
    if loose:
        return "".join(f"[{_SAME_BASE[c]}]" if c in _SAME_BASE else c for c in fold(word))
    written = dict.fromkeys((word, _without_tones(word), fold(word)))
    return word if len(written) == 1 else "(?:" + "|".join(written) + ")"


def _without_tones(word: str) -> str:
    parted = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parted if c not in _TONES))
