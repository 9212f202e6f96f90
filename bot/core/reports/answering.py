"""The answer to the question that was asked: kept, asked for again, or given up."""

from __future__ import annotations

from typing import Any

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.numbers import written_numbers
from bot.core.language.vietnamese import fold
from bot.core.reports.choices import (
    means_this_number,
    only_greets,
    says_no,
    says_yes,
    takes_leave,
)
from bot.core.reports.detail_patterns import PLACE_LIKE
from bot.core.reports.details import Details, says_only_numbers
from bot.core.reports.intake_state import MOST_ASKED, Answered, IntakeState
from bot.core.reports.matters import asks_something
from bot.core.reports.money import is_about_money
from bot.core.reports.particulars import answers_evidence, answers_how, says_only_there_is
from bot.core.reports.people import introduces_self, joined
from bot.core.reports.place_writing import written_place
from bot.core.reports.self_names import only_names_self
from bot.core.reports.taking_times import says_when

LONGEST_PLACE_WORDS = 12
_INTRODUCES_SELF = compile_cues(
    "(?:dạ |vâng |à |còn )*(?:tôi|em|cháu|anh|chị|mình|bác|con|tui) tên(?: là)?"
    "(?: [^ |]+){1,4}(?: \\|)?"
)
_OF_PLATE = compile_cues("^(?:\\S+ ){0,2}biển(?: số)?(?: xe| kiểm soát)?")
_FEWEST_OF_PLATE = 3  # digits
_PLACE_WORDS_LEFT = 2
# Asked once after where, when and who.
PARTICULARS = ("how_known", "evidence")
# "Báo thế này có thưởng tiền thì có thật không": asked beside an answer, and none itself.
_QUESTION = compile_cues(
    "(?:có|được|phải|đúng|liệu)(?: \\S+){0,7} (?:không|chưa)"
    "(?: (?:ạ|em|anh|chị|chú|cô|nhỉ|vậy|thế))*$"
)
# On somebody's body, in what was written of them.
_NOWHERE = compile_cues(
    "(?:ở|trên|dưới|trong|sau|bên|cạnh|gần) (?:(?:bên|phía|trái|phải) )?(?:cằm|má|mặt|trán|cổ|tay"
    "|vai|lưng|gáy|chân|bụng|ngực|mắt|tai|đùi|lông mày|mép|lệnh|ảnh|hình|thông báo|tin nhắn)"
)
# "Tôi sẽ mang ra công an phường": where it will be, and not where it was.
_HANDS_IN = compile_cues(
    "(?:sẽ|định|tính|để|xin)(?: \\S+){0,2} (?:mang|đem|nộp|gửi|giao|trả)(?: \\S+){0,3}"
    " (?:công an|ubnd|ủy ban|phường|đồn|bảo vệ)"
)
_CONTACT = compile_cues("(?:gọi|liên hệ|liên lạc|số|cần)")


