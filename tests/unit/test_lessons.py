"""What corrections teach: which lines may become training data, and the file they come in."""

from __future__ import annotations

from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from bot.core.call import DialogueReply, Turn, Utterance
from bot.core.edits import checked
from bot.core.lessons import (
    Fault,
    Lesson,
    folded_line,
    lesson_of,
    objections,
    teaches_something,
    training_line,
)
from bot.core.review import Edit, Field, Item, Review
from bot.knowledge.examples import (
    correction_faults,
    known_lines,
    lines_of_test_sets,
    read_examples,
    write_corrections,
)

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=timezone.utc)
TURN = Turn(
    1,
    Utterance(0.0, 2.0, "làm căn cướp mất bao lâu", "làm căn cướp mất bao lâu"),
    DialogueReply("…", "report_emergency_crime", 0.6),
)


def reviewed(*edits: tuple[Field, object]) -> Review:
    asked = [checked(Edit(Item(field, 1), value)) for field, value in edits]  # type: ignore[arg-type]
    review = Review("c")
    return review.with_changes(review.save(asked, 0, "lan", NOON).changes)


def faults(lesson: Lesson, **known: object) -> list[Fault]:
    found = objections(lesson, known.get("known", {}), known.get("tested", ()))  # type: ignore[arg-type]
    return [objection.fault for objection in found]


def test_uncorrected_turn_teaches_nothing() -> None:
    """Notes and marks are no training data."""
    assert lesson_of(TURN, Review("c")) is None


def test_lesson_is_what_the_reviewer_said_it_was() -> None:
    """Corrected words with the corrected intent; what was left alone stays as it was."""
    both = reviewed((Field.TRANSCRIPT, "làm căn cước mất bao lâu"), (Field.INTENT, "ask_time"))
    assert lesson_of(TURN, both) == Lesson("làm căn cước mất bao lâu", "ask_time")
    words = reviewed((Field.TRANSCRIPT, "làm căn cước mất bao lâu"))
    assert lesson_of(TURN, words) == Lesson("làm căn cước mất bao lâu", "report_emergency_crime")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("gọi 0912 345 678 báo trộm xe máy", "gọi báo trộm xe máy"),
        ("[cháy](where) {nhà} | rồi: *mau*", "cháy where nhà rồi: mau"),
        ("- một dòng\n- hai dòng", "một dòng - hai dòng"),
        ("xe 29A1-123.45 bị mất ở số 5 phố Huế", "xe bị mất ở số phố Huế"),
    ],
)
def test_line_has_neither_personal_data_nor_signs_of_a_format(said: str, line: str) -> None:
    """Nothing in a line is read as markup by YAML or Rasa, and nobody is in it."""
    assert training_line(said) == line


def test_test_sets_are_never_taught() -> None:
    """Case, marks and signs do not hide a line of a test set."""
    tested = {folded_line("Cháy nhà rồi!")}
    assert faults(Lesson("cháy nhà rồi", "report_emergency_fire"), tested=tested) == [Fault.TESTED]
    assert faults(Lesson("CHAY NHA, ROI", "report_emergency_fire"), tested=tested) == [Fault.TESTED]
    assert faults(Lesson("cháy nhà tôi rồi", "report_emergency_fire"), tested=tested) == []


def test_one_line_is_never_taught_two_intents() -> None:
    """What the data teach otherwise is refused by name; what they teach already adds nothing."""
    known = {folded_line("lệ phí bao nhiêu"): {"ask_fee"}}
    wrong, again = Lesson("Lệ phí bao nhiêu?", "ask_time"), Lesson("lệ phí bao nhiêu", "ask_fee")
    (objection,) = objections(wrong, known, ())
    assert objection.fault is Fault.CONFLICT
    assert "Hỏi lệ phí" in objection.message
    assert objections(again, known, ()) == []
    assert not teaches_something(again, known)
    assert teaches_something(wrong, known)


