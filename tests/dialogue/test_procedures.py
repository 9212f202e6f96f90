"""Questions about procedures, their aspects, and follow-ups that keep the topic."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.answers.procedure_answers import answer
from bot.core.language.vietnamese import fold
from bot.knowledge import load_procedures
from tests.dialogue.conftest import NOW

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


@pytest.mark.parametrize(
    ("text", "intent", "procedure"),
    [
        (
            "tôi mua lại chiếc xe máy cũ, giờ muốn sang tên thì phải làm theo những bước nào?",
            "ask_steps",
            "sang_ten_xe",
        ),
        (
            "làm ơn cho tôi hỏi, xin phiếu lý lịch tư pháp số một thì nộp hồ sơ ở đâu?",
            "ask_place",
            "ly_lich_tu_phap_so_1",
        ),
    ],
)
@pytest.mark.parametrize("plain", [False, True], ids=["accents", "plain"])
def test_a_whole_sentence_gets_the_aspect_it_asks_for(
    call: Any, text: str, intent: str, procedure: str, plain: bool
) -> None:
    """Not the overview, however much the procedure's name fills the sentence."""
    reply = call("1900-0113").say(fold(text) if plain else text)
    assert (reply.intent, reply.procedure) == (intent, procedure), reply.text
    expected = answer(load_procedures()[procedure], intent.removeprefix("ask_"), NOW.date())
    assert expected.text in reply.text
    assert not {"address", "count"} & {entity.entity for entity in reply.entities}


def test_two_questions_get_two_answers(call: Any) -> None:
    """The fee, then the papers; the intent is that of the first question."""
    reply = call("1900-0113").say("lệ phí sang tên xe máy cũ là bao nhiêu, cần giấy tờ gì")
    assert reply.intent == "ask_fee"
    assert 0 <= reply.text.lower().find("phí") < reply.text.find("giấy tờ")


def test_what_was_asked_survives_the_question_which_one(call: Any) -> None:
    """ "Bao lâu và bao nhiêu tiền" of something unclear is answered once it is clear."""
    conversation = call("1900-0113")
    first = conversation.say("căn cước thì mất bao lâu với hết bao nhiêu tiền")
    assert first.procedure is None, first.text
    reply = conversation.say("cái đầu tiên")
    assert "Thời gian giải quyết" in reply.text
    assert "phí" in reply.text.lower()


def test_a_form_of_one_procedure_leads_to_it(call: Any) -> None:
    reply = call("1900-0113").say("cho tôi hỏi tờ khai NA5 lấy ở đâu")
    assert reply.procedure == "thi_thuc_nguoi_nuoc_ngoai", reply.text


def test_a_form_of_many_procedures_is_asked_about(call: Any) -> None:
    caller = call("1900-0113")
    asked = caller.say("cho tôi xin biểu mẫu CT01")
    assert "CT01" in asked.text
    assert asked.procedure is None
    chosen = caller.say("tách hộ")
    assert chosen.procedure == "tach_ho", chosen.text


def test_two_procedures_are_told_apart(call: Any) -> None:
    """Both are answered, in the order named."""
    reply = call("1900-0113").say("tạm trú với lưu trú khác gì nhau")
    first, second = (load_procedures()[p] for p in ("dang_ky_tam_tru", "thong_bao_luu_tru"))
    assert 0 <= reply.text.find(first.spoken_name) < reply.text.find(second.spoken_name)


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (
            "mất cà vẹt xe máy, nghe nói xin cấp lại phải chờ lâu, bao lâu mới có",
            "cap_lai_dang_ky_xe",
        ),
        ("bị mất bằng lái, giờ xin cấp lại thì tốn bao nhiêu", "cap_lai_giay_phep_lai_xe"),
    ],
)
def test_a_question_about_what_was_lost_is_no_report(call: Any, text: str, procedure: str) -> None:
    """Though "bị mất" is what reports begin with."""
    answer = call("1900-0113").say(text)
    assert answer.procedure == procedure
    assert answer.tip is None


def test_a_theft_is_a_report_though_there_is_a_procedure_for_it(call: Any) -> None:
    """Nobody who was just robbed of something wants to hear how one reports it."""
    answer = call("1900-0113").say("em muốn trình báo tối qua kẻ gian vào lấy mất cái máy tính")
    assert answer.tip is not None


def test_a_paper_that_others_issue_may_be_needed_here(call: Any) -> None:
    """The birth certificate is no business of the police, but whether it is needed is."""
    conversation = call("1900-0113")
    conversation.say("làm hộ chiếu lần đầu cho con tám tuổi thì thế nào")
    reply = conversation.say("có cần mang giấy khai sinh bản gốc không ạ")
    assert reply.procedure == "ho_chieu_cap_moi", reply.text
    assert conversation.say("thế đăng ký kết hôn cần giấy gì").procedure is None


def test_half_a_question_is_no_report_however_it_is_written(call: Any) -> None:
    """ "Bao nâu" without its marks looks like "báo"."""
    conversation = call("1900-0113")
    conversation.say("phiếu lý lịch tư pháp số hai có nhờ người khác xin được không")
    reply = conversation.say("bao nâu thì lấy được")
    assert reply.tip is None
    assert reply.procedure == "ly_lich_tu_phap_so_2", reply.text


@pytest.mark.parametrize(
    ("first", "then", "procedure"),
    [
        (
            "đăng ký xe máy mới mua cần giấy tờ gì",
            "phường làm luôn hay mình phải lên phòng cảnh sát giao thông ạ",
            "dang_ky_xe_may",
        ),
        ("tách hộ khẩu mất mấy hôm", "có cần chồng em ký không", "tach_ho"),
        ("làm hộ chiếu lần đầu cần giấy tờ gì", "phải đóng bao nhiêu vậy em", "ho_chieu_cap_moi"),
        (
            "làm căn cước cho con gái mười lăm tuổi ở đâu",
            "à tôi nhầm, cháu mới chín tuổi thì khác không",
            "can_cuoc_tre_6_14",
        ),
        (
            "đổi thẻ căn cước hết hạn ở đâu",
            "ôi tôi quên, thẻ ấy bị rơi mất rồi thì sao",
            "cap_lai_the_can_cuoc",
        ),
        (
            "đổi bằng lái xe b2 cần giấy tờ gì",
            "có phải đi khám sức khỏe nữa không",
            "doi_giay_phep_lai_xe",
        ),
    ],
)
def test_half_a_question_belongs_to_what_was_talked_of(
    call: Any, first: str, then: str, procedure: str
) -> None:
    """Or to its like for who is of another age, or has lost the paper by now."""
    conversation = call("1900-0113")
    assert conversation.say(first).procedure
    reply = conversation.say(then)
    assert reply.procedure == procedure, reply.text


def test_who_asks_how_at_all_hears_first_what_it_comes_down_to(call: Any) -> None:
    """Who asks for the steps gets these alone."""
    summary = load_procedures()["cap_lai_the_can_cuoc"].summary.split(",")[0]
    in_general = call("1900-0113").say("em bị mất căn cước thì phải làm thế nào").text
    assert summary in in_general
    assert in_general.index(summary) < in_general.index("Bước một")
    steps = call("1900-0113").say("làm lại căn cước bị mất gồm những bước nào").text
    assert "Bước một" in steps
    assert summary not in steps
