"""What a CTranslate2 ``model.bin`` says of itself, read without loading its weights."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

POSITIONS = "encoder/position_encodings/encodings"
OLDEST_VERSION = 4  # the first to write types and sizes as they are read here


class DamagedModelError(Exception):
    """The file is not a CTranslate2 model, or ends before all of its weights."""


@dataclass(frozen=True)
class ModelFile:
    """``architecture`` as CTranslate2 names it; ``positions`` of the encoder, 2 frames each."""

    architecture: str
    positions: int | None


def read_model_file(path: Path) -> ModelFile:
    """Go through the list of weights. Raises DamagedModelError; OSError when it cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        (version,) = _unpack(file, "<I")
        if not OLDEST_VERSION <= version < 1000:
            raise DamagedModelError("it does not begin as a CTranslate2 model does")
        architecture = _text(file)
        _revision, count = _unpack(file, "<II")
        positions = None
        for _ in range(count):
            name = _text(file)
            (rank,) = _unpack(file, "<B")
            shape = _unpack(file, f"<{rank}I")
            _type, length = _unpack(file, "<BI")
            if name == POSITIONS and shape:
                positions = shape[0]
            if file.tell() + length > size:
                raise DamagedModelError("it ends before all of its weights: copied half-way?")
            file.seek(length, 1)
    return ModelFile(architecture, positions)


def _unpack(file: BinaryIO, shape: str) -> tuple[int, ...]:
    data = file.read(struct.calcsize(shape))
    if len(data) < struct.calcsize(shape):
        raise DamagedModelError("it ends before all of its weights: copied half-way?")
    return struct.unpack(shape, data)


def _text(file: BinaryIO) -> str:
    (length,) = _unpack(file, "<H")
    data = file.read(length)
    if len(data) < length or not data.endswith(b"\0"):
        raise DamagedModelError("its list of weights is damaged")
    return data[:-1].decode("utf-8", errors="replace")
