"""What callers tell of themselves: name, kin, own address, identity cards, e-mail.

Found so that it can be covered once they ask to stay unnamed. What they tell of others (suspects,
victims) and the place of the matter is what the report is about: it is not found here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.core.language.number_grammar import DIGITS
from bot.core.language.numerals import number_words
from bot.core.language.vietnamese import Token, is_unaccented, tokens, word_set
from bot.core.person_names import is_capital, is_given, is_stop
from bot.core.places.addresses import AddressFinder
from bot.core.reports.place_writing import written_place
from bot.core.reports.self_names import OwnName, is_among, own_names, pause_before


class Kind(str, Enum):
    """What is told of oneself."""

    NAME = "name"
    KIN = "kin"
    ADDRESS = "address"
    IDENTITY_CARD = "identity_card"
    EMAIL = "email"


@dataclass(frozen=True)
class SelfTold:
    """Something told of oneself at ``text[start:end]``; ``lead`` is where the words begin that
    introduce it ("tôi tên là …")."""

    kind: Kind
    lead: int
    start: int
    end: int


_SELF = "(?:tôi|em|cháu|mình|tui|tớ|toi|chau|minh|to)"
_KIN = re.compile(
    rf"(?<!\w){_SELF}\s+(?:là|la)\s+"
    r"((?:vợ|chồng|con|bố|mẹ|ba|má|anh|chị|em|cháu|ông|bà|bạn|vo|chong|bo|me|chau|ong)"
    r"(?:\s+(?:trai|gái|ruột|rể|dâu|họ|nuôi|ngoại|nội|cũ|thân|của|gai|cua|anh|chị|ông|bà|cô|chú|bác"
    r"|nó|hắn|thằng|con))*)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_KIN_NAME = 3  # words
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OWN_EMAIL = re.compile(rf"(?:của|cua|mail|gmail)\s+{_SELF}(?!\w)[^@]{{0,20}}$", re.IGNORECASE)
_CARD = re.compile(
    r"(?<!\w)(?:căn cước|can cuoc|cccd|cmnd|cmt|chứng minh|chung minh|định danh|dinh danh|"
    r"hộ chiếu|ho chieu)(?!\w)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:của|cua)\s+(?:nó|hắn|no|han|đối tượng|thằng|kẻ|bọn|tên|\S+ (?:ta|ấy|đó|này))"
    r"(?!\w)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?<!\w)(?:tài khoản|tai khoan|stk|số thẻ|so the)(?!\w)", re.IGNORECASE)
_WRITTEN_CARD = re.compile(
    r"(?<![\w.])(?:\d(?:[ .\-]?\d){8}(?:(?:[ .\-]?\d){3})?|[A-Za-z]\d{7})(?!\d)"
)
_NEAR = 60  # characters between a card's or an address's number and the word for it
_SHORTEST_CARD, _LONGEST_CARD = 9, 12  # digits

_PLACED = r"(?:\s+(?:là|la|thì|ở|o|tại|tai)){0,2}\s+$"
# Where somebody is registered, or what they call their address.
_REGISTERED = (
    re.compile(
        r"(?<!\w)(?:địa chỉ|chỗ ở|nơi ở|hộ khẩu|dia chi|cho o|noi o|ho khau)"
        rf"(?:\s+(?:nhà|nha|thường trú))?(?:\s+(?:của|cua))?\s+{_SELF}{_PLACED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_SELF}(?:\s+(?:đang|hiện đang|hiện|dang|hien))?\s+(?:thường trú|tạm trú|cư trú"
        rf"|sinh sống|trú|ngụ|trọ|thuong tru|tam tru|cu tru|sinh song|tru){_PLACED}",
        re.IGNORECASE,
    ),
)
# Where somebody is at home: in an emergency that is where help is needed.
_AT_HOME = (
    re.compile(
        r"(?<!\w)(?:nhà|nha|phòng trọ|phong tro|phòng|căn hộ|nhà trọ|xóm trọ)"
        rf"(?:\s+(?:của|cua))?\s+{_SELF}{_PLACED}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_SELF}(?:\s+(?:nhà|nha|sống|song|đang|đang sống))?\s+(?:ở|o|tại|tai)\s+$",
        re.IGNORECASE,
    ),
)
_BEHIND_OWN_NAME = re.compile(
    r"(?:[\s,]*(?:nhà|nha|ở|o|tại|tai|trú|tru|sống|ạ)(?!\w)){1,3}[\s,]*", re.IGNORECASE
)
# Before a home they make it somebody else's: "cạnh nhà em ở số 7", "bạn em ở số 7".
_BESIDE = word_set(
    "nhà xóm bên cạnh gần diện sau trước con bạn chồng vợ anh chị bố mẹ ba má ông bà chú bác cô dì "
    "sếp chủ thằng đứa một hai người trai gái"
)
_AREA = word_set("phường xã quận huyện")
_HOUSE = word_set("số nhà")  # begins an address, in whose order they come before lane and street
_LONGEST_CUE = 12  # words before an address that say whose it is
_FINDER = AddressFinder()


def told_of_self(text: str, places: Sequence[str] | None = None) -> list[SelfTold]:
    """What the caller tells of themselves, in order.

    ``places``: where what is reported happens, as told; an own address that is that place stays.
    None where that is not known: then no address is taken for the caller's own.
    """
    words = tokens(text)
    names = own_names(text)
    found = [
        *(SelfTold(Kind.NAME, name.lead, name.start, name.end) for name in names),
        *_kin(text, words),
        *_identity_cards(text, words),
        *_own_emails(text),
        *(_own_addresses(text, words, names, places) if places is not None else ()),
    ]
    return sorted(found, key=lambda told: (told.start, told.end))


def _kin(text: str, words: tuple[Token, ...]) -> Iterator[SelfTold]:
    """ "tôi là vợ anh Tuấn": whose kin somebody is tells who they are."""
    plain = is_unaccented(text)
    starts = [word.start for word in words]
    for match in _KIN.finditer(text):
        end = match.end()
        at = bisect_left(starts, end)
        for word in words[at : at + _LONGEST_KIN_NAME]:
            name = is_capital(text, word) or is_given(word, plain)
            if not name or text[end : word.start] != " ":
                break
            end = word.end
        yield SelfTold(Kind.KIN, match.start(), match.start(1), end)


def _identity_cards(text: str, words: tuple[Token, ...]) -> Iterator[SelfTold]:
    """Numbers of identity cards and passports, but for those told to be somebody else's."""
    written = (
        (m.start(), m.end(), re.sub(r"\W", "", m.group())) for m in _WRITTEN_CARD.finditer(text)
    )
    for start, end, digits in (*written, *_rows_said(text, words)):
        before = text[max(0, start - _NEAR) : start]
        cue = _from_last(_CARD, before)
        if cue is None:
            bare = len(digits) == _LONGEST_CARD and digits[0] == "0"
            if not bare or _ACCOUNT.search(before):
                continue
        elif _OF_ANOTHER.search(cue) or _ACCOUNT.search(cue):
            continue
        yield SelfTold(Kind.IDENTITY_CARD, start, start, end)


