"""Speech models that cannot be used, as somebody meets them who has just set one."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_service import ROOT, RunningService
from sound_files import tone, write

BUNDLED = ROOT / "models" / "bundled"
FILES = [file.name for file in sorted(BUNDLED.iterdir()) if file.suffix in (".json", ".bin")]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A whole copy of the bundled model; files that are not touched are only linked."""
    folder = tmp_path / "speech model"
    folder.mkdir()
    for name in FILES:
        (folder / name).symlink_to(BUNDLED / name)
    return folder


def truncate(file: Path) -> None:
    whole = file.read_bytes()
    file.unlink()
    file.write_bytes(whole[: len(whole) // 2])


def callbot(*arguments: str | Path, model: Path, var: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ASR_MODEL": str(model), "VAR_DIR": str(var)}
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *map(str, arguments)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_half_of_any_file_is_found_out_and_named(copy: Path, tmp_path: Path, name: str) -> None:
    """One line: the setting, the file, what to do. No traceback, exit 2, nothing on stdout."""
    truncate(copy / name)
    call = write(tmp_path / "call.wav", "pcm_mulaw", 8_000, tone(440, 1, 8_000))
    done = callbot("transcribe", "--json", call, model=copy, var=tmp_path / "var")
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert f"ASR_MODEL={copy}" in line
    assert str(copy / name) in line
    assert "copy the whole folder again, or use ASR_MODEL=bundled" in line


def test_calls_are_refused_before_the_dialogue_starts(copy: Path, tmp_path: Path) -> None:
    """``callbot call`` with a model of another architecture: one line, exit 2."""
    (copy / "model.bin").unlink()
    other = (
        BUNDLED.joinpath("model.bin").read_bytes().replace(b"WhisperSpec\0", b"Wav2Vec2Sp\0\0", 1)
    )
    (copy / "model.bin").write_bytes(other)
    call = write(tmp_path / "call.wav", "pcm_mulaw", 8_000, tone(440, 1, 8_000))
    done = callbot("call", call, "--hotline", "113", model=copy, var=tmp_path / "var")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("callbot:")]
    assert "Wav2Vec2" in line
    assert "not Whisper" in line
    assert "Traceback" not in done.stderr


def test_a_features_file_may_be_missing_where_the_usual_one_fits(
    copy: Path, tmp_path: Path
) -> None:
    """Models converted without it are used all the same."""
    (copy / "preprocessor_config.json").unlink()
    call = write(tmp_path / "call.wav", "pcm_mulaw", 8_000, tone(440, 1, 8_000))
    done = callbot("transcribe", "--json", call, model=copy, var=tmp_path / "var")
    assert done.returncode == 0
    assert json.loads(done.stdout)["asr_model"] == copy.name


@pytest.fixture
def deaf_service(copy: Path, tmp_path: Path) -> Iterator[RunningService]:
    truncate(copy / "model.bin")
    running = RunningService(tmp_path, ASR_MODEL=str(copy))
    yield running
    running.stop()


def test_without_a_model_the_service_runs_and_says_what_is_missing(
    deaf_service: RunningService, copy: Path, tmp_path: Path
) -> None:
    """Degraded on /health, the reason on stderr; chat goes on, and a caller is told what to do."""
    found = deaf_service.wait_until("ok", "degraded")
    assert found["status"] == "degraded"
    assert found["parts"]["speech_to_text"] == "down"  # type: ignore[index]
    assert found["faults"] == {"speech_to_text": "asr.damaged"}
    assert str(copy / "model.bin") in deaf_service.log
    assert "copied half-way" in deaf_service.log
    assert re.search("Ready, but without .*speech to text", deaf_service.output)
    assert deaf_service.say("cháy nhà rồi cứu với", hotline="114")["emergency"] == "114"
    call = shutil.copy(ROOT / "audio_samples" / "114-chay-nha.wav", tmp_path / "call.wav")
    with Path(call).open("rb") as audio:
        answer = deaf_service.client.post(
            "/api/calls", data={"hotline": "114"}, files={"audio": ("call.wav", audio)}
        )
    assert answer.status_code == 201
    assert answer.json()["turns"], "a caller whom nobody can hear must still be answered"
    assert all("114" in turn["reply"] for turn in answer.json()["turns"])
