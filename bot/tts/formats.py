"""Spoken replies as sound files: 16 kHz WAV for everybody, 8 kHz µ-law WAV for telephones."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.errors import SynthesisError

if TYPE_CHECKING:
    import av
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SAMPLE_RATE = 16_000
TELEPHONE_RATE = 8_000


def at_16_khz(samples: Samples, sample_rate: int) -> Samples:
    """The same sound at 16 kHz, mono float32."""
    import av
    import numpy as np

    if sample_rate == SAMPLE_RATE or not len(samples):
        return samples
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples, dtype=np.float32)[np.newaxis], "fltp", "mono"
    )
    frame.sample_rate = sample_rate
    return _resampled(iter([frame]))


def decode_speech(data: bytes) -> Samples:
    """An encoded file (MP3 from gTTS) as mono samples at 16 kHz. Raises SynthesisError."""
    import av

    try:
        with av.open(io.BytesIO(data), "r") as container:
            return _resampled(container.decode(audio=0))
    except (av.error.FFmpegError, ValueError, IndexError) as error:
        raise SynthesisError("not_audio", "the voice service answered without sound") from error


def wav_bytes(samples: Samples) -> bytes:
    """A 16 kHz mono 16-bit WAV file."""
    import numpy as np

    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())
    return buffer.getvalue()


def to_telephone(wav: Path, out: Path) -> None:
    """Write a WAV file again as telephones play it: 8 kHz, mono, µ-law (G.711) in WAV.

    Raises SynthesisError when ``wav`` is not audio; OSError when ``out`` cannot be written.
    """
    import av

    try:
        source = av.open(str(wav), "r")
    except av.error.FFmpegError as error:
        raise SynthesisError("not_audio", f"{wav} is not a sound file") from error
    with source, out.open("wb") as sink, av.open(sink, "w", format="wav") as container:
        stream = container.add_stream("pcm_mulaw", rate=TELEPHONE_RATE, layout="mono")
        resampler = av.AudioResampler("s16", "mono", TELEPHONE_RATE)
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                container.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))


def _resampled(frames: Iterator[av.AudioFrame]) -> Samples:
    import av
    import numpy as np

    resampler = av.AudioResampler("fltp", "mono", SAMPLE_RATE)
    pieces = [piece for frame in frames for piece in resampler.resample(frame)]
    pieces += resampler.resample(None)
    if not pieces:
        raise ValueError("no sound")
    samples: Samples = np.concatenate([piece.to_ndarray()[0] for piece in pieces])
    return samples
