"""What a CTranslate2 ``model.bin`` says of itself, read without loading its weights."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

OLDEST_VERSION = 4  # the first to write types and sizes as they are read here
HALF_COPIED = "it ends before all of its weights: copied half-way?"


class DamagedModelError(Exception):
    """The file is not a CTranslate2 model, or ends before all of its weights."""


@dataclass(frozen=True)
class ModelFile:
    """``architecture`` as CTranslate2 names it; ``shapes`` of its weights by their names."""

    architecture: str
    shapes: Mapping[str, tuple[int, ...]]

    @property
    def positions(self) -> int | None:
        """How many positions of 20 ms the encoder knows."""
        return self._size("encoder/position_encodings/encodings", 0)

    @property
    def mel_bands(self) -> int | None:
        """How many bands of frequency the encoder listens to: 80, or 128 in large-v3."""
        return self._size("encoder/conv1/weight", 1)

    @property
    def vocabulary(self) -> int | None:
        """How many tokens the model knows."""
        return self._size("decoder/embeddings/weight", 0)

    def _size(self, weight: str, axis: int) -> int | None:
        shape = self.shapes.get(weight, ())
        return shape[axis] if len(shape) > axis else None


def read_model_file(path: Path) -> ModelFile:
    """Go through the list of weights. Raises DamagedModelError; OSError when it cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        (version,) = _unpack(file, "<I")
        if not OLDEST_VERSION <= version < 1000:
            raise DamagedModelError("it does not begin as a CTranslate2 model does")
        architecture = _text(file)
        _revision, count = _unpack(file, "<II")
        shapes = {}
        for _ in range(count):
            name = _text(file)
            (rank,) = _unpack(file, "<B")
            shapes[name] = _unpack(file, f"<{rank}I")
            _type, length = _unpack(file, "<BI")
            if file.tell() + length > size:
                raise DamagedModelError(HALF_COPIED)
            file.seek(length, 1)
        (aliases,) = _unpack(file, "<I")  # weights that go by two names
        for _ in range(2 * aliases):
            _text(file)
    return ModelFile(architecture, shapes)


def _unpack(file: BinaryIO, shape: str) -> tuple[int, ...]:
    data = file.read(struct.calcsize(shape))
    if len(data) < struct.calcsize(shape):
        raise DamagedModelError(HALF_COPIED)
    return struct.unpack(shape, data)


def _text(file: BinaryIO) -> str:
    (length,) = _unpack(file, "<H")
    data = file.read(length)
    if len(data) < length:
        raise DamagedModelError(HALF_COPIED)
    if not data.endswith(b"\0"):
        raise DamagedModelError("its list of weights is damaged")
    return data[:-1].decode("utf-8", errors="replace")
