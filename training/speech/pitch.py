"""How high a voice is, frame by frame: what tones are made of, told to the network outright."""

import numpy as np
from scipy.fft import irfft, rfft

from training.speech.paths import SAMPLE_RATE

UNVOICED = 0
LOWEST_HZ, HIGHEST_HZ = 55.0, 420.0
STEPS_AN_OCTAVE = 24
STEPS = 1 + int(np.ceil(STEPS_AN_OCTAVE * np.log2(HIGHEST_HZ / LOWEST_HZ)))
_HOP = SAMPLE_RATE // 50
_WINDOW = 3 * SAMPLE_RATE // 50
_TRANSFORM = 2_048
_TAPER = np.hanning(_WINDOW).astype(np.float32)
_QUIET, _PERIODIC = 1e-5, 0.45


def contour(samples: np.ndarray) -> list[int]:
    """Quarter tones above 55 Hz, from 1, in frames of 20 ms of clean speech; 0 where unvoiced.

    By the highest peak of the autocorrelation; of peaks nearly as high, the shortest period.
    """
    padded = np.pad(samples.astype(np.float32), (_WINDOW // 2, _WINDOW))
    starts = np.arange(0, len(samples), _HOP) + _HOP // 2
    frames = padded[starts[:, None] + np.arange(_WINDOW)] * _TAPER
    shape = _autocorrelation(_TAPER[None])[0]
    power = frames.var(axis=1)
    found = _autocorrelation(frames) / np.maximum(shape, 0.05)
    found /= np.maximum(found[:, :1], 1e-12)
    shortest, longest = int(SAMPLE_RATE / HIGHEST_HZ), int(SAMPLE_RATE / LOWEST_HZ)
    peaks = found[:, shortest : longest + 1]
    highest = peaks.max(axis=1)
    is_peak = np.zeros(peaks.shape, bool)
    is_peak[:, 1:-1] = (peaks[:, 1:-1] >= peaks[:, :-2]) & (peaks[:, 1:-1] >= peaks[:, 2:])
    good = is_peak & (peaks >= 0.92 * highest[:, None])
    period = shortest + np.where(good.any(axis=1), good.argmax(axis=1), peaks.argmax(axis=1))
    steps = 1 + np.round(STEPS_AN_OCTAVE * np.log2(SAMPLE_RATE / period / LOWEST_HZ))
    voiced = (highest > _PERIODIC) & (power > _QUIET)
    return np.where(voiced, np.clip(steps, 1, STEPS - 1), UNVOICED).astype(int).tolist()


def _autocorrelation(frames: np.ndarray) -> np.ndarray:
    spectrum = rfft(frames, _TRANSFORM)
    return np.asarray(irfft(spectrum.real**2 + spectrum.imag**2)[:, :_WINDOW])
