"""The place of a report: told, completed, corrected, contradicted."""

from __future__ import annotations

from dataclasses import replace

from bot.core.language.numbers import written_numbers
from bot.core.language.vietnamese import fold
from bot.core.reports.answering import LONGEST_PLACE_WORDS
from bot.core.reports.choices import picked
from bot.core.reports.corrections import corrected_place, mended_place, renamed, renumbered
from bot.core.reports.detail_patterns import LIVES, ONLINE, TELLS_HOME
from bot.core.reports.details import Details, details_of
from bot.core.reports.taking import Taking
from bot.core.reports.taking_back import taken_back_within


class PlaceTaking(Taking):
    """Takes where something is, and in which ward."""

    def take(self, found: Details, fixing: bool) -> bool:
        old = self.state.report
        if found.number and found.when is None and self._renumber(found.number):
            return True
        if fixing and old.where and not (found.when or found.phone or found.plate):
            again = renamed(old.where, found.text)
            if again is not None:
                self._set(where=again)
                return True
        if found.where is None and not found.ward and not found.wards:
            return False
        if self.state.asked == "ward" and self.state.step == "ask" and not fixing:
            return self._take_ward(found)
        if found.online:
            self.state.settled.add("ward")
        if old.where is None:
            whole = self.state.asked == "where" and not found.when and not found.phone
            whole = whole and not TELLS_HOME.search(found.text)
            where = self._mended(found.text if whole else found.where)
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
        if found.ward and old.ward and found.ward != old.ward:
            if self._somebody_lives_there():
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
        return self._add_to_place(old.where, found)

    def _put_right(self, old: str, found: Details) -> str:
        """A place said only more exactly ("chính xác là dưới hầm B1") is part of what was told."""
        if found.where and not (found.correction or found.mentions) and self.state.step == "ask":
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
        known = bool(self._places.find(old)) and not ONLINE.fullmatch(old)
        if found.rest and self.state.is_tip and (known or not found.mentions):
            return False
        contained = fold(_bare_place(old)) in fold(found.where)
        self._set(where=found.where if contained else f"{found.where}, {old}")
        if found.wards and self.state.report.ward is None and not self.state.wards:
            self.state.wards = list(found.wards)
        return True

    def _take_ward(self, found: Details) -> bool:
        """A ward that answers which one, or that completes a place."""
        chosen = found.ward or picked(self._message.text, self.state.wards)
        if chosen is None and found.wards:
            common = [
                ward for ward in found.wards if not self.state.wards or ward in self.state.wards
            ]
            chosen = common[0] if len(common) == 1 else None
        where = self.state.report.where
        more = not self.state.wards or any(m.kind == "address" for m in found.mentions)
        more = more or _tells_house(found)
        told = found.text if _tells_house(found) else found.where
        if where and told and fold(told) not in fold(where) and more:
            where = f"{where}, {told}"
        self._set(where=where, ward=chosen)
        if chosen:
            self.state.wards = []
        elif found.wards and not self.state.wards:
            self.state.wards = list(found.wards)
        return True


def _tells_house(found: Details) -> bool:
    """Whether a ward comes with a number and a street that no list knows ("61 Lê Đại Hành")."""
    apart = found.phone or found.plate or found.when or found.who or found.people
    rest = written_numbers(found.rest).split()
    few = len(rest) >= 2 and len(found.text.split()) <= LONGEST_PLACE_WORDS
    return few and not apart and rest[0].rstrip("abcdeABCDE").isdigit()


def _bare_place(where: str) -> str:
    return where.split(" ", 1)[1] if where.lower().startswith(("ở ", "tại ")) else where
