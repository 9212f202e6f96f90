"""Merging one message into a report: new details, corrections, contradictions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.numbers import find_plate
from bot.core.language.times import HANOI, parse_when
from bot.core.language.vietnamese import fold
from bot.core.report import Incident
from bot.core.reports.answering import Answering
from bot.core.reports.choices import (
    means_this_number,
    picked,
    picks_old,
)
from bot.core.reports.corrections import corrected_place, renumbered
from bot.core.reports.details import LONGEST_CHARACTERS, Details, PlaceFinder
from bot.core.reports.intake_state import Answered, IntakeState
from bot.core.reports.matters import is_bare_cry, matter_of
from bot.core.reports.particulars import says_there_is_none
from bot.core.reports.people import joined

_DAY = compile_cues("(?:hôm|ngày|thứ|chủ nhật|nay|qua|kia|tháng|tuần|mai|mùng|mồng|vừa|nãy)")


_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Merger:
    """Changes an intake's state by what one message says."""

    def __init__(
        self, state: IntakeState, message: Answered, details: Details, places: PlaceFinder
    ) -> None:
        self.state = state
        self._message = message
        self._details = details
        self._places = places

    def merge(self) -> None:
        found = self._details
        wrong = found.correction or self._message.intent == "correct"
        fixing = wrong or found.said_better or self.state.step in ("confirm", "fix")
        took = False
        for take in (self._take_place, self._take_time, self._take_numbers, self._take_people):
            took = take(found, fixing) or took
        if self.state.conflict is not None:
            return
        took = self._take_what(found) or took
        self._take_particulars(found, wrong or self.state.step == "fix")
        if (wrong or self.state.step == "fix") and not took and self.state.step != "confirm":
            took = self._replace_last(found)
        if self.state.asked and self.state.step == "ask" and not (fixing and took):
            Answering(self.state, self._message, found).take(self.state.asked, took)

    def _take_place(self, found: Details, fixing: bool) -> bool:
        old = self.state.report
        if found.number and found.when is None and self._renumber(found.number):
            return True
        if found.where is None and not found.ward and not found.wards:
            return False
        if self.state.asked == "ward" and self.state.step == "ask" and not fixing:
            return self._take_ward(found)
        if found.online:
            self.state.settled.add("ward")
        if old.where is None:
            whole = self.state.asked == "where" and not found.when and not found.phone
            self._set(where=found.text if whole else found.where, ward=found.ward)
            self.state.wards = list(found.wards)
            return True
        if fixing:
            self._set(where=corrected_place(old.where, found, self._places))
            if found.ward or found.wards:
                self.state.report = replace(self.state.report, ward=found.ward)
                self.state.wards = list(found.wards)
                self.state.settled.discard("ward")
            self.state.last = "where"
            return True
        if found.ward and old.ward and found.ward != old.ward:
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
        if found.rest and self.state.is_tip:
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
        if where and found.where and fold(found.where) not in fold(where) and more:
            where = f"{where}, {found.where}"
        self._set(where=where, ward=chosen)
        if chosen:
            self.state.wards = []
        elif found.wards and not self.state.wards:
            self.state.wards = list(found.wards)
        return True

    def _take_time(self, found: Details, fixing: bool) -> bool:
        if found.when is None:
            return False
        if not self.state.is_tip:
            self._set(when=found.when.iso)
            return not found.rest
        new, old = found.when.iso, self.state.report.when
        if old is not None and _ISO_DAY.match(old) and not _DAY.search(words_of(found.when.said)):
            new = _on_day(old[:10], self._message.text) or new
        if _is_future(new, self._message):
            return False
        if old is None or fixing or new.startswith(old[:10]) or self.state.asked == "when":
            if old is not None and len(new) < len(old) and new.startswith(old[: len(new)]):
                return True  # said again, less exactly
            self._set(when=new)
            return True
        self.state.conflict = {"field": "when", "old": old, "new": new}
        return True

    def _take_numbers(self, found: Details, fixing: bool) -> bool:
        took = fixing and found.last_digits is not None and self._mend_number(found.last_digits)
        if found.plate:
            self._set(plate=found.plate)
            took = True
        if found.phone and not self.state.report.anonymous:
            if self.state.report.phone not in (None, found.phone) and not fixing:
                self.state.conflict = {
                    "field": "phone",
                    "old": self.state.report.phone,
                    "new": found.phone,
                }
                return True
            self._set(phone=found.phone)
            self.state.settled.add("contact")
            took = True
        elif self.state.report.phone is None and means_this_number(self._message.text):
            took = self._take_callers_number() or took
        return took

    def _mend_number(self, digits: str) -> bool:
        """Put the last digits of a plate or telephone number right."""
        field = "plate" if "biển" in self._message.text.lower() else "phone"
        old = getattr(self.state.report, field)
        if old is None or len(digits) >= len(old):
            return False
        if field == "plate":
            plain = re.sub(r"[.\s-]", "", old)
            mended = find_plate(f"biển {plain[: -len(digits)]}{digits}")
            if mended is None:
                return False
            self._set(plate=mended.value)
        else:
            self._set(phone=old[: -len(digits)] + digits)
        return True

    def _take_callers_number(self) -> bool:
        if self._message.caller is None or self.state.report.anonymous:
            return False
        self._set(phone=self._message.caller)
        self.state.settled.add("contact")
        return True

    def _take_people(self, found: Details, fixing: bool) -> bool:
        took = self._take_who(found)
        if not isinstance(self.state.report, Incident):
            return took
        old = self.state.report.people_in_danger
        if found.people is None or (self.state.asked == "people_in_danger"):
            return False
        told = found.people if old is None or fixing else joined(old, found.people)
        self._set(people_in_danger=told)
        return True

    def _take_who(self, found: Details) -> bool:
        """Whom it is about; a correction of it stands alone, anything else is added."""
        if found.who is None or (self.state.is_tip and self.state.asked == "who"):
            return False
        corrected = found.correction or self._message.intent == "correct"
        self._set(who=found.who if corrected else joined(self.state.report.who, found.who))
        return True

    def _take_particulars(self, found: Details, fixing: bool) -> None:
        """What is told beside the answer to a question, which it never is by itself."""
        self._add("vehicle", found.vehicle, fixing)
        if self.state.is_tip:
            self._add("evidence", found.evidence, fixing)
            self._add("how_known", found.how_known, fixing)

    def _add(self, name: str, told: str | None, fixing: bool) -> None:
        """Keep what is told of a field: the first time, in a correction, or as more of the same.

        How the caller knows is told once; what they say later is no other reason.
        """
        old = getattr(self.state.report, name)
        if told is None or (old is not None and name == "how_known" and not fixing):
            return
        if old is None or fixing or says_there_is_none(old):
            self._set(**{name: told})
        elif len(old) + len(told) <= LONGEST_CHARACTERS:
            self._set(**{name: joined(old, told)})

    def _take_what(self, found: Details) -> bool:
        if self.state.step == "fix":
            return False
        if self.state.report.what is not None:
            return self._add_to_what(self.state.report.what, found)
        if self.state.is_tip:
            matter = matter_of(found.matter)
        else:
            urgent = triage(self._message.text, "113") is not None
            matter = found.text if urgent or self.state.step == "open" else None
            if matter and found.where and triage(found.matter, "113") is not None:
                matter = found.matter
            if matter is not None and is_bare_cry(matter):
                matter = None
        if matter is None:
            return False
        self._set(what=matter)
        return True

    def _add_to_what(self, old: str, found: Details) -> bool:
        """In an emergency what is told later is often what matters ("có chuyện rồi", "nó cháy")."""
        if self.state.is_tip or triage(self._message.text, "113") is None:
            return False
        told = found.matter or found.text
        if is_bare_cry(told) or len(old) + len(told) > LONGEST_CHARACTERS:
            return False
        self._set(what=joined(old, told))
        return False  # it may well be the answer to the open question, too

    def _replace_last(self, found: Details) -> bool:
        """A correction without place, time or number means what was answered last."""
        if self.state.last is None or self.state.last in ("contact", "ward") or not found.text:
            return False
        self._set(**{self.state.last: found.text})
        return True

    def choose(self) -> None:
        """Which of two contradictory statements holds."""
        conflict = self.state.conflict or {}
        self.state.conflict = None
        text = fold(self._message.text)
        name = conflict.get("field", "where")
        keeps_old = picks_old(text, conflict)
        if name == "where":
            found = self._details
            if found.ward and found.ward not in (conflict["old_ward"], conflict["new_ward"]):
                self._set(where=found.where or found.ward, ward=found.ward)
            elif not keeps_old:
                self._set(where=conflict["new"], ward=conflict["new_ward"])
        elif not keeps_old:
            self._set(**{name: conflict["new"]})
        # What else the answer tells is not lost.
        if name != "phone":
            self._take_numbers(self._details, fixing=True)
        self._take_people(self._details, fixing=False)

    def name_after_all(self) -> None:
        """The caller takes back the wish to stay unnamed."""
        self.state.report = replace(self.state.report, anonymous=False)

    def go_anonymous(self) -> None:
        self.state.report = replace(self.state.report, anonymous=True, phone=None)
        self.state.settled.add("contact")

    def _set(self, **values: Any) -> None:
        self.state.report = self.state.report.with_details(**values)


def _bare_place(where: str) -> str:
    return where.split(" ", 1)[1] if where.lower().startswith(("ở ", "tại ")) else where


def _is_future(when: str, message: Answered) -> bool:
    return when[:10] > message.now.astimezone(HANOI).date().isoformat()


def _on_day(day: str, text: str) -> str | None:
    """The clock time in a text on a day that is already known."""
    end_of_day = datetime.fromisoformat(day).replace(hour=23, minute=59, tzinfo=HANOI)
    found = parse_when(text, end_of_day)
    return found.iso if found and found.iso.startswith(day) else None
