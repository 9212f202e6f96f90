"""Every answer that the chat offers to tap is understood by the dialogue when it is sent."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.call import Hotline
from bot.core.suggestions import openings, suggestions

NOT_UNDERSTOOD = ("nlu_fallback", "out_of_scope")
WHERE = "số 5 phố Huế, phường Hai Bà Trưng"
TIP = ("tôi muốn tố giác một vụ trộm xe máy", WHERE)
EMERGENCIES = [
    ("114", f"cháy nhà ở {WHERE}"),
    ("114", f"sập nhà ở {WHERE}"),
    ("113", f"có đánh nhau ở {WHERE}"),
    ("113", f"tai nạn giao thông ở {WHERE}"),
    ("113", f"chồng đang đánh vợ ở {WHERE}"),
]


@pytest.mark.parametrize(
    ("hotline", "text"), [(h, t) for h in map(str, Hotline) for t in openings(h)]
)
def test_openings_are_understood(call: Any, hotline: str, text: str) -> None:
    """What people begin with is answered, and what is no emergency raises no alarm."""
    reply = call(hotline).say(text)
    assert reply.intent not in NOT_UNDERSTOOD
    urgent = (reply.intent or "").startswith("report_emergency")
    assert (reply.emergency is not None) == urgent


def test_questions_after_a_procedure_are_answered_from_it(call: Any) -> None:
    """Each aspect offered is answered, differently, from the same entry."""
    conversation = call("1900-0113")
    first = conversation.say("Làm căn cước lần đầu cần giấy tờ gì?")
    offered = suggestions(first)
    assert len(offered) >= 3
    replies = [conversation.say(text) for text in offered]
    assert {reply.procedure for reply in replies} == {first.procedure}
    assert len({reply.text for reply in [first, *replies]}) == len(offered) + 1
    asked = [reply.slots["aspect"] for reply in replies]
    assert len(set(asked)) == len(asked)


def test_each_of_several_procedures_can_be_tapped(call: Any) -> None:
    """The name offered picks that procedure: no two lead to the same, and the aspect stands."""
    offered = suggestions(call("1900-0113").say("đăng ký xe cần gì"))
    assert len(offered) >= 2
    picked = []
    for text in offered:
        conversation = call("1900-0113")
        conversation.say("đăng ký xe cần gì")
        picked.append(conversation.say(text).procedure)
    assert None not in picked
    assert len(set(picked)) == len(offered)


@pytest.mark.parametrize(
    ("before", "field"), [((), "when"), (("tối hôm qua lúc 9 giờ",), "who")], ids=["when", "who"]
)
def test_answers_to_a_tips_questions_lead_on(
    call: Any, before: tuple[str, ...], field: str
) -> None:
    """After each of them something else is asked, or the tip is read back."""
    offered = suggestions(call("1900-0113").say_all(*TIP, *before))
    assert offered
    for text in offered:
        conversation = call("1900-0113")
        asked = conversation.say_all(*TIP, *before).slots["pending"]
        assert asked["field"] == field
        then = conversation.say(text).slots["pending"]
        assert then["intake"] == "tip"
        assert then["field"] != field


def test_tip_can_be_tapped_to_its_receipt(call: Any) -> None:
    """Anonymous, right: a receipt. Wrong: asked what."""
    told = (*TIP, "tối hôm qua lúc 9 giờ", "tôi không biết", "tôi tận mắt thấy", "không có ảnh")
    conversation = call("1900-0113")
    (hide,) = suggestions(conversation.say_all(*told))
    yes, no = suggestions(conversation.say(hide))
    closed = conversation.say(yes)
    assert closed.tip is not None
    assert closed.tip.anonymous
    assert closed.tip.receipt
    other = call("1900-0113")
    other.say_all(*told, hide)
    assert other.say(no).slots["pending"]["step"] == "fix"


@pytest.mark.parametrize(("hotline", "text"), EMERGENCIES)
def test_how_people_are_can_be_tapped_in_an_emergency(call: Any, hotline: str, text: str) -> None:
    """The answer is in the incident and not asked for again; the number stays told."""
    offered = suggestions(call(hotline).say(text))
    assert len(offered) == 2
    for answer in offered:
        conversation = call(hotline)
        conversation.say(text)
        reply = conversation.say(answer)
        assert reply.emergency is not None
        assert reply.incident is not None
        assert reply.incident.people_in_danger == answer
        assert (reply.slots["pending"] or {}).get("field") != "people_in_danger"


@pytest.mark.parametrize("wants", [True, False])
def test_offer_to_report_a_loss_can_be_tapped(call: Any, wants: bool) -> None:
    """A yes opens the report, a no leaves it."""
    conversation = call("1900-0113")
    reply = conversation.say("em bị rơi mất bằng lái xe")
    assert reply.slots["pending"]["intake"] == "lost_offer"
    after = conversation.say(suggestions(reply)[0 if wants else 1])
    assert (after.tip is not None) is wants
    assert (after.slots.get("pending") is not None) is wants
