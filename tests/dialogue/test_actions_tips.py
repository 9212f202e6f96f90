"""Tips, lost property, fraud and receipts through the actions."""

from __future__ import annotations

from pathlib import Path

import pytest

import actions.storing
from bot.core.errors import StorageError
from bot.knowledge import load_procedures
from bot.storage.reports import SqlReportStore
from tests.dialogue.action_calls import ActionCall

TIP = "action_intake_tip"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlReportStore:
    """A real database of its own for every test."""
    kept = SqlReportStore(f"sqlite:///{tmp_path / 'reports.sqlite3'}")
    monkeypatch.setattr(actions.storing, "report_store", lambda: kept)
    return kept


def finished(call: ActionCall) -> str:
    """A tip told to its end; the last reply."""
    call.run(TIP, "tôi muốn báo tin có ổ đánh bạc", "report_tip")
    call.run(TIP, "số 5 phố Láng phường Láng")
    call.run(TIP, "chín giờ tối qua")
    call.run(TIP, "hai thanh niên")
    call.run(TIP, "tôi muốn giấu tên", "anonymous")
    return call.run(TIP, "đúng rồi", "affirm")


def test_a_tip_ends_with_a_receipt(store: SqlReportStore) -> None:
    """Read out letter by letter, stored, and the questions are over."""
    call = ActionCall("1900-0113")
    said = finished(call)
    tip = call.slots["tip"]
    assert " ".join(tip["receipt"][:4]) in said
    assert call.slots["pending"] is None
    kept = store.find_tip(tip["receipt"])
    assert kept is not None
    assert kept.anonymous
    assert kept.phone is None


def test_the_read_back_names_every_detail() -> None:
    """Nothing is closed that the caller has not heard."""
    call = ActionCall("1900-0113")
    for text in ("tôi báo có ổ đánh bạc", "số 5 phố Láng phường Láng", "chín giờ tối qua"):
        call.run(TIP, text, "report_tip")
    call.run(TIP, "hai thanh niên")
    said = call.run(TIP, "0912345678")
    for detail in ("đánh bạc", "phố Láng", "21 giờ", "hai thanh niên", "0912345678"):
        assert detail in said
    assert call.slots["tip"]["receipt"] is None


def test_side_questions_come_back_to_the_open_question() -> None:
    """A procedure asked in between is answered, then the report goes on."""
    call = ActionCall("1900-0113")
    question = call.run(TIP, "tôi muốn báo tin có ổ đánh bạc", "report_tip").rsplit(". ", 1)[0]
    said = call.run("action_answer_procedure", "lệ phí làm căn cước bao nhiêu", "ask_fee")
    assert "Mình quay lại tin báo" in said
    assert "ở đâu" in said
    assert question
    call.run(TIP, "số 5 phố Láng phường Láng")
    assert call.slots["tip"]["ward"] == "Phường Láng"


def test_fraud_victims_hear_first_what_saves_money() -> None:
    """The bank before any question; a swindle on the net has no ward."""
    call = ActionCall("1900-0113")
    said = call.run(TIP, "tôi bị lừa chuyển khoản hai mươi triệu", "report_fraud")
    assert said.index("ngân hàng") < said.index("?")
    call.run(TIP, "qua facebook")
    assert "phường" not in call.slots["pending"]["question"]


def test_lost_papers_are_answered_and_then_taken_down_if_wanted() -> None:
    """First what to do about the papers, then the offer to report them lost."""
    call = ActionCall("1900-0113")
    lost = ({"entity": "procedure", "value": "mat_giay_to"},)
    named = [name for name in load_procedures() if "mat" in name.split("_")]
    lost = ({"entity": "procedure", "value": named[0]},)
    text = "tôi rơi ví ở bến xe Mỹ Đình"
    said = call.run("action_answer_procedure", text, "report_lost", lost)
    assert "báo mất" in said
    call.run("action_out_of_scope", "có em", "affirm")
    assert "Mỹ Đình" in str(call.slots["tip"]["where"])
    assert call.slots["tip"]["kind"] == "lost"


def test_a_second_tip_does_not_overwrite_the_first(store: SqlReportStore) -> None:
    """Two tips in a call have two receipts, and both are kept."""
    call = ActionCall("1900-0113")
    finished(call)
    first = call.slots["tip"]["receipt"]
    finished(call)
    second = call.slots["tip"]["receipt"]
    assert first != second
    assert store.find_tip(first) is not None
    assert store.find_tip(second) is not None


def test_pressing_tips_have_priority() -> None:
    """Weapons and drugs do not wait behind noise."""
    drugs, noise = ActionCall("113"), ActionCall("113")
    drugs.run(TIP, "tôi tố giác chỗ bán ma túy", "report_tip")
    noise.run(TIP, "tôi phản ánh quán hát to", "report_tip")
    assert drugs.slots["tip"]["priority"] == "P3"
    assert noise.slots["tip"]["priority"] == "P4"


