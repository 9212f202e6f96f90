"""Sound files in the formats that recorders write, made with PyAV for the tests."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from bot.tts.espeak_voice import EspeakVoice
from bot.tts.formats import at_16_khz


def tone(frequency_hz: float, seconds: float, rate: int, level: float = 0.4) -> np.ndarray:
    time = np.arange(int(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * frequency_hz * time)).astype(np.float32)


def write(path: Path, codec: str, rate: int, *channels: np.ndarray) -> Path:
    """Encode one or two channels at ``rate``; the container follows from the file's name."""
    layout = "stereo" if len(channels) == 2 else "mono"
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        resampler = av.AudioResampler(
            stream.codec_context.format or "s16",
            layout,
            rate,
            frame_size=stream.codec_context.frame_size or None,
        )
        frame = av.AudioFrame.from_ndarray(np.stack(channels), "fltp", layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def loudest_frequency(samples: np.ndarray) -> float:
    """In Hz, of samples at 16 kHz."""
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * 16_000 / len(samples))


def spoken(voice: EspeakVoice, text: str, accent: str = "north", **how: object) -> np.ndarray:
    """Speech at 16 kHz without the silence around it."""
    samples = at_16_khz(*voice.speak(text, accent, **how))  # type: ignore[arg-type]
    loud = np.flatnonzero(np.abs(samples) > 0.004)
    return samples[loud[0] : loud[-1] + 1]


def silence(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * 16_000), np.float32)
