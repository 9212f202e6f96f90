"""Merging one message into a report: new details, corrections, contradictions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.numbers import find_plate, is_phone, written_numbers
from bot.core.language.times import HANOI, parse_when, part_of_hour
from bot.core.language.vietnamese import fold
from bot.core.report import Incident
from bot.core.reports.answering import LONGEST_PLACE_WORDS, Answering
from bot.core.reports.choices import (
    means_this_number,
    picked,
    picks_old,
)
from bot.core.reports.contact_numbers import phone_part
from bot.core.reports.corrections import corrected_place, mended_place, renumbered
from bot.core.reports.detail_patterns import ONLINE
from bot.core.reports.details import (
    LONGEST_CHARACTERS,
    Details,
    PlaceFinder,
    details_of,
    said,
)
from bot.core.reports.intake_state import Answered, IntakeState
from bot.core.reports.matters import is_bare_cry, matter_of
from bot.core.reports.particulars import says_there_is_none
from bot.core.reports.people import joined
from bot.core.reports.taking_back import taken_back_within

# A day, or how long ago: either says more than an hour of the day that was told before.
_DAY = compile_cues(
    "(?:hôm|ngày|thứ|chủ nhật|nay|qua|kia|tháng|tuần|mai|mùng|mồng|vừa|nãy|cách|phút trước"
    "|tiếng trước)"
)


_DENIED = re.compile(r"không phải (?:là )?(?:cái |con |chiếc )?(\S+ \S+)")
_TELLS_MATTER = ("report_tip", "report_fraud", "report_lost")
_FEW_WORDS = 5
_DIGITS_OF_A_PLATE = (4, 5)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = "T"
_ANOTHER_TIME = timedelta(hours=1)


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
        told_who = self.state.asked == "who" and found.who is not None
        if self.state.asked and self.state.step == "ask" and (told_who or not (fixing and took)):
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
            where = self._mended(found.text if whole else found.where)
            self._set(where=where, ward=found.ward)
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
        if found.rest and self.state.is_tip and not ONLINE.fullmatch(old):
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

    def _take_time(self, found: Details, fixing: bool) -> bool:
        if found.when is None:
            return False
        new, old = found.when.iso, self.state.report.when
        dayless = not _DAY.search(words_of(found.when.said))
        if old is not None and _ISO_DAY.match(old) and dayless:
            new = _on_day(old, self.state.part_of_day, self._message.text) or new
        elif old is not None and fixing and _is_day(new) and _CLOCK in old:
            new += old[old.index(_CLOCK) :]  # only the day was wrong
        self.state.part_of_day = found.when.part or self.state.part_of_day
        if not self.state.is_tip:
            self._set(when=new)
            return not found.rest
        if _is_future(new, self._message):
            return False
        if old is not None and not fixing and self.state.asked != "when":
            if dayless and _CLOCK in old and _CLOCK not in new:
                return True  # "buổi sáng nó hay giao hàng": another matter of that time
            if _much_later(old, new):
                return True  # how it went on: "tới chín giờ tối mới thả"
        if old is None or fixing or new.startswith(old[:10]) or self.state.asked == "when":
            if old is not None and len(new) < len(old) and new.startswith(old[: len(new)]):
                return True  # said again, less exactly
            self._set(when=new)
            return True
        self.state.conflict = {"field": "when", "old": old, "new": new}
        return True

    def _take_numbers(self, found: Details, fixing: bool) -> bool:
        took = False
        if found.plate:
            self._set(plate=found.plate)
            took = True
        phone = found.phone or self._second_half(found.phone_part)
        if phone and not self.state.report.anonymous:
            if self.state.report.phone not in (None, phone) and not fixing:
                self.state.conflict = {
                    "field": "phone",
                    "old": self.state.report.phone,
                    "new": phone,
                }
                return True
            self._set(phone=phone)
            self.state.settled.add("contact")
            took = True
        elif self.state.report.phone is None and means_this_number(self._message.text):
            took = self._take_callers_number() or took
        # After the number: "… hai một tám bảy, à số cuối là chín" mends what it has just told.
        last = found.last_digits or self._end_of_plate(found)
        mended = fixing and last is not None and self._mend_number(last)
        return mended or took

    def _end_of_plate(self, found: Details) -> str | None:
        """The number of a plate without its letters, said again: "ý tôi là bảy một năm ba sáu"."""
        digits = phone_part(self._message.text, asked=True)
        known = self.state.report.plate is not None and not (found.plate or found.phone)
        return digits if known and digits and len(digits) in _DIGITS_OF_A_PLATE else None

    def _second_half(self, part: str | None) -> str | None:
        """The whole telephone number, when its other half was read out in an earlier message."""
        if self.state.report.anonymous:
            return None
        whole = is_phone((self.state.phone_part or "") + part) if part else None
        self.state.phone_part = None if whole else part or self.state.phone_part
        return whole

    def _mend_number(self, digits: str) -> bool:
        """Put the last digits of a plate or telephone number right."""
        of_plate = "biển" in self._message.text.lower() or self.state.report.phone is None
        field = "plate" if of_plate else "phone"
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
            return took
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
        """What is told later is often what matters ("có chuyện rồi", "nó cháy"); in a tip, what is
        a tip of its own ("nó hay mang xe không biển về")."""
        told = found.matter or found.text
        if self.state.is_tip:
            also = self._message.intent in _TELLS_MATTER and len(told.split()) >= _FEW_WORDS
            if not also or found.where or found.when or found.phone or found.anonymous:
                return False
        elif triage(self._message.text, "113") is None:
            return False
        if is_bare_cry(told) or len(old) + len(told) > LONGEST_CHARACTERS:
            return False
        self._set(what=joined(old, told))
        return False  # it may well be the answer to the open question, too

    def _replace_last(self, found: Details) -> bool:
        """A correction without place, time or number means what was answered last.

        A place gives way only to what may be one: "à không có cháy, lửa tắt rồi" is none.
        """
        if self._corrects_matter(found):
            return True
        if self.state.last is None or self.state.last in ("contact", "ward") or not found.text:
            return False
        if self.state.last == "where" and not _may_be_place(found):
            return False
        self._set(**{self.state.last: found.text})
        return True

    def _corrects_matter(self, found: Details) -> bool:
        """ "Không phải điện thoại mà là máy tính bảng": what is denied was told of the matter."""
        denied = _DENIED.search(words_of(self._message.text))
        old = self.state.report.what
        if denied is None or old is None or fold(denied[1]) not in fold(old):
            return False
        if len(old) + len(found.text) <= LONGEST_CHARACTERS:
            self._set(what=joined(old, said(self._message.text)))
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
        self.state.phone_part = None
        self.state.settled.add("contact")

    def _set(self, **values: Any) -> None:
        self.state.report = self.state.report.with_details(**values)


def _tells_house(found: Details) -> bool:
    """Whether a ward comes with a number and a street that no list knows ("61 Lê Đại Hành")."""
    apart = found.phone or found.plate or found.when or found.who or found.people
    rest = written_numbers(found.rest).split()
    few = len(rest) >= 2 and len(found.text.split()) <= LONGEST_PLACE_WORDS
    return few and not apart and rest[0].rstrip("abcdeABCDE").isdigit()


def _may_be_place(found: Details) -> bool:
    """Whether words that no list knows may still describe a place."""
    few = 2 <= len(found.text.split()) <= LONGEST_PLACE_WORDS
    return few and found.who is None and triage(found.text, "113") is None and not found.unknown


def _bare_place(where: str) -> str:
    return where.split(" ", 1)[1] if where.lower().startswith(("ở ", "tại ")) else where


def _is_future(when: str, message: Answered) -> bool:
    return when[:10] > message.now.astimezone(HANOI).date().isoformat()


def _much_later(old: str, new: str) -> bool:
    """Whether both are hours of one day and the new one is no nearer telling of the old one."""
    if _CLOCK not in old or _CLOCK not in new or new[:10] != old[:10]:
        return False
    return datetime.fromisoformat(new) - datetime.fromisoformat(old) >= _ANOTHER_TIME


def _is_day(iso: str) -> bool:
    return _ISO_DAY.fullmatch(iso) is not None


def _on_day(old: str, part: str | None, text: str) -> str | None:
    """The clock time in a text on the day of ``old``, in the part of it that was told before."""
    day = old[:10]
    end_of_day = datetime.fromisoformat(day).replace(hour=23, minute=59, tzinfo=HANOI)
    if _CLOCK in old:
        part = part_of_hour(datetime.fromisoformat(old).hour)
    found = parse_when(text, end_of_day, part)
    return found.iso if found and found.iso.startswith(day) else None
