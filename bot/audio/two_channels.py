"""A call's two voices kept on disk while it goes on, and put into one stereo file at its end."""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.core.errors import StorageError
from bot.core.live import BYTES_PER_S, SAMPLE_BYTES, SAMPLE_RATE

BLOCK = 30 * BYTES_PER_S


class TwoChannelTracks:
    """The Tracks port: each voice a file of samples, so that a long call needs no memory.

    What nobody said is a hole in its file, which reads as silence.
    """

    def __init__(self, folder: Path) -> None:
        """``folder``: where the files lie until they are discarded. Raises StorageError."""
        with _storage():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folder = tempfile.TemporaryDirectory(prefix="live-", dir=folder)
            inside = Path(self._folder.name)
            self._caller = (inside / "caller.pcm").open("w+b")
            self._assistant = (inside / "assistant.pcm").open("w+b")

    def put_caller(self, pcm: bytes, at: float) -> None:
        self._put(self._caller, pcm, at)

    def put_assistant(self, pcm: bytes, at: float) -> None:
        self._put(self._assistant, pcm, at)

    def finish(self) -> Path:
        import numpy as np

        out = Path(self._folder.name) / "call.wav"
        with _storage(), wave.open(str(out), "wb") as wav:
            wav.setnchannels(2)
            wav.setsampwidth(SAMPLE_BYTES)
            wav.setframerate(SAMPLE_RATE)
            for file in (self._caller, self._assistant):
                file.seek(0)
            while True:
                left, right = self._caller.read(BLOCK), self._assistant.read(BLOCK)
                length = max(len(left), len(right))
                if not length:
                    return out
                both = [np.frombuffer(v.ljust(length, b"\0"), dtype="<i2") for v in (left, right)]
                wav.writeframes(np.stack(both, axis=1).tobytes())

    def discard(self) -> None:
        with _storage():
            self._caller.close()
            self._assistant.close()
            self._folder.cleanup()

    @staticmethod
    def _put(file: BinaryIO, pcm: bytes, at: float) -> None:
        with _storage():
            file.seek(max(0, round(at * SAMPLE_RATE)) * SAMPLE_BYTES)
            file.write(pcm)


@contextmanager
def _storage() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise StorageError("live", f"A live call cannot be recorded: {error}") from error
