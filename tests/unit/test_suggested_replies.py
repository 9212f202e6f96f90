"""Answers that a chatter may tap."""

from __future__ import annotations

from typing import Any

import pytest

from bot.calls.contract import message_object
from bot.core.call import DialogueReply, Hotline
from bot.core.suggestions import MOST, openings, suggestions


def told(pending: dict[str, Any] | None = None, **about: Any) -> tuple[str, ...]:
    slots = {"pending": pending, **about.pop("slots", {})}
    return suggestions(DialogueReply("…", about.pop("intent", "inform"), 0.9, slots=slots, **about))


def test_after_a_procedure_come_the_questions_not_yet_asked() -> None:
    """What was just answered is not offered again."""
    offered = told(procedure="ho_chieu_cap_moi", slots={"aspect": "fee"})
    assert "Mất bao lâu?" in offered
    assert "Lệ phí bao nhiêu?" not in offered


def test_read_back_is_answered_yes_or_no() -> None:
    """Two chips, and nothing else."""
    assert told({"intake": "tip", "step": "confirm"}) == ("Đúng rồi", "Chưa đúng")


def test_choices_are_offered_by_name() -> None:
    """Procedures, wards and contradictory statements as they were said."""
    names = ["đăng ký xe máy", "đăng ký xe ô tô"]
    assert told({"intake": "procedure", "names": names}) == tuple(names)
    wards = ["Phường Láng", "Phường Giảng Võ"]
    ward = {"intake": "incident", "step": "ask", "field": "ward", "wards": wards}
    assert told(ward, emergency="114") == tuple(wards)
    conflict = {"field": "where", "old": "phố Huế", "new": "phố Vọng"}
    assert told({"intake": "tip", "step": "choose", "conflict": conflict}) == (
        "phố Huế",
        "phố Vọng",
    )


def test_emergency_is_never_asked_whether_it_is_one() -> None:
    """Of an emergency only how people are is tapped; of a suicide nothing is."""
    asks = {"intake": "incident", "step": "ask", "field": "people_in_danger"}
    for advice, some in (("fire", True), ("suicide", False)):
        offered = told(asks, emergency="113", slots={"incident": {"advice": advice}})
        assert bool(offered) is some
    assert told({"intake": "incident", "step": "ask", "field": "where"}, emergency="114") == ()


@pytest.mark.parametrize(
    "slots",
    [
        {"pending": {"intake": "procedure", "names": None}},
        {"pending": {"intake": "tip", "step": "choose", "conflict": None}},
        {"pending": {"intake": "tip", "step": "ask"}},
        {"pending": {}},
        {"pending": "?"},
        {"pending": {"intake": "incident", "step": "ask", "field": "people_in_danger"}},
    ],
)
def test_odd_state_offers_nothing_and_breaks_nothing(slots: dict[str, Any]) -> None:
    """Slots come over a wire, and may be of an older model."""
    assert suggestions(DialogueReply("…", "inform", 0.9, slots=slots)) == ()


def test_whoever_is_not_understood_is_shown_what_can_be_asked() -> None:
    """The openings of the hotline, in the reply's object, too."""
    reply = DialogueReply("…", "nlu_fallback", 1.0, slots={"hotline": "1900-0113"})
    found = message_object(1, reply)["suggestions"]
    assert found == list(openings("1900-0113"))
    assert 0 < len(found) <= MOST
    for hotline in Hotline:
        assert openings(str(hotline))
