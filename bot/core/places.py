"""Places in Hanoi as callers name them: present and former wards, former districts, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.core.addresses import AddressFinder, names_street
from bot.core.vietnamese import Token, is_unaccented, tokens, word_set


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


_KINDS = {
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
_KINDS_FOLDED = {
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
_DISTRICT_KINDS = ("quận", "huyện", "thị xã")
_PERSON_BEFORE = word_set(
    "anh chị ông bà cô chú bác em bạn tên cháu thằng con cậu dì mợ thầy là họ chi ong ten"
)


@dataclass
class _Named:
    """Everything in Hanoi that bears one name."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    wards: list[Ward] = field(default_factory=list)
    former: list[FormerWard] = field(default_factory=list)
    district: District | None = None
    bare: bool = True


class Gazetteer:
    """Finds places in text; diacritics optional, longest match first."""

    def __init__(
        self,
        wards: Sequence[Ward],
        former_wards: Sequence[FormerWard],
        districts: Sequence[District],
        only_with_kind: Sequence[str] = (),
        streets: Sequence[str] = (),
    ) -> None:
        """``only_with_kind``: names that are everyday words, people or streets, so that they
        count as wards only after phường, xã, thị trấn, quận or huyện. ``streets``: known names,
        used to end an address where its street ends."""
        self.wards = {ward.code: ward for ward in wards}
        self._named: dict[tuple[str, ...], _Named] = {}
        for ward in wards:
            for name in (_bare(ward.name), *ward.aliases):
                self._at(name).wards.append(ward)
        for former in former_wards:
            for name in (_bare(former.name), *former.aliases):
                self._at(name).former.append(former)
        for district in districts:
            self._at(_bare(district.name)).district = district
        for name in only_with_kind:
            self._at(name).bare = False
        self._by_first: dict[str, list[_Named]] = {}
        for named in sorted(self._named.values(), key=lambda n: -len(n.words)):
            self._by_first.setdefault(named.folded[0], []).append(named)
        self._addresses = AddressFinder(streets)

    def _at(self, name: str) -> _Named:
        words = tokens(name)
        key = tuple(word.text for word in words)
        return self._named.setdefault(key, _Named(key, tuple(word.folded for word in words)))

    def find(self, text: str) -> list[PlaceMention]:
        """All places in a text in order, not overlapping; an address ends before its ward."""
        words = tokens(text)
        plain = is_unaccented(text)
        districts = self._districts_named(text, words, plain)
        mentions: list[PlaceMention] = []
        taken: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            found = self._with_kind(text, words, at, plain, districts)
            found = found or self._without_kind(text, words, at, plain, districts)
            if found is None:
                at += 1
                continue
            mention, after = found
            mentions.append(mention)
            taken.append((at, after))
            at = after
        for first, end in self._addresses.find(text, words, taken):
            start, stop = words[first].start, words[end - 1].end
            mentions.append(PlaceMention(start, stop, text[start:stop], "address"))
        return sorted(mentions, key=lambda mention: mention.start)

    def ward_named(self, name: str) -> Ward | None:
        """The present ward with exactly this name, kind included."""
        return next((ward for ward in self.wards.values() if ward.name == name), None)

    def _districts_named(self, text: str, words: tuple[Token, ...], plain: bool) -> frozenset[str]:
        """Districts said in a text: they tell wards of the same name apart."""
        found = set()
        for at in range(len(words)):
            cue = _cue(words, at, plain)
            first = at + cue[1] if cue and cue[0] in _DISTRICT_KINDS else at
            for named in self._matches(words, first, plain, tolerant=first > at):
                if named.district and (first > at or named.bare):
                    found.add(named.district.name)
                    break
        return frozenset(found)

    def _with_kind(
        self,
        text: str,
        words: tuple[Token, ...],
        at: int,
        plain: bool,
        districts: frozenset[str],
    ) -> tuple[PlaceMention, int] | None:
        cue = _cue(words, at, plain)
        if cue is None:
            return None
        kind, length = cue
        for tolerant in (False, True):
            for named in self._matches(words, at + length, plain, tolerant):
                mention = self._mention_of_kind(named, kind, districts)
                if mention:
                    after = at + length + len(named.words)
                    return self._placed(mention, text, words, at, after), after
        return None

    def _mention_of_kind(
        self, named: _Named, kind: str, districts: frozenset[str]
    ) -> PlaceMention | None:
        if kind in _DISTRICT_KINDS:
            if named.district is None:
                return None
            return self._candidates("district", named.district.wards)
        present = [ward for ward in named.wards if _kind(ward.name) == kind]
        former = [ward for ward in named.former if _kind(ward.name) == kind]
        near = [ward for ward in former if ward.district in districts]
        if present and near and not districts & set(present[0].former_districts):
            present = []
        if present:
            return self._sure(present[0])
        if former or named.former:
            return self._former(near or former or named.former)
        return self._sure(named.wards[0]) if named.wards else None

    def _without_kind(
        self,
        text: str,
        words: tuple[Token, ...],
        at: int,
        plain: bool,
        districts: frozenset[str],
    ) -> tuple[PlaceMention, int] | None:
        if at and (words[at - 1].text in _PERSON_BEFORE or names_street(words, at, plain)):
            return None
        for named in self._matches(words, at, plain, tolerant=False):
            if not named.bare:
                continue
            mention = self._bare_mention(named, plain, districts)
            if mention:
                after = at + len(named.words)
                return self._placed(mention, text, words, at, after), after
        return None

    def _bare_mention(
        self, named: _Named, plain: bool, districts: frozenset[str]
    ) -> PlaceMention | None:
        if named.district:
            first = [ward.code for ward in named.wards]
            return self._candidates("district", (*first, *named.district.wards))
        if named.wards:
            return self._sure(named.wards[0])
        former = [
            ward for ward in named.former if not plain or _kind(ward.name) != "xã"
        ]  # unaccented, names of former communes are too often everyday words
        near = [ward for ward in former if ward.district in districts]
        return self._former(near or former) if former else None

    def _sure(self, ward: Ward) -> PlaceMention:
        return PlaceMention(
            0, 0, "", "ward", ward.name, ward.code, (ward.name,), ward.easily_misheard
        )

    def _former(self, former: Sequence[FormerWard]) -> PlaceMention:
        return self._candidates("former_ward", [code for ward in former for code in ward.became])

    def _candidates(self, kind: str, codes: Iterable[str]) -> PlaceMention:
        wards = [self.wards[code] for code in dict.fromkeys(codes)]
        names = tuple(ward.name for ward in wards)
        if len(wards) == 1:
            only = wards[0]
            return PlaceMention(0, 0, "", kind, only.name, only.code, names, only.easily_misheard)
        return PlaceMention(0, 0, "", kind, None, None, names)

    def _placed(
        self, mention: PlaceMention, text: str, words: tuple[Token, ...], first: int, after: int
    ) -> PlaceMention:
        start, end = words[first].start, words[after - 1].end
        return PlaceMention(
            start,
            end,
            text[start:end],
            mention.kind,
            mention.ward,
            mention.code,
            mention.candidates,
            mention.easily_misheard,
        )

    def _matches(
        self, words: tuple[Token, ...], at: int, plain: bool, tolerant: bool
    ) -> Iterable[_Named]:
        """Names that begin at a token, longest first; ``tolerant``: whatever their tones."""
        if at >= len(words):
            return
        for named in self._by_first.get(words[at].folded, ()):
            size = len(named.words)
            said = words[at : at + size]
            if len(said) < size or tuple(word.folded for word in said) != named.folded:
                continue
            if tolerant or plain or tuple(word.text for word in said) == named.words:
                yield named


def _cue(words: tuple[Token, ...], at: int, plain: bool) -> tuple[str, int] | None:
    """The kind of place named at a token and how many tokens name it."""
    kinds = _KINDS_FOLDED if plain else _KINDS
    for length in (2, 1):
        said = " ".join(word.folded if plain else word.text for word in words[at : at + length])
        if said in kinds and len(words) > at + length:
            return kinds[said], length
    return None


def _kind(name: str) -> str:
    """ "Phường Ba Đình" -> "phường"."""
    lower = name.lower()
    return next(
        kind
        for kind in ("phường", "thị trấn", "xã", "quận", "huyện", "thị xã")
        if lower.startswith(kind + " ")
    )


def _bare(name: str) -> str:
    """ "Phường Ba Đình" -> "Ba Đình"."""
    return name[len(_kind(name)) + 1 :]
