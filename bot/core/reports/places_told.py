"""Which of the places that a message names are where the matter is, and where they are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.core.language.cues import words_of
from bot.core.language.digits import Found
from bot.core.language.time_statements import Span
from bot.core.language.vietnamese import fold, is_unaccented, tokens, word_set
from bot.core.person_names import is_given, is_middle, is_stop, is_surname
from bot.core.places.gazetteer import PlaceMention
from bot.core.reports import detail_patterns as patterns
from bot.core.reports.self_names import own_names

_WITHIN_ONE_PLACE = 3  # words between its parts
# What may stand between the parts of one place besides two other words.
_BETWEEN_PLACES = frozenset((
    "|", "đầu", "cuối", "giữa", "đoạn", "khu", "chỗ", "bên", "phía", "gần", "thuộc", "ở", "tại",
    "của", "đối", "diện", "thì", "là", "đúng", "ngay",
))  # fmt: skip

_NOT = r"(?:không|hông|hổng|ko|k|chẳng|chả|đừng|khong|dung)"
# "Không phải phường X", "đừng ghi là xã X": where it is not.
_DENIED_BEFORE = re.compile(
    rf"(?<!\w){_NOT}\s+(?:phải|phai|ghi|nhầm|lẫn|nham|lan)"
    r"(?:\s+(?:là|sang|với|qua|cả|tên|la|voi|ten|ở|tại|o|tai|bên|phía|khu|ben|phia|thuộc))*\s*$",
    re.IGNORECASE,
)
# "X là nhà cũ", "X là phía bên kia", "X là tên tôi", "X thì không liên quan".
_DENIED_BEHIND = re.compile(
    r"\s*(?:thì|mới|cũng|chỉ)?\s*(?:là|la)\s+"
    r"(?:(?:nhà|chỗ|nơi|ngõ|số|địa chỉ|chỗ ở|nha|cho)\s+(?:cũ|cu|ăn|đón|gửi|bên cạnh|ben canh|khác)"
    r"|(?:(?:phía|mé|nhà|phia|nha)\s+)?(?:bên|ben)\s+(?:kia|cạnh|canh)"
    r"|(?:tên|ten)(?!\s+(?:phố|đường|phường|xã|làng|thôn|chùa|chợ|cũ|mới|gọi|pho|duong|phuong|xa))"
    r")(?!\w)"
    rf"|[^.;!?]{{0,30}}?(?<!\w){_NOT}\s+(?:liên quan|dính dáng|lien quan)",
    re.IGNORECASE,
)
# Where somebody comes from or goes to, and where they are cared for.
_COMES_FROM = re.compile(
    r"(?<!\w)(?:quê|gốc|dân|que|goc)\s+(?:gốc\s+|quán\s+)?(?:(?:ở|tận|tại|trên|dưới|bên|o|tai)\s+)*$"
    r"|(?<!đoạn )(?<!quãng )(?<!khúc )(?<!kéo )(?<!\w)(?:từ|tu)\s+"
    r"(?:(?:bến|ga|phía|bên|trên|dưới|trong|ngoài|hướng|chỗ|nhà)\s+)?$",
    re.IGNORECASE,
)
_FROM_THERE = re.compile(
    r"\s*(?:\S+\s+)?(?:sang|lên|về|tới|ra|vào|xuống|qua|chuyển|len|ve|toi|xuong)(?!\w)",
    re.IGNORECASE,
)
_SIDE = re.compile(r"(?<!\w)(?:bên|tận|mãi|ben|tan|mai)\s+(?:\S+\s+)?$", re.IGNORECASE)
_COMES_OVER = re.compile(r"\s*(?:sang|lên|về đây|tới đây|qua đây|xuống)(?!\w)", re.IGNORECASE)
_CARED_FOR = re.compile(
    r"(?<!\w)(?:nằm|nhập|điều trị|cấp cứu|khám|mổ|đưa(?:\s+\S+){0,2}\s+(?:vào|đến|lên|sang|ra))"
    r"(?:\s+(?:ở|tại|trong))?\s+(?:bệnh\s+)?viện(?:\s+\S+){0,4}\s*$"
    r"|(?<!\w)(?:mổ|cấp cứu|điều trị)\s+(?:ở|tại|trong|bên)\s*$",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?<!\w)(?:chuyển|dọn|trốn|dạt|chuồn|chuyen|don|tron)\s+(?:\S+\s+)?"
    r"(?:lên|xuống|ra|vào|sang|về|qua|tới|len|xuong|vao|ve)\s+(?:(?:ở|tận|trên|dưới|bên)\s+)*$",
    re.IGNORECASE,
)
# "Cụ nhà ở X nhưng đang nằm ở Y": the home that is set against where it is.
_HOME_BEFORE = re.compile(r"(?<!\w)(?:nhà|sống|trọ|thuê|quê|gốc)\s+ở\s*$", re.IGNORECASE)
# "Ở phường X, nhà tôi thì ở phường Y": the home, told apart from it.
_HOME_APART = re.compile(
    r"(?<!\w)(?:nhà|chỗ ở|hộ khẩu)(?:\s+của)?\s+(?:tôi|em|cháu|anh|chị|mình|bác|tui|con)\s+"
    r"(?:thì\s+)?(?:ở|tại|tận)(?:\s+(?:bên|tận))?\s*$",
    re.IGNORECASE,
)
_BUT = re.compile(r"(?:\s+\S+){0,2}?\s+(?:nhưng|nhung|chứ)(?!\w)", re.IGNORECASE)
# "Gọi nhờ ở trạm xăng": where the caller telephones.
_CALLS_FROM = re.compile(
    r"(?<!\w)gọi\s+(?:nhờ|từ|điện|ké)(?:\s+\S+){0,4}?\s+(?:ở|tại|trong|ngoài)?\s*$", re.IGNORECASE
)
# "Ông ấy tên là chử đình tấn": a person's name may hold a "đình" or begin with a "hồ".
_CALLED = re.compile(
    r"(?:(?P<whose>\w+)\s+)?(?<!\w)(?<!đổi )(?<!doi )(?:tên|ten)"
    r"(?:\s+(?:thật|đầy đủ|gọi|that|day du|goi))?"
    r"(?:\s+(?:là|la))?\s+(?P<before>(?:[^\W\d_]+\s+){0,3})$",
    re.IGNORECASE,
)
_PLACES_WITH_NAMES = word_set(
    "phố đường ngõ ngách hẻm phường xã thôn làng khu tòa toà quán chợ cầu hồ trường cư ty hàng "
    "nghỉ sạn shop pho duong ngo phuong xa lang toa quan cho truong"
)
_AT = "o "  # "ở": what follows it is a place
_WARDS = ("ward", "former_ward")
# A clause of an answer, and what may stand behind the ward that it begins with.
_ANSWER = re.compile(
    r"(?:(?<=[.,;:!?\n])|^)\s*"
    r"(?:(?:da|vang|a|u|thi|la|thuoc|o|hinh nhu|chac|chac la|cho do|do)\s+)*"
    r"(?P<ward>[^\s.,;:!?][^.,;:!?\n]*)",
    re.IGNORECASE,
)
_ONLY_POLITE = re.compile(
    r"(?:\s+(?:a|ak|ah|nha|nhe|nh|nhen|nghen|nghe|ne|do|day|e|em|ad|anh|chi|ban|chu|co|bac|oi|cu"
    r"|r|roi|moi|thi phai|thoi|luon|ha|hay sao ay|ay|ha noi|hn|hinh nhu|chac|gio|nay))*\s*",
    re.IGNORECASE,
)
_HOW_FAR_BEFORE = 60  # characters that tell what a place is to the matter


def places_of_matter(
    text: str, named: Sequence[PlaceMention], taken: Sequence[Span | Found], asked: str | None
) -> list[PlaceMention]:
    """Places where something is: no part of a plate, a time or the caller's name, nowhere that
    somebody heads for or comes from, nor where the caller lives if another place is told behind it.

    Where it was ``asked`` where it is, a place only mentioned by the way is better than none.
    """
    own = [(name.start, name.end) for name in own_names(text)]
    found = [
        mention
        for mention in named
        if not any(mention.start < f.end and f.start < mention.end for f in taken)
        and not any(start <= mention.start < end for start, end in own)
        and not _is_in_name(text, mention)
        and not patterns.HEADING.search(text[: mention.start] + _first_word(mention))
        and not (mention.kind == "address" and patterns.NO_ADDRESS.search(mention.text))
        and not patterns.NO_PLACE_TO.search(text[: mention.start] + mention.text.split()[0])
        and not _MOVED.search(text[: mention.start])
        and not denied(text, mention)
    ]
    found = _without_home(text, found)
    there = [mention for mention in found if not _by_the_way(text, mention)]
    return there if there or asked not in ("where", "ward") else found


def wards_answered(text: str, find: Callable[[str], list[PlaceMention]]) -> list[PlaceMention]:
    """Wards that an answer typed without diacritics begins with: "yen hoa a", "nghia tan cu do".

    Elsewhere such words are no wards: "doi can cuoc" is no Đội Cấn.
    """
    found = []
    if not is_unaccented(text):
        return []
    for clause in _ANSWER.finditer(text):
        start = clause.start("ward")
        for mention in find(f"{_AT}{text[start : clause.end()]}")[:1]:
            behind = clause.end() - start - (mention.end - len(_AT))
            said = text[clause.end() - behind : clause.end()]
            if (
                mention.start == len(_AT)
                and mention.kind in _WARDS
                and _ONLY_POLITE.fullmatch(said)
            ):
                shift = start - len(_AT)
                found.append(replace(mention, start=mention.start + shift, end=mention.end + shift))
    return found


def denied(text: str, mention: PlaceMention) -> bool:
    """Whether a caller says of a place that it is not the one."""
    before = text[max(0, mention.start - _HOW_FAR_BEFORE) : mention.start]
    return bool(_DENIED_BEFORE.search(before) or _DENIED_BEHIND.match(text, mention.end))


def _is_in_name(text: str, mention: PlaceMention) -> bool:
    """Whether a place is but part of what somebody is called."""
    called = _CALLED.search(text[max(0, mention.start - _HOW_FAR_BEFORE) : mention.start])
    if called is None or (called["whose"] or "").lower() in _PLACES_WITH_NAMES:
        return False
    plain, first = is_unaccented(text), tokens(mention.text)[0]
    before = tokens(called["before"])
    if not before:
        return is_surname(first, plain)
    if any(is_stop(word, plain) or word.text in _PLACES_WITH_NAMES for word in before):
        return False
    return is_surname(first, plain) or is_middle(first, plain) or is_given(first, plain)


def where_span(
    text: str, mentions: Sequence[PlaceMention], named: Sequence[PlaceMention]
) -> tuple[int, int] | None:
    """Where the place is told, from its preposition or house number to its last name.

    Of those ``named`` that are not among the ``mentions`` none is it.
    """
    if mentions:
        start, end = _joined(text, mentions)
        lead = patterns.LEFT_OF_PLACE.search(text[:start])
        for closer in (patterns.FORMERLY, patterns.BESIDE):
            told = closer.match(text, end)
            end = told.end() if told else end
        return lead.start() if lead else start, end
    places = (found.span() for found in patterns.PLACE_AT.finditer(text))
    for start, end in places:
        if not any(start <= mention.start < end for mention in named):
            return start, end
    aboard = patterns.ABOARD.search(text)
    if aboard and patterns.GONE.search(words_of(text[: aboard.start()])):
        return aboard.span()
    online = patterns.ONLINE.search(text)
    return online.span() if online else None


def stands_apart(text: str, start: int) -> bool:
    """Whether a place begins a clause or has its preposition: else it is the object of a verb."""
    before = words_of(text[:start])
    lead = patterns.PREPOSITION_AT_START.match(text[start:])
    return not before or before.endswith("|") or lead is not None


def _by_the_way(text: str, mention: PlaceMention) -> bool:
    """ "Từ Gia Lâm sang", "quê Sơn Tây", "nằm viện bên Hà Đông": a place, but not of the matter."""
    before = text[max(0, mention.start - _HOW_FAR_BEFORE) : mention.start]
    if _CARED_FOR.search(before) or _CALLS_FROM.search(before):
        return True
    lives = _HOME_BEFORE.search(before) or patterns.LIVES.search(before)
    if lives and _BUT.match(text, mention.end):
        return True
    if _COMES_FROM.search(before):
        return not before.rstrip().lower().endswith(("từ", "tu")) or bool(
            _FROM_THERE.match(text, mention.end)
        )
    return bool(_SIDE.search(before) and _COMES_OVER.match(text, mention.end))


def _first_word(mention: PlaceMention) -> str:
    return "phía" if fold(mention.text).startswith(("phia", "huong")) else ""


def _without_home(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """The places without the one where the caller lives, where another is told apart from it."""
    for number, mention in enumerate(found):
        wards = {told.ward for told in found[:number] if told.ward}
        if wards and mention.ward not in wards and _HOME_APART.search(text[: mention.start]):
            return found[:number]
    for first, mention in enumerate(found):
        if not patterns.HOME.search(text[: mention.start]):
            continue
        end = first + 1
        while end < len(found) and not _far_apart(text, found[end - 1], found[end]):
            end += 1
        if end < len(found):
            return found[:first] + found[end:]
    return found


def _far_apart(text: str, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether so much lies between two places that they are no parts of one."""
    return len(words_of(text[first.end : second.start]).split()) > _WITHIN_ONE_PLACE


def _joined(text: str, mentions: Sequence[PlaceMention]) -> tuple[int, int]:
    """The run of neighbouring mentions that says most; one with a ward before one without."""
    runs = [[mentions[0]]]
    for mention in mentions[1:]:
        between = words_of(text[runs[-1][-1].end : mention.start]).split()
        if sum(word not in _BETWEEN_PLACES for word in between) <= 2:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    best = max(runs, key=lambda run: (any(m.ward or m.candidates for m in run), len(run)))
    return best[0].start, best[-1].end
