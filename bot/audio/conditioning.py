"""What a line did to a voice, undone where that was measured to help hearing.

``python -m benchmarks.telephone`` measures it. All take and give mono float32 samples at 16 kHz.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SAMPLE_RATE = 16_000
OFFSET_WINDOW = SAMPLE_RATE // 20  # 50 ms: a running mean takes away what lies below about 10 Hz
FRAME = SAMPLE_RATE // 100
# Levels of an utterance, of its louder frames: usual on a line, faint, and nothing but noise.
USUAL_DBFS, FAINT_DBFS, FAINTEST_DBFS = -20.0, -38.0, -65.0


def without_offset(samples: Samples) -> Samples:
    """The sound around zero: a constant or slowly wandering voltage taken away."""
    import numpy as np

    if not len(samples):
        return samples
    if len(samples) < 2 * OFFSET_WINDOW:
        return np.asarray(samples - np.mean(samples), dtype=np.float32)
    half = OFFSET_WINDOW // 2
    padded = np.pad(samples, (half, half), mode="reflect").astype(np.float64)
    sums = np.cumsum(np.concatenate(([0.0], padded)))
    mean = (sums[2 * half :] - sums[: -2 * half])[: len(samples)] / (2 * half)
    return np.asarray(samples - mean, dtype=np.float32)


def brought_up(samples: Samples) -> Samples:
    """An utterance that is far fainter than voices are, at the level of voices; others as they
    are."""
    import numpy as np

    level_db = speech_level_db(samples)
    if not FAINTEST_DBFS <= level_db < FAINT_DBFS:
        return samples
    gained = samples * 10 ** ((USUAL_DBFS - level_db) / 20)
    return np.asarray(np.clip(gained, -1.0, 1.0), dtype=np.float32)


def speech_level_db(samples: Samples) -> float:
    """The level in dBFS that the loudest tenth of the frames of 10 ms reaches."""
    import numpy as np

    count = len(samples) // FRAME
    if not count:
        return -120.0
    frames = samples[: count * FRAME].reshape(count, FRAME)
    powers = np.mean(np.square(frames, dtype=np.float64), axis=1)
    return 10 * float(np.log10(np.percentile(powers, 90) + 1e-12))
