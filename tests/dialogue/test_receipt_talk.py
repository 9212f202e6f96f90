"""Receipts: additions that tell of danger, and what is asked before a tip is closed."""

from __future__ import annotations

from typing import Any

TIP = (
    "tôi muốn tố giác một ổ đánh bạc",
    "ở số 20 ngõ 5 phố khâm thiên phường văn miếu quốc tử giám",
    "chín giờ tối qua",
    "khoảng bảy tám người do ông hải chủ nhà tổ chức",
)


def test_how_the_reporter_knows_and_evidence_are_asked_once(call: Any) -> None:
    """One after the other, kept and read back."""
    conversation = call("1900-0113", caller="0912345678")
    assert "tận mắt" in conversation.say_all(*TIP).text
    assert "video" in conversation.say("tôi nghe hàng xóm kể").text
    reply = conversation.say("nhà đối diện có camera quay được")
    assert reply.tip is not None
    assert "hàng xóm kể" in str(reply.tip.how_known)
    assert "camera" in str(reply.tip.evidence)
    read_back = conversation.say("tôi muốn giấu tên").text
    assert "camera quay được" in read_back
    assert "hàng xóm kể" in read_back


def test_danger_added_by_a_receipt_is_an_emergency(call: Any) -> None:
    """Whoever holds the code and is in danger hears the number first, not "đã ghi thêm"."""
    conversation = call("1900-0113", caller="0912345678")
    reply = conversation.say_all(*TIP, "giấu tên giúp tôi", "đúng rồi")
    assert reply.tip is not None
    assert reply.tip.receipt
    later = call("1900-0113")
    asked = later.say(f"tôi hỏi tin báo mã {reply.tip.receipt}")
    assert "đang chờ người trực" in asked.text
    said = later.say("nó cầm dao quay lại rồi")
    assert said.emergency == "113"
    assert said.incident is not None
    assert said.text.index("113") < said.text.index("?" if "?" in said.text else ".")
    status = call("1900-0113").say(f"tôi hỏi tin báo mã {reply.tip.receipt}")
    assert "đánh bạc" not in status.text


def test_a_suicide_risk_asks_for_a_person(call: Any) -> None:
    """Nobody has to ask: the first answer promises the call."""
    reply = call("113", caller="0912345678").say("tôi không muốn sống nữa")
    assert reply.handover
    assert "gọi lại cho anh chị ngay" in reply.text


def test_the_general_desk_takes_leave_of_a_nuisance_only(call: Any) -> None:
    """The reply that ends the call says so; on 113 none ever does."""
    pranks = ("haha trêu chú đấy lêu lêu", "lêu lêu trêu tí thôi", "hihi đùa thôi mà") * 2
    desk, police = call("1900-0113"), call("113")
    ends = [(desk.say(text).ends, police.say(text).ends) for text in pranks]
    assert any(general for general, _ in ends)
    assert not any(urgent for _, urgent in ends)
