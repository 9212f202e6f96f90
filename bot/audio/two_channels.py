"""A call's two voices kept on disk while it goes on, and put into one stereo file at its end.

They lie in a folder named after the call, so that what a process that died leaves behind is found.
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from bot.core.errors import StorageError
from bot.core.live import BYTES_PER_S, SAMPLE_BYTES, SAMPLE_RATE
from bot.core.ports import Sound

BLOCK = 30 * BYTES_PER_S
PREFIX = "live-"
CALLER, ASSISTANT, BOTH = "caller.pcm", "assistant.pcm", "call.wav"


class _Voices:
    """Two files of samples in a folder of their own; the caller's is locked while it is open."""

    def __init__(self, inside: Path, mode: str) -> None:
        self._inside = inside
        self._caller = cast(BinaryIO, (inside / CALLER).open(mode))
        try:
            fcntl.flock(self._caller, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._assistant = cast(BinaryIO, (inside / ASSISTANT).open(mode))
        except OSError:
            self._caller.close()
            raise

    def finish(self) -> Path:
        import numpy as np

        out = self._inside / BOTH
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
                length += length % SAMPLE_BYTES  # a process that died may leave half a sample
                both = [np.frombuffer(v.ljust(length, b"\0"), dtype="<i2") for v in (left, right)]
                wav.writeframes(np.stack(both, axis=1).tobytes())

    def discard(self) -> None:
        with _storage():
            self._caller.close()
            self._assistant.close()
            if self._inside.exists():
                shutil.rmtree(self._inside)


class TwoChannelTracks(_Voices):
    """The Tracks port: each voice a file of samples, so that a long call needs no memory.

    What nobody said is a hole in its file, which reads as silence.
    """

    def __init__(self, folder: Path, call_id: str | None = None) -> None:
        """``folder``: where the files lie until they are discarded. Raises StorageError."""
        with _storage():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if call_id is None:
                inside = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
            else:
                inside = folder / f"{PREFIX}{call_id}"
                inside.mkdir(mode=0o700)
            super().__init__(inside, "w+b")

    def put_caller(self, pcm: bytes, at: float) -> None:
        self._put(self._caller, pcm, at)

    def put_assistant(self, pcm: bytes, at: float) -> None:
        self._put(self._assistant, pcm, at)

    def caller_sound(self, at: float, seconds: float) -> Sound:
        import numpy as np

        with _storage():
            self._caller.seek(max(0, round(at * SAMPLE_RATE)) * SAMPLE_BYTES)
            pcm = self._caller.read(round(seconds * SAMPLE_RATE) * SAMPLE_BYTES)
        samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32_768
        return Sound(samples, len(samples) / SAMPLE_RATE)

    @staticmethod
    def _put(file: BinaryIO, pcm: bytes, at: float) -> None:
        with _storage():
            file.seek(max(0, round(at * SAMPLE_RATE)) * SAMPLE_BYTES)
            file.write(pcm)


class LeftTracks(_Voices):
    """The LeftSound port: what a process that died has recorded of a call until then."""

    def __init__(self, inside: Path) -> None:
        """Raises BlockingIOError while another process still records there."""
        super().__init__(inside, "a+b")
        self.call_id = inside.name.removeprefix(PREFIX)

    @property
    def seconds(self) -> float:
        """How long the longer of the two voices lasts."""
        longest = max((self._inside / name).stat().st_size for name in (CALLER, ASSISTANT))
        return longest / BYTES_PER_S


def left_behind(folder: Path) -> tuple[list[LeftTracks], frozenset[str]]:
    """What processes that died have left in a folder of recordings, and the ids of the calls that
    go on there at this moment. Raises StorageError."""
    found, going_on = [], set()
    with _storage():
        for inside in sorted(folder.glob(f"{PREFIX}*")):
            if not inside.is_dir():
                continue
            try:
                found.append(LeftTracks(inside))
            except BlockingIOError:
                going_on.add(inside.name.removeprefix(PREFIX))
    return found, frozenset(going_on)


@contextmanager
def _storage() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise StorageError("live", f"A live call cannot be recorded: {error}") from error