def test_a_receipt_tells_the_state_and_nothing_of_the_reporter() -> None:
    """Whoever has the code hears what is missing; no name, number or content."""
    call = ActionCall("1900-0113")
    finished(call)
    receipt = call.slots["tip"]["receipt"]
    said = ActionCall("1900-0113").run(
        "action_receipt_status", f"tôi hỏi tin báo mã {receipt}", "status_receipt"
    )
    assert "đã được ghi nhận" in said
    assert "đánh bạc" not in said


def test_a_receipt_is_asked_for_and_an_unknown_one_is_said_to_be_unknown() -> None:
    """No status is invented."""
    call = ActionCall("1900-0113")
    assert "mã tiếp nhận" in call.run("action_receipt_status", "tra tin báo", "status_receipt")
    said = call.run("action_out_of_scope", "K7M3Q9TX")
    assert "không tìm thấy" in said


def test_a_broken_database_is_said_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A receipt that cannot be looked up now is not called unknown."""

    class Broken:
        def state(self, receipt: str) -> None:
            raise StorageError("down", "The database is down")

    monkeypatch.setattr(actions.storing, "report_store", Broken)
    said = ActionCall("113").run("action_receipt_status", "mã K7M3Q9TX", "status_receipt")
    assert "chưa tra được" in said


def test_a_question_for_a_reward_is_no_answer() -> None:
    """It is said that nothing is known of it, and who did it is asked again."""
    call = ActionCall("113", caller=None)
    call.run("action_intake_tip", "tôi tố giác quán chứa bạc", "report_tip")
    call.run("action_intake_tip", "số 12 phố Huế, tối hôm kia lúc tám giờ")
    said = call.run("action_intake_tip", "tố giác thì có được tiền thưởng không")
    assert "chưa có thông tin" in said
    assert call.slots["tip"]["who"] is None
    assert said.endswith(call.slots["pending"]["question"])


def test_who_asks_whether_it_comes_out_hears_what_is_kept_and_what_the_law_grants() -> None:
    """The tip's own question is asked again behind it."""
    call = ActionCall("1900-0113")
    call.run(TIP, "tôi muốn báo tin có ổ đánh bạc", "report_tip")
    said = call.run(TIP, "báo thế này họ có biết ai báo không", "personal_or_legal")
    assert "giấu tên" in said
    assert "giữ bí mật" in said
    assert "Theo thông tin kiểm tra ngày" in said
    assert "Việc đó ở đâu ạ?" in said
    assert call.slots["tip"]["where"] is None


def test_a_tip_that_is_taken_back_asks_nothing_more(store: SqlReportStore) -> None:
    """The words stay stored: somebody may be made to say so."""
    call = ActionCall("1900-0113")
    call.run(TIP, "năm ngoái tôi bị mất xe máy ở phố Láng", "report_lost")
    said = call.run(TIP, "không, em không báo gì đâu, chỉ hỏi thủ tục thôi", "deny")
    assert call.slots["tip"] is None
    assert call.slots["pending"] is None
    assert "giữ" in said


def test_a_tip_becomes_fraud_as_its_victim_tells_on() -> None:
    """And the money comes first then, once."""
    call = ActionCall("1900-0113")
    call.run(TIP, "tôi muốn trình báo một việc", "report_tip")
    said = call.run(TIP, "nó xưng là cán bộ tòa án, bắt tôi nộp tám chục triệu")
    assert "Việc gấp nhất là giữ tiền" in said
    assert call.slots["tip"]["kind"] == "fraud"
    assert "Việc gấp nhất là giữ tiền" not in call.run(TIP, "nó xưng là cán bộ tòa án mà")


def test_a_stolen_purse_is_a_theft_and_no_loss() -> None:
    call = ActionCall("1900-0113")
    call.run(TIP, "em bị móc mất ví ngoài bến xe", "report_lost")
    assert call.slots["tip"]["kind"] == "tip"


def test_what_is_told_after_an_offer_belongs_to_what_was_lost() -> None:
    """Whatever it sounds like by itself."""
    call = ActionCall("1900-0113")
    lost = ({"entity": "procedure", "value": "trinh_bao_mat_ho_chieu"},)
    call.run("action_answer_procedure", "tôi bị mất hộ chiếu", "report_lost", lost)
    call.run(TIP, "chắc rơi trên xe buýt hôm thứ bảy lúc đi qua cầu", "report_tip")
    assert "hộ chiếu" in call.slots["tip"]["what"]
    assert call.slots["tip"]["kind"] == "lost"


