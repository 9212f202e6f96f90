"""Wards, former wards and districts of Hanoi, and what kind of place a name says it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.language.vietnamese import Token, fold, word_set


@dataclass(frozen=True)
class Ward:
    """A present ward or commune of Hanoi (since 2025-07-01); ``name`` with its kind."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    former_districts: tuple[str, ...] = ()
    easily_misheard: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormerWard:
    """A ward that was merged or split: ``became`` are codes of present wards."""

    name: str
    district: str
    became: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class District:
    """A former district; ``wards`` are codes of the present wards on its ground."""

    name: str
    wards: tuple[str, ...]


@dataclass(frozen=True)
class PlaceMention:
    """A place named in a text; offsets into the text as given.

    ``kind`` is ward, former_ward, district or address. ``ward`` is the present ward's name where
    it is certain, else None and ``candidates`` are the present wards it may be (asked back).
    ``code`` goes with ``ward``. ``easily_misheard`` are wards that sound like it: read it back.
    """

    start: int
    end: int
    text: str
    kind: str
    ward: str | None = None
    code: str | None = None
    candidates: tuple[str, ...] = ()
    easily_misheard: tuple[str, ...] = ()


KINDS = {
    "phường": "phường",
    "p": "phường",
    "xã": "xã",
    "x": "xã",
    "thị trấn": "thị trấn",
    "tt": "thị trấn",
    "quận": "quận",
    "q": "quận",
    "huyện": "huyện",
    "h": "huyện",
    "thị xã": "thị xã",
    "tx": "thị xã",
}
KINDS_FOLDED = {
    "phuong": "phường",
    "p": "phường",
    "xa": "xã",
    "thi tran": "thị trấn",
    "tt": "thị trấn",
    "quan": "quận",
    "q": "quận",
    "huyen": "huyện",
    "thi xa": "thị xã",
    "tx": "thị xã",
}
DISTRICT_KINDS = ("quận", "huyện", "thị xã")
# "Phường mới là Đống Đa", "xã giờ gọi là Kim Anh": between the kind of place and its name.
_LEADING = word_set(
    "mới nay giờ bây hiện tại tên gọi là thì đổi thành sau sáp nhập chỗ em tôi mình"
)
_LAST_LEADING = word_set("mới là thành")
_MOST_LEADING = 5


def kind_named(words: Sequence[Token], at: int, plain: bool) -> tuple[str, int] | None:
    """The kind of place named at a token and how many tokens name it."""
    kinds = KINDS_FOLDED if plain else KINDS
    for length in (2, 1):
        said = " ".join(word.folded if plain else word.text for word in words[at : at + length])
        if said in kinds and len(words) > at + length:
            return kinds[said], length
    return None


def led_to(words: Sequence[Token], at: int, plain: bool) -> int:
    """Where a name may begin that is told as what a place is called now; ``at`` where no such words
    stand there."""
    leading, last = _LEADING, _LAST_LEADING
    if plain:
        leading, last = frozenset(map(fold, leading)), frozenset(map(fold, last))
    end = at
    while end < len(words) and end - at < _MOST_LEADING and words[end].text in leading:
        end += 1
    return end if end > at and words[end - 1].text in last else at


def kind_of(name: str) -> str:
    """ "Phường Ba Đình" -> "phường"."""
    lower = name.lower()
    return next(
        kind
        for kind in ("phường", "thị trấn", "xã", "quận", "huyện", "thị xã")
        if lower.startswith(kind + " ")
    )


def bare_name(name: str) -> str:
    """ "Phường Ba Đình" -> "Ba Đình"."""
    return name[len(kind_of(name)) + 1 :]