class Answering:
    """Changes an intake's state by how a message answers its question."""

    def __init__(self, state: IntakeState, message: Answered, details: Details) -> None:
        self.state = state
        self._message = message
        self._details = details

    def take(self, asked: str, took: bool) -> None:
        """Keep the answer, or count that there was none; ``took``: the message told something."""
        found = self._details
        self.state.times[asked] = self.state.times.get(asked, 0) + 1
        again = self.state.times[asked] >= MOST_ASKED
        if asked == "contact":
            told_else = took and self.state.report.phone is None and not found.anonymous
            if told_else and self.state.is_tip:
                self.state.times[asked] -= 1  # something else was told; it was not refused
                return
            self._answer_contact(found, again)
        elif asked == "ward":
            if self.state.report.ward or found.unknown or again or took:
                self.state.settled.add("ward")
            if not took and not found.unknown and not self._says_nothing(asked):
                self._describe_place(found)
        elif asked in PARTICULARS:
            self._answer_particular(asked, took)
        elif asked == "who" and found.plate and not found.rest:
            self.state.settled.add("who")
        elif getattr(self.state.report, asked) is None:
            self._answer_as_said(asked, found, took, again)
        if getattr(self.state.report, asked, None) is not None:
            self.state.last = asked

    def _answer_as_said(self, asked: str, found: Details, took: bool, again: bool) -> None:
        if asked == "who" and found.correction and is_about_money(found.text) and not found.who:
            if again:
                self.state.settled.add(asked)
            return  # a sum is put right
        if asked == "who" and not found.plate and says_only_numbers(found.rest):
            return  # "khoảng tám chín giờ": a time, whatever is left of it
        if only_names_self(self._message.text) or introduces_self(found.answer):
            if again:
                self.state.settled.add(asked)
            return  # who is asked about is somebody else, and no place is called so
        if (
            asked == "who"
            and _INTRODUCES_SELF.fullmatch(words_of(self._message.text))
            and not again
        ):
            return
        if asked == "who" and _reads_plate(found):
            if again:
                self.state.settled.add(asked)
            return  # a plate that was not understood
        if asked == "people_in_danger" and _tells_only_place(found):
            if again:
                self.state.settled.add(asked)
            return
        if asked == "who" and not found.who and _asks_beside(found):
            if again:
                self.state.settled.add(asked)
            return  # a place, and "báo thế có thưởng không": nobody is told of
        if asked == "who" and found.anonymous and found.who:
            self._set(who=found.who)  # "chủ quán tên …, còn tôi thì giấu tên"
            return
        if found.phone_part and asked != "where":  # "số cuối ngõ 345" may be a place
            return  # half a telephone number
        elsewhere = found.when or found.where or found.phone or found.plate
        is_answer = bool(found.rest or not elsewhere) and not self._says_nothing(asked)
        if asked == "when" and (elsewhere or found.who) and not found.unknown:
            if again:
                self.state.settled.add(asked)  # they tell of something else, twice
            return
        if asked == "when" and not (found.unknown or again):
            return
        if asked == "when" and not says_when(found):
            if again:
                self.state.settled.add(asked)
            return
        if asked == "where" and not again and (took or found.unknown or not _is_place(found)):
            return
        if asked == "where" and _tells_only_else(found):
            if self.state.is_tip and self.state.times[asked] > MOST_ASKED:
                self.state.settled.add(asked)
            return  # asked once more: help goes nowhere without a place
        if is_answer and found.text:
            self._set(**{asked: found.answer})
            if asked == "people_in_danger" and not found.unknown and not says_no(found.text):
                self._set(who=joined(self.state.report.who, found.answer))
        elif again:
            self.state.settled.add(asked)

    def _answer_particular(self, asked: str, took: bool) -> None:
        """Asked once at most. Who says something else has nothing to tell, and goes on to how they
        can be reached."""
        found, text = self._details, self._message.text
        self.state.settled.add(asked)
        if getattr(self.state.report, asked) is not None or found.unknown:
            return
        if not self._is_about_contact():
            answer = self._of_evidence() if asked == "evidence" else self._of_how_known()
            if answer is not None:
                self._set(**{asked: answer})
                return
            if took and not says_no(text):
                return  # another detail, and the next question is still to be asked
        self.state.settled.update(PARTICULARS)
        if found.bad_phone:
            self.state.asked = "contact"
        self.take("contact", took)

    def _of_how_known(self) -> str | None:
        return self._details.answer if answers_how(self._message.text) else None

    def _of_evidence(self) -> str | None:
        text = self._message.text
        if says_no(text):
            return "không có"
        if says_only_there_is(text):
            return "có"
        return self._details.answer if answers_evidence(text) else None

    def _is_about_contact(self) -> bool:
        """Whether a message says how the caller can be reached, or that they need not be."""
        found, text = self._details, self._message.text
        refuses = says_no(text) and bool(_CONTACT.search(words_of(text)))
        told = found.phone or found.bad_phone or found.anonymous
        return bool(told or refuses or means_this_number(text))

    def _describe_place(self, found: Details) -> None:
        """What is said instead of a ward describes the place, in words that no list knows."""
        where = self.state.report.where
        if where is None or found.who or len(found.text.split()) > LONGEST_PLACE_WORDS:
            return
        if triage(found.text, "113") is None and fold(found.text) not in fold(where):
            self._set(where=f"{where}, {found.text}")

    def _says_nothing(self, asked: str) -> bool:
        """Whether a message is only a yes, a no or a greeting where a detail was asked."""
        text = self._message.text
        if asked in ("people_in_danger", "who") and says_no(text):
            return False
        return (
            says_yes(text)
            or says_no(text)
            or only_greets(text)
            or takes_leave(text)
            or (self._details.anonymous and asked != "contact")
        )

    def _answer_contact(self, found: Details, again: bool) -> None:
        if found.phone or found.anonymous:
            self.state.settled.add("contact")
        elif found.bad_phone and not again:
            return
        elif found.bad_phone:
            self._set(phone=found.text)
            self.state.settled.add("contact")
        elif again or found.unknown or says_no(self._message.text):
            self.state.settled.add("contact")

    def _set(self, **values: Any) -> None:
        if values.get("where"):
            values["where"] = written_place(values["where"])
        self.state.report = self.state.report.with_details(**values)


def _reads_plate(found: Details) -> bool:
    """Whether an answer to "who" reads out a plate, though one that was not understood."""
    digits = sum(character.isdigit() for character in written_numbers(found.text))
    of_plate = bool(_OF_PLATE.search(words_of(found.text))) and digits >= _FEWEST_OF_PLATE
    return of_plate and not (found.plate or found.who or found.unknown)


def _asks_beside(found: Details) -> bool:
    """Whether a message is a question, whatever place it tells besides."""
    line = words_of(found.rest or found.text)
    return "?" in found.text or bool(_QUESTION.search(line)) or asks_something(line)


def _tells_only_place(found: Details) -> bool:
    """Whether a message tells where it is, with a word or two that no list knows."""
    told = found.who or found.people or says_no(found.rest)
    return bool(found.where) and not told and len(found.rest.split()) <= _PLACE_WORDS_LEFT


def _tells_only_else(found: Details) -> bool:
    """Whether a message tells whom it is about, or when, and has no word of a place in it."""
    line = _NOWHERE.blank(words_of(found.rest or found.text))
    told_else = found.who or found.when or found.people
    if _HANDS_IN.search(line):
        return not found.where
    return bool(told_else) and not found.where and not PLACE_LIKE.search(line)


def _is_place(found: Details) -> bool:
    """Whether an answer to "where" has a word of a place in it: a lost thing described has none."""
    told = found.where or PLACE_LIKE.search(_NOWHERE.blank(words_of(found.text)))
    return bool(told) and (found.when is None or found.where is not None)
