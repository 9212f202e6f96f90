"""Recordings through the real call path: speech model, dialogue, actions, voice, reports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

from bot.settings import ROOT

SAMPLES = ROOT / "audio_samples"
SPOKEN, SILENT = "1900-hoi-muc-phat-quay-roi.wav", "113-im-lang.wav"

MANIFEST = """\
now: "2026-11-20T09:30:00+07:00"
recordings:
- file: noi.wav
  hotline: "1900-0113"
  transcript: ["gọi điện quấy rối một một ba thì bị phạt bao nhiêu tiền?"]
  emergency: null
- file: khong-co.wav
  hotline: "113"
  transcript: ["không ai nghe được câu này"]
- file: im.wav
  hotline: "113"
  transcript: []
  emergency: null
"""


def harness(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "VAR_DIR": str(folder / "var"),
        "TTS_ENGINE": "offline",
        "DATABASE_URL": "",
    }
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "harness", str(folder / "m.yml"),
         "--report", str(folder / "out"), *options],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any, dict[str, Any]]:
    """One run of three recordings, one of which does not exist, with a gate that must fail."""
    folder = tmp_path_factory.mktemp("harness")
    (folder / "m.yml").write_text(MANIFEST, encoding="utf-8")
    shutil.copy(SAMPLES / SPOKEN, folder / "noi.wav")
    shutil.copy(SAMPLES / SILENT, folder / "im.wav")
    done = harness(folder, "--conversations", "--compare-text", "--gate", "errors<=0")
    assert (folder / "out" / "report.json").is_file(), done.stderr
    return folder, done, json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))


def items(report: dict[str, Any], run: int = 0) -> dict[str, Any]:
    return {item["id"]: item for item in report["runs"][run]["items"]}


def test_a_spoken_question_gets_a_spoken_answer(played: Any) -> None:
    """Transcript, answer and 16 kHz audio of it are there, and the models are named."""
    folder, _, report = played
    (turn,) = items(report)["noi"]["call"]["turns"]
    assert turn["text"]
    assert turn["reply"]
    assert not turn["degraded"]
    file = Path(turn["reply_audio"])
    assert folder / "out" in file.parents
    with wave.open(str(file)) as audio:
        assert audio.getframerate() == 16_000
        assert audio.getnframes() > 8_000
    assert report["asr_model"]
    assert report["voice"]
    assert all(items(report)["noi"]["stage_ms"][stage] for stage in ("asr", "dialogue", "tts"))


def test_nobody_is_met_with_silence_on_a_silent_call(played: Any) -> None:
    """A call without a word is answered, and no word is invented for it."""
    _, _, report = played
    call = items(report)["im"]["call"]
    assert [turn["text"] for turn in call["turns"]] == [""]
    assert call["turns"][0]["reply"]
    assert call["emergency"] is None


def test_a_missing_recording_and_a_missed_gate_fail_the_run(played: Any) -> None:
    """The other recordings are played, the fault is named, the exit code is 1."""
    folder, done, report = played
    assert done.returncode == 1
    assert items(report)["khong-co"]["status"] == "error"
    assert "khong-co.wav" in items(report)["khong-co"]["error"]
    assert "gate errors<=0 not reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert report["gates"] == [{"gate": "errors<=0", "value": 1, "passed": False}]


def test_scripts_are_typed_beside_the_recordings(played: Any) -> None:
    """What the dialogue makes of the true words stands beside what it makes of the heard ones."""
    _, _, report = played
    assert [run["mode"] for run in report["runs"]] == ["audio", "text"]
    typed = items(report, run=1)
    assert typed["khong-co"]["status"] == "passed"
    assert "im" not in typed
    assert "phạt từ" in typed["noi"]["call"]["turns"][0]["reply"]


def test_the_run_leaves_nothing_behind_but_its_report(played: Any) -> None:
    """Calls and reports of a test run are not mixed with real ones."""
    folder, done, _ = played
    assert {file.name for file in (folder / "out").iterdir()} == {
        "report.json", "report.html", "junit.xml", "replies",
    }  # fmt: skip
    assert not list((folder / "var").rglob("*.sqlite3"))
    assert "Tổng đài:" in done.stdout
    assert "\x1b" not in done.stdout
