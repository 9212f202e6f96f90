"""Whose vehicle a plate belongs to: the caller's own, or that of the one who is reported."""

from __future__ import annotations

import re

from bot.core.language.cues import compile_cues, words_of
from bot.core.language.digits import Found
from bot.core.language.plates import every_plate, settled_plate, signs_of

_BEGINNING = re.compile(r"[1-9]\d[A-Z]{1,2}\d{2,4}")
_SELF = "tôi|em|cháu|mình|tớ|tui|e|mk"
# "Xe của tôi để ở sân là 29…", "em đi con wave biển 29…"; "nó tông vào xe em rồi chạy, biển 30…",
# "xe tôi bị xe biển 30… đâm" are no such words.
_OWN = compile_cues(
    [
        f"(?<!vào )(?<!trúng )(?<!với )(?<!sau )(?<!trước )(?<!đâm )(?<!tông )(?<!ép )(?<!chặn )"
        f"(?:xe|ô tô)(?: (?:máy|của|nhà|điện|tải|con)){{0,2}} (?:{_SELF})"
        "(?: (?!nó|thằng|hắn|bọn|chúng|tụi|kẻ|tên|người|xe|ô|taxi|rồi|chạy|bỏ|còn|thì)[^ |]+){0,6}",
        f"(?:{_SELF}) (?:đang )?(?:đi|chạy|lái)(?: (?:xe|con|chiếc|cái)){{1,2}}"
        "(?: (?!nó|thằng|hắn|bọn|chúng|tụi|kẻ|tên|người|taxi|rồi|bỏ|còn|thì|bị)[^ |]+){0,4}",
    ],
    at_end=True,
)
# The plate of a vehicle that is missing is what is looked for, whoever took it.
_VEHICLE_GONE = compile_cues(
    "(?:mất|trộm|cướp|lấy|dắt|cuỗm|nẫng|chôm)"
    "(?: (?!gương|dầu|xăng|lốp|bình|ắc|biển|đồ|tiền|túi)[^ |]+){0,3} (?:xe|ô tô)"
)


def plate_of_matter(text: str) -> tuple[Found, bool] | None:
    """The plate that a message tells and whether it is the caller's own: that of somebody else
    where both are told."""
    plates = every_plate(text)
    own = [
        plate
        for before, plate in zip([None, *plates], plates, strict=False)
        if _is_own(text[before.end if before else 0 : plate.start])
    ]
    theirs = settled_plate(text, [plate for plate in plates if plate not in own])
    if theirs is not None:
        return theirs, False
    mine = settled_plate(text, own)
    return (mine, True) if mine else None


def plate_part(text: str) -> str | None:
    """The beginning of a plate of which the last digits are missing: "29C 571 gì đó"."""
    rows = (row for row, _, _ in signs_of(text))
    return next(filter(_BEGINNING.fullmatch, rows), None)


def tells_vehicle_gone(text: str) -> bool:
    """Whether a vehicle itself was stolen or lost, not a part of it."""
    return bool(_VEHICLE_GONE.search(words_of(text)))


def _is_own(before: str) -> bool:
    return bool(_OWN.search(words_of(before).rpartition("|")[2].strip()))
