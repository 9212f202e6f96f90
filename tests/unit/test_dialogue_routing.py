"""Which action answers: emergencies first, then the open report, then the rules."""

from __future__ import annotations

import pytest

from bot.assistant.components.routing import Message, next_action
from bot.core.call import Hotline

TIP_OPEN = {"pending": {"intake": "tip", "field": "where"}}
INCIDENT_OPEN = {"pending": {"intake": "incident", "field": "where"}}


def message(text: str, intent: str, confidence: float = 0.9, *entities: str) -> Message:
    return Message(text, intent, confidence, entities)


@pytest.mark.parametrize("slots", [{}, TIP_OPEN, INCIDENT_OPEN, {"tip": {"what": "trộm"}}])
@pytest.mark.parametrize("intent", ["inform", "nuisance_prank", "ask_fee", "goodbye", None])
def test_a_fire_is_an_emergency_in_every_state(slots: dict, intent: str | None) -> None:
    """Whatever the classifier believes."""
    found = next_action(Message("nhà tôi đang cháy cứu với", intent, 0.95), Hotline.POLICE, slots)
    assert found == "action_emergency"


def test_a_sure_classifier_raises_an_alarm_without_keywords() -> None:
    """People in danger do not choose our words."""
    strange = message("nó sắp làm gì đó khủng khiếp rồi", "report_emergency_crime", 0.8)
    assert next_action(strange, Hotline.POLICE, {}) == "action_emergency"


@pytest.mark.parametrize("slots", [{}, TIP_OPEN, {"tip": {"what": "trộm"}}])
@pytest.mark.parametrize("intent", ["inform", "ask_fee", "out_of_scope", "nuisance_chat"])
def test_a_sure_finder_raises_an_alarm_in_every_state(slots: dict, intent: str) -> None:
    """No cue names it and the intent is another: what was learned from openings is enough."""
    strange = Message("nó im bặt từ nãy đến giờ", intent, 0.95, ("emergency",), alarm=0.8)
    assert next_action(strange, Hotline.PROCEDURES, slots) == "action_emergency"


def test_an_unsure_finder_leaves_the_message_to_its_action() -> None:
    """In doubt what was asked is answered; the number is told with it (actions/doubt.py)."""
    unsure = Message("bình ga để trong bếp có sao không", "ask_procedure", 0.9, ("emergency",), 0.3)
    assert next_action(unsure, Hotline.PROCEDURES, {}) is None


def test_what_is_over_takes_a_surer_finder() -> None:
    """Words of danger that were weighed and found harmless are not undone by a mere leaning."""
    over = "hôm qua nhà tôi bị trộm"
    leaning = Message(over, "report_tip", 0.9, ("emergency",), alarm=0.4)
    certain = Message(over, "report_tip", 0.9, ("emergency",), alarm=0.9)
    in_a_tip = Message("ở cuối ngõ", "inform", 0.9, ("emergency",), alarm=0.45)
    assert next_action(in_a_tip, Hotline.POLICE, TIP_OPEN) == "action_intake_tip"
    assert next_action(leaning, Hotline.POLICE, {}) is None
    assert next_action(certain, Hotline.POLICE, {}) == "action_emergency"


@pytest.mark.parametrize(
    ("intent", "action"),
    [("affirm", "action_emergency"), ("inform", "action_emergency"), ("deny", None)],
)
def test_the_answer_to_whether_there_is_danger(intent: str, action: str | None) -> None:
    """Yes, or a place, begins a report; no goes on where the caller was."""
    asked = {"pending": {"intake": "danger", "kind": "rescue", "text": "cửa không mở"}}
    assert next_action(message("dạ", intent), Hotline.PROCEDURES, asked) == action


def test_plain_letters_that_only_look_like_danger_raise_none() -> None:
    """ "Tư vấn" without diacritics looks like suicide; with them it does not."""
    plain = message("tong dai minh tu van duoc gi", "ask_bot", 0.98)
    assert next_action(plain, Hotline.PROCEDURES, {}) is None


def test_plain_letters_of_a_real_emergency_are_believed() -> None:
    """The exception above never covers a report."""
    plain = message("ban toi doi tu van", "report_emergency_suicide", 0.5)
    assert next_action(plain, Hotline.POLICE, {}) == "action_emergency"


@pytest.mark.parametrize("intent", ["inform", "affirm", "deny", "correct", "anonymous", "greet"])
def test_an_unclear_message_answers_the_open_question(intent: str) -> None:
    """Half-sure side intents do not interrupt a report."""
    said = message("ừ thì ở ngõ năm", intent, 0.5)
    assert next_action(said, Hotline.POLICE, TIP_OPEN) == "action_intake_tip"
    assert next_action(said, Hotline.FIRE, INCIDENT_OPEN) == "action_emergency"


