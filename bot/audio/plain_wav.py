"""The sound of a recording as plain WAV, without what recorders write beside it."""

from __future__ import annotations

import wave
from pathlib import Path

from bot.audio.decoding import SAMPLE_RATE, decode_channels

_LOUDEST = 32_767
_BLOCK = 60 * SAMPLE_RATE  # samples written at a time


def copy_sound(source: Path, target: Path, longest_s: float) -> None:
    """Write the first two channels of a recording as 16-bit WAV at 16 kHz: no title, no artist, no
    comment, no date. Raises AudioError as ``decode_channels``; OSError where it cannot write."""
    import numpy as np

    channels, _ = decode_channels(source, longest_s)
    with wave.open(str(target), "wb") as wav:
        wav.setnchannels(channels.shape[0])
        wav.setsampwidth(2)
        wav.setframerate(SAMPLE_RATE)
        for first in range(0, channels.shape[1], _BLOCK):
            block = np.clip(channels[:, first : first + _BLOCK], -1.0, 1.0)
            wav.writeframes((block.T * _LOUDEST).astype("<i2").tobytes())
