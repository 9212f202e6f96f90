"""What the measurements of hearing listen to: sentences spoken by the offline voice, on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jiwer
import numpy as np

from bot.core.ports import Speech
from bot.samples import sounds
from bot.samples.encoding import CODECS, write
from bot.samples.sounds import RATE, Samples
from bot.samples.voices import ScriptVoice
from bot.tts.formats import at_16_khz

SETS = Path(__file__).with_name("sets")
BAND_HZ = (300.0, 3_400.0)
LEVEL_DBFS = -20.0
ROOM_DBFS = -60.0
OPERATOR = ("dạ vâng em nghe đây ạ", "anh chị chờ em kiểm tra một lát nhé", "dạ được ạ")
VOICES: tuple[dict[str, Any], ...] = (
    {"accent": "north"},
    {"accent": "south", "variant": "m3", "rate": 165},
    {"accent": "central", "variant": "f2"},
)


@dataclass(frozen=True)
class Spoken:
    """A recording and the sentences in it, in their order."""

    file: Path
    sentences: tuple[str, ...]


def lines(name: str) -> list[str]:
    """The sentences of a set, without its comments."""
    text = (SETS / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def say(voice: ScriptVoice, text: str, made: dict[str, Any]) -> Samples:
    """A sentence at ``RATE`` and the telephone's level, with nothing before and after it."""
    said = voice.speak(text, made)
    loud = np.flatnonzero(np.abs(said) > 0.004)
    return sounds.level(said[loud[0] : loud[-1] + 1], LEVEL_DBFS)


def stereo_call(file: Path, minutes: float = 10.0) -> Spoken:
    """A call of 60 short utterances on the left channel; an operator answers on the right one."""
    sentences = lines("call_utterances.txt")
    random = np.random.default_rng(60)
    slot = round(minutes * 60 / len(sentences) * RATE)
    left, right = [], []
    with ScriptVoice() as voice:
        operator = [say(voice, text, {"accent": "north", "variant": "f3"}) for text in OPERATOR]
        for number, text in enumerate(sentences):
            said = say(voice, text, VOICES[0])
            answer = operator[number % len(operator)]
            left.append(_placed(said, slot, RATE // 2))
            right.append(_placed(answer, slot, slot - len(answer) - RATE // 2))
    caller = _on_the_line(np.concatenate(left), random)
    return _written([caller, np.concatenate(right)], file, sentences)


def long_speech(file: Path, repeats: int = 2) -> Spoken:
    """Minutes of one-channel speech with pauses of 0.3 to 1.2 s, as somebody tells a story."""
    sentences = lines("telephone_sentences.txt") * repeats
    random = np.random.default_rng(5)
    parts = [sounds.silence(0.5)]
    with ScriptVoice() as voice:
        for number, text in enumerate(sentences):
            parts.append(say(voice, text, VOICES[number * len(VOICES) // len(sentences)]))
            parts.append(sounds.silence(float(random.uniform(0.3, 1.2))))
    return _written([_on_the_line(np.concatenate(parts), random)], file, sentences)


def utterances(sentences: Sequence[str]) -> list[Speech]:
    """Each sentence as an utterance of its own at 16 kHz, voices by turns, with 0.2 s around it."""
    found = []
    with ScriptVoice() as voice:
        for number, text in enumerate(sentences):
            said = sounds.band(say(voice, text, VOICES[number % len(VOICES)]), *BAND_HZ)
            around = np.zeros(RATE // 5, np.float32)
            samples = at_16_khz(np.concatenate([around, said, around]).astype(np.float32), RATE)
            found.append(Speech(0.0, len(samples) / 16_000, samples))
    return found


def word_errors(said: Sequence[str], heard: Sequence[str]) -> float:
    """Syllables wrong, in percent of those said; all sentences as one text."""
    return 100 * float(jiwer.wer(" ".join(said), plain(" ".join(heard))))


def plain(text: str) -> str:
    """Lower case, words only."""
    kept = "".join(c if c.isalnum() or c.isspace() else " " for c in text.lower())
    return " ".join(kept.split())


def _placed(said: Samples, length: int, at: int) -> Samples:
    samples = np.zeros(length, np.float32)
    samples[at : at + len(said)] = said[: length - at]
    return samples


def _on_the_line(caller: Samples, random: np.random.Generator) -> Samples:
    """With a quiet room around it, in the telephone's band; whole seconds, which Fourier likes."""
    caller = np.pad(caller, (0, -len(caller) % RATE))
    room = sounds.level(sounds.room(len(caller) / RATE, random)[: len(caller)], ROOM_DBFS)
    room = np.pad(room, (0, len(caller) - len(room)))
    return np.asarray(sounds.band(caller + room, *BAND_HZ), dtype=np.float32)


def _written(channels: list[Samples], file: Path, sentences: Sequence[str]) -> Spoken:
    write(channels, CODECS["ulaw8k"], file)
    return Spoken(file, tuple(sentences))