@pytest.mark.parametrize("intent", ["ask_repeat", "ask_slower", "handover", "goodbye"])
def test_clear_side_questions_go_to_the_rules(intent: str) -> None:
    """Their own action answers and puts the open question again."""
    assert next_action(message("nhắc lại", intent, 0.95), Hotline.POLICE, TIP_OPEN) is None


def test_a_named_procedure_is_a_side_question() -> None:
    """A fee without a name inside a report is more likely part of the story."""
    named = message("làm căn cước hết bao nhiêu", "ask_fee", 0.7, "procedure")
    unnamed = message("mất bao nhiêu tiền", "ask_fee", 0.7)
    assert next_action(named, Hotline.POLICE, TIP_OPEN) is None
    assert next_action(unnamed, Hotline.POLICE, TIP_OPEN) == "action_intake_tip"


def test_details_after_the_last_question_still_belong_to_the_report() -> None:
    """A caller remembers the plate late."""
    late = message("à biển số 29A1-123.45", "inform")
    assert next_action(late, Hotline.POLICE, {"tip": {"what": "trộm"}}) == "action_intake_tip"
    assert next_action(late, Hotline.FIRE, {"incident": {"what": "cháy"}}) == "action_emergency"
    assert next_action(late, Hotline.PROCEDURES, {}) is None


@pytest.mark.parametrize(
    ("incident", "action"),
    [
        ({"what": "cướp"}, "action_emergency"),
        ({"what": "cướp", "over": True}, "action_intake_tip"),
        ({"what": "cướp", "over": False}, "action_emergency"),
    ],
)
def test_details_after_the_last_question_go_where_the_matter_went(
    incident: dict, action: str
) -> None:
    """An incident that proved to be over is told as a tip, until danger is told of again."""
    slots = {"incident": incident, "tip": {"what": "cướp", "receipt": "K7M3Q9TX"}}
    assert next_action(message("nó đội mũ đỏ", "inform"), Hotline.POLICE, slots) == action


def test_lost_papers_on_the_procedure_desk_are_a_procedure() -> None:
    """There people ask how to get new ones; on 113 they report."""
    lost = message("tôi bị mất căn cước", "report_lost", 0.9, "procedure")
    assert next_action(lost, Hotline.PROCEDURES, {}) == "action_answer_procedure"
    assert next_action(lost, Hotline.POLICE, {}) is None


def test_a_place_in_answer_to_where_is_no_question_about_a_procedure() -> None:
    """A place that the classifier takes for "where is it done" still belongs to the report."""
    slots = {"pending": {"intake": "incident", "field": "where"}}
    place = message("trước cổng chợ, phường Hà Đông", "ask_place", 0.8, "ward", "procedure")
    assert next_action(place, Hotline.POLICE, slots) == "action_emergency"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("mất cái xe đạp sáng nay ở ngõ chợ", "action_intake_tip"),
        ("bị trộm mất hai con chó", "action_intake_tip"),
        ("tôi ở phường Láng", None),
        ("mất bao nhiêu tiền ạ", None),
    ],
)
def test_a_report_may_begin_in_the_middle(text: str, action: str | None) -> None:
    """A theft told in bare details is not answered with "em chưa hiểu"."""
    assert next_action(message(text, "inform"), Hotline.POLICE, {}) == action


def test_wanting_nothing_more_is_an_answer() -> None:
    """ "Không cần thêm gì" resembles "cần gì" and must not leave the report."""
    refused = message("không cần thêm gì", "ask_documents", 0.76)
    assert next_action(refused, Hotline.POLICE, TIP_OPEN) == "action_intake_tip"
    asked = message("cần giấy tờ gì", "ask_documents", 0.76)
    assert next_action(asked, Hotline.POLICE, TIP_OPEN) is None


