"""What reviewers want to change, checked before it is kept."""

from __future__ import annotations

from bot.core.errors import ReviewError
from bot.core.intent_names import INTENT_NAMES
from bot.core.reports.anonymity import HIDDEN
from bot.core.review import VERDICTS, Edit, Field, Value

LONGEST_TEXT = 4_000
MOST_TAGS = 12
LONGEST_TAG = 40


def checked(edit: Edit) -> Edit:
    """The edit as it may be kept: spaces trimmed, tags in order. Raises ReviewError."""
    field, turn = edit.item
    if (turn > 0) is not field.of_turn or turn < 0:
        raise ReviewError("bad_turn", f"'{field.value}' does not belong to turn {turn}.")
    return Edit(edit.item, _CHECKS[field](edit.value))


def _transcript(value: object) -> Value:
    if value is None:
        return None
    text = " ".join(_text(value).split())
    if HIDDEN in text:
        raise ReviewError(
            "masked_text", "Personal data are masked here: reveal them before you correct the text."
        )
    return text


def _intent(value: object) -> Value:
    if value is not None and (not isinstance(value, str) or value not in INTENT_NAMES):
        raise ReviewError("unknown_intent", "The assistant knows no such intent.")
    return value


def _verdict(value: object) -> Value:
    if value is not None and (not isinstance(value, str) or value not in VERDICTS):
        raise ReviewError("unknown_verdict", f"A verdict is one of {', '.join(VERDICTS)}.")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ReviewError("bad_text", f"A text has at most {LONGEST_TEXT} characters.")
    return value.replace("\r\n", "\n").strip()


def _tags(value: object) -> Value:
    if not isinstance(value, (list, tuple)) or not all(isinstance(tag, str) for tag in value):
        raise ReviewError("bad_tags", "Tags are a list of words.")
    tags = {" ".join(tag.lower().split()) for tag in value} - {""}
    if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        raise ReviewError(
            "bad_tags", f"At most {MOST_TAGS} tags of at most {LONGEST_TAG} characters."
        )
    return tuple(sorted(tags))


def _mark(value: object) -> Value:
    if not isinstance(value, bool):
        raise ReviewError("bad_mark", "A mark is true or false.")
    return value


_CHECKS = {
    Field.TRANSCRIPT: _transcript,
    Field.INTENT: _intent,
    Field.VERDICT: _verdict,
    Field.NOTES: _text,
    Field.TAGS: _tags,
    Field.REVIEWED: _mark,
    Field.ESCALATED: _mark,
}
