"""espeak-ng in process: Vietnamese text to 16 kHz samples, many voices."""

import ctypes
from dataclasses import dataclass
from random import Random

import espeakng_loader
import numpy as np
from scipy.signal import resample_poly

from training.speech.paths import SAMPLE_RATE

DIALECTS = ("vi", "vi-vn-x-central", "vi-vn-x-south")
DIALECT_WEIGHTS = (5, 2, 3)
TRAINING_VARIANTS = (
    "",
    "m1",
    "m2",
    "m3",
    "m4",
    "m5",
    "m8",
    "f1",
    "f2",
    "f3",
    "f5",
    "Andy",
    "Annie",
    "Denis",
    "Diogo",
    "Hugo",
    "Jacky",
    "Lee",
    "linda",
    "Mario",
    "Michael",
    "steph",
)
UNSEEN_VARIANTS = ("m7", "m6", "f4", "Alex", "belinda")

_SYNCHRONOUS, _DO_NOT_EXIT, _UTF8 = 2, 0x8000, 1
_RATE, _VOLUME, _PITCH, _RANGE, _WORDGAP = 1, 2, 3, 4, 7
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


@dataclass(frozen=True)
class Voice:
    """One way of speaking: dialect, variant, words per minute, pitch and its range (0-100)."""

    dialect: str = "vi"
    variant: str = ""
    rate: int = 175
    pitch: int = 50
    pitch_range: int = 50
    wordgap_10ms: int = 0


def random_voice(random: Random, variants: tuple[str, ...] = TRAINING_VARIANTS) -> Voice:
    return Voice(
        dialect=random.choices(DIALECTS, DIALECT_WEIGHTS)[0],
        variant=random.choice(variants),
        rate=random.randint(140, 225),
        pitch=random.randint(25, 75),
        pitch_range=random.randint(30, 70),
        wordgap_10ms=random.choice((0, 0, 0, 0, 1, 2)),
    )


class Espeak:
    """The library, loaded once; a process may hold only one."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._chunks: list[np.ndarray] = []
        self._rate = self._library.espeak_Initialize(
            _SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), _DO_NOT_EXIT
        )
        if self._rate <= 0:
            raise RuntimeError("espeak-ng did not start")
        self._callback = _CALLBACK(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def _collect(self, samples, count: int, _events) -> int:  # type: ignore[no-untyped-def]
        if samples and count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        return 0

    def speak(self, text: str, voice: Voice) -> np.ndarray:
        """Samples at 16 kHz, float32, silence at both ends cut."""
        name = f"{voice.dialect}+{voice.variant}" if voice.variant else voice.dialect
        if self._library.espeak_SetVoiceByName(name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {name}")
        for parameter, value in (
            (_RATE, voice.rate),
            (_VOLUME, 100),
            (_PITCH, voice.pitch),
            (_RANGE, voice.pitch_range),
            (_WORDGAP, voice.wordgap_10ms),
        ):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._chunks.clear()
        encoded = text.encode() + b"\0"
        self._library.espeak_Synth(encoded, len(encoded), 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        if not self._chunks:
            raise ValueError(f"espeak-ng said nothing for {text!r}")
        samples = np.concatenate(self._chunks).astype(np.float32) / 32_768
        loud = np.flatnonzero(np.abs(samples) > 0.004)
        if len(loud):
            samples = samples[max(0, loud[0] - 400) : loud[-1] + 400]
        return resample_poly(samples, SAMPLE_RATE // 50, self._rate // 50).astype(np.float32)
