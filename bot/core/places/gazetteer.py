"""Places in Hanoi as callers name them: present and former wards, former districts, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.core.language.vietnamese import Token, fold, is_unaccented, tokens, word_set
from bot.core.places.addresses import AddressFinder, is_in_street, names_street
from bot.core.places.place_names import (
    DISTRICT_KINDS,
    District,
    FormerWard,
    PlaceMention,
    Ward,
    bare_name,
    kind_named,
    kind_of,
    led_to,
)

__all__ = ["District", "FormerWard", "Gazetteer", "PlaceMention", "Ward"]

_PERSON_BEFORE = word_set(
    "anh chị ông bà cô chú bác em bạn tên cháu thằng con cậu dì mợ thầy là họ chi ong ten hãng ty"
)

_PLACE_BEFORE = word_set("o tai gan khu doan tren ve den qua tu ben")
_NOW = word_set("nay giờ gio")
_IS = word_set("là thuộc về la thuoc ve")
_BECOMES = word_set("thành thanh")
_TURNED = word_set("đổi doi tên ten gọi goi được duoc đc dc thì thi nó no lại lai chuyển chuyen")
_NEW, _NAME = word_set("mới moi"), word_set("tên ten")


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
            for name in (bare_name(ward.name), *ward.aliases):
                self._at(name).wards.append(ward)
        for former in former_wards:
            for name in (bare_name(former.name), *former.aliases):
                self._at(name).former.append(former)
        for district in districts:
            self._at(bare_name(district.name)).district = district
        for name in only_with_kind:
            self._at(name).bare = False
        self._by_first: dict[str, list[_Named]] = {}
        for named in sorted(self._named.values(), key=lambda n: -len(n.words)):
            self._by_first.setdefault(named.folded[0], []).append(named)
        self._addresses = AddressFinder(streets, [" ".join(key) for key in self._named])

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
        at = street_end = 0
        while at < len(words):
            behind_street = 0 < at == street_end
            found = self._with_kind(text, words, at, plain, districts)
            found = found or self._without_kind(text, words, at, plain, districts, behind_street)
            if found is None:
                street = 0 if behind_street else self._street_length(words, at, plain)
                street_end = at + street
                at += street or 1
                continue
            mention, after = found
            mentions.append(mention)
            taken.append((at, after))
            at = after
        for first, end in self._addresses.find(text, words, taken):
            start, stop = words[first].start, words[end - 1].end
            mentions.append(PlaceMention(start, stop, text[start:stop], "address"))
        return self._with_wards_of_streets(text, sorted(mentions, key=lambda found: found.start))

    def ward_named(self, name: str) -> Ward | None:
        """The present ward with exactly this name, kind included."""
        return next((ward for ward in self.wards.values() if ward.name == name), None)

    def _districts_named(self, text: str, words: tuple[Token, ...], plain: bool) -> frozenset[str]:
        """Districts said in a text: they tell wards of the same name apart."""
        found = set()
        for at in range(len(words)):
            cue = kind_named(words, at, plain)
            first = at + cue[1] if cue and cue[0] in DISTRICT_KINDS else at
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
        cue = kind_named(words, at, plain)
        if cue is None:
            return None
        kind, length = cue
        now = led_to(words, at + length, plain)
        for tolerant in (False, True):
            for first in dict.fromkeys((at + length, now)):
                for named in _alike(self._matches(words, first, plain, tolerant), plain):
                    mention = self._mention_of_kind(named, kind, districts)
                    if mention:
                        after = first + len(named.words)
                        return self._placed(mention, text, words, at, after), after
        return None

    def _mention_of_kind(
        self, named: _Named, kind: str, districts: frozenset[str]
    ) -> PlaceMention | None:
        if kind in DISTRICT_KINDS:
            if named.district is None:
                return None
            return self._candidates("district", named.district.wards)
        present = [ward for ward in named.wards if kind_of(ward.name) == kind]
        former = [ward for ward in named.former if kind_of(ward.name) == kind]
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
        behind_street: bool,
    ) -> tuple[PlaceMention, int] | None:
        """``behind_street``: the word before ends a street's name and is no cue of its own, as in
        "phố Hạ Đình Khương Đình"."""
        called_now = _is_called_now(words[max(0, at - 6) : at])
        cued = at and (words[at - 1].text in _PERSON_BEFORE or names_street(words, at, plain))
        if cued and not behind_street and not called_now:
            return None
        told_where = behind_street or called_now or (at and words[at - 1].text in _PLACE_BEFORE)
        for named in self._matches(words, at, plain, tolerant=False):
            if not named.bare:
                continue
            if plain and not named.district and not told_where:
                continue  # without diacritics "doi can cuoc" is no Đội Cấn
            mention = self._bare_mention(named, districts)
            if mention and called_now and named.wards:
                mention = self._sure(named.wards[0])  # no district is left
            if mention:
                after = at + len(named.words)
                return self._placed(mention, text, words, at, after), after
        return None

    def _street_length(self, words: tuple[Token, ...], at: int, plain: bool) -> int:
        """Tokens of a name that is a street's, a school's, a bridge's here: no ward within it."""
        if not at or not names_street(words, at, plain):
            return 0
        known = self._addresses.street_at(words, at, plain)
        return max([known, *(len(n.words) for n in self._matches(words, at, plain, False))])

    def _with_wards_of_streets(self, text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions, with the ward of "Đường Láng Đống Đa": what is both a ward and a former
        district is the ward behind a street, unless another ward is told. Elsewhere it is asked."""
        if any(mention.kind in ("ward", "former_ward") for mention in mentions):
            return mentions
        settled = mentions[:1]
        for before, mention in pairwise(mentions):
            ward = self._ward_of_that_name(mention)
            street = before.kind == "address" and is_in_street(before.text)
            if ward and street and not text[before.end : mention.start].strip(" ,"):
                mention = replace(
                    self._sure(ward), start=mention.start, end=mention.end, text=mention.text
                )
            settled.append(mention)
        return settled

    def _ward_of_that_name(self, mention: PlaceMention) -> Ward | None:
        """The ward of a district's name that was said without "quận"."""
        if mention.kind != "district":
            return None
        ward = self.ward_named(mention.candidates[0])
        return ward if ward and fold(bare_name(ward.name)) == fold(mention.text) else None

    def _bare_mention(self, named: _Named, districts: frozenset[str]) -> PlaceMention | None:
        if named.district:
            first = [ward.code for ward in named.wards]
            return self._candidates("district", (*first, *named.district.wards))
        if named.wards:
            return self._sure(named.wards[0])
        former = named.former
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


def _is_called_now(before: Sequence[Token]) -> bool:
    """ "Nay là Yên Hòa", "giờ thuộc Yên Hòa", "giờ đổi thành Yên Hòa", "tên mới là Yên Hòa"."""
    said = [word.text for word in before]
    if len(said) < 2 or said[-1] not in _IS | _BECOMES:
        return False
    if said[-1] in _IS and len(said) > 2 and said[-2] in _NEW and said[-3] in _NAME:
        return True
    said.pop()
    while said and said[-1] in _TURNED:
        said.pop()
    return bool(said) and said[-1] in _NOW


def _alike(names: Iterable[_Named], plain: bool) -> Iterable[_Named]:
    """The names as they are; typed without diacritics, those that look alike are one: "xa tien
    phong" is Tiên Phong as well as Tiền Phong."""
    if not plain:
        return names
    together: dict[tuple[str, ...], _Named] = {}
    for named in names:
        one = together.setdefault(named.folded, _Named(named.words, named.folded))
        one.wards += named.wards
        one.former += named.former
        one.district = one.district or named.district
    return together.values()
