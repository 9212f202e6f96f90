"""Merging one message into a report: new details, corrections, contradictions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.vietnamese import fold
from bot.core.report import Incident
from bot.core.reports.answering import LONGEST_PLACE_WORDS, Answering
from bot.core.reports.choices import picks_new, picks_old
from bot.core.reports.details import (
    LONGEST_CHARACTERS,
    Details,
    PlaceFinder,
    said,
)
from bot.core.reports.intake_state import Answered, IntakeState
from bot.core.reports.matters import is_bare_cry, matter_of
from bot.core.reports.money import names_amount
from bot.core.reports.particulars import says_there_is_none
from bot.core.reports.people import joined
from bot.core.reports.self_names import only_names_self
from bot.core.reports.taking import Taking
from bot.core.reports.taking_numbers import NumberTaking
from bot.core.reports.taking_places import PlaceTaking
from bot.core.reports.taking_times import TimeTaking, corrects_when, said_less_exactly

_DENIED = re.compile(r"không phải (?:là )?(?:cái |con |chiếc )?(\S+ \S+)")
_DENIED_OF_WHO = compile_cues("(?:không|hông|ko) phải (?:là )?(\\S+(?: (?!mà|chứ)\\S+)?)")
_TELLS_MATTER = ("report_tip", "report_fraud", "report_lost")
_FEW_WORDS = 5

_SAYS_WHO_CALLS = compile_cues(
    "^(?:dạ |vâng |thì |à )*(?:tôi|em|cháu|anh|chị|mình|bác|con|tui) (?:là|tên)"
)


class Merger(Taking):
    """Changes an intake's state by what one message says."""

    def merge(self) -> None:
        found = self._details
        wrong = found.correction or self._message.intent == "correct"
        fixing = wrong or found.said_better or self.state.step in ("confirm", "fix")
        took = NumberTaking(*self._all).mends(found)
        # Digits that put a telephone number right are no house number.
        for take in (*self._takings(with_places=not took), self._take_people):
            took = take(found, fixing) or took
        took = self._take_what(found) or took
        self._take_particulars(found, wrong or self.state.step == "fix")
        if self.state.conflict is not None:
            return
        if (wrong or self.state.step == "fix") and not took and self.state.step != "confirm":
            took = self._replace_last(found)
        told_who = self.state.asked == "who" and found.who is not None
        if self.state.asked and self.state.step == "ask" and (told_who or not (fixing and took)):
            Answering(self.state, self._message, found).take(self.state.asked, took)

    def _takings(self, with_places: bool) -> Iterator[Callable[[Details, bool], bool]]:
        if with_places:
            yield PlaceTaking(*self._all).take
        for taking in (TimeTaking, NumberTaking):
            yield taking(*self._all).take

    @property
    def _all(self) -> tuple[IntakeState, Answered, Details, PlaceFinder]:
        return self.state, self._message, self._details, self._places

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
        """Whom it is about; what was told and is denied gives way, all else is added."""
        if found.who is None or (self.state.is_tip and self.state.asked == "who"):
            return False
        corrected = found.correction or self._message.intent == "correct"
        if corrected and (found.phone or found.plate):
            return False  # a number is put right
        if corrected and self._denies_matter():
            return False  # so is the matter
        old = self.state.report.who
        denied = _DENIED_OF_WHO.search(words_of(self._message.text))
        instead = corrected and old and denied and fold(denied[1]) in fold(old)
        self._set(who=found.who if instead else joined(old, found.who))
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
        if found.anonymous or found.named_after_all or only_names_self(self._message.text):
            return False
        if self.state.last == "where" and not (_may_be_place(found) and self._may_mend_place()):
            return False
        if not found.correction and _SAYS_WHO_CALLS.search(words_of(found.text)):
            return False
        if self.state.last == "when" and not corrects_when(found):
            return False
        if self.state.last == "who" and names_amount(found.text):
            return False
        self._set(**{self.state.last: found.text})
        return True

    def _may_mend_place(self) -> bool:
        """ "Không phải ăn trộm, là quên": what is denied was never told of the place."""
        denied = _DENIED.search(words_of(self._message.text))
        return denied is None or fold(denied[1]) in fold(self.state.report.where or "")

    def _corrects_matter(self, found: Details) -> bool:
        """ "Không phải điện thoại mà là máy tính bảng": what is denied was told of the matter."""
        old = self.state.report.what
        if old is None or not self._denies_matter():
            return False
        if len(old) + len(found.text) <= LONGEST_CHARACTERS:
            self._set(what=joined(old, said(self._message.text)))
        return True

    def _denies_matter(self) -> bool:
        """Whether what is denied was told of the matter."""
        denied = _DENIED.search(words_of(self._message.text))
        return denied is not None and fold(denied[1]) in fold(self.state.report.what or "")

    def choose(self) -> None:
        """Which of two contradictory statements holds."""
        conflict = self.state.conflict or {}
        self.state.conflict = None
        text = fold(self._message.text)
        name = conflict.get("field", "where")
        keeps_old = picks_old(text, conflict) or (name == "when" and self._tells_old_time(conflict))
        if name == "where":
            found = self._details
            if found.ward and found.ward not in (conflict["old_ward"], conflict["new_ward"]):
                self._set(where=found.where or found.ward, ward=found.ward)
            elif not keeps_old and picks_new(text, conflict):
                # Unanswered, the place stays that was given when it was asked for.
                self._set(where=conflict["new"], ward=conflict["new_ward"])
        elif not keeps_old:
            self._set(**{name: conflict["new"]})
        # What else the answer tells is not lost.
        if name != "where":
            PlaceTaking(*self._all).take(self._details, fixing=False)
        if name != "when":
            TimeTaking(*self._all).take(self._details, fixing=False)
        if name != "phone":
            NumberTaking(*self._all).take(self._details, fixing=True)
        self._take_people(self._details, fixing=False)
        self._take_what(self._details)
        self._take_particulars(self._details, fixing=False)

    def _tells_old_time(self, conflict: Mapping[str, Any]) -> bool:
        """ "Tối qua cơ": which holds is told by the time itself."""
        when, old, new = self._details.when, conflict["old"], conflict["new"]
        if when is None or when.iso == new or said_less_exactly(new, when.iso):
            return False
        return when.iso == old or said_less_exactly(old, when.iso)

    def name_after_all(self) -> None:
        """The caller takes back the wish to stay unnamed."""
        self.state.report = replace(self.state.report, anonymous=False)

    def go_anonymous(self) -> None:
        self.state.report = replace(self.state.report, anonymous=True, phone=None)
        self.state.phone_part = None
        self.state.settled.add("contact")


def _may_be_place(found: Details) -> bool:
    """Whether words that no list knows may still describe a place."""
    few = 2 <= len(found.text.split()) <= LONGEST_PLACE_WORDS
    few = few and not names_amount(found.text)
    return few and found.who is None and triage(found.text, "113") is None and not found.unknown
