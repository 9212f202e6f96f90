"""Which speech model a setting means: the bundled one, a folder, or a size from the hub."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.asr.model_folder import check_model
from bot.asr.weights import find_weights
from bot.core.errors import TranscriptionError

BUNDLED = "bundled"
AUTO = "auto"
AUTO_SIZE = "small"
SIZES = (
    "tiny", "base", "small", "medium", "large-v1", "large-v2", "large-v3", "large",
    "distil-large-v2", "distil-large-v3", "distil-large-v3.5", "large-v3-turbo", "turbo",
)  # fmt: skip
BRING_BACK = "bring it back with: git checkout -- models/bundled"
COPY_AGAIN = "copy the whole folder again, or use ASR_MODEL=bundled"
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
    folder = _folder(wanted, settings.root)
    return _checked(folder.name, folder, wanted)


def _folder(wanted: str, root: Path) -> Path:
    if not wanted:
        raise TranscriptionError(
            "no_folder", "ASR_MODEL= is empty; name a folder or a size, or use ASR_MODEL=bundled"
        )
    try:
        folder = root / Path(wanted).expanduser()
        folder.is_dir()
    except (OSError, ValueError, RuntimeError) as error:  # too long, no such user, no right to look
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise TranscriptionError(
            "no_folder",
            f"ASR_MODEL={wanted}: this folder cannot be looked into: {why}; "
            "name another, or use ASR_MODEL=bundled",
        ) from error
    return folder


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
        check_model(folder, "", "")
    except TranscriptionError:
        return False
    return True


def _checked(name: str, folder: Path, setting: str) -> SpeechModel:
    """Raise TranscriptionError unless the folder holds a whole, multilingual Whisper model."""
    remedy = BRING_BACK if name == BUNDLED else COPY_AGAIN
    if not folder.is_dir():
        raise TranscriptionError("no_folder", f"ASR_MODEL={setting}: {_no_folder(name, folder)}")
    model = check_model(folder, setting, remedy)
    return SpeechModel(name, folder, model.positions or FULL_POSITIONS)


def _no_folder(name: str, folder: Path) -> str:
    if name == BUNDLED:
        return f"the bundled model is missing from {folder}; {BRING_BACK}"
    if folder.exists():
        return f"{folder} is a file; name the folder that holds the model in CTranslate2 format"
    return (
        f"no such folder as {folder}, and not one of the sizes {', '.join(SIZES)}; "
        "name a folder or a size, or use ASR_MODEL=bundled"
    )