def test_who_found_something_has_lost_nothing() -> None:
    """What is told of lost papers names its source."""
    call = ActionCall("1900-0113")
    said = call.run(TIP, "cháu lượm được cái ví có thẻ căn cước ở bến xe", "report_lost")
    assert "nhặt được" in said
    assert "báo mất" not in said.split("Về giấy tờ")[0]
    assert "Theo thông tin kiểm tra ngày" in said


@pytest.mark.parametrize(
    ("text", "intent"), [("thôi không cần đâu", "out_of_scope"), ("ơ hơ", "nlu_fallback")]
)
def test_an_offer_is_not_taken_up_by_a_no_or_by_what_was_not_understood(
    text: str, intent: str
) -> None:
    call = ActionCall("1900-0113")
    lost = ({"entity": "procedure", "value": "trinh_bao_mat_ho_chieu"},)
    call.run("action_answer_procedure", "tôi bị mất hộ chiếu", "report_lost", lost)
    call.run("action_out_of_scope", text, intent)
    assert call.slots["tip"] is None


def test_a_number_put_right_in_a_report_is_no_wrong_number() -> None:
    """ "Nhầm, phòng …" sounds like somebody who misdialled."""
    call = ActionCall("113")
    call.run("action_emergency", "nhà bên đang đánh nhau, chung cư 89 phố Huế phòng 1204")
    call.run("action_goodbye", "nhầm, phòng 1402 nhé", "wrong_number")
    assert "1402" in call.slots["incident"]["where"]
    assert "1204" not in call.slots["incident"]["where"]


def test_a_loss_that_was_answered_as_a_question_is_not_forgotten() -> None:
    """ "Em bị rớt cái biển số xe" is offered to be taken down; told on later, it is."""
    call = ActionCall("1900-0113")
    plate = ({"entity": "procedure", "value": "mat_dang_ky_xe"},)
    said = call.run(
        "action_answer_procedure", "em bị rớt cái biển số xe máy", "ask_procedure", plate
    )
    assert "ghi tin báo mất" in said
    call.run("action_answer_procedure", "xin cấp lại hết bao nhiêu tiền", "ask_fee", plate)
    call.run(TIP, "chắc là hôm qua em lội qua phố Phan Bội Châu", "report_tip")
    tip = call.slots["tip"]
    assert "biển số" in tip["what"]
    assert tip["kind"] == "lost"
    assert tip["when"] == "2026-11-19"


def test_a_theft_told_before_a_side_question_stays_a_theft() -> None:
    call = ActionCall("1900-0113")
    papers = ({"entity": "procedure", "value": "mat_dang_ky_xe"},)
    stolen = "em bị mất trộm xe vision, trong cốp có đăng ký xe"
    call.run("action_answer_procedure", stolen, "report_lost", papers)
    call.run("action_answer_procedure", "mất đăng ký thì xin ở đâu ạ", "ask_place", papers)
    call.run(TIP, "quay lại chuyện mất xe, mất ở phố Ngô Thì Nhậm tối qua", "report_lost")
    tip = call.slots["tip"]
    assert "vision" in tip["what"]
    assert tip["kind"] == "tip"


def test_another_matter_takes_nothing_of_a_loss_told_before() -> None:
    call = ActionCall("1900-0113")
    lost = ({"entity": "procedure", "value": "trinh_bao_mat_ho_chieu"},)
    call.run("action_answer_procedure", "tôi bị mất hộ chiếu", "ask_procedure", lost)
    call.run(TIP, "tôi muốn tố giác ổ đánh bạc ở phố Vọng", "report_tip")
    assert "hộ chiếu" not in call.slots["tip"]["what"]


def test_a_number_in_an_open_report_is_taken_whatever_it_sounds_like() -> None:
    """ "Số tui không chín sáu …" may sound like idle talk."""
    call = ActionCall("1900-0113")
    call.run(TIP, "tôi báo có ổ đánh bạc ở số 5 phố Láng phường Láng", "report_tip")
    idle = {"kind": "noi_chuyen_phiem", "likelihood": 0.6, "words": [], "alarm": 0.01}
    call.run("action_nuisance", "em là Hoa, số em 0912 345 678", "nuisance_chat", nuisance=idle)
    assert call.slots["tip"]["phone"] == "0912345678"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("hqua e di concert o svd my dinh bi mat dt", "lost"),
        ("mới có người gọi em nói là công an phường kêu em cài lại cái vi en e i đi", "fraud"),
    ],
)
@pytest.mark.parametrize("action", ["action_answer_procedure", "action_decline"])
def test_what_was_taken_for_a_question_is_reported(action: str, said: str, kind: str) -> None:
    """A loss in plain letters and an impostor's call are reports, whatever the models heard."""
    call = ActionCall("1900-0113")
    call.run(action, said, "nlu_fallback")
    assert call.slots["tip"]["kind"] == kind
