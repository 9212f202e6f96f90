"""Recordings for reviewers to listen to: plain WAV with exact positions, private words covered.

Made when somebody asks, kept for a while beside the recordings, never instead of them.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.audio.decoding import SAMPLE_RATE, decode_channels
from bot.core.covered_sound import ListeningCopy, Stretch
from bot.core.errors import AudioError

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

KEPT_S = 3600.0
TONE_HZ, TONE_LEVEL = 330.0, 0.03  # a quiet tone says that something is covered, not lost
PEAKS_A_SECOND, MOST_PEAKS = 25, 6_000


class ListeningRoom:
    """Makes the copies; may be shared between threads, one copy is made at a time."""

    def __init__(self, folder: Path, max_call_minutes: int) -> None:
        self._folder = folder
        self._longest_s = max_call_minutes * 60.0
        self._making = threading.Lock()

    def copy_of(self, recording: Path, covered: Sequence[Stretch]) -> ListeningCopy:
        """A recording with the ``covered`` stretches as a tone; made once, then found again.

        Raises AudioError when there is no such recording or it cannot be read.
        """
        name = _name(recording, covered)
        file, drawn = self._folder / f"{name}.wav", self._folder / f"{name}.json"
        with self._making:
            try:
                if not (file.is_file() and drawn.is_file()):
                    self._make(recording, covered, file, drawn)
                file.touch()  # still listened to
                known = json.loads(drawn.read_text("utf-8"))
            except OSError as error:
                raise AudioError("no_copy", "a recording cannot be made ready to hear") from error
        return ListeningCopy(file, known["seconds"], known["peaks"])

    def _make(self, recording: Path, covered: Sequence[Stretch], file: Path, drawn: Path) -> None:
        channels, _ = decode_channels(recording, self._longest_s)
        _cover(channels, covered)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._sweep()
        fresh = file.with_suffix(".new")
        _write_wav(fresh, channels)
        fresh.chmod(0o600)
        seconds = channels.shape[1] / SAMPLE_RATE
        drawn.write_text(json.dumps({"seconds": seconds, "peaks": _peaks(channels)}), "utf-8")
        drawn.chmod(0o600)
        fresh.replace(file)

    def _sweep(self) -> None:
        """Copies that nobody has listened to for a while go."""
        for old in self._folder.iterdir():
            if time.time() - old.stat().st_mtime > KEPT_S:
                old.unlink(missing_ok=True)


def _name(recording: Path, covered: Sequence[Stretch]) -> str:
    try:
        kept = recording.stat()
    except OSError as error:
        raise AudioError("missing", "the recording is not there any more") from error
    what = repr((recording.name, kept.st_mtime_ns, kept.st_size, list(covered)))
    return hashlib.sha256(what.encode()).hexdigest()[:32]


def _cover(channels: Samples, covered: Sequence[Stretch]) -> None:
    import numpy as np

    for stretch in covered:
        if stretch.channel >= channels.shape[0]:
            continue  # a recording of the caller alone: the reply is not in it
        first = max(0, int(stretch.start * SAMPLE_RATE))
        until = min(channels.shape[1], int(stretch.end * SAMPLE_RATE) + 1)
        if until > first:
            moments = np.arange(until - first, dtype=np.float32) / SAMPLE_RATE
            channels[stretch.channel, first:until] = TONE_LEVEL * np.sin(
                2 * np.pi * TONE_HZ * moments
            )


def _write_wav(file: Path, channels: Samples) -> None:

    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(channels.shape[0])
        wav.setsampwidth(2)
        wav.setframerate(SAMPLE_RATE)
        wav.writeframes((channels.T * 32767).astype("<i2").tobytes())


def _peaks(channels: Samples) -> list[list[float]]:
    """The loudest moment of each slice, as a waveform shows it, scaled to the loudest of all."""
    import numpy as np

    length = channels.shape[1]
    slices = max(1, min(MOST_PEAKS, int(length / SAMPLE_RATE * PEAKS_A_SECOND)))
    edges = np.linspace(0, length, slices, endpoint=False).astype(int)
    loudest = np.maximum.reduceat(np.abs(channels), edges, axis=1)
    scaled = loudest / max(float(loudest.max()), 0.05)
    return [[round(float(peak), 2) for peak in channel] for channel in scaled]
