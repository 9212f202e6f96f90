"""The harness and samples commands refuse bad usage in one clear line, before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code
    found = capsys.readouterr()
    assert code == 2
    assert found.out == ""
    assert "Traceback" not in found.err
    return found.err


def test_a_gate_on_an_unknown_metric_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A typo in a gate must not pass for a gate."""
    said = refused(capsys, "harness", "m.yml", "--gate", "task_sucess>=0.9")
    assert "no metric 'task_sucess'; known are task_success, " in said
    assert "is not METRIC>=VALUE" in refused(capsys, "harness", "m.yml", "--gate", "wer=1")


def test_jobs_must_be_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is started with a number of jobs that makes no sense."""
    for jobs in ("0", "-1", "viele", "65"):
        assert "whole number" in refused(capsys, "harness", "m.yml", "--jobs", jobs)


def test_a_missing_manifest_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named, and why it cannot be read."""
    file = tmp_path / "m.yml"
    for command in ("harness", "samples"):
        said = refused(capsys, command, str(file))
        assert f"{file}: cannot be read" in said
        assert len(said.splitlines()) == 1


def test_a_faulty_manifest_is_a_line_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every fault is told with its line, and no recording is played."""
    file = tmp_path / "m.yml"
    file.write_text("recordings:\n- file: a.wav\n  hotline: 911\n  transcript: [x]\n  foo: 1\n")
    said = refused(capsys, "harness", str(file))
    assert f"{file}:3: " in said
    assert f"{file}:5: " in said


def test_an_unknown_recording_is_bad_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--only with a wrong name does not look like success."""
    file = tmp_path / "m.yml"
    file.write_text("recordings:\n- {file: a.wav, hotline: 113, transcript: [x]}\n")
    assert "no recording" in refused(capsys, "harness", str(file), "--only", "b")
    assert "nothing to make" in refused(capsys, "samples", str(file), "--only", "b")
