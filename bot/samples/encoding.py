"""Recordings in the formats that recorders write, through the libraries that PyAV brings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.samples.sounds import RATE, Samples


@dataclass(frozen=True)
class Codec:
    """How a recording is written; ``bit_rate`` in bits a second where the codec has one."""

    name: str
    rate_hz: int
    sample_format: str
    bit_rate: int | None = None


CODECS = {
    "ulaw8k": Codec("pcm_mulaw", 8_000, "s16"),
    "alaw8k": Codec("pcm_alaw", 8_000, "s16"),
    "pcm8k": Codec("pcm_s16le", 8_000, "s16"),
    "pcm16k": Codec("pcm_s16le", 16_000, "s16"),
    "pcm44k": Codec("pcm_s16le", 44_100, "s16"),
    "pcm48k": Codec("pcm_s16le", 48_000, "s16"),
    "mp3": Codec("libmp3lame", 16_000, "s16p", 32_000),
    "opus": Codec("libopus", 16_000, "s16", 24_000),
    "aac": Codec("aac", 16_000, "fltp", 32_000),
}


def write(channels: list[Samples], codec: Codec, file: Path, given_hz: int = RATE) -> None:
    """Write one (mono) or two (left, right) channels of equal length, given at ``given_hz``.

    The same samples give the same bytes.
    """
    import av

    samples = np.clip(np.stack(channels), -1.0, 1.0).astype(np.float32)
    layout = "mono" if len(channels) == 1 else "stereo"
    exact = {"flags": "bitexact"}
    with av.open(str(file), "w", options={"fflags": "+bitexact"}) as container:
        stream: Any = container.add_stream(codec.name, rate=codec.rate_hz, options=exact)
        stream.layout = layout
        stream.format = codec.sample_format
        if codec.bit_rate:
            stream.bit_rate = codec.bit_rate
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout=layout)
        frame.sample_rate = given_hz
        frame_size = stream.codec_context.frame_size or None
        resampler = av.AudioResampler(codec.sample_format, layout, codec.rate_hz, frame_size)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
