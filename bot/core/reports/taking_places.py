"""The place of a report: told, completed, corrected, contradicted."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.language.cues import words_of
from bot.core.language.numbers import find_phones, written_numbers
from bot.core.language.vietnamese import fold
from bot.core.reports.answering import LONGEST_PLACE_WORDS
from bot.core.reports.choices import picked
from bot.core.reports.contrasted import contrasted
from bot.core.reports.corrections import (
    corrected_place,
    is_bare_number,
    mended_place,
    names_a_place,
    renamed,
    renumbered,
)
from bot.core.reports.detail_patterns import LIVES, ONLINE, PLACE_LIKE, TELLS_HOME
from bot.core.reports.details import Details, details_of
from bot.core.reports.place_writing import written_place
from bot.core.reports.taking import Taking
from bot.core.reports.taking_back import taken_back_within

_LONGEST_DESCRIPTION = 16  # words beside a ward
# A building, a storey, a flat: parts of a place that need no street of their own.
_FINER_PART = re.compile(
    r"(?:(?:ở|tại|dưới|trên)\s+)*(?P<label>tòa nhà|tòa|toà|tầng|lầu|căn hộ|căn|phòng|hầm|tháp"
    r"|block)\s+(?:số\s+)?[\w.]*\d[\w.]*",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(r"(?<!\w)(?:nhưng|mà|còn)(?!\w)", re.IGNORECASE)
# "Khói lên tận tầng 7", "thang máy dừng giữa tầng 9 với tầng 10": in which house is not told.
_ONLY_STOREYS = re.compile(
    r"(?:(?:o|tai|tren|tan|tu|duoi|giua|khoang) )*(?:tang|lau) \S+"
    r"(?: (?:voi|va|den|hay) (?:(?:tang|lau) )?\S+)?"
)


class PlaceTaking(Taking):
    """Takes where something is, and in which ward."""

    def take(self, found: Details, fixing: bool) -> bool:
        old = self.state.report
        if found.aboard and not self.state.is_tip:
            return False  # help must know where the bus is
        if found.number and found.when is None and self._renumber(found.number):
            return True
        told_else = found.when or found.phone or found.plate or found.last_digits
        if fixing and old.where and not told_else:
            again = renamed(old.where, written_numbers(found.text))
            if again is not None:
                self._set(where=again)
                return True
        told_beside = found.when or found.plate or found.last_digits
        if old.where and not told_beside and self._put_instead(old.where, found):
            return True
        if found.where is None and not found.ward and not found.wards:
            return bool(old.where and not told_else) and self._take_part(found, fixing)
        fixing = fixing or self._denies_what_is_kept(found)
        asked_ward = self.state.asked == "ward" and self.state.step == "ask"
        if asked_ward and self._ward_among_candidates(found) is not None:
            return self._take_ward(found)
        if (asked_ward and not fixing) or (old.where and self._completes(found)):
            return self._take_ward(found)
        if self.state.step == "confirm" and self._is_aside(found):
            return False
        if found.online or found.aboard:
            self.state.settled.add("ward")
        if old.where is None:
            if not found.ward and tells_only_storeys(found.where or ""):
                return False
            where = self._mended(found.text if self._is_all_place(found) else found.where)
            self._set(where=where, ward=found.ward)
            self.state.wards = list(found.wards)
            return True
        if fixing:
            self._set(where=self._put_right(old.where, found))
            if found.ward or found.wards:
                self.state.report = replace(self.state.report, ward=found.ward)
                self.state.wards = list(found.wards)
                self.state.settled.discard("ward")
            self.state.last = "where"
            return True
        lives_there = self._somebody_lives_there()
        if found.ward and old.ward and found.ward != old.ward:
            if lives_there:
                return False
            self.state.conflict = {
                "field": "where",
                "old": old.where,
                "old_ward": old.ward,
                "new": found.where or found.ward,
                "new_ward": found.ward,
            }
            return True
        if found.ward and old.ward is None:
            return self._take_ward(found)
        return not lives_there and self._add_to_place(old.where, found)

    def _put_instead(self, old: str, found: Details) -> bool:
        """A part of the place that is set against another: "ngõ 13 chứ 31 là bên kia"."""
        text = self._message.text
        for phone in reversed(find_phones(text)):
            text = text[: phone.start] + text[phone.end :]
        again = contrasted(old, text, found.correction, names=not found.ward)
        if again is None:
            return False
        self._set(where=again)
        if found.ward and self.state.report.ward is None:
            self._set(ward=found.ward)
            self.state.wards = []
        self.state.last = "where"
        return True

    def _take_part(self, found: Details, fixing: bool) -> bool:
        """A message that is but the room: one more part of the place, or the right one of it."""
        old = self.state.report.where or ""
        part = _FINER_PART.fullmatch(written_place(found.text))
        if part is None:
            return False
        if fold(part["label"]) not in fold(old):
            self._set(where=f"{part.group()}, {old}")
            return True
        if fixing:
            self._set(where=corrected_place(old, found, self._places))
            self.state.last = "where"
        return fixing

    def _is_all_place(self, found: Details) -> bool:
        """Whether an answer to "where" is kept whole: more than its known names describes it."""
        if self.state.asked != "where" or found.when or found.phone:
            return False
        return not self._tells_another_home(found)

    def _tells_another_home(self, found: Details) -> bool:
        """Whether the caller says where they live, and then where it was."""
        home = TELLS_HOME.search(found.text)
        if home is None or not found.mentions:
            return home is not None
        between = found.text[home.end() : found.text.find(found.mentions[0].text)]
        return bool(_SET_AGAINST.search(between) or self._places.find(between))

    def _completes(self, found: Details) -> bool:
        """Whether a ward is told for the first time, and nothing that was told is denied."""
        return (
            self.state.report.ward is None
            and bool(found.ward)
            and not any(mention.kind == "address" for mention in found.mentions)
            and not self._denies_what_is_kept(found)
        )

    def _is_aside(self, found: Details) -> bool:
        """ "Tôi gọi từ trạm xăng", after the reading back: no part of what was read is wrong."""
        wrong = found.said_better or found.denied or self._message.intent in ("correct", "deny")
        return not wrong and bool(found.rest) and self.state.report.where is not None

    def _denies_what_is_kept(self, found: Details) -> bool:
        """ "Kim Liên là phía bên kia": what was told before is not the place."""
        old = self.state.report
        kept = fold(f"{old.where or ''} {old.ward or ''}")
        return bool(found.where) and any(fold(place) in kept for place in found.denied)

    def _put_right(self, old: str, found: Details) -> str:
        """A place said only more exactly ("chính xác là dưới hầm B1") is part of what was told."""
        part = _FINER_PART.match(found.where or "")
        new = not found.mentions or (part is not None and fold(part["label"]) not in fold(old))
        told_wrong = found.correction or found.denied
        if found.where and new and not told_wrong and self.state.step == "ask":
            return f"{found.where}, {old}"
        return corrected_place(old, found, self._places)

    def _somebody_lives_there(self) -> bool:
        """ "Mẹ tôi thì ở Xuân Đỉnh": said of a person, once the place of the matter is known."""
        text = self._message.text
        where = self._details.mentions[0].text if self._details.mentions else ""
        return bool(where) and LIVES.search(text[: max(0, text.find(where))]) is not None

    def _mended(self, where: str | None) -> str | None:
        """A place that the caller corrects while they tell it, with what holds in it."""
        parts = taken_back_within(where) if where else None
        if parts is None:
            return where
        before, after = parts
        found = details_of(after, self._message.now, self._places, None)
        if found.where and is_bare_number(before) and names_a_place(found):
            return found.where  # "số 15 à không số 51 phố X, 15 là nhà cũ"
        again = contrasted(before, after, corrects=True)
        if again is not None:
            return again
        if found.ward and _describes_more(found):
            return after
        return mended_place(before, after, found, self._places)

    def _renumber(self, number: str) -> bool:
        old = self.state.report.where
        if old is None or renumbered(old, number) == old:
            return False
        self._set(where=renumbered(old, number))
        return True

    def _add_to_place(self, old: str, found: Details) -> bool:
        """A place told once more: what is new of it belongs to the place.

        In a tip only where the message tells of nothing else: suspects live and flee elsewhere.
        """
        if found.where is None or fold(found.where) in fold(old):
            return False
        part = _FINER_PART.match(written_place(found.text))
        if part is not None and fold(part["label"]) not in fold(old):
            self._set(where=f"{part.group()}, {old}")
            return True
        known = bool(self._places.find(old)) and not ONLINE.fullmatch(old)
        if found.rest and self.state.is_tip and (known or not found.mentions):
            return False
        contained = fold(_bare_place(old)) in fold(found.where)
        self._set(where=found.where if contained else f"{found.where}, {old}")
        if found.wards and self.state.report.ward is None and not self.state.wards:
            self.state.wards = list(found.wards)
        return True

    def _ward_among_candidates(self, found: Details) -> str | None:
        """The one of the wards that were offered which a message names, or the only one in the
        district that it names: "Minh Khai bên Từ Liêm, giờ gọi là phường …"."""
        wards = self.state.wards
        line = fold(self._message.text)
        denied = [fold(place) for place in found.denied]
        named = [ward for ward in wards if f" {_bare_name(ward)} " in f" {line} "]
        named = [ward for ward in named if not any(_bare_name(ward) in place for place in denied)]
        if named:
            return named[0] if len(named) == 1 else None
        districts = [place for place in found.mentions if place.kind == "district"]
        there = {ward for place in districts for ward in place.candidates} & set(wards)
        return there.pop() if len(there) == 1 else None

    def _take_ward(self, found: Details) -> bool:
        """A ward that answers which one, or that completes a place."""
        chosen = self._ward_among_candidates(found) or found.ward
        chosen = chosen or picked(self._message.text, self.state.wards)
        if chosen is None and found.wards:
            common = [
                ward for ward in found.wards if not self.state.wards or ward in self.state.wards
            ]
            chosen = common[0] if len(common) == 1 else None
        where = self.state.report.where
        more = not self.state.wards or any(m.kind == "address" for m in found.mentions)
        more = more or _tells_house(found)
        whole = _tells_house(found) or _describes_more(found)
        told = written_place(found.text) if whole else found.where
        more = more or _describes_more(found)
        if where and told and fold(told) not in fold(where) and more:
            where = f"{where}, {told}"
        self._set(where=where, ward=chosen)
        if chosen:
            self.state.wards = []
        elif found.wards and not self.state.wards:
            self.state.wards = list(found.wards)
        return True


def tells_only_storeys(where: str) -> bool:
    """Whether a place is nothing but a storey or two, of whatever house."""
    return _ONLY_STOREYS.fullmatch(fold(where)) is not None


def _tells_house(found: Details) -> bool:
    """Whether a ward comes with a number and a street that no list knows ("61 Lê Đại Hành")."""
    apart = found.phone or found.plate or found.when or found.who or found.people
    rest = written_numbers(found.rest).split()
    few = len(rest) >= 2 and len(found.text.split()) <= LONGEST_PLACE_WORDS
    return few and not apart and rest[0].rstrip("abcdeABCDE").isdigit()


def _describes_more(found: Details) -> bool:
    """Whether a ward comes with what no list knows ("nhà A3 khu tái định cư …, phường …")."""
    apart = found.phone or found.plate or found.when or found.who or found.people
    few = 2 <= len(found.rest.split()) <= _LONGEST_DESCRIPTION
    return not apart and few and PLACE_LIKE.search(words_of(found.rest)) is not None


def _bare_name(ward: str) -> str:
    return fold(ward.removeprefix("Phường ").removeprefix("Xã "))


def _bare_place(where: str) -> str:
    return where.split(" ", 1)[1] if where.lower().startswith(("ở ", "tại ")) else where
