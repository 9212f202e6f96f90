"""Words that say in another way what the procedures call by one name: English ones that people mix
into Vietnamese ("renew căn cước"), and the nationalities of foreigners ("bạn người Pháp")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.language.vietnamese import fold, has_diacritics

_FOREIGNER = "người nước ngoài"
_OF_A_NATION = ("người", "có quốc tịch", "mang quốc tịch", "quốc tịch")
# "Người anh" is a brother and "người áo đen" wears black: a nation only where it is written great.
_WORDS_TOO = {"anh", "ý", "áo"}
# Who wants to become a citizen of another country asks nothing of the police.
_NOT_AFTER = "".join(f"(?<!{verb} )" for verb in ("nhập", "nhap", "xin", "vào", "vao", "thi"))
# "Người Mỹ gốc Việt" asks about papers of one's own people as often as not.
_NOT_BEFORE = r"(?! (?i:gốc|goc))"


@dataclass(frozen=True)
class Reworded:
    """A stretch of a text, by its offsets, and what stands for it."""

    start: int
    end: int
    meaning: str


class Rewording:
    """Finds the words of ``english`` (rows: the Vietnamese first, then what is said for it), and
    people of the ``nations``."""

    def __init__(self, english: Sequence[Sequence[str]], nations: Sequence[str]) -> None:
        self.rules = (tuple(map(tuple, english)), tuple(nations))
        self._meaning = {said.lower(): row[0] for row in english for said in row[1:]}
        said = _any_of(self._meaning)
        ways = [f"(?i:{said})"] if said else []
        ways += [f"{_NOT_AFTER}(?:{_of_nations(nations)}){_NOT_BEFORE}"] if nations else []
        self._said = re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)") if ways else None

    def found(self, text: str) -> Iterator[Reworded]:
        """What is to be reworded in a text, in order; the longest words that are known first."""
        if self._said is None:
            return
        # Who types no marks is written out without them, too.
        marked = has_diacritics(text)
        for match in self._said.finditer(text):
            meaning = self._meaning.get(match.group().lower(), _FOREIGNER)
            yield Reworded(match.start(), match.end(), meaning if marked else fold(meaning))

    def reworded(self, text: str) -> str:
        """The text with what is found replaced."""
        written, end = [], 0
        for other in self.found(text):
            written += [text[end : other.start], other.meaning]
            end = other.end
        return "".join([*written, text[end:]])


def _of_nations(nations: Sequence[str]) -> str:
    """ "Người Pháp", "quốc tịch Pháp". Without marks "nguoi nga" may have fallen and "nguoi nhat"
    have found something: there a nation of one syllable has to be written great."""
    safe = [nation for nation in nations if nation not in _WORDS_TOO]
    long = [fold(nation) for nation in safe if " " in nation]
    great = [nation.capitalize() for nation in nations]
    plain = [fold(nation).capitalize() for nation in nations]
    before = _any_of(_OF_A_NATION)
    citizen = _any_of(word for word in _OF_A_NATION if word != "người")
    return "|".join(
        [
            f"(?i:{before}) (?:(?i:{_any_of(safe)})|{_any_of(great)})",
            f"(?i:{fold(before)}) (?:(?i:{_any_of(long)})|{_any_of(plain)})",
            f"(?i:{fold(citizen)}) (?i:{_any_of(map(fold, nations))})",
            f"(?i:{citizen}) (?i:{_any_of(nations)})",
        ]
    )


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else ""


NOT_REWORDED = Rewording((), ())