def test_emergency_is_never_taught_as_harmless() -> None:
    """Words that triage hears as an emergency cannot become pranks or out of scope."""
    for intent in ("nuisance_prank", "out_of_scope", "test_call"):
        assert Fault.EMERGENCY in faults(Lesson("cháy nhà rồi có người mắc kẹt", intent))
    assert faults(Lesson("cháy nhà rồi có người mắc kẹt", "report_emergency_fire")) == []


@pytest.mark.parametrize(
    ("lesson", "fault"),
    [
        (Lesson("", "greet"), Fault.EMPTY),
        (Lesson("làm căn cước", None), Fault.NO_INTENT),
        (Lesson("làm căn cước", "nlu_fallback"), Fault.NO_INTENT),
        (Lesson("làm căn cước", "gone_intent"), Fault.UNKNOWN_INTENT),
        (Lesson("gọi 0912345678 nhé em", "inform"), Fault.PERSONAL),
        (Lesson("làm căn cước " * 40, "ask_procedure"), Fault.TOO_LONG),
    ],
)
def test_what_must_not_be_taught(lesson: Lesson, fault: Fault) -> None:
    """Each fault is told by its own name."""
    assert fault in faults(lesson)


def test_too_little_left_is_refused() -> None:
    """A number with a word around it teaches nothing once the number is gone."""
    said = "số 0912 345 678"
    found = objections(Lesson(training_line(said), "inform"), {}, (), said)
    assert [objection.fault for objection in found] == [Fault.TOO_LITTLE_LEFT]


def test_file_is_read_back_as_training_data(tmp_path: Path) -> None:
    """What is written is what training reads; the same lessons give the same file."""
    lessons = [
        Lesson("quên mật khẩu vneid làm sao", "ask_procedure"),
        Lesson("nhà bên cháy kìa", "report_emergency_fire"),
        Lesson("nhà bên cháy kìa", "report_emergency_fire"),
    ]
    first, second = tmp_path / "a" / "x.yml", tmp_path / "b" / "x.yml"
    write_corrections(lessons, first, date(2026, 11, 22))
    write_corrections(reversed(lessons), second, date(2026, 11, 22))
    assert first.read_bytes() == second.read_bytes()
    assert read_examples(first.parent) == {
        "ask_procedure": ["quên mật khẩu vneid làm sao"],
        "report_emergency_fire": ["nhà bên cháy kìa"],
    }
    assert "Báo cháy, nổ" in first.read_text("utf-8")


def test_lines_of_test_sets_are_found_in_every_format(tmp_path: Path) -> None:
    """YAML of any shape, lists of lines, JSON and strings in test code."""
    sets = tmp_path / "benchmarks" / "sets"
    sets.mkdir(parents=True)
    (tmp_path / "tests" / "unit").mkdir(parents=True)
    (sets / "a.yml").write_text("x:\n  - say: [Một câu dài, {then: Câu hai}]\n", "utf-8")
    (sets / "b.txt").write_text("Câu ba.\nCâu bốn\n", "utf-8")
    (sets / "c.json").write_text('[{"text": "câu năm"}]', "utf-8")
    (tmp_path / "tests" / "unit" / "test_x.py").write_text('say("Câu sáu!")\n', "utf-8")
    found = lines_of_test_sets(tmp_path)
    assert {"mot cau dai", "cau hai", "cau ba", "cau bon", "cau nam", "cau sau"} <= found


def test_line_that_somebody_wrote_by_hand_is_checked_too(tmp_path: Path) -> None:
    """Checking the training data refuses a test line in data/corrections, naming the file."""
    data = tmp_path / "data"
    (data / "nlu").mkdir(parents=True)
    (data / "corrections").mkdir()
    (data / "questions").mkdir()
    for folder, text in (("nlu", "lệ phí bao nhiêu"), ("corrections", "câu của bộ kiểm tra")):
        (data / folder / "x.yml").write_text(
            f'version: "3.1"\nnlu:\n  - intent: ask_fee\n    examples: |\n      - {text}\n', "utf-8"
        )
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "held.txt").write_text("Câu của bộ kiểm tra\n", "utf-8")
    (fault,) = correction_faults(data, tmp_path)
    assert "corrections/x.yml" in fault
    assert "bộ kiểm tra" in fault
    assert "le phi bao nhieu" in known_lines(data)