def _rows_said(text: str, words: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Rows of digits said one by one that are as long as a card's number."""
    names = number_words(words, is_unaccented(text))
    first = 0
    while first < len(words):
        end, row = first, ""
        while end < len(words) and (digit := _digits(names[end], words[end])):
            end, row = end + 1, row + digit
        if _SHORTEST_CARD <= len(row) <= _LONGEST_CARD and end - first > 1:
            yield words[first].start, words[end - 1].end, row
        first = max(end, first + 1)


def _digits(name: str | None, word: Token) -> str:
    if word.text.isdigit():
        return word.text
    return str(DIGITS[name]) if name in DIGITS else ""


def _from_last(pattern: re.Pattern[str], text: str) -> str | None:
    """What stands in a text from the last match of a pattern on."""
    found = list(pattern.finditer(text))
    return text[found[-1].start() :] if found else None


def _own_emails(text: str) -> Iterator[SelfTold]:
    for match in _EMAIL.finditer(text):
        if _OWN_EMAIL.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield SelfTold(Kind.EMAIL, match.start(), match.start(), match.end())


def _own_addresses(
    text: str, words: tuple[Token, ...], names: Sequence[OwnName], places: Sequence[str]
) -> Iterator[SelfTold]:
    """Where the caller says that they live, where that is not the place of the matter."""
    for first, end in _FINDER.find(text, words, ()):
        end = _with_area(text, words, _first_of_two(text, words, first, end))
        start, until = words[first].start, words[end - 1].end
        told = text[start:until]
        registered = _follows(text, words, first, _REGISTERED)
        at_home = _follows(text, words, first, _AT_HOME) or any(
            _BEHIND_OWN_NAME.fullmatch(text, name.end, start)
            for name in names
            if 0 < start - name.end < _NEAR
        )
        if not registered and not at_home:
            continue
        if not any(char.isdigit() for char in written_place(told)):
            continue  # a landmark or a street alone is nobody's home
        apart = _apart(told, places)
        if apart == len(told) or (registered and apart):
            yield SelfTold(Kind.ADDRESS, start, start, start + apart)


def _first_of_two(text: str, words: tuple[Token, ...], first: int, end: int) -> int:
    """The end of an address, also where another one follows it after a pause: "số 5 phố Huế, số 8
    phố Láng Hạ"."""
    plain = is_unaccented(text)
    for at in range(first + 1, end):
        if pause_before(text, words, at) and is_among(words[at], _HOUSE, plain):
            return at
    return end


def _follows(
    text: str, words: tuple[Token, ...], first: int, cues: Sequence[re.Pattern[str]]
) -> bool:
    """Whether a cue stands before a token, said of the caller and not of somebody else."""
    plain = is_unaccented(text)
    near = words[max(0, first - _LONGEST_CUE) : first]
    for cue in cues:
        if not near or (found := cue.search(text, near[0].start, words[first].start)) is None:
            continue
        before = [word for word in near if word.end <= found.start()]
        if not before or not is_among(before[-1], _BESIDE, plain):
            return True
    return False


def _with_area(text: str, words: tuple[Token, ...], end: int) -> int:
    """The end of an address with the ward and district that follow it by name."""
    plain = is_unaccented(text)
    while end + 1 < len(words) and is_among(words[end], _AREA, plain):
        behind = end + 1
        while behind < min(end + 4, len(words)) and not pause_before(text, words, behind):
            if is_stop(words[behind], plain) or is_among(words[behind], _AREA, plain):
                break
            behind += 1
        if behind == end + 1:
            return end
        end = behind
    return end


def _apart(told: str, places: Sequence[str]) -> int:
    """How many characters of an own address, from its beginning, lie apart from the places of the
    matter: all of them, none, or those before the name of such a place ("số 5" of "số 5 phố Huế"
    where the matter is told to be in "phố Huế")."""
    own = _comparable(told)
    for place in filter(None, map(_comparable, places)):
        if own in place:
            return 0
        if place in own:
            words = tokens(told)
            before = len(own[: own.index(place)].split())
            return words[before].start if len(words) == len(own.split()) else 0
    return len(told)


def _comparable(place: str) -> str:
    line = " ".join(word.folded for word in tokens(written_place(place)))
    return re.sub(r"^(?:(?:o|tai|trong|tren|gan|la|cho|truoc|ngay) )+", "", line)
