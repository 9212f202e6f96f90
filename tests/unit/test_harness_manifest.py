"""The manifest: what it says is read, what is wrong with it is said with the line."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from bot.core.errors import DataError
from bot.harness.manifest import check_manifest, load_manifest

GOOD = """\
version: 1
now: "2026-11-20T09:30:00+07:00"
recordings:
- file: a.wav
  hotline: 113
  caller: "0570000001"
  transcript: ["có cháy", "ở phố Huế"]
  intent: [[report_emergency_fire, report_emergency_rescue], null]
  emergency: "114"
  nuisance: none
  tip: null
  incident: {what: cháy, anonymous: false}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "manifest.yml"
    file.write_text(dedent(text), encoding="utf-8")
    return file


def fault(folder: Path, text: str) -> str:
    with pytest.raises(DataError) as raised:
        load_manifest(written(folder, text))
    return raised.value.message


def test_expectations_are_read(tmp_path: Path) -> None:
    """Choices, moments and reports of a manifest arrive as the judge needs them."""
    entry = load_manifest(written(tmp_path, GOOD)).recordings[0]
    assert entry.id == "a"
    assert entry.file == tmp_path / "a.wav"
    assert str(entry.hotline) == "113"
    assert entry.now is not None
    assert entry.now.isoformat() == "2026-11-20T09:30:00+07:00"
    expected = entry.expected
    assert expected.intents == (("report_emergency_fire", "report_emergency_rescue"), None)
    assert expected.emergency == ("114",)
    assert expected.tip is not None
    assert not expected.tip.taken
    assert expected.incident is not None
    assert expected.incident.fields == {"what": "cháy", "anonymous": False}


def test_what_is_absent_is_not_judged(tmp_path: Path) -> None:
    """`emergency: null` means that there is none; without the key nothing is expected."""
    entry = "recordings:\n- {file: a.wav, hotline: 113, transcript: [x]%s}\n"
    silent = load_manifest(written(tmp_path, entry % "")).recordings[0].expected
    said = load_manifest(written(tmp_path, entry % ", emergency: null")).recordings[0].expected
    assert silent.emergency is None
    assert said.emergency == ("none",)


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("hotline: 113", "hotline: 911"), 5, "911 must be one of 113, 114, 1900-0113"),
        (('caller: "0570000001"', "caller: 0570000001"), 6, "put it in quotes"),
        (("  nuisance: none\n", "  nusance: none\n"), 10, "unknown nusance"),
        (("null]\n", "null, x]\n"), 8, "3 entries for 2 utterances"),
        (("+07:00", ""), 2, "time zone"),
        (("  hotline: 113\n", ""), 4, "hotline is missing"),
        (("{what: cháy,", "{wat: cháy,"), 12, "unknown wat"),
        (('emergency: "114"', "emergency: 911"), 9, "911 is not a known value"),
        (("version: 1", "version: 2"), 1, "1 was expected"),
        (('emergency: "114"', 'emergency: "114" x'), 9, ""),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int, words: str
) -> None:
    """Whoever edits the manifest is told where and what is wrong."""
    assert change[0] in GOOD
    message = fault(tmp_path, GOOD.replace(*change))
    assert message.startswith(f"{tmp_path / 'manifest.yml'}:{line}: "), message
    assert words in message


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """Several faults give several lines, in the order of the file."""
    message = fault(tmp_path, GOOD.replace("113", "911").replace("[x]", "1").replace("114", "9"))
    lines = [int(one.split(":")[1]) for one in message.splitlines()]
    assert lines == sorted(lines)
    assert len(lines) == 2


def test_two_recordings_of_one_file_are_a_fault(tmp_path: Path) -> None:
    """A file may stand in the manifest once."""
    entry = "- {file: a.wav, hotline: 113, transcript: [x]}\n"
    assert ":3: a.wav is also the recording of line 2" in fault(
        tmp_path, f"recordings:\n{entry}{entry}"
    )


def test_a_missing_recording_is_a_fault_of_the_data_only(tmp_path: Path) -> None:
    """A run goes on without the file; the data check says how to make it."""
    file = written(tmp_path, GOOD)
    assert load_manifest(file).recordings
    assert check_manifest(file) == [
        f"{file}:4: recording a.wav does not exist; make it with `callbot samples`"
    ]
    (tmp_path / "a.wav").touch()
    assert check_manifest(file) == []


def test_a_manifest_that_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    """No traceback for a wrong path."""
    assert check_manifest(tmp_path / "none.yml") == [
        f"{tmp_path / 'none.yml'}: cannot be read (No such file or directory)"
    ]
