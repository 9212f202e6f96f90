"""The reports: a page that cannot be injected into, JUnit that CI reads, JSON with everything."""

from __future__ import annotations

import io
import json
from datetime import datetime, timezone
from pathlib import Path
from xml.etree import ElementTree

import pytest
from harness_calls import call, item, recording, turn

from bot.harness.console import console_on, show_conversation, show_metrics, show_results
from bot.harness.gates import parse_gate
from bot.harness.report import Report, write_report
from bot.harness.results import ItemResult, Run

MADE = datetime(2026, 11, 22, 6, 0, tzinfo=timezone.utc)


def report_of(*items: ItemResult, gates: tuple[str, ...] = ()) -> Report:
    run = Run("audio", items, 1.5, asr_model="bundled", voice="offline north")
    return Report(Path("m.yml"), (run,), tuple(map(parse_gate, gates)), MADE)


@pytest.fixture
def mixed() -> tuple[ItemResult, ...]:
    return (
        item(recording("cháy nhà", id="dat"), call(turn("cháy nhà"))),
        item(recording("cháy", id="hong", emergency=("114",)), call(turn("cháy"))),
        item(recording("x", id="loi"), None, error="x.wav: no such file"),
    )


def test_text_of_a_call_cannot_become_markup(tmp_path: Path) -> None:
    """What a caller or a reply says is shown, never run."""
    evil = '<script>alert("x")</script>'
    script = recording(evil, id="xau", intents=((evil,),))
    played = call(turn(evil, reply=evil, intent=evil, reply_audio=f"/tmp/{evil}.wav"))
    played["nuisance"] = {"verdict": "suspected", "score": 0.5, "reasons": [evil]}
    write_report(report_of(item(script, played)), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "alert(" in page
    assert "<script>alert" not in page
    assert page.count("<script>") == 1


def test_the_page_plays_recording_and_replies_by_relative_paths(tmp_path: Path) -> None:
    """The folder can be moved together with the recordings."""
    (tmp_path / "samples").mkdir()
    file = tmp_path / "samples" / "gọi.wav"
    file.touch()
    out = tmp_path / "out"
    script = recording("a", id="goi")
    script = type(script)(**{**script.__dict__, "file": file})
    played = call(turn("a", reply_audio=str(out / "replies" / "01.wav")))
    write_report(report_of(item(script, played)), out)
    page = (out / "report.html").read_text(encoding="utf-8")
    assert 'src="../samples/g%E1%BB%8Di.wav"' in page
    assert 'src="replies/01.wav"' in page
    assert str(tmp_path) not in page.replace(str(file), "")


def test_the_page_needs_nothing_from_elsewhere(
    tmp_path: Path, mixed: tuple[ItemResult, ...]
) -> None:
    """It opens without a network and names model, voice and every call."""
    write_report(report_of(*mixed), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "http" not in page
    for shown in ("bundled", "offline north", 'id="dat"', 'id="hong"', "x.wav: no such file"):
        assert shown in page


def test_junit_has_a_case_a_recording_and_a_gate(
    tmp_path: Path, mixed: tuple[ItemResult, ...]
) -> None:
    """CI servers see which call failed, which could not be played, and which gate was missed."""
    write_report(report_of(*mixed, gates=("task_success>=0.9", "errors<=1")), tmp_path)
    suites = ElementTree.parse(tmp_path / "junit.xml").getroot()
    assert [s.get("name") for s in suites] == ["recordings.audio", "gates"]
    calls, gates = suites
    assert (calls.get("tests"), calls.get("failures"), calls.get("errors")) == ("3", "1", "1")
    assert [[child.tag for child in case] for case in calls] == [[], ["failure"], ["error"]]
    failure = calls[1][0]
    assert "114" in failure.get("message", "")
    assert (gates.get("tests"), gates.get("failures")) == ("2", "1")


def test_junit_survives_what_xml_cannot_hold(tmp_path: Path) -> None:
    """Control characters in a reply do not break the file."""
    broken = item(recording("a", replies=(("b",),)), call(turn("a", reply="\x00\x1b[31m")))
    write_report(report_of(broken), tmp_path)
    assert ElementTree.parse(tmp_path / "junit.xml").getroot() is not None


def test_json_holds_figures_checks_and_calls(tmp_path: Path, mixed: tuple[ItemResult, ...]) -> None:
    """Scripts can read everything that the page shows."""
    write_report(report_of(*mixed, gates=("task_success>=0.9",)), tmp_path)
    found = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert found["metrics"]["task_success"] == {"value": 1 / 3, "of": 3, "kind": "ratio"}
    assert found["gates"] == [{"gate": "task_success>=0.9", "value": 1 / 3, "passed": False}]
    statuses = {one["id"]: one["status"] for one in found["runs"][0]["items"]}
    assert statuses == {"dat": "passed", "hong": "failed", "loi": "error"}
    assert found["runs"][0]["items"][0]["call"]["turns"][0]["text"] == "cháy nhà"


def test_plain_lines_where_there_is_no_terminal(mixed: tuple[ItemResult, ...]) -> None:
    """Redirected output has no colours, no boxes and is not cut off."""
    stream = io.StringIO()
    console = console_on(stream)
    run = report_of(*mixed).runs[0]
    long = item(recording("a", id="dai"), call(turn("a", reply="[b] rất dài " * 40)))
    show_conversation(console, long)
    show_results(console, run)
    show_metrics(console, [run])
    lines = stream.getvalue().splitlines()
    assert "\x1b" not in stream.getvalue()
    assert any(line.count("[b] rất dài") == 40 for line in lines)
    assert any(line.startswith("chưa đạt") and "hong" in line and "114" in line for line in lines)
    assert any(line.startswith("task_success") and "33,3 %" in line for line in lines)
