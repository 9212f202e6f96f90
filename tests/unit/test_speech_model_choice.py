"""Which speech model a setting means, and what is said when it cannot be used."""

import json
import re
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


TOKENS = 51_865
MULTILINGUAL = {
    "encoder/position_encodings/encodings": (1500, 4),
    "encoder/conv1/weight": (4, 80, 3),
    "decoder/embeddings/weight": (TOKENS, 4),
}


def model_file(architecture: str = "WhisperSpec", **shapes: tuple[int, ...]) -> bytes:
    """A model.bin as CTranslate2 lays it out, its weights left almost empty.

    ``shapes`` go by the part of the weight's name that tells it from the others.
    """

    def text(value: str) -> bytes:
        return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"

    weights = b""
    for name, usual in MULTILINGUAL.items():
        shape = next((shapes[part] for part in shapes if part in name), usual)
        weights += text(name) + struct.pack(f"<B{len(shape)}I", len(shape), *shape)
        weights += struct.pack("<BI", 0, 64) + b"\0" * 64
    head = struct.pack("<I", 6) + text(architecture) + struct.pack("<II", 3, len(MULTILINGUAL))
    again = text("decoder/projection/weight") + text("decoder/embeddings/weight")
    return head + weights + struct.pack("<I", 1) + again


def make_model(folder: Path, tokens: int = TOKENS, **options: object) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(model_file(**options))  # type: ignore[arg-type]
    tokenizer = {"added_tokens": [{"content": "<|startoftranscript|>"}], "model": {"vocab": {}}}
    (folder / "config.json").write_text("{}")
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    (folder / "vocabulary.json").write_text(json.dumps(["x"] * tokens))
    return folder


def problem(root: Path, setting: str) -> TranscriptionError:
    with pytest.raises(TranscriptionError) as caught:
        resolve_model(Settings(root, setting))
    assert f"ASR_MODEL={setting}" in caught.value.message
    assert "\n" not in caught.value.message
    # Every message ends in what to do.
    assert re.search("copy|convert|bundled|take a multi|name the folder", caught.value.message)
    return caught.value


@pytest.fixture
def no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_weights", lambda size: None)


def test_a_whole_folder_is_taken(tmp_path: Path) -> None:
    """A folder is named by its last part, and its window is read from its weights."""
    folder = make_model(tmp_path / "phowhisper-small", position=(750, 4))
    found = resolve_model(Settings(tmp_path, str(folder)))
    assert (found.name, found.folder, found.positions) == ("phowhisper-small", folder, 750)


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
    for length in (0, 3, 10, 40, len(whole) - 80, len(whole) - 20, len(whole) - 1):
        (folder / "model.bin").write_bytes(whole[:length])
        error = problem(tmp_path, str(folder))
        assert error.code == "asr.damaged"
        assert "model.bin" in error.message


def test_another_architecture_is_named(tmp_path: Path) -> None:
    """A translation model in the same format is not Whisper, whatever else its folder lacks."""
    folder = make_model(tmp_path / "m", architecture="TransformerSpec")
    for absent in ("tokenizer.json", "vocabulary.json"):
        (folder / absent).unlink()
        error = problem(tmp_path, str(folder))
        assert error.code == "asr.not_whisper"
        assert "TransformerSpec" in error.message


def test_an_english_only_model_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    """One token fewer is English only; a vocabulary that does not fit the weights is damage."""
    shapes = {"embeddings": (TOKENS - 1, 4)}
    english = make_model(tmp_path / "en", tokens=TOKENS - 1, **shapes)
    assert problem(tmp_path, str(english)).code == "asr.english_only"
    mixed = make_model(tmp_path / "mixed", tokens=TOKENS - 1)
    error = problem(tmp_path, str(mixed))
    assert error.code == "asr.damaged"
    assert "vocabulary.json lists 51864 tokens" in error.message


def test_a_vocabulary_of_lines_is_as_good(tmp_path: Path) -> None:
    """Older conversions write vocabulary.txt."""
    folder = make_model(tmp_path / "m")
    (folder / "vocabulary.json").unlink()
    (folder / "vocabulary.txt").write_text("x\n" * TOKENS)
    assert resolve_model(Settings(tmp_path, str(folder))).folder == folder
    (folder / "vocabulary.txt").write_text("x\n" * 30_000)
    assert "vocabulary.txt lists 30000" in problem(tmp_path, str(folder)).message


def test_a_model_that_needs_its_features_file_says_so(tmp_path: Path) -> None:
    """large-v3 listens to 128 bands; without its file it would be given 80 and fail on a call."""
    folder = make_model(tmp_path / "m", conv1=(4, 128, 3))
    error = problem(tmp_path, str(folder))
    assert error.code == "asr.incomplete"
    assert "lacks preprocessor_config.json" in error.message
    features = folder / "preprocessor_config.json"
    features.write_text(json.dumps({"feature_size": 80}))
    assert "another model's" in problem(tmp_path, str(folder)).message
    features.write_text(json.dumps({"feature_size": 128}))
    assert resolve_model(Settings(tmp_path, str(folder))).folder == folder


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    """Weights of another program, a single file, are not called missing."""
    file = tmp_path / "ggml-small.bin"
    file.write_bytes(b"ggml")
    assert "is a file; name the folder" in problem(tmp_path, str(file)).message


@pytest.mark.parametrize("setting", ["", "x" * 300, "~nobody-of-this-name/model", "a\0b"])
def test_a_name_that_can_be_no_folder_is_refused(tmp_path: Path, setting: str) -> None:
    """Neither an empty setting nor one that the system refuses ends in a traceback."""
    assert problem(tmp_path, setting).code == "asr.no_folder"


def test_a_model_that_was_not_converted_says_how_to(tmp_path: Path) -> None:
    """Weights as published by Transformers need the converter, which the message names."""
    folder = make_model(tmp_path / "m")
    (folder / "model.bin").unlink()
    (folder / "model.safetensors").write_bytes(b"x")
    assert "ct2-transformers-converter" in problem(tmp_path, str(folder)).message


JSON_FILES = ["config.json", "tokenizer.json", "vocabulary.json", "preprocessor_config.json"]


@pytest.mark.parametrize("file", JSON_FILES)
@pytest.mark.parametrize("content", ["", '{"half": [1, 2', "\x00\x01\xff", "null", "[1]"])
def test_a_file_with_something_else_in_it_is_named(tmp_path: Path, file: str, content: str) -> None:
    """Half of a file, none of it, or another file's content, is named with its whole path."""
    folder = make_model(tmp_path / "m")
    (folder / file).write_text(content)
    error = problem(tmp_path, str(folder))
    assert error.code == "asr.damaged"
    assert str(folder / file) in error.message


def test_another_models_tokenizer_is_named(tmp_path: Path) -> None:
    """A tokenizer that does not know Whisper's first token would fail on the first call."""
    folder = make_model(tmp_path / "m")
    (folder / "tokenizer.json").write_text(json.dumps({"added_tokens": [], "model": {"vocab": []}}))
    assert "tokenizer.json" in problem(tmp_path, str(folder)).message


def test_a_damaged_bundled_model_is_brought_back_from_the_repository(tmp_path: Path) -> None:
    """What to do about the project's own model is not to copy anything."""
    folder = make_model(tmp_path / "models" / "bundled")
    (folder / "model.bin").write_bytes(model_file()[:-3])
    assert "git checkout -- models/bundled" in problem(tmp_path, "bundled").message
