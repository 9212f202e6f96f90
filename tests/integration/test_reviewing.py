"""Reviewing calls over a real database: pages, changes, sound, approvals, and what is exported."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from calls_to_review import MISHEARD, PHONE_SAID, RATE, RIGHT, add_call, ordinary_call
from running_console import RunningConsole, csrf_of
from starlette.testclient import TestClient

from bot.core.report import Tip
from bot.knowledge.examples import read_examples
from bot.storage.reports import SqlReportStore

THERE = "/console/calls/cuoc-1"


@pytest.fixture
def console(tmp_path: Path) -> RunningConsole:
    console = RunningConsole(tmp_path)
    ordinary_call(console)
    return console


def save(client: TestClient, seen: int, *edits: tuple[str, int, object]) -> dict:
    page = client.get(THERE).text
    body = {"seen": seen, "edits": [{"field": f, "turn": t, "value": v} for f, t, v in edits]}
    answer = client.post(f"{THERE}/changes", json=body, headers={"x-csrf-token": csrf_of(page)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def press(client: TestClient, address: str) -> None:
    answer = client.post(address, data={"csrf": csrf_of(client.get(THERE).text)})
    assert answer.status_code == 303, answer.text


def samples(client: TestClient) -> np.ndarray:
    answer = client.get(f"{THERE}/sound.wav")
    assert answer.status_code == 200
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert (sound.getframerate(), sound.getnchannels()) == (RATE, 2)
        frames = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    return frames.reshape(-1, 2) / 32767


def test_page_shows_what_was_said_understood_and_answered_from_which_source(
    console: RunningConsole,
) -> None:
    """Words, intent, confidence, reply, the data file with its source, and the reasons."""
    add_call(console, "cuoc-2", [("làm căn cước ở đâu", "ask_place", "Ở công an phường ạ.")])
    page = console.signed_in("viewer").get("/console/calls/cuoc-2").text
    for part in ("62 %", "Hỏi nơi làm", "Ở công an phường ạ.", "data/procedures/can_cuoc.yml",
                 "kiểm tra ngày", "Lời trêu đùa", ">cước</button>"):  # fmt: skip
        assert part in page, part


def test_personal_data_are_covered_until_revealed_and_that_is_logged(
    console: RunningConsole,
) -> None:
    """Text in every place of the page; revealing needs a reviewer, and tells who, when, which."""
    client = console.signed_in("reviewer")
    covered = client.get(THERE).text
    for secret in ("0912 345 678", "0912345678", "bốn năm sáu", ">chín<"):
        assert secret not in covered, secret
    press(client, f"{THERE}/reveal")
    open_page = client.get(THERE).text
    assert "0912 345 678" in open_page
    assert PHONE_SAID in open_page
    (entry,) = [e for e in console.stores.audit.list(call_id="cuoc-1") if e.event == "reveal"]
    assert (entry.person, entry.call_id) == ("reviewer", "cuoc-1")
    assert entry.at
    assert "0912 345 678" not in console.signed_in("supervisor").get(THERE).text
    press(client, f"{THERE}/cover")
    assert "0912 345 678" not in client.get(THERE).text


def test_private_words_are_a_tone_until_revealed(console: RunningConsole) -> None:
    """The number is covered on the caller's channel, its echo in the reply on the assistant's."""
    client = console.signed_in("reviewer")
    covered = samples(client)
    press(client, f"{THERE}/reveal")
    whole = samples(client)
    first_turn, number = slice(RATE, 3 * RATE), slice(int(6 * RATE), int(7 * RATE))
    assert np.allclose(covered[first_turn], whole[first_turn], atol=1e-3)
    assert np.abs(whole[number, 0]).max() > 0.4
    assert np.abs(covered[number, 0]).max() < 0.05
    reply = slice(int(7.6 * RATE), int(8.8 * RATE))
    assert np.abs(covered[reply, 1]).max() < 0.05 < np.abs(whole[reply, 1]).max()


def test_sound_comes_in_ranges_and_only_signed_in(console: RunningConsole) -> None:
    """A part of the file is answered as a part; nobody unknown gets any of it."""
    client = console.signed_in("viewer")
    part = client.get(f"{THERE}/sound.wav", headers={"range": "bytes=100-199"})
    assert (part.status_code, len(part.content)) == (206, 100)
    drawn = client.get(f"{THERE}/sound.json").json()
    assert len(drawn["peaks"]) == 2
    assert drawn["seconds"] == pytest.approx(9.0, abs=0.01)
    stranger = console.client()
    stranger.headers["accept"] = "*/*"
    for address in ("sound.wav", "sound.json", "changes", "history", "turns/1/reply.wav"):
        assert stranger.get(f"{THERE}/{address}").status_code == 401, address


def test_two_people_at_once_lose_nothing(console: RunningConsole) -> None:
    """Different fields are both kept; the same field comes back with both texts."""
    lan, minh = console.signed_in("reviewer"), console.signed_in("supervisor")
    save(lan, 0, ("notes", 0, "của lan"), ("tags", 0, ["xe"]))
    answer = save(minh, 0, ("notes", 0, "của minh"), ("intent", 1, "ask_procedure"),
                  ("tags", 0, ["giấy tờ"]))  # fmt: skip
    (conflict,) = answer["conflicts"]
    assert (conflict["mine"], conflict["theirs"]["value"], conflict["theirs"]["who"]) == (
        "của minh", "của lan", "reviewer",
    )  # fmt: skip
    assert {change["field"] for change in answer["others"]} == {"notes", "tags"}
    page = lan.get(THERE).text
    assert "của lan" in page
    assert 'value="giấy tờ, xe"' in page
    kept = save(minh, answer["version"], ("notes", 0, "của lan\ncủa minh"))
    assert not kept["conflicts"]
    history = lan.get(f"{THERE}/history").text
    for part in ("reviewer", "supervisor", "của lan", "Hỏi chung về thủ tục"):
        assert part in history


@pytest.mark.parametrize(
    "edit",
    [
        ("intent", 1, "no_such"),
        ("transcript", 9, "x"),
        ("transcript", 2, "số của tôi là ••••• ••••"),
        ("verdict", 0, "spam"),
        ("colour", 0, "red"),
        ("notes", 0, {"a": 1}),
    ],
)
def test_change_that_cannot_be_is_refused_whole(
    console: RunningConsole, edit: tuple[str, int, object]
) -> None:
    """Nothing of a body with a bad edit is kept."""
    client = console.signed_in("reviewer")
    token = csrf_of(client.get(THERE).text)
    field, turn, value = edit
    edits = [{"field": "notes", "turn": 0, "value": "tốt"},
             {"field": field, "turn": turn, "value": value}]  # fmt: skip
    answer = client.post(
        f"{THERE}/changes", json={"seen": 0, "edits": edits}, headers={"x-csrf-token": token}
    )
    assert answer.status_code == 422
    assert console.stores.reviews.get("cuoc-1").changes == ()


def test_roles_are_refused_what_is_not_theirs(console: RunningConsole) -> None:
    """Viewers change and reveal nothing, reviewers approve nothing; a form needs its token."""
    viewer, reviewer = console.signed_in("viewer"), console.signed_in("reviewer")
    token = {"x-csrf-token": csrf_of(viewer.get(THERE).text)}
    body = {"seen": 0, "edits": [{"field": "notes", "turn": 0, "value": "x"}]}
    assert viewer.post(f"{THERE}/changes", json=body, headers=token).status_code == 403
    assert viewer.post(f"{THERE}/reveal", headers=token).status_code == 403
    assert reviewer.get("/console/approvals").status_code == 403
    assert reviewer.post(f"{THERE}/changes", json=body).status_code == 403
    assert console.stores.audit.last("viewer", "cuoc-1", ("reveal",)) is None
    assert viewer.get("/console/calls/none").status_code == 404


def test_markup_in_a_call_is_shown_as_text(console: RunningConsole) -> None:
    """A script in what was said, answered, noted, tagged, in a name or a file's name never becomes
    one, on any page that shows it."""
    attack = "<script>alert(1)</script>"
    tip = Tip(what=attack, where=attack, who=f"ông {attack}", receipt="K7M3Q9TX")
    call = add_call(
        console, "cuoc-3", [(f"a {attack} b", "report_tip", attack)], tip=tip, file=f"{attack}.wav"
    )
    SqlReportStore(console.engine).save_tip(call.id, tip)
    client, boss = console.signed_in("reviewer"), console.signed_in("admin")
    there = "/console/calls/cuoc-3"
    edits = [
        {"field": field, "turn": turn, "value": value}
        for field, turn, value in (
            ("notes", 0, attack), ("tags", 0, [attack]), ("reviewed", 0, True),
            ("transcript", 1, f"em {attack}"), ("intent", 1, "ask_procedure"),
        )
    ]  # fmt: skip
    token = {"x-csrf-token": csrf_of(client.get(there).text)}
    kept = client.post(f"{there}/changes", json={"seen": 0, "edits": edits}, headers=token)
    assert kept.status_code == 200
    press(client, f"{there}/reveal")
    holds = {
        there: (f"{attack}.wav", f"ông {attack}"), f"{there}/history": (attack,),
        "/console/tips": (attack,), "/console/approvals": (),
        "/console?q=script": (), "/console/audit": (), "/console/callbacks": (),
    }  # fmt: skip
    for address, texts in holds.items():
        page = (client if address.startswith(there) else boss).get(address)
        assert page.status_code == 200, address
        assert "<script>alert" not in page.text, address
        for text in texts:
            assert html.escape(text) in page.text, (address, text)


def test_formulas_in_a_call_are_text_in_a_spreadsheet(console: RunningConsole) -> None:
    """What a caller said, however it begins, is no formula in the exported rows."""
    for number, begins in enumerate(("=", "+", "-", "@", "\t=", " =", "＝")):
        add_call(console, f"cong-thuc-{number}", [(f"{begins}HYPERLINK(A1)", "inform", "=1+1")])
    answer = console.signed_in("supervisor").get("/console/export?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) >= 7
    for row in rows:
        for name, cell in row.items():
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "＝")), (name, cell)


def test_approved_correction_becomes_training_data(console: RunningConsole, tmp_path: Path) -> None:
    """Correct, mark as reviewed, approve, export: the file holds the line and nobody's number."""
    reviewer, boss = console.signed_in("reviewer"), console.signed_in("supervisor")
    save(reviewer, 0, ("transcript", 1, RIGHT), ("intent", 1, "ask_procedure"))
    assert RIGHT not in boss.get("/console/approvals").text  # not before it is marked as reviewed
    save(reviewer, 2, ("reviewed", 0, True))
    page = boss.get("/console/approvals").text
    assert RIGHT in page
    form = {"csrf": csrf_of(page), "call": "cuoc-1", "turn": "1", "text": RIGHT,
            "intent": "ask_procedure", "decision": "approved"}  # fmt: skip
    stale = boss.post("/console/approvals", data={**form, "text": "một câu khác"})
    assert stale.headers["location"].endswith("notice=changed")
    done = boss.post("/console/approvals", data=form)
    assert done.headers["location"].endswith("notice=approved")
    exported = boss.get("/console/approvals/corrections.yml")
    assert "attachment" in exported.headers["content-disposition"]
    file = tmp_path / "data" / "x.yml"
    rc, lines = export(console, file)
    assert rc == 0
    assert lines[0]["written"]
    assert read_examples(file.parent) == {"ask_procedure": [RIGHT]}
    assert file.read_bytes() == exported.content
    # Corrected again, it waits again.
    save(reviewer, 3, ("intent", 1, "ask_documents"))
    assert console.stores.corrections.decided("approved") == []
    assert console.stores.corrections.count_waiting() == 1


def test_line_of_a_test_set_cannot_be_approved(console: RunningConsole) -> None:
    """The page says why, and a form that tries anyway is refused."""
    reviewer, boss = console.signed_in("reviewer"), console.signed_in("supervisor")
    # MISHEARD stands in the tests' own code, so it is a line of a test set.
    save(reviewer, 0, ("intent", 1, "ask_procedure"), ("reviewed", 0, True))
    page = boss.get("/console/approvals").text
    assert "bộ kiểm tra" in page
    assert 'value="approved"' not in page
    form = {"csrf": csrf_of(page), "call": "cuoc-1", "turn": "1", "text": MISHEARD,
            "intent": "ask_procedure", "decision": "approved"}  # fmt: skip
    assert boss.post("/console/approvals", data=form).status_code == 422
    kept = console.stores.corrections
    assert kept.decided("approved") == []
    assert kept.count_waiting() == 1


def export(console: RunningConsole, file: Path) -> tuple[int, list[dict]]:
    """`callbot export-corrections` over the console's database."""
    root = console.settings.root
    environment = {**os.environ, "VAR_DIR": str(console.settings.var_dir), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "bot.cli", "export-corrections", "--out", str(file)]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]
