"""Putting a caller's correction of a place into what was said before."""

from __future__ import annotations

import re

from bot.core.language.numbers import written_numbers
from bot.core.reports.details import Details, PlaceFinder

_NUMBERED = re.compile(
    r"(?<!\w)(số nhà|nhà số|số|ngõ|ngách|hẻm|kiệt|tầng|lầu|phòng|căn hộ|căn|tòa nhà|tòa|toà|tổ|cụm"
    r"|thôn|so|ngo|ngach|hem|tang|phong)"
    r"\s+(\d+\w*)",
    re.IGNORECASE,
)
# "S2.05", "km19", "320": shorter ones are counts, and so is "500 nghìn".
_CODE = re.compile(
    r"(?<!\w)(?:[A-Za-zĐđ]+\d[\w./-]*|\d{3,}\w*)(?!\w)"
    r"(?!\s*(?:nghìn|ngàn|triệu|tr|k|đồng|người|đứa|cái|chiếc|mét|m|km|cân|kg|tuổi)(?!\w))"
)
_BARE_NUMBER = re.compile(
    r"(?:(?:số nhà|nhà số|số|nhà|ngõ|ngách|hẻm)\s+)?(?:\d+|[a-zđ]|bê|xê|đê)"
    r"(?:[\s/]+(?:\d+|[a-zđ]|bê|xê|đê))*",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    [
        "ở",
        "tại",
        "là",
        "cơ",
        "nhé",
        "ạ",
        "chứ",
        "mới",
        "đúng",
        "thì",
        "trong",
        "nhà",
        "quán",
        "cửa",
        "hàng",
        "em",
        "tôi",
        "ấy",
        "đấy",
        "đó",
    ]
)
_WORDS_OF_A_NAME = 2
_STREET = re.compile(r"(?<!\w)(?:phố|đường|quốc lộ|đại lộ|pho|duong)\s", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"^(.*\d\w*)\s+\D+$")
_WARD_FIRST = re.compile(r"(?:phường|xã|quận|huyện|phuong|xa|quan|huyen)\s", re.IGNORECASE)
_WARD_KINDS = ("ward", "former_ward", "district")
_NAMES_OF_HOUSE_NUMBER = ("số", "số nhà", "nhà số", "so")


def corrected_place(old: str, found: Details, places: PlaceFinder) -> str:
    """The old place with the part that a correction names put in its stead.

    "số 12 phố Láng" corrected by "số mười lăm" is "số 15 phố Láng"; a new ward replaces the ward
    and leaves the street; a new street with its ward replaces everything.
    """
    new = found.where or found.text
    wards = [m for m in found.mentions if m.kind in _WARD_KINDS]
    addresses = [m for m in found.mentions if m.kind == "address"]
    if wards and not addresses:
        return _replace_kind(old, wards[-1].text, _WARD_KINDS, places)
    if addresses and not wards:
        if _STREET.search(new) or not _NUMBERED.search(written_numbers(new)) or _has_name(new):
            return _replace_kind(old, new, ("address",), places)
        return _replace_numbers(old, new)
    if not wards and not addresses and _NUMBERED.search(written_numbers(new)):
        return _replace_numbers(old, new)
    return new


def mended_place(before: str, after: str, found: Details, places: PlaceFinder) -> str:
    """A place that was corrected in one breath; ``found`` is what ``after`` tells.

    "19 Hàng Bông, à không, Hàng Gai" is 19 Hàng Gai; "48 phố Bà Triệu à không 84 phố Bà Triệu" is
    the second one whole.
    """
    numbered = _LAST_NUMBER.match(written_numbers(before))
    has_number = any(character.isdigit() for character in written_numbers(after))
    if has_number and names_a_place(found):
        return after
    if numbered and not has_number and not _WARD_FIRST.match(after):
        return f"{numbered[1]} {after}"
    return corrected_place(before, found, places)


def renumbered(old: str, number: str) -> str:
    """The old place with another house number, where it has one; else with its only number."""
    written = written_numbers(old)
    numbered = list(_NUMBERED.finditer(written))
    houses = [part for part in numbered if part.group(1).lower() in _NAMES_OF_HOUSE_NUMBER]
    part = houses[0] if houses else numbered[0] if len(numbered) == 1 else None
    if part is not None:
        return written[: part.start(2)] + number + written[part.end(2) :]
    leading = re.match(r"\d+\w*", written)
    return number + written[leading.end() :] if leading else old


def _replace_kind(old: str, new: str, kinds: tuple[str, ...], places: PlaceFinder) -> str:
    mentions = [m for m in places.find(old) if m.kind in kinds]
    if not mentions:
        return f"{old}, {new}" if kinds is _WARD_KINDS else f"{new}, {old}"
    return old[: mentions[0].start] + new + old[mentions[-1].end :]


def _replace_numbers(old: str, new: str) -> str:
    written = written_numbers(old)
    for found in _NUMBERED.finditer(written_numbers(new)):
        label, number = found.group(1).lower(), found.group(2)
        same = [
            part
            for part in _NUMBERED.finditer(written)
            if part.group(1).lower() == label
            or (part.group(1).lower() in _NAMES_OF_HOUSE_NUMBER and label in _NAMES_OF_HOUSE_NUMBER)
        ]
        if same:
            written = written[: same[0].start(2)] + number + written[same[0].end(2) :]
        else:
            written = f"{found.group()} {written}"
    return written


def is_bare_number(told: str) -> bool:
    """Whether a place is a house number and nothing more ("số hai mươi chín", "19 bê")."""
    return _BARE_NUMBER.fullmatch(written_numbers(told)) is not None


def names_a_place(found: Details) -> bool:
    """Whether one of the places told has a name, and is no bare house number."""
    return any(not is_bare_number(mention.text) for mention in found.mentions)


def _has_name(place: str) -> bool:
    """Whether a place has a name beside its numbers: "số 5B ngõ 12 Chu Văn An"."""
    rest = _NUMBERED.sub(" ", written_numbers(place)).lower().split()
    return sum(word.isalpha() and word not in _NO_NAMES for word in rest) >= _WORDS_OF_A_NAME


def renamed(old: str, told: str) -> str | None:
    """The old place with one name of letters and figures put right: "toà S2.03" by "S2.05 chứ",
    "số 302" by "320 mới đúng", "km21" by "km19 chứ không phải km21"; None where none is alike."""
    known = {_shape(code[0]): code for code in reversed(list(_CODE.finditer(old)))}
    for code in _CODE.finditer(told):
        before = known.get(_shape(code[0]))
        if before is not None and before[0].lower() != code[0].lower():
            return old[: before.start()] + code[0] + old[before.end() :]
    return None


def _shape(code: str) -> str:
    """Letters as they are, digits alike: what was misread has the same shape."""
    return re.sub(r"\d", "9", code.lower())
