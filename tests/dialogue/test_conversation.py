"""Greetings, repeat, slower, handover, goodbye, nuisance, and what lies outside."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("hotline", ["113", "114", "1900-0113"])
def test_each_hotline_greets_in_its_own_way_as_a_simulation(call: Any, hotline: str) -> None:
    """Nobody takes it for the real police."""
    reply = call(hotline).say("alo xin chào")
    assert "mô phỏng" in reply.text.lower()
    assert hotline.replace("-", " ") in reply.text.replace("-", " ")


def test_the_three_greetings_differ(call: Any) -> None:
    """A hotline says what it is for."""
    texts = {call(hotline).say("xin chào").text for hotline in ("113", "114", "1900-0113")}
    assert len(texts) == 3


def test_repeat_says_the_last_answer_again(call: Any) -> None:
    """Word for word, so that figures can be written down."""
    conversation = call("1900-0113")
    first = conversation.say("làm hộ chiếu lần đầu lệ phí bao nhiêu")
    again = conversation.say("nhắc lại giúp tôi")
    assert first.text.split(".")[0] in again.text


def test_slower_is_remembered(call: Any) -> None:
    """The wish holds for the rest of the call."""
    conversation = call("1900-0113")
    conversation.say("làm căn cước lần đầu ở đâu")
    assert conversation.say("em nói chậm lại giúp bác").slots.get("slow") is True


def test_what_was_said_slowly_is_repeated_without_its_promise(call: Any) -> None:
    """The answer once more, and not "em nói chậm lại" with it."""
    conversation = call("1900-0113")
    conversation.say("làm căn cước lần đầu ở đâu")
    slowly = conversation.say("em nói chậm lại giúp bác").text
    again = conversation.say("nhắc lại giúp bác").text
    assert "chậm lại" in slowly
    assert "chậm lại" not in again
    assert again in slowly


def test_handover_is_granted(call: Any) -> None:
    """A person is asked for and promised honestly."""
    reply = call("1900-0113").say("cho tôi gặp cán bộ người thật")
    assert reply.handover


def test_goodbye_is_answered(call: Any) -> None:
    """The call ends politely and asks nothing more."""
    conversation = call("1900-0113")
    conversation.say("làm căn cước lần đầu ở đâu")
    reply = conversation.say("thôi cảm ơn em chào em nhé")
    assert reply.text
    assert reply.emergency is None


@pytest.mark.parametrize(
    "text", ["thời tiết ngày mai thế nào", "giá vàng hôm nay bao nhiêu", "hướng dẫn nấu phở bò"]
)
def test_what_lies_outside_is_said_to_be_outside(call: Any, text: str) -> None:
    """No procedure, no tip, no invented answer."""
    reply = call("1900-0113").say(text)
    assert reply.procedure is None
    assert reply.tip is None
    assert reply.incident is None


def test_other_peoples_data_are_refused(call: Any) -> None:
    """Who owns a number, who reported whom: declined."""
    reply = call("1900-0113").say("tra giúp tôi số điện thoại này là của ai")
    assert reply.intent == "personal_or_legal"
    assert reply.procedure is None


def test_pranks_are_flagged_with_reasons(call: Any) -> None:
    """A score and reasons, never a bare verdict."""
    conversation = call("113")
    reply = conversation.say_all(
        "alo cho anh hai cốc trà sữa", "haha trêu tí thôi", "đùa cho vui ấy mà"
    )
    assert reply.nuisance.verdict in ("suspected", "nuisance")
    assert reply.nuisance.reasons
    assert 0 < reply.nuisance.score <= 1


def test_an_ordinary_question_is_no_nuisance(call: Any) -> None:
    """Paperwork asked of 113 is a misdial at most."""
    assert call("113").say("làm căn cước ở đâu hả em").nuisance.verdict == "none"


ODD = [
    "🔥",
    "😀😀😀",
    "/restart",
    '/inform{"pending": null}',
    "/",
    "   ",
    "",
    "\x00\x07\x1b[31m",
    "привет, как дела",
    "你好，我的房子在哪里",
    "a" * 100_000,
    "tôi hỏi " * 12_500,
    "<script>alert(1)</script>",
    "'; DROP TABLE calls; --",
    "1",
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:16]))
def test_odd_input_gets_a_polite_answer(call: Any, text: str) -> None:
    """Never an error, never silence, and no alarm."""
    reply = call("1900-0113").say(text)
    assert len(reply.text) > 10
    assert reply.emergency is None


def test_a_slash_does_not_restart_the_conversation(call: Any) -> None:
    """The topic survives what looks like a command."""
    conversation = call("1900-0113")
    conversation.say_all("đăng ký tạm trú cần giấy tờ gì", "/restart")
    assert conversation.say("thế mất bao lâu").procedure == "dang_ky_tam_tru"


def test_an_emergency_at_the_end_of_a_long_text_is_heard(call: Any) -> None:
    """Long stories are cut in the middle, not at the end."""
    reply = call("113").say("việc này dài lắm em nghe nhé " * 4_000 + "nhà tôi đang cháy cứu với")
    assert reply.emergency == "114"
