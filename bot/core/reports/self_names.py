"""How callers introduce themselves: "tôi tên là Lan", "em Lan đây", "số của em là …, Lan".

What names somebody else ("con tôi tên là …", "nó là …") is left alone: it may be what a report is
about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.language.numbers import find_phones
from bot.core.language.vietnamese import Token, fold, is_unaccented, tokens, word_set
from bot.core.person_names import (
    folded_words,
    is_capital,
    is_given,
    is_middle,
    is_stop,
    is_surname,
)

Span = tuple[int, int]

_SURE = word_set("tôi em cháu mình tui tớ")
# These may as well be somebody else, so they are the caller only where nothing comes before them.
_PERHAPS = word_set("con anh chị bác cô chú ông bà")
SELVES = _SURE | _PERHAPS
# Before a self they make it somebody else: "con tôi tên là …", "bạn của em là …".
_OTHERS = word_set(
    "con bạn chồng vợ anh chị em bố mẹ ba má ông bà cháu chú bác cô dì cậu sếp chủ thằng đứa bé "
    "trai gái một hai người của nó hắn"
)
_DESCRIBED = re.compile(r"(?<!\w)(?:mặc (?:áo|quần)|mất tích|đi lạc|bị lạc)(?!\w)")
# How somebody looks, told right behind their name.
_LOOKS_SOURCE = (
    r"[\s,;]+(?:(?:thì|để|có|người|dáng|nó)\s+)*(?:tóc|mặc|đeo|cao|gầy|béo|mập|da|dáng|áo|quần|xăm|sẹo"
    r"|nhuộm|đầu trọc|(?:khoảng|tầm|chừng|độ)\s+\S+(?:\s+\S+){0,2}\s+tuổi)(?!\w)"
)
_LOOKS = re.compile(_LOOKS_SOURCE, re.IGNORECASE)
_LOOKS_PLAIN = re.compile(
    fold(_LOOKS_SOURCE.replace(r"\S", "[^ ]")).replace("[^ ]", r"\S"), re.IGNORECASE
)
_OF_TRADE = word_set(
    "giáo hiệu chủ ta ấy đó kia nhân bảo y bác quản trông lao thu giúp bán hàng lái"
)
_ADDRESSES = word_set("dạ vâng à alo alô lô thưa chào ơi ạ")
_GREETINGS = _ADDRESSES | word_set("ờ a xin ừ anh chị em cô chú bác các")
_POLITE = word_set("xin phép thì được")
# What follows a name that is said by itself: "em là lan ở ngõ năm".
_BEHIND_NAME = word_set(
    "đây ạ ở nhà số muốn báo xin gọi trú quê sinh năm và có thấy bên tổ phường xã nhé đang nè"
)
_NO_NAMES = word_set(
    "công hàng người nhân sinh học cán bảo tổ chủ dân bạn mẹ bố con vợ chồng khách giáo luật kế "
    "tài lái phóng cựu trưởng phó đại giám nạn ai nó hắn số tổng cảnh callbot bên cái kẻ"
)
_ENDS = word_set(
    "thằng bọn lũ hàng người chúng bên công khu phường quận huyện phố đường ngõ ngách tổ thôn xóm "
    "hôm tối sáng chiều đêm lúc khi do bởi hiện nó hắn ai tuổi điện thoại phải nếu đừng giấu ẩn "
    "mong để họ các mấy thường tạm ngụ"
)
# Without diacritics, others of them are names: Hiền, Dương, Phương, Huyền.
_ENDS_PLAIN = word_set(
    "nguoi chung ben cong khu pho ngo ngach thon xom hom chieu luc khi boi no han ai tuoi dien "
    "thoai phai neu dung giau mong de cac may tam ngu"
)
# "Nhà văn hóa", "ở thị trấn": words and places that only look like "… Văn Dậu", "… Thị Mận".
_BEFORE_VAN = word_set("nhà khu ở tại phòng công của đồ siêu thành hàng các ban môn ngành")
_NO_GIVEN = word_set("hóa hoá phòng bản học nghệ công thư trấn xã trường thành tứ")
_FAMILY = word_set("họ")
_AND = word_set("và")
_NAME_WORD = word_set("tên")
_FULLY = word_set("thật đầy đủ họ gọi thì")
_FULLY_OF = word_set("thật đầy đủ của")
_THEN = word_set("thì")
_IS = word_set("là")
_HERE_IS = word_set("đây xin thì")
_HERE = word_set("đây")
_NAMED_IS = word_set("tên là")
_OF = word_set("của")
# "Cứ ghi đi, Trần Thị Mận", "thế ghi tên là …": who had rather stayed unnamed.
_WRITE = word_set("ghi khai viết lấy xưng")
_DECLARE = word_set("khai xưng")
_CONSENTING = word_set("cứ thế vậy thì đành thôi")
_WRITTEN_AS = word_set("đi luôn vào tên là giúp hộ giùm cho nhé nha ạ")
_TO = word_set("cho với qua")
_YOUNG = word_set("em cháu") | _PERHAPS


@dataclass(frozen=True)
class OwnName:
    """The caller's name at ``text[start:end]``; ``lead`` is where the introduction begins."""

    lead: int
    start: int
    end: int


