"""Small pattern language for words that callers say: diacritics optional, gaps, breaks.

A cue is a regular expression over single-spaced lower-case words, written with full diacritics.
A text typed without diacritics matches them folded, except words written ``=cháy``; a cue that
begins with ``~`` also matches wrong tones and vowels (``chạy nhà``), as recognisers mishear them.
`` ... `` stands for up to three other words of the same clause; a line that begins with ``|`` goes
on with the one before; ``<name>`` for a word list given when compiling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from bot.core.language.vietnamese import fold, normalize

BLANK = "▒"
# The share of words with diacritics up to which a line counts as typed without them.
_MOST_MARKED = 0.34
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


class Cues:
    """Cues compiled when first used: the many lists would hold up the start of every command.

    Text with diacritics must match them; text without matches them folded.
    """

    def __init__(self, cues: list[str], lists: Mapping[str, str], tail: str) -> None:
        self._cues = cues
        self._lists = lists
        self._tail = tail

    @cached_property
    def _accented(self) -> re.Pattern[str]:
        return self._compiled(plain=False)

    @cached_property
    def _folded(self) -> re.Pattern[str]:
        return self._compiled(plain=True)

    def _compiled(self, plain: bool) -> re.Pattern[str]:
        ways = "|".join(_translate(cue, self._lists, plain) for cue in self._cues)
        return re.compile(rf"(?<!\S)(?:{ways})(?!\S){self._tail}")

    def finditer(self, line: str) -> Iterator[re.Match[str]]:
        """All matches in a line as ``words_of`` gives it; their offsets are those of the line."""
        yield from self._accented.finditer(line)
        if _is_plain(line):
            yield from self._folded.finditer(fold(line))

    def search(self, line: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match in a line or in a stretch of it."""
        end = len(line) if end is None else end
        found = self._accented.search(line, start, end)
        if found is None and _is_plain(line):
            found = self._folded.search(fold(line), start, end)
        return found

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """A match of the whole line."""
        found = self._accented.fullmatch(line)
        return self._folded.fullmatch(fold(line)) if found is None and _is_plain(line) else found

    def blank(self, line: str) -> str:
        """The line with every match made unreadable, its length kept."""
        for match in list(self.finditer(line)):
            line = line[: match.start()] + BLANK * len(match.group()) + line[match.end() :]
        return line


def compile_cues(
    lines: str | Iterable[str], lists: Mapping[str, str] | None = None, at_end: bool = False
) -> Cues:
    """Cues (one a line) that match any of them; ``lists`` fill ``<name>``.

    ``at_end``: they count only as the last words of a line.
    """
    cues = _whole(lines.splitlines() if isinstance(lines, str) else lines)
    return Cues(cues, lists or {}, r"\s*$" if at_end else "")


@lru_cache(maxsize=64)
def _is_plain(line: str) -> bool:
    """Whether a line was typed without diacritics, or nearly so ("cháy nha roi")."""
    words = [word for word in line.split() if word.isalpha()]
    marked = sum(fold(word) != word for word in words)
    return marked <= len(words) * _MOST_MARKED


def _whole(lines: Iterable[str]) -> list[str]:
    """The cues of a text; a line that begins with a bar goes on with the cue before it."""
    cues: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("|"):
            cues[-1] += line
        else:
            cues.append(line)
    return cues


def _translate(cue: str, lists: Mapping[str, str], plain: bool) -> str:
    for name, words in lists.items():
        cue = cue.replace(f"<{name}>", f"(?:{words})")
    cue = cue.replace(" ... ", r"(?: \S+){0,3} ").replace(r"\S+", f"[^ |{BLANK}]+")
    loose = cue.startswith("~")

    def piece(found: re.Match[str]) -> str:
        """One escape, exact word or word of a cue, as a regular expression."""
        exact, word = found["exact"], found["word"]
        if exact is not None:
            return "(?!)" if plain and fold(exact) != exact else exact
        if word is None:
            return found.group()
        if loose:
            return "".join(f"[{_SAME_BASE[c]}]" if c in _SAME_BASE else c for c in fold(word))
        return fold(word) if plain else word

    return "(?:" + _PIECE.sub(piece, cue.removeprefix("~")) + ")"
