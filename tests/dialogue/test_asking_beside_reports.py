"""Questions that stand beside a report, answered from the knowledge base while it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

import actions.storing
from bot.core.answers.procedure_answers import source_line
from bot.knowledge import load_procedures
from bot.storage.reports import SqlReportStore
from tests.dialogue.action_calls import ActionCall

TIP, EMERGENCY, ANSWER = "action_intake_tip", "action_emergency", "action_answer_procedure"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlReportStore:
    """A real database of its own for every test."""
    kept = SqlReportStore(f"sqlite:///{tmp_path / 'reports.sqlite3'}")
    monkeypatch.setattr(actions.storing, "report_store", lambda: kept)
    return kept


def found(procedure: str, confidence: float = 0.99) -> tuple[dict[str, object], ...]:
    return ({"entity": "procedure", "value": procedure, "confidence_entity": confidence},)


@pytest.mark.parametrize(
    ("text", "intent", "procedure", "aspect"),
    [
        ("tối qua em mất trộm xe đạp, trình báo ở phường nào ạ", "report_tip",
         "to_giac_toi_pham", "place"),
        ("em bị lừa mất tiền cọc, giờ trình báo thế nào", "report_fraud",
         "to_giac_lua_dao_mang", "steps"),
        ("karaoke nhà bên ồn suốt, muốn phản ánh thì gửi đâu", "report_tip",
         "phan_anh_kien_nghi", "place"),
        ("muốn tố cáo một cán bộ nhận tiền thì gửi đơn cho ai", "report_tip", "to_cao", "place"),
        ("em rơi mất ví có căn cước, khai báo ở đâu", "report_lost",
         "trinh_bao_mat_giay_to", "place"),
    ],
)  # fmt: skip
def test_who_asks_how_to_report_hears_it_and_the_report_begins(
    text: str, intent: str, procedure: str, aspect: str
) -> None:
    call = ActionCall("1900-0113")
    said = call.run(TIP, text, intent)
    assert source_line(load_procedures()[procedure]) in said
    assert (call.slots["procedure"], call.slots["aspect"]) == (procedure, aspect)
    assert call.slots["tip"]
    assert said.rstrip(".").endswith(call.slots["pending"]["question"].rstrip("."))


def test_who_only_reports_is_told_no_procedure() -> None:
    call = ActionCall("1900-0113")
    said = call.run(TIP, "tôi muốn trình báo bị mất trộm xe đạp ở phường Láng", "report_tip")
    assert "Theo thông tin kiểm tra" not in said
    assert call.slots["procedure"] is None


def test_money_still_comes_first() -> None:
    call = ActionCall("1900-0113")
    said = call.run(TIP, "em bị lừa chuyển tiền, trình báo ở đâu ạ", "report_fraud")
    assert said.index("giữ tiền") < said.index("Nơi làm")


def test_after_a_crime_the_number_comes_before_the_answer() -> None:
    call = ActionCall("1900-0113")
    text = "em vừa bị cướp điện thoại, khóa tài khoản định danh bằng cách nào"
    said = call.run(EMERGENCY, text, "ask_steps", found("khoa_mo_vneid"))
    assert said.index("113") < said.index("khóa căn cước điện tử")
    assert call.slots["emergency"] == "113"
    assert call.slots["procedure"] == "khoa_mo_vneid"
    assert call.slots["incident"]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("xóa hộ khẩu cho người chết cần gì, tôi đang đứng trên cầu sắp nhảy đây", 0.99),
        ("làm hộ chiếu ở đâu, ối cướp, nó cầm dao kìa", 0.99),
        ("bị cướp rồi, khóa vneid thế nào", 0.6),
    ],
)
def test_who_is_in_danger_is_told_no_paperwork(text: str, confidence: float) -> None:
    call = ActionCall("1900-0113")
    said = call.run(EMERGENCY, text, "ask_documents", found("khoa_mo_vneid", confidence))
    assert "Theo thông tin kiểm tra" not in said
    assert call.slots["procedure"] is None
    assert call.slots["incident"]


def test_what_is_on_record_of_another_is_told_to_nobody() -> None:
    call = ActionCall("1900-0113")
    text = "cho em xem lịch sử xuất cảnh của sếp em"
    said = call.run(ANSWER, text, "ask_procedure", found("xac_nhan_xuat_nhap_canh"))
    assert "không được phép" in said
    assert call.slots["procedure"] is None


def test_what_reporting_costs_is_answered_while_a_report_is_taken() -> None:
    call = ActionCall("1900-0113")
    call.run(TIP, "em muốn báo hàng xóm đánh bạc cả đêm", "report_tip")
    said = call.run(ANSWER, "mà báo thế này có phải trả phí không ạ", "ask_fee")
    assert "miễn phí" in said
    assert "Theo thông tin kiểm tra" in said
    assert call.slots["procedure"] == "to_giac_toi_pham"
    assert call.slots["tip"]


def test_what_reporting_a_crime_costs_is_not_told_of_a_fire() -> None:
    call = ActionCall("114")
    call.run(EMERGENCY, "nhà em đang cháy", "report_emergency_fire")
    said = call.run(ANSWER, "mà báo thế này có phải trả phí không ạ", "ask_fee")
    assert "tố giác" not in said
    assert call.slots["procedure"] is None
    assert call.slots["pending"]
