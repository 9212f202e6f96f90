"""The desk's lists over HTTP and by command, on a real database."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import wiring
from bot.cli import main
from bot.core.call import Call, DialogueReply, Hotline, Turn, Utterance
from bot.core.report import Incident, Tip
from bot.core.reports.progress import Progress
from bot.storage.calls import SqlCallStore
from bot.storage.reports import SqlReportStore
from tests.running_console import RunningConsole, csrf_of

RECEIPT = "K7M3Q9TX"


@pytest.fixture
def console(tmp_path: Path) -> RunningConsole:
    found = RunningConsole(tmp_path)
    store = SqlCallStore(found.engine, wiring.vietnam_now)
    call = Call("c1", Hotline.POLICE, wiring.vietnam_now(), caller="0912345678")
    store.start(call)
    tip = Tip(what="=đánh bạc")
    reply = DialogueReply("Dạ.", "inform", 0.9, tip=tip, slots={"pending": {"intake": "tip"}})
    call.turns.append(Turn(1, Utterance(0, 1, "đánh bạc"), reply))
    store.add_turn("c1", call.turns[0])
    store.finish(call)
    SqlReportStore(found.engine).save_tip("c1", Tip(what="=đánh bạc", receipt=RECEIPT))
    return found


def token(browser: Any) -> dict[str, str]:
    return {"X-CSRF-Token": csrf_of(browser.get("/console").text)}


def test_call_backs_are_worked_off_by_who_may(console: RunningConsole) -> None:
    """Nobody without a sign-in sees them; who calls back is noted with the call."""
    assert console.client().get("/api/callbacks").status_code == 401
    browser = console.signed_in("reviewer")
    (line,) = browser.get("/api/callbacks").json()["callbacks"]
    assert (line["call_id"], line["reason"], line["phone"]) == ("c1", "broken_off", "0912345678")
    assert browser.post("/api/callbacks/c1/done", json={}).status_code == 403
    done = browser.post("/api/callbacks/c1/done", json={"note": "đã gọi"}, headers=token(browser))
    assert done.json() == {"call": "c1", "done_by": "reviewer"}
    assert browser.get("/api/callbacks").json() == {"callbacks": []}
    again = browser.post("/api/callbacks/c1/done", json={}, headers=token(browser))
    assert again.status_code == 404
    (kept,) = browser.get("/api/callbacks?all=1").json()["callbacks"]
    assert (kept["done_by"], kept["note"]) == ("reviewer", "đã gọi")


def test_only_supervisors_block_and_never_for_ever(console: RunningConsole) -> None:
    """A reason and an end are needed; everything is in the audit log, without the number."""
    assert console.signed_in("reviewer").get("/api/blocks").status_code == 403
    browser = console.signed_in("supervisor")
    head = token(browser)
    good = {"number": "+84 912 345 678", "reason": "gọi phá 30 lần", "days": 7}
    for fault in ({"reason": " "}, {"number": "abc"}, {"days": 0}, {"days": 4000}, {"days": True}):
        answer = browser.post("/api/blocks", json={**good, **fault}, headers=head)
        assert answer.status_code == 422, fault
    assert browser.post("/api/blocks", json=good, headers=head).status_code == 201
    (block,) = browser.get("/api/blocks").json()["blocks"]
    assert (block["number"], block["by"]) == ("0912345678", "supervisor")
    assert browser.delete("/api/blocks/0912345678", headers=head).status_code == 204
    assert browser.delete("/api/blocks/0912345678", headers=head).status_code == 404
    noted = [entry for entry in console.stores.audit.list() if entry.event.startswith("block_")]
    assert [entry.event for entry in noted] == ["block_remove", "block_add"]
    assert not any("345678" in str(entry.detail) for entry in noted)


def test_a_block_ends_by_itself(console: RunningConsole) -> None:
    """After its term the number is as good as any other."""
    desk = wiring.desk(console.settings)
    desk.blocks.add("0912345678", "phá", wiring.vietnam_now() + timedelta(days=1), "lan")
    later = wiring.open_desk(
        console.engine, lambda: wiring.vietnam_now() + timedelta(days=1, seconds=5)
    )
    assert desk.blocks.find("84912345678") is not None
    assert later.blocks.find("84912345678") is None


def test_a_receipt_tells_the_state_and_nothing_else(console: RunningConsole) -> None:
    """Without a name one asks and adds; neither what was reported nor by whom is told."""
    browser = console.client()
    state = browser.post("/api/receipts", json={"receipt": "k7m3 q9tx"}).json()
    assert (state["receipt"], state["kind"], state["additions"]) == (RECEIPT, "tip", 0)
    assert "đánh bạc" not in json.dumps(state, ensure_ascii=False)
    added = {"receipt": RECEIPT, "add": "tôi là Lan, nó lại mở sòng, gọi 0912 345 678"}
    assert browser.post("/api/receipts", json=added).json()["additions"] == 1
    (kept,) = wiring.desk(console.settings).reports.additions(RECEIPT)
    assert "mở sòng" in kept
    assert "Lan" not in kept
    assert "345" not in kept


def test_danger_that_is_added_is_answered_first_and_seen(console: RunningConsole) -> None:
    """The number leads the answer; the report rises, and the call is on top of the call-backs."""
    browser = console.client()
    said = {"receipt": RECEIPT, "add": "nó cầm dao quay lại rồi"}
    answer = browser.post("/api/receipts", json=said).json()
    assert answer["reply"].startswith("Anh chị gọi ngay 113")
    assert "khóa cửa" in answer["reply"]
    assert (answer["emergency"], answer["additions"]) == ("113", 1)
    desk = wiring.desk(console.settings)
    found = desk.reports.find(RECEIPT)
    assert found is not None
    assert found.priority == "P1"
    (line,) = desk.callbacks.list()
    assert (line.reason, line.urgency, line.phone) == ("addition", 0, "0912345678")
    assert "cầm dao" in line.summary
    reviewer = console.signed_in("reviewer")
    assert "nó cầm dao quay lại rồi" in reviewer.get("/console/calls/c1").text
    tips = reviewer.get("/console/tips").text
    assert "Bổ sung khẩn cấp, cần 113" in tips
    assert "Vừa bổ sung tin khẩn cấp" in reviewer.get("/console/callbacks").text


def test_danger_comes_back_onto_the_list(console: RunningConsole) -> None:
    """Who was called back and whose report is closed waits again once danger is added."""
    desk = wiring.desk(console.settings)
    desk.callbacks.mark_done("c1", "lan", "đã gọi")
    (report,) = console.stores.progress.of_call("c1")
    console.stores.progress.set("tip", report.id, Progress.CLOSED, "lan")
    desk.reports.add(RECEIPT, "nó lại chơi tiếp")
    assert desk.callbacks.list() == []
    desk.reports.add(RECEIPT, "nó cầm dao quay lại rồi")
    (line,) = desk.callbacks.list()
    assert (line.reason, line.note, line.done_by) == ("addition", None, None)
    (report,) = console.stores.progress.of_call("c1")
    assert report.status is Progress.RECORDED
    assert [one.emergency for one in report.additions] == [None, "113"]


def test_danger_gets_its_number_even_where_nothing_can_be_added(console: RunningConsole) -> None:
    """A wrong code, or too many of them."""
    browser = console.client()
    said = {"receipt": "CCCCDDDD", "add": "cháy nhà rồi cứu với"}
    answers = [browser.post("/api/receipts", json=said) for _ in range(13)]
    assert {answer.status_code for answer in answers} == {404, 429}
    assert {answer.json()["emergency"] for answer in answers} == {"114"}
    assert all(answer.json()["reply"].startswith("Anh chị gọi ngay 114") for answer in answers)


def test_the_reporter_hears_what_a_person_has_set(console: RunningConsole) -> None:
    """Reviewers set where a report stands; viewers do not; who did it is in the audit log."""
    (report,) = console.stores.progress.of_call("c1")
    there = f"/console/reports/tip/{report.id}/status"
    viewer = console.signed_in("viewer")
    page = viewer.get("/console/calls/c1").text
    assert "Lưu tình trạng" not in page
    form = {"status": "passed_on", "csrf": csrf_of(page)}
    assert viewer.post(there, data=form).status_code == 403
    reviewer = console.signed_in("reviewer")
    page = reviewer.get("/console/calls/c1").text
    assert there in page
    form["csrf"] = csrf_of(page)
    assert reviewer.post(there, data={**form, "status": "gone"}).status_code == 422
    assert reviewer.post(f"{there[:-8]}9/status", data=form).status_code == 404
    assert reviewer.post(there, data=form).status_code == 303
    assert "Đã chuyển" in reviewer.get("/console/calls/c1").text
    (noted,) = [e for e in console.stores.audit.list() if e.event == "report_status"]
    assert (noted.person, noted.call_id) == ("reviewer", "c1")
    assert noted.detail == "tip: recorded → passed_on"
    state = console.client().post("/api/receipts", json={"receipt": RECEIPT}).json()
    assert state["status"] == "passed_on"
    assert state["reply"] == state["status_words"] == "Tin đã được chuyển cho đơn vị phụ trách."


def test_reports_are_lists_with_personal_data_covered(console: RunningConsole) -> None:
    """Reviewers see them covered; supervisors may uncover them, which is noted for each call."""
    incident = Incident(what="cháy", where="số 12 phố Huế", phone="0987000111", priority="P1")
    SqlReportStore(console.engine).save_incident("c1", incident)
    assert console.client().get("/api/incidents").status_code == 401
    assert console.signed_in("viewer").get("/api/incidents").status_code == 403
    reviewer = console.signed_in("reviewer")
    (line,) = reviewer.get("/api/incidents").json()["incidents"]
    assert (line["call"], line["priority"], line["status"]) == ("c1", "P1", "recorded")
    assert "0987000111" not in json.dumps(line)
    assert reviewer.get("/api/incidents?priority=P2").json() == {"incidents": [], "older": None}
    (tip,) = reviewer.get("/api/tips").json()["tips"]
    assert (tip["receipt"], tip["additions"]) == (RECEIPT, [])
    assert reviewer.get("/api/incidents?reveal=1").status_code == 403
    supervisor = console.signed_in("supervisor")
    (line,) = supervisor.get("/api/incidents?reveal=1").json()["incidents"]
    assert line["phone"] == "0987000111"
    (noted,) = [entry for entry in console.stores.audit.list() if entry.event == "reveal"]
    assert (noted.person, noted.call_id, noted.detail) == ("supervisor", "c1", "incidents as JSON")


def test_numbers_to_call_back_are_noted_when_given_out(console: RunningConsole) -> None:
    """Each line by itself; the call's own page stays covered."""
    reviewer = console.signed_in("reviewer")
    reviewer.get("/api/callbacks")
    (noted,) = [entry for entry in console.stores.audit.list() if entry.event == "reveal"]
    assert (noted.person, noted.call_id) == ("reviewer", "c1")
    assert "0912345678" not in reviewer.get("/console/calls/c1").text


