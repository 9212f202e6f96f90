"""How scripted conversations are judged."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.conversations import grade, matches
from bot.core.call import DialogueReply
from bot.core.report import Incident, Tip


def reply(text: str = "Dạ.", **values: Any) -> DialogueReply:
    return DialogueReply(text, "inform", 0.9, **values)


@pytest.mark.parametrize(
    ("field", "wanted", "got", "right"),
    [
        ("what", "cháy|lửa", "Cháy nhà", True),
        ("what", "cháy", "trộm xe", False),
        ("what", "cháy", None, False),
        ("who", None, None, True),
        ("who", None, "hai người", False),
        ("ward", "Phường Láng", "Phường Láng", True),
        ("ward", "Phường Láng", "Phường Láng Hạ", False),
        ("when", "2026-11-20T21:00", "2026-11-20T21:00:00+07:00", True),
        ("when", "2026-11-20", "2026-11-21", False),
        ("plate", "29A1-234.56", "29a123456", True),
        ("phone", "0912 345 678", "0912345678", True),
        ("phone", "0912345678", "0912345679", False),
        ("anonymous", True, True, True),
        ("anonymous", False, None, True),
        ("anonymous", True, False, False),
    ],
)
def test_a_field_is_judged_by_its_kind(field: str, wanted: Any, got: Any, right: bool) -> None:
    """Words are searched for, names and numbers compared, times begin alike."""
    assert matches(field, wanted, got) is right


def marks(expect: dict[str, Any], *replies: DialogueReply) -> dict[str, bool]:
    return {mark.kind: mark.right for mark in grade(expect, replies)}


def test_the_report_of_the_kind_is_looked_into() -> None:
    """A tip beside an incident does not make up for what the incident lacks."""
    both = reply(incident=Incident(what="cháy"), tip=Tip(what="trộm", where="phố Láng"))
    found = marks({"kind": "incident", "details": {"what": "trộm", "where": "Láng"}}, both)
    assert found == {"what": False, "where": False, "kind of report": True}


def test_nothing_taken_is_all_wrong() -> None:
    """Without any report no detail is right, an empty one excepted."""
    found = marks({"kind": "tip", "details": {"what": "trộm", "phone": None}}, reply())
    assert found == {"what": False, "phone": True, "kind of report": False}


def test_what_is_told_on_the_way_counts() -> None:
    """The number may be told in any turn; what must and must not be said likewise."""
    expect = {
        "kind": "mixed",
        "details": {},
        "emergency": ["114", "115"],
        "must_say": ["gọi ngay"],
        "never_say": ["0912"],
    }
    said = (reply("Anh chị GỌI NGAY 114.", emergency="114", incident=Incident()), reply("0912"))
    found = marks(expect, *said)
    assert found["number"]
    assert found["said what must be said"]
    assert not found["kept from saying it"]
