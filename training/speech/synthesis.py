"""espeak-ng in process: Vietnamese text to 16 kHz samples, many voices."""

import atexit
import ctypes
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import espeakng_loader
import numpy as np
from scipy.signal import resample_poly

from training.speech.mouths import drawn_mouth
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
DRAWN_SHARE = 0.55
DRAWN = "drawn"

_SYNCHRONOUS, _DO_NOT_EXIT, _UTF8 = 2, 0x8000, 1
_LIST_ENDS, _WORD = 0, 1
_RATE, _VOLUME, _PITCH, _RANGE, _WORDGAP = 1, 2, 3, 4, 7


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h: a word begins at a sample."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True)
class Voice:
    """One way of speaking: dialect, variant, words per minute, pitch and its range (0-100).

    `mouth`, the text of a variant file, takes the place of the variant's name. `stretch` plays
    everything so much slower, pitch and formants with it.
    """

    dialect: str = "vi"
    variant: str = ""
    rate: int = 175
    pitch: int = 50
    pitch_range: int = 50
    wordgap_10ms: int = 0
    mouth: str = ""
    stretch: float = 1.0


@dataclass(frozen=True)
class Spoken:
    """Samples at 16 kHz, float32, and every syllable with its start and end in seconds."""

    samples: np.ndarray
    syllables: list[tuple[float, float, str]]


def random_voice(random: Random, variants: tuple[str, ...] = TRAINING_VARIANTS) -> Voice:
    """A voice to train with: every other mouth is one that nobody heard before."""
    return Voice(
        dialect=random.choices(DIALECTS, DIALECT_WEIGHTS)[0],
        variant=random.choice(variants),
        rate=random.randint(140, 225),
        pitch=random.randint(20, 80),
        pitch_range=random.randint(25, 80),
        wordgap_10ms=random.choice((0, 0, 0, 0, 1, 2)),
        mouth=drawn_mouth(random) if random.random() < DRAWN_SHARE else "",
        stretch=random.uniform(0.88, 1.14) if random.random() < 0.4 else 1.0,
    )


@cache
def voice_folder() -> Path:
    """espeak-ng's data, linked, with room for one variant more; gone when the process ends."""
    own, made = Path(espeakng_loader.get_data_path()), Path(tempfile.mkdtemp(prefix="espeak-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    (made / "voices" / "!v").mkdir(parents=True)
    for path in [*own.iterdir(), *(own / "voices" / "!v").iterdir()]:
        if path.name != "voices":
            (made / path.relative_to(own)).symlink_to(path)
    return made


class Espeak:
    """The library, loaded once; a process may hold only one."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._chunks: list[np.ndarray] = []
        self._words: list[tuple[int, int, int]] = []
        self._rate = self._library.espeak_Initialize(
            _SYNCHRONOUS, 0, str(voice_folder()).encode(), _DO_NOT_EXIT
        )
        if self._rate <= 0:
            raise RuntimeError("espeak-ng did not start")
        self._callback = _CALLBACK(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def _collect(self, samples, count: int, events) -> int:  # type: ignore[no-untyped-def]
        if samples and count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, shape=(count,)).copy())
        index = 0
        while events and events[index].type != _LIST_ENDS:
            event = events[index]
            if event.type == _WORD:
                self._words.append((event.sample, event.text_position - 1, event.length))
            index += 1
        return 0

    def speak(self, text: str, voice: Voice) -> Spoken:
        """The text said by a voice, silence at both ends cut."""
        variant = DRAWN if voice.mouth else voice.variant
        if voice.mouth:
            (voice_folder() / "voices" / "!v" / DRAWN).write_text(voice.mouth)
        name = f"{voice.dialect}+{variant}" if variant else voice.dialect
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
        self._words.clear()
        encoded = text.encode() + b"\0"
        self._library.espeak_Synth(encoded, len(encoded), 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        if not self._chunks:
            raise ValueError(f"espeak-ng said nothing for {text!r}")
        samples = np.concatenate(self._chunks).astype(np.float32) / 32_768
        loud = np.flatnonzero(np.abs(samples) > 0.004)
        first, last = (max(0, loud[0] - 400), loud[-1] + 400) if len(loud) else (0, len(samples))
        samples = samples[first:last]
        up = round(SAMPLE_RATE // 50 * voice.stretch)
        syllables = self._timed(text, first, first + len(samples), up / (SAMPLE_RATE // 50))
        resampled = resample_poly(samples, up, self._rate // 50)
        return Spoken(resampled.astype(np.float32), syllables)

    def _timed(
        self, text: str, first: int, last: int, stretch: float
    ) -> list[tuple[float, float, str]]:
        """Each word from its start to the next one's, in seconds from sample `first`."""
        rate = self._rate / stretch
        ends = [start for start, _, _ in self._words[1:]] + [last]
        return [
            (
                round((max(start, first) - first) / rate, 3),
                round((min(end, last) - first) / rate, 3),
                text[at : at + length],
            )
            for (start, at, length), end in zip(self._words, ends, strict=True)
        ]
