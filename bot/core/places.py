"""Places in Hanoi as callers name them: present and former wards, former districts, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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


@dataclass(frozen=True)
class District:
    """A former district; ``wards`` are codes of the present wards on its ground."""

    name: str
    aliases: tuple[str, ...]
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


class Gazetteer:
    """Finds places in text; diacritics optional, longest match first."""

    def __init__(
        self,
        wards: Sequence[Ward],
        former_wards: Sequence[FormerWard],
        districts: Sequence[District],
        only_with_kind: Sequence[str] = (),
    ) -> None:
        """``only_with_kind``: names that are everyday words or streets, so that they count as
        places only after phường, xã, thị trấn, quận or huyện."""
        raise NotImplementedError

    def find(self, text: str) -> list[PlaceMention]:
        """All places in a text in order, not overlapping."""
        raise NotImplementedError
