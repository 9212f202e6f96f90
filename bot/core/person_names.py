"""Names of people in what callers say, also as recognised: without capitals.

Streets are named after people, so a name behind "phố", "đường" or a house number is a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.core.language.vietnamese import Token, fold, is_unaccented, word_set
from bot.core.places.addresses import names_street

LONGEST_NAME = 4

_SELVES = word_set(
    "tôi em cháu anh chị bác mình tui con ông bà cô chú nó hắn ổng bả họ toi chau chi bac minh ong"
)
_SURNAMES = word_set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương đinh trịnh đoàn lương "
    "đào mai lâm tạ tô vương quách chu hà thái trương tống cao kiều nghiêm lưu phùng doãn"
)
_MIDDLE_ALWAYS = word_set("văn thị")
_MIDDLE = word_set(
    "văn thị đức hữu ngọc minh quang xuân thanh công đình bá thế duy anh hồng thu kim mai quốc "
    "hải trọng gia bảo khánh hoàng tuấn mạnh viết đăng phương thùy diệu như bích"
)
_TITLES = word_set(
    "anh chị ông bà cô chú bác cậu dì mợ thím thằng con cháu em bạn thầy tên cụ chong vợ chồng"
)
# Given names that are nothing else behind "anh", "chị", "ông"…, in lower case too.
_GIVEN = word_set(
    "tuấn hùng dũng cường huy khánh thắng toàn khoa phúc lộc vinh quân đạt tiến tùng sơn hiếu "
    "trung thành việt nghĩa hậu quyền thịnh khôi kiên phong bình hương hằng thảo nga oanh huyền "
    "quỳnh thủy phượng hạnh lan hoa trang linh nhung vân yến dung loan hiền hà ngân châu ly "
    "trâm tuyết thúy liên nguyệt diệp vy trinh phương mai hải long đức minh nam giang"
)
_STOPS = word_set(
    "ở muốn báo thấy có xin nhưng và là đang bị số gọi gì nào thì ạ nhé hả đây sinh năm trú quê "
    "cho hỏi nhà nè à ơi với ra vào đi đến tại từ của mà nên vì này kia đó ấy không được rồi vừa "
    "đã sẽ cần nói làm hay hoặc trên dưới trong ngoài còn cũng nhờ mất tên trộm cướp"
)
# Typed without diacritics these may be names: Nam, Vi, Tú, Hà…
_STOPS_FOLDED = frozenset(map(fold, _STOPS)) - word_set("nam vi tu ma que ha bi mat")

Span = tuple[int, int]


def names_of_people(text: str, words: tuple[Token, ...]) -> Iterator[Span]:
    """Offsets of names: introduced ("tên là …"), in full (surname first), or behind a title."""
    plain = is_unaccented(text)
    at = 0
    while at < len(words):
        first, end = _introduced(text, words, at, plain)
        if end == first:
            first, end = at, _full_name(text, words, at, plain)
        if end == first and at and words[at - 1].text in _TITLES:
            first, end = at, _given_name(text, words, at)
        if end > first:
            yield words[first].start, words[end - 1].end
        at = max(end, at + 1)


def _introduced(text: str, words: tuple[Token, ...], at: int, plain: bool) -> Span:
    """Token range of what "tên là …", "tôi tên …", "họ và tên …" introduces."""
    if words[at].folded != "ten":
        return at, at
    before = words[at - 1].text if at else ""
    first = at + 1
    if first < len(words) and words[first].text in ("của", "cua"):
        first += 1
    if first < len(words) and words[first].text in _SELVES:
        first += 1
    said_is = first < len(words) and words[first].folded == "la"
    if not said_is and not (first == at + 1 and (before in _SELVES or before in ("và", "va"))):
        return at, at
    first += said_is
    return first, _name_end(text, words, first, plain)


def _full_name(text: str, words: tuple[Token, ...], at: int, plain: bool) -> int:
    """Behind a surname, a middle name and one or two more; ``at`` where no such name begins."""
    if at + 2 >= len(words) or not _is(words[at], _SURNAMES, plain):
        return at
    if at and names_street(words, at, plain):
        return at
    if not all(_unbroken(text, words, i) for i in (at + 1, at + 2)):
        return at
    capitals = all(is_capital(text, word) for word in words[at : at + 3])
    middles = _MIDDLE if capitals else _MIDDLE_ALWAYS
    if not _is(words[at + 1], middles, plain) and not capitals:
        return at
    return _name_end(text, words, at, plain, at + 3 + capitals)


def _given_name(text: str, words: tuple[Token, ...], at: int) -> int:
    """Behind "Tuấn" in "anh Tuấn"; lower case only where the word is nothing but a name."""
    if not is_capital(text, words[at]) and words[at].text not in _GIVEN:
        return at
    if not _unbroken(text, words, at):
        return at
    end = at + 1
    while end < len(words) and end - at < LONGEST_NAME and is_capital(text, words[end]):
        if not _unbroken(text, words, end):
            break
        end += 1
    return end


def _name_end(
    text: str, words: tuple[Token, ...], first: int, plain: bool, latest: int | None = None
) -> int:
    """Behind the words of a name that begins at a token: up to a pause or an everyday word."""
    stops = _STOPS_FOLDED if plain else _STOPS
    end, latest = first, min(latest or first + LONGEST_NAME, len(words))
    while end < latest:
        word = words[end]
        said = word.folded if plain else word.text
        if said in stops or any(char.isdigit() for char in word.text):
            break
        if end > first and not _unbroken(text, words, end):
            break
        end += 1
    return end


@lru_cache(maxsize=64)
def folded_words(words: frozenset[str]) -> frozenset[str]:
    """A list of words as they are typed without diacritics; only for lists that are constants."""
    return frozenset(map(fold, words))


def _is(word: Token, known: frozenset[str], plain: bool) -> bool:
    return word.folded in folded_words(known) if plain else word.text in known


def _unbroken(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Whether nothing but space lies between a token and the one before it."""
    return not text[words[at - 1].end : words[at].start].strip()


def is_capital(text: str, word: Token) -> bool:
    """Whether a word is written with a capital."""
    return text[word.start].isupper()


def is_surname(word: Token, plain: bool) -> bool:
    """Whether a word is a family name; ``plain``: the text has no diacritics."""
    return _is(word, _SURNAMES, plain)


def is_middle(word: Token, plain: bool) -> bool:
    """Whether a word may stand between a family name and a given one."""
    return _is(word, _MIDDLE, plain)


def is_given(word: Token, plain: bool) -> bool:
    """Whether a word is a given name, in lower case too."""
    return _is(word, _GIVEN, plain)


def is_stop(word: Token, plain: bool) -> bool:
    """Whether a word is never part of a name."""
    return word.folded in _STOPS_FOLDED if plain else word.text in _STOPS
