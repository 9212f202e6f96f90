"""Questions about procedures, their aspects, and follow-ups that keep the topic."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.language.vietnamese import fold

ASKED = [
    ("tôi muốn làm hộ chiếu lần đầu thì cần giấy tờ gì", "ho_chieu_cap_moi"),
    ("em ơi chị bị mất căn cước thì làm lại thế nào", "cap_lai_the_can_cuoc"),
    ("đăng ký tạm trú mất bao lâu", "dang_ky_tam_tru"),
    ("sang tên xe máy cần giấy gì", "sang_ten_xe"),
    ("nhập hộ khẩu cho vợ thì làm ở đâu", "dang_ky_thuong_tru"),
    ("tra cứu phạt nguội ở đâu", "tra_cuu_phat_nguoi"),
    ("làm vneid mức hai cần mang theo gì", "vneid_muc_2"),
    ("tôi bị mất bằng lái xe xin cấp lại ở đâu", "cap_lai_giay_phep_lai_xe"),
    ("lý lịch tư pháp số 2 lệ phí bao nhiêu", "ly_lich_tu_phap_so_2"),
    ("gia hạn tạm trú thế nào", "gia_han_tam_tru"),
    ("khách ngủ lại qua đêm có phải báo công an không", "thong_bao_luu_tru"),
    ("xin giấy xác nhận cư trú ct07 mất bao lâu", "xac_nhan_cu_tru_ct07"),
]


@pytest.mark.parametrize(("text", "procedure"), ASKED)
@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
def test_answers_from_the_procedure_asked_about(
    call: Any, text: str, procedure: str, plain: bool
) -> None:
    """The reply comes from that entry, with and without diacritics."""
    reply = call("1900-0113").say(fold(text) if plain else text)
    assert reply.procedure == procedure, reply.text


def test_follow_ups_keep_the_topic(call: Any) -> None:
    """How long, how much, where: about what was asked before."""
    conversation = call("1900-0113")
    assert conversation.say("cho tôi hỏi làm hộ chiếu lần đầu").procedure == "ho_chieu_cap_moi"
    replies = [
        conversation.say(text)
        for text in ("thế mất bao lâu?", "lệ phí bao nhiêu em", "thế nộp ở đâu", "theo luật nào")
    ]
    assert {reply.procedure for reply in replies} == {"ho_chieu_cap_moi"}
    assert len({reply.text for reply in replies}) == 4


def test_a_new_name_changes_the_topic(call: Any) -> None:
    """The follow-up then belongs to the new procedure."""
    conversation = call("1900-0113")
    conversation.say("đăng ký tạm trú cần giấy tờ gì")
    assert conversation.say("thế còn hộ chiếu lần đầu thì sao").procedure == "ho_chieu_cap_moi"
    assert conversation.say("mất bao lâu").procedure == "ho_chieu_cap_moi"


def test_a_procedure_outside_the_knowledge_base_is_not_invented(call: Any) -> None:
    """The bot says that it does not know, and answers from no entry."""
    reply = call("1900-0113").say("thủ tục ly hôn thì nộp đơn ở đâu")
    assert reply.procedure is None


def test_a_follow_up_without_a_topic_asks_which(call: Any) -> None:
    """Nobody is told the fee of something they never named."""
    reply = call("1900-0113").say("lệ phí bao nhiêu")
    assert reply.procedure is None
    assert "?" in reply.text


def test_a_procedure_question_on_113_is_still_answered(call: Any) -> None:
    """Answered or sent to 1900-0113, and never treated as an emergency."""
    reply = call("113").say("em ơi làm căn cước lần đầu cần giấy tờ gì")
    assert reply.emergency is None
    assert reply.text


def test_fire_safety_paperwork_is_no_fire(call: Any) -> None:
    """ "Phòng cháy chữa cháy" holds the word for fire."""
    reply = call("114").say("cho hỏi thủ tục thẩm duyệt phòng cháy chữa cháy cho nhà xưởng")
    assert reply.emergency is None
    assert reply.procedure == "pccc_tham_dinh_thiet_ke"
