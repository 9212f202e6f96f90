"""What telephone lines and recorders do to a voice: levels, offsets, lost packets, wrong headers.

All take and give mono float32 samples at ``RATE``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bot.samples.sounds import RATE

if TYPE_CHECKING:
    Samples = np.ndarray[Any, np.dtype[np.float32]]
    Random = np.random.Generator

PACKET = RATE // 50  # 20 ms, as telephones over the internet send them


def speech_power(samples: Samples) -> float:
    """Root mean square where there is any sound."""
    sounding = samples[np.abs(samples) > 0.01 * np.max(np.abs(samples), initial=1e-9)]
    return float(np.sqrt(np.mean(np.square(sounding, dtype=np.float64)))) if len(sounding) else 0.0


def at_level(samples: Samples, dbfs: float) -> Samples:
    """The voice at a level in dB below full scale (root mean square of what sounds)."""
    power = speech_power(samples)
    return _cut_off(samples * (10 ** (dbfs / 20) / power if power else 1.0))


def with_noise(samples: Samples, snr_db: float, random: Random) -> Samples:
    """White noise so many dB below the voice."""
    noise = random.standard_normal(len(samples))
    return _cut_off(samples + noise * speech_power(samples) * 10 ** (-snr_db / 20))


def with_hum(samples: Samples, snr_db: float) -> Samples:
    """50 Hz and its overtones, so many dB below the voice."""
    time = np.arange(len(samples)) / RATE
    hum = sum(np.sin(2 * np.pi * 50 * n * time + n) / n for n in (1, 2, 3, 5, 7))
    hum = hum / np.sqrt(np.mean(np.square(hum)))
    return _cut_off(samples + hum * speech_power(samples) * 10 ** (-snr_db / 20))


def with_offset(samples: Samples, offset: float) -> Samples:
    """A constant added, as a bad converter does."""
    return _cut_off(samples + offset)


def overdriven(samples: Samples, by_db: float) -> Samples:
    """The peaks cut off ``by_db`` below where they were, then brought to 0.9 of full scale."""
    peak = float(np.max(np.abs(samples), initial=1e-9)) * 10 ** (-by_db / 20)
    return (np.clip(samples, -peak, peak) * (0.9 / peak)).astype(np.float32)


def with_gain_steps(samples: Samples, step_db: float, every_s: float) -> Samples:
    """Loud and soft in turns, as automatic gain and a handset that moves make it."""
    soft = (np.arange(len(samples)) // int(every_s * RATE)) % 2 == 1
    return np.where(soft, samples * 10 ** (-step_db / 20), samples).astype(np.float32)


def lost(packets: float, samples: Samples, random: Random, burst: int = 1) -> np.ndarray:
    """Which packets of 20 ms are lost: a share ``packets`` of them, in runs of ``burst``."""
    count = -(-len(samples) // PACKET)
    starts = random.uniform(size=count) < packets / burst
    return np.convolve(starts, np.ones(burst))[:count] > 0


def with_packets_zeroed(samples: Samples, which: np.ndarray) -> Samples:
    """Lost packets are silence."""
    return np.where(np.repeat(which, PACKET)[: len(samples)], 0, samples).astype(np.float32)


def with_packets_repeated(samples: Samples, which: np.ndarray) -> Samples:
    """Each lost packet is the one before it again."""
    found = samples.copy()
    for number in np.flatnonzero(which):
        if number:
            at = number * PACKET
            length = min(PACKET, len(found) - at)
            found[at : at + length] = found[at - PACKET : at - PACKET + length]
    return found


def with_packets_dropped(samples: Samples, which: np.ndarray) -> Samples:
    """Lost packets are not there at all: the recording is shorter."""
    return samples[~np.repeat(which, PACKET)[: len(samples)]]


def with_voice_under(samples: Samples, other: Samples, below_db: float, at: int = 0) -> Samples:
    """Another voice mixed in, so many dB below; the result is long enough for both."""
    found = np.zeros(max(len(samples), at + len(other)), np.float32)
    found[: len(samples)] = samples
    level = speech_power(samples) * 10 ** (-below_db / 20) / (speech_power(other) or 1.0)
    found[at : at + len(other)] += (other * level).astype(np.float32)
    return _cut_off(found)


def _cut_off(samples: Samples) -> Samples:
    return np.clip(samples, -1.0, 1.0).astype(np.float32)