def test_codes_cannot_be_tried_out(console: RunningConsole) -> None:
    """Wrong and malformed codes are answered alike, and soon not at all."""
    browser = console.client()
    codes = ["CCCCDDDD", "hello", *["FFFFGGGG"] * 12]
    answers = [browser.post("/api/receipts", json={"receipt": code}) for code in codes]
    assert answers[0].json() == answers[1].json()
    assert [answers[0].status_code, answers[-1].status_code] == [404, 429]


def test_the_commands_do_the_same(
    console: RunningConsole, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """callbacks, block, receipts and export read and write the same lists."""
    monkeypatch.setenv("VAR_DIR", str(console.settings.var_dir))
    monkeypatch.setenv("DATABASE_URL", "")

    def run(*arguments: str) -> str:
        assert main(arguments) == 0
        return capsys.readouterr().out

    assert json.loads(run("callbacks", "list"))["call_id"] == "c1"
    run("callbacks", "done", "c1", "--by", "lan", "--note", "đã gọi")
    assert run("callbacks", "list") == ""
    run("block", "add", "0987000111", "--reason", "phá", "--days", "3", "--by", "lan")
    assert json.loads(run("block", "list"))["number"] == "0987000111"
    run("block", "remove", "0987000111", "--by", "lan")
    assert json.loads(run("receipts", "add", RECEIPT, "có thêm người"))["additions"] == 1
    said = json.loads(run("receipts", "show", RECEIPT))
    assert (said["status"], said["emergency"]) == ("recorded", None)
    assert main(("receipts", "show", "CCCCDDDD")) == 1
    assert main(("callbacks", "done", "c1", "--by", "lan")) == 2
    capsys.readouterr()
    assert json.loads(run("receipts", "add", RECEIPT, "cháy rồi cứu với"))["emergency"] == "114"
    (report,) = map(
        json.loads, run("export", "--format", "jsonl", "--what", "reports").split("\n")[:-1]
    )
    assert report["receipt"] == RECEIPT
    assert report["additions"] == ["có thêm người", "cháy rồi cứu với"]
    assert (report["priority"], report["evidence"], report["vehicle"]) == ("P1", None, None)
    (row,) = csv.DictReader(io.StringIO(run("export", "--format", "csv", "--what", "reports")))
    assert row["what"] == "'=đánh bạc"
    (row,) = csv.DictReader(io.StringIO(run("export", "--format", "csv", "--what", "callbacks")))
    assert (row["reason"], row["done_by"]) == ("addition", "")
