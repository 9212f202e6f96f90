"""What a WAV file's own header says: the decoder trusts the file's size where the two differ."""

from __future__ import annotations

import struct
from typing import BinaryIO

_UNKNOWN = (0, 0xFFFFFFFF)  # a recorder that never came back to its header leaves one of these


def promised_seconds(source: BinaryIO) -> float:
    """The length by the size of the data chunk; 0 where the header does not say or is no WAV's.

    Reads from the start of ``source`` and leaves its position where it was.
    """
    before = source.tell()
    try:
        source.seek(0)
        return _length(source)
    finally:
        source.seek(before)


def _length(source: BinaryIO) -> float:
    riff = source.read(12)
    if riff[:4] != b"RIFF" or riff[8:] != b"WAVE":
        return 0.0
    bytes_per_second = 0
    while len(header := source.read(8)) == 8:
        name, size = struct.unpack("<4sI", header)
        if name == b"data":
            known = bytes_per_second > 0 and size not in _UNKNOWN
            return size / bytes_per_second if known else 0.0
        chunk = source.read(min(size, 32)) if name == b"fmt " else b""
        if len(chunk) >= 12:
            bytes_per_second = struct.unpack_from("<I", chunk, 8)[0]
        source.seek(size + size % 2 - len(chunk), 1)
    return 0.0
