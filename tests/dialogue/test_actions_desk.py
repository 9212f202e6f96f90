"""What people at the desk get from the dialogue: promises, additions, tips taken up again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import actions.storing
from bot.core.call import Call, Hotline
from bot.core.language.times import HANOI
from bot.core.report import Tip
from bot.core.reports.progress import Progress
from bot.storage.calls import SqlCallStore
from bot.storage.database import open_database
from bot.storage.report_progress import SqlReportProgress
from bot.storage.reports import SqlReportStore
from tests.dialogue.action_calls import ActionCall

CALLER = "0570000201"
RECEIPT = "K7M3Q9TX"
EARLIER = datetime(2026, 11, 20, 9, 0, tzinfo=HANOI)


class Kept:
    """The database behind the actions."""

    def __init__(self, folder: Path) -> None:
        engine = open_database(f"sqlite:///{folder / 'db.sqlite3'}")
        self.reports = SqlReportStore(engine, lambda: EARLIER)
        self.calls = SqlCallStore(engine, lambda: EARLIER)
        self.progress = SqlReportProgress(engine, lambda: EARLIER)

    def broke_off(self, tip: Tip) -> None:
        """An earlier call of the same caller, with a tip as it stood when the call ended."""
        self.calls.start(Call("earlier", Hotline.PROCEDURES, EARLIER, caller=CALLER))
        self.reports.save_tip("earlier", tip)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    found = Kept(tmp_path)
    monkeypatch.setattr(actions.storing, "report_store", lambda: found.reports)
    return found


def test_who_wants_a_person_is_promised_a_call_back() -> None:
    """Nobody is there, so a time is named and kept; the number on the line is enough."""
    call = ActionCall("1900-0113")
    said = call.run("action_handover", "cho tôi gặp người thật", "handover")
    assert "gọi lại cho anh chị trước 9 giờ 45 phút" in said
    assert call.slots["handover"] is True
    assert call.slots["pending"]["promised"] == "2026-11-20T09:45:00+07:00"
    assert call.slots["pending"]["phone"] == CALLER
    assert "số điện thoại" not in said


def test_a_number_is_asked_for_where_none_is_known() -> None:
    """Who chats is asked for a number, and it is kept with the promise."""
    call = ActionCall("1900-0113", caller=None)
    assert "số điện thoại" in call.run("action_handover", "gặp người thật", "handover")
    assert "ghi số" in call.run("action_out_of_scope", "0912 345 678")
    assert call.slots["pending"]["phone"] == "0912345678"
    assert call.slots["pending"]["promised"]


def test_an_open_report_goes_on_after_the_promise() -> None:
    """The question of the report is put again, and its answer lands in the report."""
    call = ActionCall("1900-0113")
    call.run("action_intake_tip", "tôi báo có nhóm đánh bạc", "report_tip")
    said = call.run("action_handover", "cho gặp người thật", "handover")
    assert "đánh bạc" in said
    assert said.endswith("xã.")
    call.run("action_intake_tip", "số 12 phố Vọng phường Bạch Mai")
    assert call.slots["tip"]["ward"] == "Phường Bạch Mai"


def test_an_unnamed_caller_is_promised_nothing() -> None:
    """There is no number to call back, and none is asked for."""
    call = ActionCall("1900-0113")
    call.run("action_intake_tip", "tôi giấu tên, báo có nhóm đánh bạc", "report_tip")
    said = call.run("action_handover", "cho gặp người thật", "handover")
    assert "giấu tên" in said
    assert "promised" not in call.slots["pending"]


def test_not_understood_twice_is_passed_on() -> None:
    """The second time a person is promised."""
    call = ActionCall("1900-0113")
    call.run("action_default_fallback", "ờ thì cái kia", "nlu_fallback")
    said = call.run("action_default_fallback", "cái kia kìa", "nlu_fallback")
    assert "gọi lại cho anh chị" in said
    assert call.slots["handover"] is True


def test_not_understood_twice_within_a_report_is_passed_on() -> None:
    """The question is put again once; then a person is promised, and the report goes on."""
    call = ActionCall("1900-0113")
    call.run("action_intake_tip", "tôi báo có nhóm đánh bạc", "report_tip")
    first = call.run("action_out_of_scope", "ờ thì cái kia", "nlu_fallback")
    assert "chưa hiểu" in first
    assert first.endswith("xã.")
    assert not call.slots["handover"]
    said = call.run("action_out_of_scope", "cái kia kìa", "nlu_fallback")
    assert "gọi lại cho anh chị trước 9 giờ 45 phút" in said
    assert said.endswith("xã.")
    assert call.slots["handover"] is True
    assert call.slots["pending"]["promised"]
    assert call.slots["pending"]["intake"] == "tip"


def test_what_is_understood_in_between_counts_anew() -> None:
    """Only twice in a row is a person needed."""
    call = ActionCall("1900-0113")
    call.run("action_default_fallback", "ờ thì cái kia", "nlu_fallback")
    call.run("action_tell_hotline", "cháy gọi số nào", "ask_hotline")
    call.run("action_default_fallback", "cái kia kìa", "nlu_fallback")
    assert not call.slots["handover"]


def test_a_report_is_added_to_by_its_receipt(kept: Kept) -> None:
    """The code is enough; what tells who adds it is left out."""
    kept.reports.save_tip("old", Tip(what="đánh bạc", receipt=RECEIPT))
    call = ActionCall("1900-0113", caller=None)
    assert "bổ sung" in call.run("action_receipt_status", f"mã {RECEIPT}", "status_receipt")
    call.run("action_intake_tip", "tối qua chúng nó lại chơi, tôi tên là Lan", "report_tip")
    (added,) = kept.reports.additions(RECEIPT)
    assert "lại chơi" in added
    assert "Lan" not in added
    assert call.slots["tip"] is None


@pytest.mark.parametrize("action", ["action_emergency", "action_intake_tip", "action_out_of_scope"])
def test_danger_added_by_a_receipt_is_answered_first(kept: Kept, action: str) -> None:
    """The number and the first advice lead; the report has the words, and rises."""
    kept.calls.start(Call("old", Hotline.PROCEDURES, EARLIER, caller=CALLER))
    kept.reports.save_tip("old", Tip(what="đánh nhau", receipt=RECEIPT, priority="P4"))
    call = ActionCall("1900-0113", caller=None)
    call.run("action_receipt_status", f"mã {RECEIPT}", "status_receipt")
    said = call.run(action, "nó cầm dao quay lại rồi")
    assert said.index("113") < said.index("khóa cửa") < said.index("ở đâu")
    assert call.slots["incident"]["number"] == "113"
    assert kept.reports.additions(RECEIPT) == ["nó cầm dao quay lại rồi"]
    found = kept.reports.find(RECEIPT)
    assert found is not None
    assert found.priority == "P1"


def test_whoever_has_the_code_hears_where_the_report_stands(kept: Kept) -> None:
    """What a person at the desk has set, and nothing of what was reported."""
    kept.reports.save_tip("old", Tip(what="đánh bạc", receipt=RECEIPT))
    ask = ("action_receipt_status", f"mã {RECEIPT}", "status_receipt")
    assert "đang chờ người trực" in ActionCall("1900-0113").run(*ask)
    (report,) = kept.progress.of_call("old")
    kept.progress.set(report.kind, report.id, Progress.PASSED_ON, "lan")
    said = ActionCall("1900-0113").run(*ask)
    assert "đã được chuyển" in said
    assert "đánh bạc" not in said


def test_a_caller_whose_tip_broke_off_may_go_on(kept: Kept) -> None:
    """The same number calls again: asked, and the next question is the one that is still open."""
    kept.broke_off(Tip(what="nhóm đánh bạc", where="số 12 phố Vọng", ward="Phường Bạch Mai"))
    call = ActionCall("1900-0113")
    assert "nhóm đánh bạc" in call.run("action_greet_by_hotline", "alo", "greet")
    said = call.run("action_out_of_scope", "vâng đúng rồi", "affirm")
    assert "khoảng mấy giờ" in said
    assert call.slots["tip"]["where"] == "số 12 phố Vọng"


def test_who_does_not_want_to_go_on_is_not_pressed(kept: Kept) -> None:
    """A no leaves the tip where it is."""
    kept.broke_off(Tip(what="nhóm đánh bạc"))
    call = ActionCall("1900-0113")
    call.run("action_greet_by_hotline", "alo", "greet")
    assert "giữ phần tin" in call.run("action_out_of_scope", "không, việc khác", "deny")
    assert call.slots["pending"] is None
    assert call.slots["tip"] is None


@pytest.mark.parametrize(
    ("tip", "caller"),
    [
        (Tip(what="nhóm đánh bạc", anonymous=True), CALLER),
        (Tip(what="nhóm đánh bạc", receipt=RECEIPT), CALLER),
        (Tip(what="nhóm đánh bạc"), "0987000111"),
        (Tip(what="nhóm đánh bạc"), None),
    ],
)
def test_nobody_else_hears_of_a_tip(kept: Kept, tip: Tip, caller: str | None) -> None:
    """Unnamed, closed, another number, no number: the greeting is all."""
    kept.broke_off(tip)
    said = ActionCall("1900-0113", caller).run("action_greet_by_hotline", "alo", "greet")
    assert "đánh bạc" not in said
