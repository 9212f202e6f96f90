"""What a component depends on besides its own class, for Rasa's cache of trained components."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from bot.assistant.encoder import conversion, meanings, sentence_encoder

# What vectors of meaning depend on, for every component that learns from them.
ENCODER = (conversion, meanings, sentence_encoder)


def source_fingerprint(modules: Iterable[ModuleType], data: Iterable[Path] = ()) -> str:
    """A hash of the modules' source and of the files below the data folders."""
    digest = hashlib.sha256()
    for module in modules:
        digest.update(inspect.getsource(module).encode())
    for folder in data:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(str(file.relative_to(folder)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