def test_what_is_told_without_haste_stays_a_tip() -> None:
    """Suspects described, a theft that is over: the number is told beside the form."""
    described = Message("thằng ngồi sau cầm cái kích điện", "inform", 0.86, ("emergency",), 0.78)
    stolen = Message("tôi báo nhà tôi bị mất trộm xe máy", "report_tip", 0.9, ("emergency",), 0.5)
    assert next_action(described, Hotline.POLICE, TIP_OPEN) == "action_intake_tip"
    assert next_action(stolen, Hotline.POLICE, {}) is None


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("nó đang cầm dao đuổi tôi", 0.8),
        ("nó cầm dao vào nhà rồi cứu với", 0.8),
        ("cháy nhà tôi rồi", 0.0),
        ("ông hàng xóm tôi bị chém", 0.0),
        ("em bị nó đâm", 0.0),
    ],
)
def test_danger_that_goes_on_breaks_into_a_tip(text: str, alarm: float) -> None:
    """Whatever the finder makes of it: fire, somebody hurt, what says that it is now."""
    urgent = Message(text, "inform", 0.6, ("emergency",), alarm)
    assert next_action(urgent, Hotline.POLICE, TIP_OPEN) == "action_emergency"


@pytest.mark.parametrize(
    ("slots", "action"),
    [
        ({"incident": {"what": "trộm"}}, "action_emergency"),
        ({"tip": {"what": "trộm"}}, "action_intake_tip"),
        ({}, None),
    ],
)
def test_a_wish_to_stay_unnamed_reaches_the_closed_report(slots: dict, action: str | None) -> None:
    """Whatever it was taken for: what names the caller goes out of what was noted."""
    wish = message("à xóa tên tôi với số tôi đi nhé", "ask_procedure", 0.7)
    assert next_action(wish, Hotline.POLICE, slots) == action


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("ko, e ko de lai sdt dau", "action_intake_tip"),
        ("hông nói tên đâu nha", "action_intake_tip"),
        ("thôi cứ ghi tên đi, lê thị hồng", "action_intake_tip"),
        ("giấu tên thì hồ sơ có được giải quyết không", None),
    ],
)
def test_whether_the_caller_is_named_is_no_side_question(said: str, action: str | None) -> None:
    """Whatever the classifier takes it for; who asks more than that is answered."""
    assert next_action(message(said, "ask_procedure"), Hotline.PROCEDURES, TIP_OPEN) == action


FRAUD_OPEN = {**TIP_OPEN, "tip": {"what": "bị lừa chuyển tiền", "kind": "fraud"}}


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("nó bảo con tôi bị tai nạn đang mổ cần chuyển tiền viện phí", "action_intake_tip"),
        ("họ nói phải nộp tiền vì em trai tôi bị bắt tạm giữ", "action_intake_tip"),
        ("nó bảo cháu cấp cứu cần tiền, mẹ tôi nghe xong ngất xỉu bất tỉnh", "action_emergency"),
        ("con tôi đang cấp cứu, bất tỉnh rồi", "action_emergency"),
        ("nó bảo không chuyển tiền thì nó chém, nó đang cầm dao trước cửa", "action_emergency"),
        ("nó bảo con tôi bị tai nạn thật rồi, chảy máu nhiều lắm", "action_emergency"),
    ],
)
def test_what_a_swindler_claims_is_no_emergency(said: str, action: str) -> None:
    """Within a report of fraud, and only there; whatever else is told of danger still is one."""
    alarmed = Message(said, "report_emergency_medical", 0.99, ("emergency",), alarm=0.99)
    assert next_action(alarmed, Hotline.POLICE, FRAUD_OPEN) == action
    assert next_action(alarmed, Hotline.POLICE, TIP_OPEN) == "action_emergency"


@pytest.mark.parametrize("slots", [{"incident": {"what": "đâm xe"}}, {"tip": {"what": "trộm"}}])
def test_a_number_given_after_the_questions_belongs_to_the_report(slots: dict) -> None:
    """Whatever the name beside it was taken for."""
    given = message("lý đăng khoa số 0912 345 678", "nuisance_chat", 0.9, "phone")
    asking = message("đổi bằng lái gọi 0912 345 678 được không", "ask_procedure", 0.9, "phone")
    taken = next_action(given, Hotline.POLICE, slots)
    assert taken == ("action_emergency" if "incident" in slots else "action_intake_tip")
    assert next_action(given, Hotline.POLICE, {}) is None
    assert next_action(asking, Hotline.POLICE, slots) is None


def test_a_wish_to_stay_unnamed_is_heard_beside_a_question_nobody_answers() -> None:
    """ "Bên anh có nói cho chủ trọ không": declined, the wish would be lost."""
    text = "em trọ ngay đấy nên đừng ghi tên em, mà vụ này xử bên nào vậy"
    unnamed = message(text, "personal_or_legal", 0.95)
    assert next_action(unnamed, Hotline.PROCEDURES, TIP_OPEN) == "action_intake_tip"
    side = message("vụ này xử bên nào vậy", "personal_or_legal", 0.95)
    assert next_action(side, Hotline.PROCEDURES, TIP_OPEN) is None
