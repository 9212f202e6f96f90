"""Which speech model a setting means, and what is said when it cannot be used."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.asr import model as choice
from bot.asr.model import resolve_model
from bot.core.errors import TranscriptionError


@dataclass(frozen=True)
class Settings:
    root: Path
    asr_model: str


def model_file(architecture: str = "WhisperSpec", positions: int = 1500) -> bytes:
    """A model.bin with one weight, as CTranslate2 lays it out."""

    def text(value: str) -> bytes:
        return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"

    weight = b"\0" * 64
    name = text("encoder/position_encodings/encodings")
    header = struct.pack("<I", 6) + text(architecture) + struct.pack("<II", 3, 1)
    shape = struct.pack("<BII", 2, positions, 4) + struct.pack("<BI", 0, len(weight))
    return header + name + shape + weight + struct.pack("<I", 0)


def make_model(folder: Path, **options: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(model_file(**options))  # type: ignore[arg-type]
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        (folder / name).write_text(json.dumps({}))
    return folder


def problem(root: Path, setting: str) -> TranscriptionError:
    with pytest.raises(TranscriptionError) as caught:
        resolve_model(Settings(root, setting))
    assert f"ASR_MODEL={setting}" in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value


@pytest.fixture
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_weights", lambda size: None)


def test_a_whole_folder_is_taken(tmp_path: Path) -> None:
    """A folder is named by its last part, and its window is read from its weights."""
    folder = make_model(tmp_path / "phowhisper-small", positions=1500)
    found = resolve_model(Settings(tmp_path, str(folder)))
    assert (found.name, found.folder, found.positions) == ("phowhisper-small", folder, 1500)


def test_a_relative_folder_starts_at_the_project(tmp_path: Path) -> None:
    """Settings do not depend on where the command is typed."""
    folder = make_model(tmp_path / "models" / "mine")
    assert resolve_model(Settings(tmp_path, "models/mine")).folder == folder


def test_bundled_is_the_projects_own(tmp_path: Path) -> None:
    """``bundled`` means models/bundled, and says so."""
    folder = make_model(tmp_path / "models" / "bundled")
    found = resolve_model(Settings(tmp_path, "bundled"))
    assert (found.name, found.folder) == ("bundled", folder)


def test_auto_falls_back_to_the_bundled_model(tmp_path: Path, no_weights: None) -> None:
    """Without real weights ``auto`` hears with the bundled model and names it."""
    make_model(tmp_path / "models" / "bundled")
    assert resolve_model(Settings(tmp_path, "auto")).name == "bundled"


def test_auto_takes_real_weights_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the weights of ``small`` are on the machine, ``auto`` uses them and says so."""
    weights = make_model(tmp_path / "cache")
    monkeypatch.setattr(choice, "find_weights", lambda size: weights)
    assert resolve_model(Settings(tmp_path, "auto")).name == "small"


def test_auto_distrusts_weights_that_were_half_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A download that was broken off does not keep the service from hearing."""
    weights = make_model(tmp_path / "cache")
    (weights / "model.bin").write_bytes(model_file()[:-40])
    make_model(tmp_path / "models" / "bundled")
    monkeypatch.setattr(choice, "find_weights", lambda size: weights)
    assert resolve_model(Settings(tmp_path, "auto")).name == "bundled"


def test_a_size_without_weights_says_what_to_do(tmp_path: Path, no_weights: None) -> None:
    """No weights and no network: the message names the ways out."""
    assert "bundled" in problem(tmp_path, "medium").message


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A folder that does not exist is not mistaken for a size."""
    assert problem(tmp_path, "models/none").code == "asr.no_folder"


@pytest.mark.parametrize("file", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_a_half_copied_folder_says_which_file_is_missing(tmp_path: Path, file: str) -> None:
    """Each file that a model needs is named when it is not there."""
    folder = make_model(tmp_path / "m")
    (folder / file).unlink()
    error = problem(tmp_path, str(folder))
    assert error.code == "asr.incomplete"
    assert file in error.message


def test_a_cut_off_model_file_is_found_out(tmp_path: Path) -> None:
    """A model.bin that ends before its weights do is named before anything is loaded."""
    folder = make_model(tmp_path / "m")
    whole = model_file()
    for length in (0, 3, 10, 40, len(whole) - 40):
        (folder / "model.bin").write_bytes(whole[:length])
        error = problem(tmp_path, str(folder))
        assert error.code == "asr.damaged"
        assert "model.bin" in error.message


def test_another_architecture_is_named(tmp_path: Path) -> None:
    """A translation model in the same format is not Whisper."""
    folder = make_model(tmp_path / "m", architecture="TransformerSpec")
    assert "TransformerSpec" in problem(tmp_path, str(folder)).message


def test_a_model_that_was_not_converted_says_how_to(tmp_path: Path) -> None:
    """Weights as published by Transformers need the converter, which the message names."""
    folder = make_model(tmp_path / "m")
    (folder / "model.bin").unlink()
    (folder / "model.safetensors").write_bytes(b"x")
    assert "ct2-transformers-converter" in problem(tmp_path, str(folder)).message


@pytest.mark.parametrize("file", ["config.json", "tokenizer.json"])
def test_broken_json_is_named(tmp_path: Path, file: str) -> None:
    """A file that is not JSON is named rather than met with a traceback."""
    folder = make_model(tmp_path / "m")
    (folder / file).write_text("{ not json")
    assert file in problem(tmp_path, str(folder)).message
