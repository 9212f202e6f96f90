"""Which speech model a setting means: the bundled one, a folder, or a size from the hub."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.asr.model_file import DamagedModelError, read_model_file
from bot.asr.weights import find_weights
from bot.core.errors import TranscriptionError

BUNDLED = "bundled"
AUTO = "auto"
AUTO_SIZE = "small"
SIZES = (
    "tiny", "base", "small", "medium", "large-v1", "large-v2", "large-v3", "large",
    "distil-large-v2", "distil-large-v3", "distil-large-v3.5", "large-v3-turbo", "turbo",
)  # fmt: skip
REQUIRED_FILES = ("model.bin", "config.json", "tokenizer.json")
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
FULL_POSITIONS = 1500  # the encoder's window of 30 s


class ModelSettings(Protocol):
    """The part of the settings that says which model; ``root`` is the project's folder."""

    @property
    def root(self) -> Path: ...

    @property
    def asr_model(self) -> str: ...


@dataclass(frozen=True)
class SpeechModel:
    """A model on disk: the name that surfaces show, and how many 20 ms positions it can hear."""

    name: str
    folder: Path
    positions: int = FULL_POSITIONS


def resolve_model(settings: ModelSettings) -> SpeechModel:
    """The model that ASR_MODEL names, checked but not loaded.

    ``auto`` is the size ``small`` where its weights are on this machine or the hub can be reached,
    else the bundled model. Raises TranscriptionError that names the setting and what is wrong.
    """
    wanted = settings.asr_model.strip()
    bundled = settings.root / "models" / BUNDLED
    if wanted == BUNDLED:
        return _checked(BUNDLED, bundled, wanted)
    if wanted == AUTO:
        folder = find_weights(AUTO_SIZE)
        if folder is not None and _is_whole(folder):
            return _checked(AUTO_SIZE, folder, wanted)
        return _checked(BUNDLED, bundled, wanted)
    if wanted in SIZES:
        return _sized(wanted)
    folder = Path(wanted).expanduser()
    if not folder.is_absolute():
        folder = settings.root / folder
    return _checked(folder.name, folder, wanted)


def _sized(size: str) -> SpeechModel:
    folder = find_weights(size)
    if folder is None:
        raise TranscriptionError(
            "no_weights",
            f"ASR_MODEL={size}: its weights are not on this machine and the hub cannot be reached; "
            "connect once, set ASR_MODEL to a folder, or use ASR_MODEL=bundled",
        )
    return _checked(size, folder, size)


def _is_whole(folder: Path) -> bool:
    try:
        _checked("", folder, "")
    except TranscriptionError:
        return False
    return True


def _checked(name: str, folder: Path, setting: str) -> SpeechModel:
    """Raise TranscriptionError unless the folder holds a whole, multilingual Whisper model."""

    def wrong(code: str, what: str) -> TranscriptionError:
        return TranscriptionError(code, f"ASR_MODEL={setting}: {what}")

    if not folder.is_dir():
        if name == BUNDLED:
            raise wrong(
                "no_folder", f"the bundled model is missing from {folder}; check it out again"
            )
        raise wrong("no_folder", f"no such folder, and not one of the sizes {', '.join(SIZES)}")
    missing = [file for file in REQUIRED_FILES if not (folder / file).is_file()]
    if not any((folder / file).is_file() for file in VOCABULARIES):
        missing.append(VOCABULARIES[0])
    if "model.bin" in missing and (
        any(folder.glob("*.safetensors")) or any(folder.glob("pytorch_model*"))
    ):
        raise wrong(
            "not_converted",
            f"{folder} holds a Transformers model; convert it with ct2-transformers-converter "
            "--copy_files tokenizer.json preprocessor_config.json",
        )
    if missing:
        raise wrong("incomplete", f"{folder} lacks {', '.join(missing)}")
    for file in ("config.json", "tokenizer.json", "preprocessor_config.json"):
        if (folder / file).is_file():
            try:
                json.loads((folder / file).read_bytes())
            except ValueError as error:
                raise wrong("damaged", f"{folder / file} is not valid JSON") from error
    try:
        model = read_model_file(folder / "model.bin")
    except DamagedModelError as error:
        raise wrong("damaged", f"{folder / 'model.bin'} cannot be used: {error}") from error
    except OSError as error:
        raise wrong("unreadable", f"{error.filename} cannot be read: {error.strerror}") from error
    if model.architecture != "WhisperSpec":
        raise wrong(
            "not_whisper", f"{folder / 'model.bin'} is a {model.architecture} model, not Whisper"
        )
    return SpeechModel(name, folder, model.positions or FULL_POSITIONS)
