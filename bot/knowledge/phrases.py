"""A caller's words brought to one form: fillers out, synonyms joined, ages as conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.language.numerals import written_numbers
from bot.core.language.vietnamese import fold, is_unaccented, normalize, tokens, word_set


@dataclass(frozen=True)
class Word:
    """One word (or joined phrase); ``foreign``: a subject that is not the police's."""

    text: str
    folded: str
    foreign: bool


def _phrases(text: str) -> tuple[str, ...]:
    """Phrases written as one text, a bar between them."""
    return tuple(phrase.strip() for phrase in text.split("|"))


# What people ask about a procedure, not which: said before or after its name.
_QUESTIONS = _phrases(
    """
    mất bao nhiêu tiền|mất bao nhiêu|mất bao lâu|mất mấy ngày|mất mấy hôm |
    mất thời gian|mất tiền|mất phí|hết bao nhiêu tiền|hết bao nhiêu|hết bao lâu |
    tốn bao nhiêu|bao nhiêu tiền|bao nhiêu|bao lâu|mấy ngày|bao giờ|lệ phí |
    chi phí|cần những gì|cần giấy tờ gì|cần gì|giấy tờ gì|những giấy tờ nào |
    hồ sơ gồm những gì|hồ sơ gì|gồm những gì|thủ tục|như thế nào|thế nào |
    làm thế nào|làm sao|làm như nào|kiểu gì|ra sao|thì sao|ở đâu|nộp đâu |
    ra đâu|ở chỗ nào|chỗ nào|được không|có được không|có cần|có phải|phải không
    |cho em hỏi|cho tôi hỏi|cho mình hỏi|cho anh hỏi|cho chị hỏi|cho cháu hỏi |
    cho hỏi|em muốn hỏi|tôi muốn hỏi|xin hỏi|với ạ|bây giờ|muốn hỏi|hỏi về |
    hướng dẫn|tư vấn|giúp em|giúp tôi|giúp mình
    """
)
_FILLERS = word_set(
    "ạ à ơi nhé nha ừ ờ ừm vâng dạ thì là mà có của tôi em anh chị mình chúng tụi bọn tớ cô "
    "chú bác này kia đó đấy rồi giờ đi được bị phải muốn cần hỏi xin cho với và hay hoặc "
    "các những cái chiếc ở tại trong ngoài sẽ đang đã vừa sắp đâu gì nào sao ai thế ấy ra "
    "vào lên xuống nữa còn cũng tuổi lắm quá thôi chứ nhỉ hả alo tổng đài nhà nên nếu khi "
    "vì do để thể theo về từ đến trên nộp mang"
)
_KEPT = word_set("xin")  # "xin giấy" is how some procedures are named, so it stays a weak word
_AGES = re.compile(
    r"(dưới|duoi|trên|tren|từ|tu|đủ|du)?\s*(\d{1,3})\s*(tháng|thang)?\s*(?:tuổi|tuoi)"
)
_GRADES = re.compile(r"(?:lớp|lop)\s+(\d{1,2})(?!\d)")


AGE_GROUPS = ("tuoiduoi6", "tuoi6den13", "tuoitu14", "tuoinguoilon")


class Canonical:
    """Brings texts and names to the same form."""

    def __init__(
        self,
        synonyms: Sequence[Sequence[str]],
        foreign: Sequence[str],
        deeds: Sequence[str] = (),
    ) -> None:
        rows = [(phrase, row[0]) for row in synonyms for phrase in row]
        rows += [(phrase, "") for phrase in foreign]
        self._rows = sorted(
            ((_spaced(phrase), phrase, standard) for phrase, standard in rows),
            key=lambda row: -len(row[0]),
        )
        self._accented = _Replacer([(row[0], row[2]) for row in self._rows])
        self._plain = _Replacer([(fold(row[0]), row[2]) for row in self._rows])
        self._questions = _Replacer([(_spaced(phrase), " ") for phrase in _QUESTIONS])
        self._questions_plain = _Replacer([(fold(_spaced(phrase)), " ") for phrase in _QUESTIONS])
        self._deeds = _Replacer([(deed, deed.replace(" ", "_")) for deed in deeds])
        self._deeds_plain = _Replacer([(fold(deed), deed.replace(" ", "_")) for deed in deeds])
        self._fillers_plain = frozenset(fold(word) for word in _FILLERS)

    def keep(self, words: Iterable[Word]) -> None:
        """Words of names: without diacritics they are no fillers ("can" is căn, not cần)."""
        self._fillers_plain -= {word.folded for word in words}

    def words(self, text: str) -> list[Word]:
        """The telling words of a text in order."""
        plain = is_unaccented(text)
        said = written_numbers(normalize(text).lower())
        said = _conditions(said)
        said = _spaced(said)
        said = (self._questions_plain if plain else self._questions).apply(said)
        said = (self._plain if plain else self._accented).apply(said)
        said = self._deeds.apply(self._deeds_plain.apply(said) if plain else said)
        fillers = self._fillers_plain if plain else _FILLERS
        words = []
        for piece in said.split():
            if piece.startswith("~"):
                words.append(Word(piece, piece, True))
            elif piece not in fillers or piece in _KEPT:
                words.append(Word(piece, fold(piece), False))
        return words


class _Replacer:
    """Replaces phrases by standard ones in one pass, the longest first; "" marks as foreign."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._standard = dict(rows)
        longest_first = sorted(self._standard, key=len, reverse=True)
        phrases = "|".join(re.escape(phrase) for phrase in longest_first)
        self._pattern = re.compile(rf"(?<!\S)(?:{phrases})(?!\S)") if rows else None

    def apply(self, text: str) -> str:
        if self._pattern is None:
            return text
        return self._pattern.sub(self._replace, text)

    def _replace(self, match: re.Match[str]) -> str:
        standard = self._standard[match.group()]
        return standard if standard else "~" + match.group().replace(" ", "~")


def _spaced(text: str) -> str:
    """Words with one space between them, lower case, one tone placement."""
    return " ".join(token.text for token in tokens(text.replace("#", " ")) if token.text)


def _conditions(text: str) -> str:
    """Ages and school years as one word each: "10 tuổi" becomes "tuoi6den13"."""
    text = _AGES.sub(_age_group, text)
    text = _GRADES.sub(lambda match: f" {_group(int(match[1]) + 5)} ", text)
    return re.sub(r"mầm non|mẫu giáo|mam non|mau giao", " " + AGE_GROUPS[0] + " ", text)


def _age_group(match: re.Match[str]) -> str:
    years = 0 if match[3] else int(match[2])
    if match[1] in ("dưới", "duoi"):
        years -= 1
    return f" {_group(years)} "


def _group(years: int) -> str:
    if years < 6:
        return AGE_GROUPS[0]
    if years < 14:
        return AGE_GROUPS[1]
    return AGE_GROUPS[2] if years < 23 else AGE_GROUPS[3]
