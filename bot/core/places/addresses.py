"""Street addresses and landmarks as callers say them: "số 15 ngõ 20 phố Láng Hạ"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.core.language.numerals import number_words, spoken_at
from bot.core.language.vietnamese import Token, is_unaccented, tokens
from bot.core.places.address_words import (
    AT,
    BEFORE_ANY_ROAD,
    BEFORE_LANDMARK,
    BEHIND_STREET,
    BUILDINGS,
    COUNTED,
    CROSSINGS,
    CUES,
    CUES_FOLDED,
    FEWEST_OF_NAME,
    HEADS,
    HOUSE_LETTERS,
    KINDS_OF_ROAD,
    LANES,
    LETTERS_BEFORE,
    LONGEST_CUE,
    LONGEST_NAME,
    NOT_HOUSES,
    NOT_PLACES,
    ONLY_KNOWN,
    SLASHES,
    STOPS,
    STREET_ENDS,
    STREET_WORDS,
    STREET_WORDS_FOLDED,
    VERBS,
    WITHIN_HOUSE,
)


def names_street(words: Sequence[Token], at: int, plain: bool) -> bool:
    """Whether the token before says that a name here is a street, a bridge, a market…"""
    before = words[at - 1]
    if before.text.isdigit() or any(char.isdigit() for char in before.text):
        return True
    return before.folded in STREET_WORDS_FOLDED if plain else before.text in STREET_WORDS


def is_in_street(address: str) -> bool:
    """Whether an address lies in one street or alley: no crossing, no bridge, no market."""
    words = [word.text for word in tokens(address)]
    in_one = words[0][0].isdigit() or any(word in LANES for word in words)
    return in_one and not any(word in CROSSINGS for word in words)


class AddressFinder:
    """Finds street addresses and landmarks.

    ``streets`` are known names; ``areas`` names of wards, by which bridges and markets are named.
    """

    def __init__(self, streets: Sequence[str] = (), areas: Sequence[str] = ()) -> None:
        self._streets = _by_first_word(streets)
        self._named = _by_first_word((*streets, *areas))

    def find(
        self, text: str, words: Sequence[Token], taken: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Token ranges of addresses, outside the ranges already ``taken`` by wards."""
        plain = is_unaccented(text)
        names = number_words(words, plain)
        reader = _Reader(self, text, words, names, plain, taken)
        at = 0
        while at < len(words):
            end = reader.address_from(at)
            if end > at:
                yield reader.with_preposition(at), end
                at = end
            else:
                at += 1

    def street_at(self, words: Sequence[Token], at: int, plain: bool, or_area: bool = False) -> int:
        """How many tokens of a known street's (or area's) name begin at a token."""
        if at >= len(words):
            return 0
        known = self._named if or_area else self._streets
        for accented, folded in known.get(words[at].folded, ()):
            said = words[at : at + len(folded)]
            if plain and tuple(word.folded for word in said) == folded:
                return len(folded)
            if not plain and tuple(word.text for word in said) == accented:
                return len(accented)
        return 0


Known = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


def _by_first_word(names: Iterable[str]) -> Known:
    """Names as words, with and without diacritics, the longest first."""
    known: Known = {}
    for name in sorted(names, key=lambda name: -len(name.split())):
        words = tokens(name)
        entry = tuple(w.text for w in words), tuple(w.folded for w in words)
        known.setdefault(entry[1][0], []).append(entry)
    return known


