"""Judging a call: what must come of it, and what did."""

from __future__ import annotations

from typing import Any

import pytest
from harness_calls import call, recording, turn

from bot.harness.alignment import align
from bot.harness.differences import compare
from bot.harness.judgement import field_is, judge
from bot.harness.manifest import ExpectedEntity, ExpectedReport
from bot.harness.wording import holds, plain


def outcome(script: Any, played: Any) -> dict[str, bool]:
    return {check.kind: check.passed for check in judge(script, played)}


def test_words_are_compared_without_case_marks_and_tone_placement() -> None:
    """hoà and hòa, capitals and commas make no difference; ư and u do."""
    assert plain("Hoà, THUỶ!  quý  hoàng") == "hòa thủy quý hoàng"
    assert holds("ở ngõ 7, phường Khâm Thiên cũ", "khâm thiên")
    assert holds("gọi 114 ngay", "một một bốn|114")
    assert not holds("gọi 1145", "114")
    assert plain("thử") != plain("thu")


def test_utterances_go_with_turns_one_to_one_when_there_are_as_many() -> None:
    """However badly an utterance is heard, its turn is the one at its place."""
    assert align(["một", "hai"], ["xyz", "abc"]) == [0, 1]


def test_an_utterance_that_was_cut_in_two_goes_with_its_likest_part() -> None:
    """Splitting or losing an utterance does not shift the judgement of the others."""
    script = ["ở đường láng", "à không tôi nhầm phường ô chợ dừa", "đúng rồi"]
    heard = ["ở đường láng", "à không", "tôi nhầm phường ô chợ dừa", "đúng rồi"]
    assert align(script, heard) == [0, 2, 3]
    assert align(script, ["ở đường láng", "đúng rồi"]) == [0, None, 1]
    assert align(script, []) == [None, None, None]


def test_an_unheard_utterance_fails_what_was_expected_of_it() -> None:
    """What is not heard cannot have been understood."""
    script = recording("xin chào", "tạm biệt nhé", intents=(("greet",), ("goodbye",)))
    checks = judge(script, call(turn("xin chào", intent="greet")))
    assert [(c.kind, c.turn, c.passed) for c in checks if c.kind == "intent"] == [
        ("intent", 1, True),
        ("intent", 2, False),
    ]


def test_silence_and_the_safety_answer_are_no_answers() -> None:
    """An empty reply fails, and so does the fixed answer while all parts are up."""
    script = recording("alô")
    assert outcome(script, call(turn("alô")))["answered"]
    assert not outcome(script, call(turn("alô", reply=" ")))["answered"]
    assert not outcome(script, call(turn("alô", degraded=True)))["answered"]


def test_an_emergency_must_be_the_right_number_or_none() -> None:
    """Another number is wrong, and so is a number where there is no emergency."""
    fire = recording("cháy", emergency=("114",))
    quiet = recording("cháy", emergency=("none",))
    told = call(turn("cháy"), emergency="114")
    assert outcome(fire, told)["emergency"]
    assert not outcome(fire, call(turn("cháy"), emergency="113"))["emergency"]
    assert not outcome(fire, call(turn("cháy")))["emergency"]
    assert not outcome(quiet, told)["emergency"]


def test_an_expected_report_that_was_not_taken_fails_in_every_field() -> None:
    """No tip at all is worse than a tip with a hole; null fields are no consolation."""
    script = recording("x", tip=ExpectedReport(True, {"what": "trộm", "phone": None}))
    got = outcome(script, call(turn("x")))
    assert (got["tip"], got["tip.what"], got["tip.phone"]) == (False, False, False)
    none = recording("x", tip=ExpectedReport(False))
    assert outcome(none, call(turn("x")))["tip"]
    assert not outcome(none, call(turn("x"), tip={"what": "trộm"}))["tip"]


@pytest.mark.parametrize(
    ("name", "wanted", "got", "passes"),
    [
        ("what", "trộm xe", "vụ trộm xe máy", True),
        ("what", ["trộm", "xe"], "xe bị trộm", True),
        ("what", "trộm xe", "trộm", False),
        ("ward", "Phường Láng", "phường láng", True),
        ("ward", "Phường Láng", "Phường Láng Hạ", False),
        ("plate", "29H1-123.45", "29H1-123.45", True),
        ("plate", "29H1-123.45", "29H1-123.46", False),
        ("when", "2026-11-19T21", "2026-11-19T21:00:00+07:00", True),
        ("when", "2026-11-19T21", "2026-11-20T21:00:00+07:00", False),
        ("anonymous", False, None, False),
        ("phone", None, "0570123456", False),
        ("receipt", "*", None, False),
        ("receipt", "*", "TB-1", True),
    ],
)
def test_fields_of_a_report(name: str, wanted: Any, got: Any, passes: bool) -> None:
    """Words must be among what was noted; names, plates and numbers must be the same."""
    assert field_is(name, wanted, got) is passes


def test_an_entity_counts_in_its_turn() -> None:
    """The right ward in another turn is not what was expected; a value may be an object."""
    script = recording("a", "b", entities=(ExpectedEntity("ward", "Phường Láng", 2),))
    found = [{"entity": "ward", "value": {"ward": "Phường Láng", "code": "1"}}]
    assert outcome(script, call(turn("a"), turn("b", entities=found)))["entity"]
    assert not outcome(script, call(turn("a", entities=found), turn("b")))["entity"]


def test_differences_show_what_was_missed_and_what_was_added() -> None:
    """A reader sees which words went wrong."""
    pieces = [(p.kind, p.text) for p in compare("Cháy nhà rồi!", "cháy cả nhà")]
    assert pieces == [("same", "cháy"), ("added", "cả"), ("same", "nhà"), ("missed", "rồi")]