def own_names(text: str) -> list[OwnName]:
    """Where a caller names themselves in a text, in order."""
    words = tokens(text)
    reader = _Introductions(text, words, is_unaccented(text))
    found = []
    at = 0
    while at < len(words):
        first, end = reader.at(at)
        if end > first:
            found.append(OwnName(words[at].start, words[first].start, words[end - 1].end))
        at = max(end, at + 1)
    if not found and (alone := reader.beside_number()) is not None:
        start = words[alone[0]].start
        found.append(OwnName(start, start, words[alone[1] - 1].end))
    return found


def only_names_self(text: str) -> bool:
    """Whether a caller says who they are, perhaps with their number, and nothing more."""
    taken = [(name.lead, name.end) for name in own_names(text)]
    taken += [(phone.start, phone.end) for phone in find_phones(text)]
    plain = is_unaccented(text)
    rest = [word for word in tokens(text) if not any(a <= word.start < b for a, b in taken)]
    named = bool(own_names(text))
    return named and all(is_among(word, _FILLERS | _POLITE, plain) for word in rest)


class _Introductions:
    """Reads how the speaker of one text introduces themselves. Ranges are of tokens."""

    def __init__(self, text: str, words: tuple[Token, ...], plain: bool) -> None:
        self._text, self._words, self._plain = text, words, plain
        self._shouted = text.isupper()
        self._described = _DESCRIBED.search(text) is not None
        self._greeted_until = next(
            (at for at in range(len(words)) if not self._is_in(at, _GREETINGS)), len(words)
        )
        self._first_greeted = next(
            (at for at in range(self._greeted_until) if self._is_in(at, _ADDRESSES)), len(words)
        )

    def at(self, at: int) -> Span:
        """The name that an introduction beginning at a token gives; empty where none begins."""
        for find in (
            *(self._named, self._name_of, self._is, self._here),
            *(self._formal, self._contact, self._written),
        ):
            first = find(at)
            if first is not None and (end := self._end(first)) > first:
                return (at, at) if self._is_described(at, end) else (first, end)
        return at, at

    def beside_number(self) -> Span | None:
        """A name that is all there is beside a telephone number: whose number it is."""
        phones = find_phones(self._text)
        if not phones:
            return None
        left = [
            at
            for at, word in enumerate(self._words)
            if not any(phone.start <= word.start < phone.end for phone in phones)
            and not self._is_in(at, _FILLERS)
        ]
        if not left or left != list(range(left[0], left[-1] + 1)) or not self._named_so(left[0]):
            return None
        end = self._end(left[0])
        return (left[0], end) if end == left[-1] + 1 else None

    def _named(self, at: int) -> int | None:
        """ "tôi tên là …", "em tên …"."""
        if not self._self_at(at):
            return None
        at = self._past(at + 1, _POLITE)
        if self._is_in(at, _FAMILY):
            at = self._past(at + 1, _AND)
        if not self._is_in(at, _NAME_WORD):
            return None
        at = self._past(at + 1, _FULLY)
        return self._past(at, _IS)

    def _name_of(self, at: int) -> int | None:
        """ "tên tôi là …", "họ tên của em là …"; without "là" only what looks like a name."""
        if not self._is_in(at, _NAME_WORD) or self._other_before(at):
            return None
        after = self._past(at + 1, _FULLY_OF)
        if not self._is_in(after, SELVES):
            return None
        first = self._past(after + 1, _THEN)
        if self._is_in(first, _IS):
            return first + 1
        return first if self._like(first) else None

    def _is(self, at: int) -> int | None:
        """ "tôi là Lan", "em là nguyễn thị lan": only what looks like a name."""
        if not self._self_at(at):
            return None
        at = self._past(at + 1, _HERE_IS)
        if not self._is_in(at, _IS):
            return None
        return at + 1 if self._like(at + 1) else None

    def _here(self, at: int) -> int | None:
        """ "em lan đây", "Lan đây"."""
        if self._only_greetings_before(at) and self._like(at):
            return at if self._is_in(self._end(at), _HERE) else None
        if not self._self_at(at) or at + 1 >= len(self._words) or not self._like(at + 1):
            return None
        return at + 1 if self._is_in(self._end(at + 1), _HERE) else None

    def _formal(self, at: int) -> int | None:
        """ "họ và tên là …", "người báo tin là …", "zalo của em là …"."""
        said = self._line(at, 3)
        for opening in ("họ và tên", "họ tên", "quý danh"):
            if said.startswith(self._spelt(opening)) and self._only_greetings_before(at):
                after = at + len(opening.split())
                if self._is_in(after, SELVES):
                    return None  # "họ tên của em", "họ tên em là": as the others
                return self._past(after, _IS)
        for opening in ("người báo tin", "người tố giác", "người báo", "người gọi"):
            if said.startswith(self._spelt(opening)):
                after = self._past(at + len(opening.split()), _NAMED_IS)
                return after if self._like(after) else None
        if said.split(" ")[0] in ("zalo", "facebook", "nick", "telegram", "fb"):
            after = self._past(at + 1, _OF)
            if self._is_in(after, SELVES):
                after = self._past(after + 1, _NAMED_IS)
                return after if self._like(after) else None
        return None

    def _contact(self, at: int) -> int | None:
        """ "gọi lại cho chị Lan", "liên hệ em Lan"."""
        said = self._line(at, 2)
        if not said.startswith(tuple(map(self._spelt, ("gọi lại", "liên hệ", "liên lạc")))):
            return None
        after = self._past(at + 2, _TO)
        if not self._is_in(after, SELVES):
            return None
        return after + 1 if self._like(after + 1) else None

    def _written(self, at: int) -> int | None:
        """ "cứ ghi là Lan", "thế ghi tên tôi đi, Trần Thị Mận"."""
        if not at or not self._is_in(at, _WRITE):
            return None
        declares = self._is_in(at, _DECLARE) and self._is_in(at + 1, _NAME_WORD)
        ours = declares and self._is_in(at - 1, _SURE) and not self._other_before(at - 1)
        if not ours and not self._is_in(at - 1, _CONSENTING):
            return None
        after = self._past(at + 1, _WRITTEN_AS | _SURE)
        return after if after > at + 1 and self._like(after) else None

    def _self_at(self, at: int) -> bool:
        if self._is_in(at, _SURE):
            ours = not self._other_before(at)
        else:
            ours = self._is_in(at, _PERHAPS) and self._only_greetings_before(at)
        unsure = self._is_in(at, _YOUNG)
        return ours and not (unsure and self._described)

    def _is_described(self, at: int, end: int) -> bool:
        """ "Cô tên Hường, tóc ngắn nhuộm vàng": no caller tells how they look; nor is "cô" the
        caller behind "cô giáo"."""
        if not self._is_in(at, _PERHAPS):
            return False
        behind = self._text[self._words[end - 1].end :]
        if (_LOOKS_PLAIN if self._plain else _LOOKS).match(behind):
            return True
        said = [word.text for word in self._words[:at]]
        return any(
            one == self._words[at].text and other in _OF_TRADE for one, other in pairwise(said)
        )

    def _other_before(self, at: int) -> bool:
        """Whether the word before says that somebody else is meant; "chào anh em tên" does not."""
        if not at or not self._is_in(at - 1, _OTHERS) or pause_before(self._text, self._words, at):
            return False
        if not self._only_greetings_before(at):
            return True
        return self._first_greeted >= at

    def _only_greetings_before(self, at: int) -> bool:
        return at <= self._greeted_until

    def _like(self, at: int) -> bool:
        """Whether what begins at a token looks like a name where it need not be one."""
        words = self._words
        if at >= len(words) or self._is_in(at, _NO_NAMES) or self._stop(at):
            return False
        if is_capital(self._text, words[at]) and not self._shouted:
            return True
        if self._rare_surname(at):
            return True
        if is_surname(words[at], self._plain) and at + 1 < len(words):
            if is_middle(words[at + 1], self._plain) and self._unbroken(at + 1):
                return True
            return is_given(words[at + 1], self._plain) and self._over(at + 2)
        if not (is_given(words[at], self._plain) or is_surname(words[at], self._plain)):
            return False
        both = at + 1 < len(words) and is_given(words[at + 1], self._plain)
        return self._over(at + 1) or (both and self._over(at + 2))

    def _named_so(self, at: int) -> bool:
        """Whether people are called by the word at a token."""
        word = self._words[at]
        known = is_given(word, self._plain) or is_surname(word, self._plain)
        return known or is_capital(self._text, word) or self._rare_surname(at)

    def _over(self, at: int) -> bool:
        ended = at >= len(self._words) or pause_before(self._text, self._words, at)
        return ended or self._is_in(at, _BEHIND_NAME)

    def _end(self, first: int) -> int:
        """Behind the words of a name; ``first`` where there is none."""
        words = self._words
        if first >= len(words) or self._stop(first) or _has_digit(words[first]):
            return first
        surname = is_surname(words[first], self._plain) or self._rare_surname(first)
        end = first + 1
        while end < min(first + 5, len(words)) and self._goes_on(first, end, surname):
            end += 1
        return end

    def _rare_surname(self, at: int) -> bool:
        """ "Khúc Văn Dậu": whatever stands before "Văn" or "Thị" and a name; no "nhà văn hóa"."""
        if self._plain or not self._line(at + 1, 2).startswith(("văn ", "thị ")):
            return False
        return not (self._is_in(at, _BEFORE_VAN) or self._is_in(at + 2, _NO_GIVEN))

    def _goes_on(self, first: int, at: int, surname: bool) -> bool:
        word = self._words[at]
        middle = surname and at == first + 1 and is_middle(word, self._plain)
        ended = self._stop(at) and not middle  # "Nguyễn Công Minh"
        if ended or _has_digit(word) or not self._unbroken(at):
            return False
        if is_capital(self._text, word) and is_capital(self._text, self._words[first]):
            return True
        namelike = is_given(word, self._plain) or is_middle(word, self._plain)
        if not surname:
            return namelike and at == first + 1
        if at == first + 1:
            return True
        before = is_middle(self._words[at - 1], self._plain)
        return at < first + 4 and (namelike or before)

    def _stop(self, at: int) -> bool:
        word = self._words[at]
        ends = word.folded in _ENDS_PLAIN if self._plain else word.text in _ENDS
        if self._plain and is_surname(word, True) and self._line(at + 1, 1) in ("thi", "van"):
            return False  # "do thi hien": Đỗ, not "đó"
        return ends or is_stop(word, self._plain)

    def _unbroken(self, at: int) -> bool:
        return not self._text[self._words[at - 1].end : self._words[at].start].strip()

    def _past(self, at: int, fillers: frozenset[str]) -> int:
        while self._is_in(at, fillers):
            at += 1
        return at

    def _is_in(self, at: int, known: frozenset[str]) -> bool:
        return at < len(self._words) and is_among(self._words[at], known, self._plain)

    def _line(self, at: int, length: int) -> str:
        said = self._words[at : at + length]
        return " ".join(word.folded if self._plain else word.text for word in said)

    def _spelt(self, phrase: str) -> str:
        return fold(phrase) if self._plain else phrase


