"""Tips: what, where, when, who; corrections, side questions, anonymity, a receipt at the end."""

from __future__ import annotations

from typing import Any


def test_a_whole_tip_ends_with_a_receipt(call: Any) -> None:
    """Asked one thing at a time until nothing is missing, then read back and confirmed."""
    conversation = call("113", caller="0912345678")
    reply = conversation.say("tôi muốn tố giác một ổ đánh bạc")
    answers = iter(
        [
            "ở số 20 ngõ 5 phố khâm thiên phường văn miếu quốc tử giám",
            "tối nào cũng có từ chín giờ tối",
            "khoảng bảy tám người do ông hải chủ nhà tổ chức",
            "vâng đúng rồi",
            "không cần thêm gì",
            "vâng đúng rồi",
        ]
    )
    for answer in answers:
        if reply.tip and reply.tip.receipt:
            break
        reply = conversation.say(answer)
    assert reply.tip is not None
    assert reply.tip.receipt
    assert reply.tip.missing == ()


def test_an_anonymous_tip_keeps_no_number(call: Any) -> None:
    """Who asks not to be named is not named, and not called back."""
    conversation = call("113", caller="0987654321")
    conversation.say("tôi muốn báo có người bán ma túy nhưng xin giấu tên")
    reply = conversation.say("ở ngõ 12 phố bạch mai")
    assert reply.tip is not None
    assert reply.tip.anonymous
    assert reply.tip.phone is None


def test_a_side_question_does_not_become_an_answer(call: Any) -> None:
    """A procedure asked in the middle is answered, and the open question comes back."""
    conversation = call("113")
    conversation.say("tôi bị mất trộm xe máy tối qua")
    reply = conversation.say("à mà tiện cho hỏi đăng ký tạm trú cần giấy tờ gì")
    assert reply.procedure == "dang_ky_tam_tru"
    assert "?" in reply.text
    assert reply.tip is not None
    assert "tạm trú" not in str(reply.tip.where)


def test_a_correction_replaces_what_was_said(call: Any) -> None:
    """ "À không" changes the field, not a new one."""
    conversation = call("113")
    conversation.say_all("tôi muốn báo một vụ trộm tối qua", "ở số 12 phố huế")
    reply = conversation.say("à không tôi nhầm số 21 phố huế mới đúng")
    assert reply.tip is not None
    assert "21" in str(reply.tip.where)
    assert "12" not in str(reply.tip.where)


def test_plates_and_times_are_understood(call: Any) -> None:
    """Spoken figures become a plate, and last night a date."""
    reply = call("113").say(
        "tối qua nhà tôi bị trộm mất xe máy biển hai chín a một một hai ba bốn năm"
    )
    assert reply.tip is not None
    assert reply.tip.plate == "29A1-123.45" or "29A1" in str(reply.tip.plate)
    assert str(reply.tip.when).startswith("2026-11-21")


def test_fraud_is_taken_and_warned_about(call: Any) -> None:
    """A victim's report is begun, whatever the hotline."""
    reply = call("1900-0113").say("tôi vừa bị lừa chuyển khoản hai mươi triệu qua zalo")
    assert reply.tip is not None or reply.procedure == "to_giac_lua_dao_mang"


def test_who_reports_a_theft_is_heard_and_not_told_how_to_report(call: Any) -> None:
    """The tip is opened with what was said; a question about reporting is answered as before."""
    reply = call("113").say("chú ơi tôi trình báo mất cái xe đạp điện màu xanh")
    assert reply.tip is not None
    assert "xe đạp điện" in (reply.tip.what or "")
    asked = call("1900-0113").say("tố giác tội phạm thì cần giấy tờ gì")
    assert asked.tip is None
    assert asked.procedure == "to_giac_toi_pham"


def test_leave_to_ask_before_a_report_opens_it(call: Any) -> None:
    """ "Cho tôi hỏi" is said before whatever there is to say."""
    reply = call("1900-0113").say("cho tôi hỏi tôi muốn tố giác một quán bán thuốc lá lậu")
    assert reply.tip is not None
    assert "thuốc lá lậu" in (reply.tip.what or "")


def test_a_theft_told_and_not_asked_about_is_a_report(call: Any) -> None:
    """Whoever says what was done to them is asked where, not told how to report."""
    conversation = call("113")
    reply = conversation.say("bác trình báo bị kẻ gian lấy mất túi tiền ngoài chợ")
    assert reply.tip is not None
    reply = conversation.say("ngay cổng chợ mơ phường bạch mai lúc tám giờ sáng nay")
    assert reply.tip is not None
    assert reply.tip.ward == "Phường Bạch Mai"
    assert reply.tip.who is None


def test_who_was_told_how_to_report_reports_by_saying_where(call: Any) -> None:
    """The details are taken; they are not "not understood"."""
    conversation = call("1900-0113")
    reply = conversation.say("muốn tố giác tội phạm thì làm thế nào hả em")
    assert reply.procedure == "to_giac_toi_pham"
    reply = conversation.say("nó bán đồ ăn cắp ở số 15 phố lò đúc phường hai bà trưng")
    assert reply.tip is not None
    assert "15" in str(reply.tip.where)


def test_a_number_given_first_is_in_the_report_that_follows(call: Any) -> None:
    """Nobody has to say their number twice, least of all in an emergency."""
    conversation = call("114")
    conversation.say("số của tôi là không ba bảy tám tám sáu không hai một chín gọi lại nhé")
    reply = conversation.say("cháy nhà kho rồi các anh ơi")
    assert reply.incident is not None
    assert reply.incident.phone == "0378860219"
