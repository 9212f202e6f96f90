"""What corrections teach: an utterance and its intent, and what must not be taught.

A supervisor approves a lesson exactly as it will stand in the training data. Test sets measure what
was learned, so nothing that stands in one is ever taught.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from bot.core.call import Turn
from bot.core.emergencies.triage import triage
from bot.core.intent_names import INTENT_GROUPS, INTENT_NAMES, intent_name
from bot.core.language.vietnamese import fold, tokens
from bot.core.personal_data import personal_spans, taken_out
from bot.core.review import Field, Item, Review

FALLBACK = "nlu_fallback"  # what the classifier says when it does not know: nothing to learn
FEWEST_WORDS_LEFT = 3
LONGEST_LESSON = 300
_HARMLESS = frozenset(INTENT_GROUPS["Ngoài phạm vi, quấy rối"])
# Signs that mean something to YAML or to Rasa's training format.
_WORDS = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[^\w\s,.?!%:/-]")


@dataclass(frozen=True)
class Lesson:
    """A line of training data; ``intent`` is None where nobody has said what was meant."""

    text: str
    intent: str | None


class Fault(str, Enum):
    """Why a lesson must not be taught; the value is stable."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_LITTLE_LEFT = "too_little_left"
    PERSONAL = "personal_data"
    NO_INTENT = "no_intent"
    UNKNOWN_INTENT = "unknown_intent"
    TESTED = "in_a_test_set"
    CONFLICT = "conflicting_label"
    EMERGENCY = "emergency_as_harmless"


@dataclass(frozen=True)
class Objection:
    """A fault with a sentence in Vietnamese that says what to do about it."""

    fault: Fault
    message: str


def folded_line(text: str) -> str:
    """What two spellings of one line have in common: words without marks, case and signs."""
    return " ".join(_WORDS.findall(fold(text)))


def lesson_of(turn: Turn, review: Review) -> Lesson | None:
    """What a turn teaches as corrected, personal data taken out; None where nothing was."""
    transcript = review.value(Item(Field.TRANSCRIPT, turn.number))
    intent = review.value(Item(Field.INTENT, turn.number))
    if transcript is None and intent is None:
        return None
    said = turn.utterance.said if transcript is None else str(transcript)
    meant = turn.reply.intent if intent is None else str(intent)
    return Lesson(training_line(said), meant)


def training_line(said: str) -> str:
    """An utterance as a line of training data: one line, no personal data, no signs of a format."""
    return " ".join(_SIGNS.sub(" ", taken_out(" ".join(said.split()))).split()).strip(" -,.:/")


def objections(
    lesson: Lesson,
    known: Mapping[str, Collection[str]],
    tested: Collection[str],
    said: str | None = None,
) -> list[Objection]:
    """Why a lesson must not be taught; empty when it may.

    ``known``: the intents that the training data give each line, by ``folded_line``; ``tested``:
    the lines of test sets, folded too; ``said``: the utterance before personal data were taken out.
    """
    found = [*_of_text(lesson.text, said), *_of_intent(lesson)]
    line = folded_line(lesson.text)
    if line in tested:
        found.append(
            Objection(Fault.TESTED, "Câu này có trong bộ kiểm tra nên không được dùng để dạy.")
        )
    against = contradiction(lesson, known)
    return [*found, against] if against else found


def contradiction(lesson: Lesson, known: Mapping[str, Collection[str]]) -> Objection | None:
    """The objection to a lesson whose line is ``known`` to mean something else."""
    others = sorted(set(known.get(folded_line(lesson.text), ())) - {lesson.intent or ""})
    if not others or not lesson.text:
        return None
    names = ", ".join(f"“{intent_name(other)}”" for other in others)
    return Objection(
        Fault.CONFLICT,
        f"Câu này đã được dạy, hoặc được duyệt, là {names}: chọn lại một ý định cho cả hai.",
    )


def teaches_something(lesson: Lesson, known: Mapping[str, Collection[str]]) -> bool:
    """False when the training data have the line with this intent already."""
    return lesson.intent not in known.get(folded_line(lesson.text), ())


def _of_text(text: str, said: str | None) -> list[Objection]:
    words = tokens(text)
    if not words:
        return [Objection(Fault.EMPTY, "Không còn lời nào để dạy.")]
    if len(text) > LONGEST_LESSON:
        return [Objection(Fault.TOO_LONG, f"Câu dài quá {LONGEST_LESSON} ký tự.")]
    if personal_spans(text):
        return [Objection(Fault.PERSONAL, "Câu vẫn còn dữ liệu cá nhân: bỏ phần đó đi.")]
    if said is not None and personal_spans(said) and len(words) < FEWEST_WORDS_LEFT:
        return [Objection(Fault.TOO_LITTLE_LEFT, "Bỏ dữ liệu cá nhân đi thì còn quá ít lời.")]
    return []


def _of_intent(lesson: Lesson) -> list[Objection]:
    if lesson.intent is None or lesson.intent == FALLBACK:
        return [Objection(Fault.NO_INTENT, "Chưa ai chọn ý định cho câu này.")]
    if lesson.intent not in INTENT_NAMES:
        return [Objection(Fault.UNKNOWN_INTENT, "Tổng đài không còn ý định này.")]
    if lesson.intent in _HARMLESS and triage(lesson.text, "113") is not None:
        return [
            Objection(
                Fault.EMERGENCY,
                "Câu này nghe như việc khẩn cấp: không dạy tổng đài coi nó là vô hại.",
            )
        ]
    return []