_FILLERS = (
    SELVES
    | _GREETINGS
    | word_set("ok oke okie rồi đúng số điện thoại là của liên hệ lạc gọi lại cho nhé tên máy sđt")
)


def is_among(word: Token, known: frozenset[str], plain: bool) -> bool:
    """Whether a word is one of those known, ``plain``: typed without diacritics."""
    return word.folded in folded_words(known) if plain else word.text in known


def _has_digit(word: Token) -> bool:
    return any(char.isdigit() for char in word.text)


def pause_before(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether something but space lies before a token."""
    return at > 0 and bool(text[words[at - 1].end : words[at].start].strip())


def means_self(text: str, at: int) -> bool:
    """Whether the token at ``at``, by which the caller is called, means the caller there and is no
    everyday word and no part of another name: "em lan", "lan đây", "Lan" within a sentence."""
    words = tokens(text)
    end = at + 1
    if at == 0 and end == len(words):
        return True
    before = words[at - 1] if at else None
    behind = words[end] if end < len(words) else None
    plain = is_unaccented(text)
    ends = behind is None or pause_before(text, words, end) or is_among(behind, _BEHIND_NAME, plain)
    if before is not None and is_among(before, SELVES, plain) and ends:
        return True
    if behind is not None and is_among(behind, _HERE, plain):
        return True
    if not at or not is_capital(text, words[at]):
        return False
    alone = not (before and is_capital(text, before)) and not (behind and is_capital(text, behind))
    return alone or pause_before(text, words, at)
