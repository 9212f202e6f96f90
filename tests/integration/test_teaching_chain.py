"""From a reviewer's correction to the training data: review, correct, approve, export, train."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calls_to_review import RIGHT, ordinary_call
from running_console import RunningConsole, csrf_of
from running_service import ROOT

THERE = "/console/calls/cuoc-1"
# What training adds to the examples that people wrote: copies made of them, and corrections.
COUNT = """
import sys
from pathlib import Path
from bot.assistant import train
from bot.assistant.training_data import write_generated
from bot.knowledge.examples import read_examples
made = Path(sys.argv[1]); made.mkdir()
with train._written_examples() as written:
    write_generated(written, made)
taught = [read_examples(folder) for folder in (made, train.CORRECTIONS) if folder.is_dir()]
print(*sorted({line for one in taught for line in one.get("ask_procedure", [])}), sep="\\n")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what training reads, where a file may be put beside the data."""
    root = tmp_path / "checkout"
    for name in ("bot", "actions", "data"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def in_checkout(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def exported(console: RunningConsole) -> tuple[str, bytes]:
    """Correct, mark as reviewed, approve, and take the file: its name and its text."""
    reviewer, boss = console.signed_in("reviewer"), console.signed_in("supervisor")
    token = {"x-csrf-token": csrf_of(reviewer.get(THERE).text)}
    edits = [
        {"field": "transcript", "turn": 1, "value": RIGHT},
        {"field": "intent", "turn": 1, "value": "ask_procedure"},
        {"field": "reviewed", "turn": 0, "value": True},
    ]
    kept = reviewer.post(f"{THERE}/changes", json={"seen": 0, "edits": edits}, headers=token)
    assert kept.status_code == 200
    form = {"csrf": csrf_of(boss.get("/console/approvals").text), "call": "cuoc-1", "turn": "1",
            "text": RIGHT, "intent": "ask_procedure", "decision": "approved"}  # fmt: skip
    boss.post("/console/approvals", data=form)
    file = boss.get("/console/approvals/corrections.yml")
    assert file.status_code == 200
    return file.headers["content-disposition"].split('"')[1], file.content


@pytest.mark.timeout(600)
def test_approved_correction_is_trained_from(tmp_path: Path, checkout: Path) -> None:
    """The exported file, put where the page says, passes `callbot train --check-only`, and its line
    is among what the model is trained from, with the copies in plain letters made of it."""
    console = RunningConsole(tmp_path / "console")
    ordinary_call(console)
    name, text = exported(console)
    before = in_checkout(checkout, "-c", COUNT, str(tmp_path / "before"))
    (checkout / "data" / "corrections").mkdir(exist_ok=True)
    (checkout / "data" / "corrections" / name).write_bytes(text)
    checked = in_checkout(checkout, "-m", "bot.cli", "train", "--check-only")
    assert (checked.returncode, checked.stdout.strip()) == (0, "the training data are sound"), (
        checked.stderr
    )
    after = in_checkout(checkout, "-c", COUNT, str(tmp_path / "after"))
    assert (before.returncode, after.returncode) == (0, 0), before.stderr + after.stderr
    new = set(after.stdout.splitlines()) - set(before.stdout.splitlines())
    assert RIGHT in new
    assert new <= {RIGHT, *(line for line in new if line.isascii())}
