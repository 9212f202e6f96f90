"""What one message tells of a report: place, time, people, plate, telephone, wish for anonymity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.cues import compile_cues, words_of
from bot.core.numbers import find_phone, find_plate, written_numbers
from bot.core.places import PlaceMention
from bot.core.times import Moment, parse_when
from bot.core.vietnamese import fold

LONGEST_CHARACTERS = 300


class PlaceFinder(Protocol):
    def find(self, text: str) -> list[PlaceMention]:
        """Places named in a text, in order."""


@dataclass(frozen=True)
class Details:
    """What was found; None or empty where the message says nothing of it.

    ``text`` is the message without greetings, ``answer`` that without plate and telephone number,
    ``rest`` also without place and time. ``where`` is as said; ``wards`` are the present wards it may lie in, more than one when the name
    is ambiguous; ``bad_phone`` is true when digits were given that are no telephone number.
    """

    text: str
    rest: str
    answer: str
    where: str | None = None
    mentions: tuple[PlaceMention, ...] = ()
    ward: str | None = None
    wards: tuple[str, ...] = ()
    when: Moment | None = None
    who: str | None = None
    people: str | None = None
    plate: str | None = None
    phone: str | None = None
    bad_phone: bool = False
    anonymous: bool = False
    unknown: bool = False
    correction: bool = False


_ANONYMOUS = compile_cues(
    """(?:giấu|ẩn|bí mật|giữ kín|bảo mật|giữ bí mật) (?:tên|danh|danh tính|thông tin|về tôi|cho tôi|cho em|tên tuổi)
    (?:không|đừng|miễn|khỏi|chẳng) (?:muốn |cần |dám |tiện |xin |thích )*(?:nêu|nói|cho biết|khai|lộ|để lộ|tiết lộ|xưng|để lại|cung cấp|cho|ghi|đọc) (?:tên|danh|danh tính|thông tin|số|số điện thoại|họ tên)
    (?:ẩn|nặc) danh
    (?:sợ|ngại) (?:lộ|bị lộ|bị trả thù|trả thù|phiền phức|liên lụy)
    (?:đừng|không) (?:\\S+ )?(?:cho ai biết|để ai biết|lộ)"""
)
_UNKNOWN = compile_cues(
    """(?:không|chưa|chẳng|chả|ko|k|hổng|hông) (?:\\S+ )?(?:biết|rõ|nhớ|thấy rõ|nhìn rõ|thấy mặt|chắc|để ý|thấy)
    chịu(?: \\S+)?$
    ai mà biết"""
)
_CORRECTION = compile_cues(
    """(?:à|ờ|ấy|ý|ơ|á|ủa|a) (?:\\| )?(?:không|nhầm|quên)
    (?:tôi|em|cháu|anh|chị|nói|bị|con|mình|xin lỗi) (?:\\S+ )?(?:nhầm|nói nhầm|nói lộn|lộn)
    ^(?:nhầm|lộn|không phải|sai rồi|sai|chưa đúng|không đúng)
    (?:sửa|đính chính|chỉnh|đổi) (?:lại|giúp|cho)
    (?:ý (?:tôi|em|cháu|anh|chị) là)
    mới đúng
    (?:chứ )?không phải (?:là )?(?:số|ở|phường|ngõ|phố|xã|đường|lúc|hôm|ngày|mấy|tại|khu|nhà|chỗ)
    ^không (?:\\| )?(?:số|ở|phường|ngõ|phố|xã|đường|lúc|hôm|ngày)"""
)
_CORRECTION_LEAD = re.compile(
    r"^(?:\W*(?:à|ờ|ơ|ấy|ủa|thôi|không phải|không|nhầm rồi|nhầm|sai rồi|sai|tôi nói nhầm|em nói nhầm|"
    r"tôi nhầm|em nhầm|chị nhầm|anh nhầm|cháu nhầm|xin lỗi|sửa lại là|sửa lại|sửa giúp|đính chính|"
    r"ý tôi là|ý em là|phải là|là|chưa đúng|không đúng|mà)(?![\wÀ-ỹ]))+\W*",
    re.IGNORECASE,
)
_CORRECTION_TAIL = re.compile(r"\W*(?:mới đúng|mới phải|nhé|ạ|cơ)\W*$", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:\W*(?:dạ|vâng|ừ|ờ|à|alo|alô|a lô|thưa|vâng ạ|rồi|đúng rồi|ok|có|anh ơi|chị ơi|em ơi|chú ơi|"
    r"công an ơi|các anh ơi|cho tôi hỏi)(?![\wÀ-ỹ])(?! (?:hai|ba|một|người|ai|mấy|em|tôi|\d)))+\W*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:ạ|nhé|nha|em ơi|anh ơi|chị ơi|nhá|em nhé|em ạ|anh ạ|chú ạ))+\W*$", re.IGNORECASE
)
_LANDMARK = (
    "ngã tư|ngã ba|ngã năm|chợ|cầu|công viên|trường|bệnh viện|hồ|tòa nhà|toà nhà|chung cư|quán|số|"
    "ngõ|phố|đường|bến|ga|siêu thị|khu|làng|thôn|xóm|cổng|ngách|hẻm|tầng|nhà số|quốc lộ|cao tốc|"
    "hầm|sân|bãi|khách sạn|nhà nghỉ|cửa hàng|nhà hàng|sông|ký túc xá|đại lộ|vành đai|trạm|kho|"
    "trung tâm|rạp|đình|chùa|nhà thờ|karaoke"
)
_PREPOSITION = r"(?:ở|tại|trên|trước|gần|cạnh|sau|đối diện|chỗ|đoạn|phía|trong|dưới|cuối|đầu|ngay)"
_PLACE_AT = re.compile(
    rf"(?<!\S)(?:(?:ở|tại|o|tai)\s+)(?:{_PREPOSITION}\s+)*"
    rf"(?:{_LANDMARK}|{'|'.join(fold(w) for w in _LANDMARK.split('|'))})(?!\S)"
    r"(?:\s+[^\s,.;!?]+){0,8}",
    re.IGNORECASE,
)
_LEFT_OF_PLACE = re.compile(
    rf"(?:(?<!\S){_PREPOSITION}\s+)+(?:(?!{_PREPOSITION}\s)[^\s,.;!?]+\s*){{0,4}}[,\s]*$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?:chạy|đi|bỏ chạy|thoát|quay|lên|rẽ)\s+(?:về|sang|hướng|phía|qua)|về phía|về hướng|phía|hướng)\s*$",
    re.IGNORECASE,
)
# Verbs show that a bridge or a market was only mentioned ("thành cầu định nhảy").
_NO_ADDRESS = re.compile(
    r"(?<!\w)(?:định|đang|bị|nhảy|cháy|rồi|đánh|chuẩn bị)(?!\w)", re.IGNORECASE
)
_DANGLING = re.compile(
    r"[,;\s]*(?:(?:và|chỉ|có|tôi|em|cháu|nhưng)\s+)*(?:(?:thấy|nhớ|đọc được|đọc)\s+)?"
    r"(?:biển kiểm soát|biển số|biển|số điện thoại|số máy|điện thoại|sđt|số của)(?:\s+[^\s,;]+){0,5}$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?<!\S)((?:(?:một|hai|ba|bốn|năm|sáu|bảy|mấy|vài|nhiều|nhóm|đám|\d+)\s+)+"
    r"(?:thanh niên|người đàn ông|đàn ông|phụ nữ|người phụ nữ|đối tượng|thằng|kẻ|tên|người lạ|"
    r"người mặc|người trẻ|ông|gã)"
    r"(?:\s+(?!ở|tại|đang|lúc|vào|đã|bán|vừa|trên|trong|đánh|cầm)[^\s,.;!?]+){0,7}"
    r"|(?:tên|tên là)\s+[A-ZĐÀ-Ỹ]\S*(?:\s+[A-ZĐÀ-Ỹ]\S*)*)"
)
_PEOPLE = re.compile(
    r"(?<!\S)((?:(?:còn|có|khoảng|cả|mất)\s+)*(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|nhiều|\d+|mot|hai|bon)\s+"
    r"(?:người|cháu|em bé|em|bé|cụ|bà|ông|trẻ|đứa|nạn nhân|học sinh|công nhân|mẹ con|nguoi|chau)"
    r"(?:\s+[^\s,.;!?]+){0,4}?\s*"
    r"(?:kẹt|mắc kẹt|bị thương|thương|bất tỉnh|chảy máu|ngất|chết|đuối|trong nhà|bên trong|ở trong|"
    r"trên tầng|ở tầng|trên gác|không thở|khó thở|bị đâm|bị chém|bị đánh|ngạt|trong đó|trong xe|"
    r"dưới nước|nguy kịch|gãy chân|gãy tay|ket|bi thuong|bat tinh|ben trong|tầng)"
    r"(?:\s+[^\s,.;!?]+){0,4})",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?<!\S)((?:không|chưa|ko|khong)\s+(?:có\s+|còn\s+|co\s+|con\s+)*(?:ai|người nào|nguoi nao|thiệt hại về người)"
    r"(?:\s+[^\s,.;!?]+){0,5})",
    re.IGNORECASE,
)


def said(text: str) -> str:
    """A message as it may be kept and read back: without greetings and particles, cut if long."""
    kept = _TAIL.sub("", _LEAD.sub("", " ".join(text.split())))
    return kept[:LONGEST_CHARACTERS].strip(" ,.;!?") or text.strip()[:LONGEST_CHARACTERS]


def is_correction(text: str) -> bool:
    """Whether the caller takes back something ("à không", "nhầm", "… mới đúng")."""
    return bool(_CORRECTION.search(words_of(text)))


def details_of(text: str, now: datetime, places: PlaceFinder, asked: str | None) -> Details:
    """Everything a message tells; ``asked`` is the field that it answers, if any."""
    line = words_of(text)
    correction = is_correction(text)
    body = " ".join(text.split())
    if correction:
        body = _CORRECTION_TAIL.sub("", _CORRECTION_LEAD.sub("", body)) or body
    phone, plate = find_phone(body), find_plate(body)
    when = parse_when(body, now)
    mentions = _places(body, places, [found for found in (phone, plate, when) if found])
    span = _where_span(body, mentions)
    taken = [(f.start, f.end) for f in (phone, plate, when) if f] + ([span] if span else [])
    who, people = _WHO.search(body), _PEOPLE.search(body) or _NOBODY.search(body)
    sure = [m for m in mentions if m.ward]
    unsure = [m for m in mentions if not m.ward and m.candidates and m.kind != "district"]
    digits = sum(character.isdigit() for character in written_numbers(body))
    return Details(
        text=said(body),
        rest=_without(body, taken),
        answer=_without(body, [(f.start, f.end) for f in (phone, plate) if f]) or said(body),
        where=said(body[span[0] : span[1]]) if span else None,
        mentions=tuple(mentions),
        ward=sure[-1].ward if sure else None,
        wards=tuple(unsure[-1].candidates) if unsure and not sure else (),
        when=when,
        who=who.group(1) if who else None,
        people=people.group(1).strip() if people else None,
        plate=plate.value if plate else None,
        phone=phone.value if phone else None,
        bad_phone=asked == "contact" and phone is None and digits >= 5,
        anonymous=bool(_ANONYMOUS.search(line)),
        unknown=bool(_UNKNOWN.search(line)),
        correction=correction,
    )


def _places(text: str, places: PlaceFinder, taken: Sequence[object]) -> list[PlaceMention]:
    """Places where something is: no part of a plate or time, nowhere that somebody heads for."""
    return [
        mention
        for mention in places.find(text)
        if not any(
            mention.start < getattr(f, "end", 0) and getattr(f, "start", 0) < mention.end
            for f in taken
        )
        and not _HEADING.search(text[: mention.start] + _first_word(mention))
        and not (mention.kind == "address" and _NO_ADDRESS.search(mention.text))
    ]


def _first_word(mention: PlaceMention) -> str:
    return "phía" if fold(mention.text).startswith(("phia", "huong")) else ""


def _where_span(text: str, mentions: list[PlaceMention]) -> tuple[int, int] | None:
    """Where the place is told, from its preposition or house number to its last name."""
    if mentions:
        start, end = _joined(text, mentions)
        lead = _LEFT_OF_PLACE.search(text[:start])
        return (lead.start() if lead else start, end)
    found = _PLACE_AT.search(text)
    return found.span() if found else None


def _joined(text: str, mentions: list[PlaceMention]) -> tuple[int, int]:
    """The run of neighbouring mentions that says most; one with a ward before one without."""
    runs = [[mentions[0]]]
    for mention in mentions[1:]:
        gap = text[runs[-1][-1].end : mention.start].split()
        if len(gap) <= 2:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    best = max(runs, key=lambda run: (any(m.ward or m.candidates for m in run), len(run)))
    return best[0].start, best[-1].end


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """What is left of a text without some of its parts; empty when nothing of weight is left."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    rest = said(text).strip(" ,.;!?")
    rest = re.sub(r"\s+([,.;!?])", r"\1", " ".join(rest.split())).strip(" ,.;!?")
    if spans:
        rest = _DANGLING.sub("", rest)
    words = [word for word in fold(rest).split() if word.strip(",.;!?") not in _EMPTY_WORDS]
    return rest if words else ""


_EMPTY_WORDS = set(
    "o tai luc vao khoang hoi la so cua toi em anh chi chau dien thoai thi va co cho cai xe bien "
    "tren duong pho phuong xa nha hom ngay gio roi a day do duoc phia gan ngay".split()
)