class _Reader:
    """Reads one text from left to right."""

    def __init__(
        self,
        finder: AddressFinder,
        text: str,
        words: Sequence[Token],
        names: Sequence[str | None],
        plain: bool,
        taken: Sequence[tuple[int, int]],
    ) -> None:
        self.finder, self.text, self.words = finder, text, words
        self.names, self.plain = names, plain
        self.taken = {at for first, end in taken for at in range(first, end)}

    def address_from(self, at: int) -> int:
        """The end of the address that begins at a token; ``at`` where none does."""
        first = end = self._opening(at)
        if end == at:
            return at
        while end < len(self.words) and end not in self.taken:
            part = self._part(end)
            if part == end:
                part = self._street_after(end)
            if part == end:
                break
            end = part
        alone = end == first and at - 1 not in self.taken
        return at if alone and self.words[at].text in WITHIN_HOUSE else end

    def _opening(self, at: int) -> int:
        """The end of an address's first part: a cue, "20 Trần Duy Hưng", "ở Nguyễn Trãi"."""
        end = self._part(at)
        if end > at or at in self.taken:
            return end
        word = self.words[at].text
        if word[0].isdigit() and len(word) <= 4:
            number = self._number(at, opens=True)
            street = max(self._known(number), self._up_to_ward(number))
            lane = number < len(self.words) and self.words[number].text in LANES
            return street if street > number else number if lane else at
        if at and self.words[at - 1].text in AT:
            return self._known(at)
        return at

    def _known(self, at: int) -> int:
        """The end of a known street's name; ``at`` where none begins."""
        if at in self.taken:
            return at
        return at + self.finder.street_at(self.words, at, self.plain)

    def with_preposition(self, at: int) -> int:
        """Where the address begins with "gần", "đối diện", "trước cổng" before it."""
        for length in (2, 1):
            if at < length or self._pause(at - 1):
                continue
            said = " ".join(word.text for word in self.words[at - length : at])
            if said in BEFORE_LANDMARK and at - length not in self.taken:
                return at - length
        return at

    def _part(self, at: int) -> int:
        """The end of one part ("ngõ 20", "phố Láng Hạ", "chợ Đồng Xuân"), ``at`` where none."""
        if " ".join(word.text for word in self.words[at : at + 2]) in NOT_PLACES:
            return at
        for length in range(LONGEST_CUE, 0, -1):
            said = " ".join(word.text for word in self.words[at : at + length])
            needs = self._needs(said)
            if needs is None or len(self.words) < at + length:
                continue
            if said in ("số", "so") and self._is_no_house(at):
                return at
            if said.startswith("tổ dân phố") and at and self.words[at - 1].text in HEADS:
                return at
            first = at + length
            number = self._number(first)
            if needs in ("number", "either") and number > first:
                return number
            if needs in ("name", "either"):
                sure = needs == "name" or said in BUILDINGS
                known_only = said in ONLY_KNOWN or self._is_any_road(said, at)
                name = self._name(first, sure, anything=not known_only)
                if name > first:
                    return name
                if known_only:
                    return at
                if needs == "name" and number > first and said in ("đường", "phố", "quốc lộ"):
                    return number
            if said.startswith("khu "):
                return at  # "khu" would take the rest of "khu đô thị" for a name
        return at

    def _is_no_house(self, at: int) -> bool:
        """ "Biển số hai chín", "điện thoại số …", "tổ trưởng tổ dân phố số bảy"."""
        before = [word.text for word in self.words[max(0, at - 2) : at]]
        return before[-1:] != [] and (before[-1] in NOT_HOUSES or before == ["dân", "phố"])

    def _is_any_road(self, said: str, at: int) -> bool:
        """ "Chặn đường trấn tiền", "lao ra đường": on the road, whichever it is."""
        if said != "đường" or not at or self.words[at - 1].text not in BEFORE_ANY_ROAD:
            return False
        return at + 1 == len(self.words) or self.words[at + 1].text not in KINDS_OF_ROAD

    def _needs(self, said: str) -> str | None:
        if not self.plain:
            return CUES.get(said)
        return CUES_FOLDED.get(said)

    def _number(self, at: int, opens: bool = False) -> int:
        """The end of a house number: "15", "12/3", "mười lăm", "12A", "20 xuyệt 3". Only one that
        ``opens`` an address may stand behind a comma."""
        if at >= len(self.words) or at in self.taken or (self._pause(at - 1) and not opens):
            return at
        word = self.words[at]
        if len(word.text) > 3 and word.text[0] == "0":
            return at  # the beginning of a telephone number
        if word.text in LETTERS_BEFORE and at + 1 < len(self.words):
            number = self._number(at + 1)  # "tòa bê mười một"
            return number if number > at + 1 else at
        if word.text[0].isdigit() or (len(word.text) <= 3 and word.text[-1].isdigit()):
            end = at + 1
        else:
            span = spoken_at(self.names, at)
            if span is None:
                return at
            end = span.end
        while end < len(self.words) and self._joined(end):
            end += 1
        if end + 1 < len(self.words) and self.words[end].text in SLASHES:
            following = self._number(end + 1)
            end = following if following > end + 1 else end
        if end < len(self.words) and self.words[end].text in HOUSE_LETTERS:
            end += 0 if self._pause(end - 1) else 1
        return end

    def _joined(self, at: int) -> bool:
        """Whether a token belongs to the number before it: "12/3", "15-17", "S2.05"."""
        between = self.text[self.words[at - 1].end : self.words[at].start]
        return between in ("/", "-", ".") and self.words[at].text[0].isdigit()

    def _street_after(self, at: int) -> int:
        """A street without "phố": "số 15 Hàng Bạc", "ngã tư Khuất Duy Tiến Nguyễn Trãi"."""
        known = self._known(at)
        if known > at or at in self.taken:
            return known
        number = self.names[at - 1] is not None or self.words[at - 1].text[-1].isdigit()
        return self._capitals(at) if number else at

    def _name(self, at: int, sure: bool, anything: bool = True) -> int:
        """The end of a name: a known street, a row of capitals, else words up to a stop."""
        if at >= len(self.words) or self._pause(at - 1):
            return at
        known = self.finder.street_at(self.words, at, self.plain, or_area=sure)
        if known:
            return at + known
        capitals = self._capitals(at)
        if capitals > at:
            return capitals
        if not (sure and anything):
            return at
        if self.plain:
            return self._up_to_ward(at)
        end = at
        while end < len(self.words) and end - at < LONGEST_NAME and end not in self.taken:
            if end > at and self._pause(end - 1):
                break
            if self.words[end].text in STOPS and not self._ends_name(at, end):
                break
            if self.words[end].text in VERBS:
                return at
            end += 1
        return end

    def _ends_name(self, first: int, at: int) -> bool:
        """ "Phố linh đường" with nothing to be named behind it: a kind of street ends a name."""
        if at != first + 1 or self.words[at].text not in STREET_ENDS:
            return False
        over = at + 1 == len(self.words) or self._pause(at) or at + 1 in self.taken
        return over or self.words[at + 1].text in BEHIND_STREET

    def _up_to_ward(self, at: int) -> int:
        """The end of a street's name that nobody knows, told between its house and its ward: "217
        cổ linh phường long biên"."""
        end = at
        while end < len(self.words) and end not in self.taken and end - at < LONGEST_NAME:
            word = self.words[end]
            other = word.text in COUNTED or (not self.plain and word.text in STOPS | VERBS)
            if other or word.text[0].isdigit() or (end > at and self._pause(end - 1)):
                return at
            end += 1
        follows = end < len(self.words) and end in self.taken
        return end if follows and end - at >= FEWEST_OF_NAME else at

    def _capitals(self, at: int) -> int:
        end = at
        while end < len(self.words) and end - at < 6 and end not in self.taken:
            first = self.text[self.words[end].start]
            if not (first.isupper() or (end > at and first.isdigit())):
                break
            if end > at and self._pause(end - 1):
                break
            end += 1
        return end

    def _pause(self, at: int) -> bool:
        """Whether a comma, a full stop or a line end follows a token."""
        if not 0 <= at < len(self.words) - 1:
            return False
        between = self.text[self.words[at].end : self.words[at + 1].start]
        if between == "." and self.words[at + 1].text[0].isdigit():
            return False  # "tòa S2.05"
        return any(char in between for char in ",.;:?!\n()")
