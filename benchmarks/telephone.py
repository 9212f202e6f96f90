"""What telephone lines cost: the same sentences over every kind of line, through the hearing path.

``python -m benchmarks.telephone`` prints the table for ASR_MODEL. Syllables are compared in lower
case without punctuation; the baseline is the same voice at 16 kHz.
"""

from __future__ import annotations

import re
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jiwer
import numpy as np

from benchmarks.figures import Figure
from bot import wiring
from bot.core.ports import AudioReader, Transcriber
from bot.samples import line_faults as line
from bot.samples import sounds
from bot.samples.encoding import CODECS, write
from bot.samples.sounds import RATE, Samples
from bot.samples.voices import ScriptVoice
from bot.settings import load_settings

SENTENCES = Path(__file__).with_name("sets") / "telephone_sentences.txt"
VOICES: tuple[dict[str, Any], ...] = (
    {"accent": "north"},
    {"accent": "south", "variant": "m3", "rate": 165},
    {"accent": "central", "variant": "f2", "pitch": 60},
    {"accent": "north", "variant": "f4", "rate": 180},
    {"accent": "south", "variant": "f1"},
    {"accent": "central", "variant": "m1", "rate": 150, "pitch": 40},
)
LEVEL_DBFS = -20.0
QUIET_ROOM_DBFS = -65.0
OPERATOR_SAYS = "dạ vâng anh chị chờ em kiểm tra thông tin trên hệ thống một lát nhé ạ"

Random = np.random.Generator
Fault = Callable[[Samples, Random], Samples]


@dataclass(frozen=True)
class Condition:
    """A line: what it does to the voice, and how the recording is written."""

    name: str
    fault: Fault = lambda voice, _: voice
    codec: str = "ulaw8k"
    level_dbfs: float = LEVEL_DBFS


def packets(way: Callable[..., Samples], share: float, burst: int = 1) -> Fault:
    return lambda voice, random: way(voice, line.lost(share, voice, random, burst))


CONDITIONS = (
    Condition("16 kHz", codec="pcm16k"),
    Condition("8 kHz", codec="pcm8k"),
    Condition("8 kHz mu-law"),
    Condition("8 kHz A-law", codec="alaw8k"),
    Condition("mu-law, noise at 15 dB", lambda v, r: line.with_noise(v, 15, r)),
    Condition("mu-law, mains hum at 10 dB", lambda v, _: line.with_hum(v, 10)),
    Condition("mu-law, constant offset 0.2", lambda v, _: line.with_offset(v, 0.2)),
    Condition("mu-law, at -35 dBFS", level_dbfs=-35),
    Condition("mu-law, at -50 dBFS", level_dbfs=-50),
    Condition("16 kHz, at -50 dBFS", codec="pcm16k", level_dbfs=-50),
    Condition("mu-law, peaks cut off at 12 dB", lambda v, _: line.overdriven(v, 12)),
    Condition("mu-law, peaks cut off at 24 dB", lambda v, _: line.overdriven(v, 24)),
    Condition("mu-law, steps of 18 dB", lambda v, _: line.with_gain_steps(v, 18, 0.7)),
    Condition("mu-law, 5 % packets silent", packets(line.with_packets_zeroed, 0.05)),
    Condition("mu-law, 10 % silent, in threes", packets(line.with_packets_zeroed, 0.10, 3)),
    Condition("mu-law, 5 % packets repeated", packets(line.with_packets_repeated, 0.05)),
    Condition("mu-law, 5 % packets left out", packets(line.with_packets_dropped, 0.05)),
)


def sentences(file: Path = SENTENCES) -> list[str]:
    lines = file.read_text("utf-8").splitlines()
    return [text.strip() for text in lines if text.strip() and not text.startswith("#")]


def voice(number: int) -> dict[str, Any]:
    """One of the speakers, in turn; the next round of as many sentences begins with another."""
    return VOICES[(number + number // len(VOICES)) % len(VOICES)]


def measure(
    reader: AudioReader, hearing: Transcriber, chosen: Sequence[Condition] = CONDITIONS
) -> dict[str, tuple[float, int]]:
    """For each condition the syllable error rate, and sentences of which nothing was heard."""
    said = sentences()
    with ScriptVoice() as speaker, tempfile.TemporaryDirectory() as folder:
        voices = [alone(speaker.speak(text, voice(number))) for number, text in enumerate(said)]
        found = {}
        for condition in chosen:
            heard = []
            for number, samples in enumerate(voices):
                random = np.random.default_rng([number, zlib.crc32(condition.name.encode())])
                file = record(condition, samples, random, Path(folder) / "call.wav")
                heard.append(_text(reader, hearing, file))
            wrong = jiwer.wer(said, [text or "-" for text in heard])
            found[condition.name] = (wrong, sum(not text for text in heard))
    return found


def record(condition: Condition, voice: Samples, random: Random, file: Path) -> Path:
    """The voice on the line that a condition describes, as a recording."""
    room = random.standard_normal(len(voice)) * 10 ** (QUIET_ROOM_DBFS / 20)
    samples = condition.fault(line.at_level(voice, condition.level_dbfs) + room, random)
    codec = CODECS[condition.codec]
    if codec.rate_hz == 8_000:
        offset = float(np.median(samples))
        samples = sounds.band(samples - offset, 300.0, 3_400.0) + offset
    write([samples], codec, file)
    return file


def figures() -> list[Figure]:
    """For ``python -m benchmarks``: what each line costs against the same voice at 16 kHz."""
    settings = load_settings()
    hearing = wiring.transcriber(settings)
    found = measure(wiring.audio_reader(settings), hearing)
    clean = found[CONDITIONS[0].name][0]
    told = []
    for name, (wrong, _) in found.items():
        told.append(Figure(f"{name}: syllables misheard", 100 * wrong, "%"))
        if name != CONDITIONS[0].name:
            told.append(Figure(f"{name} / 16 kHz", wrong / clean if clean else 0.0, "x"))
    return told


def alone(samples: Samples) -> Samples:
    """The voice with a second of silence before and after it."""
    loud = np.flatnonzero(np.abs(samples) > 0.004)
    around = np.zeros(RATE, np.float32)
    return np.concatenate([around, samples[loud[0] : loud[-1] + 1], around])


def _text(reader: AudioReader, hearing: Transcriber, file: Path) -> str:
    heard = hearing.transcribe(reader.utterances(reader.read(file)))
    return re.sub(r"[^\w\s]", " ", " ".join(part.text for part in heard).lower()).strip()


def main() -> int:
    settings = load_settings()
    hearing = wiring.transcriber(settings)
    print(f"{len(sentences())} sentences, speech model {hearing.model}")
    found = measure(wiring.audio_reader(settings), hearing)
    clean = found[CONDITIONS[0].name][0]
    print(f"{'line':<34} syllables misheard   to 16 kHz   sentences lost")
    for name, (wrong, lost) in found.items():
        print(f"{name:<34} {100 * wrong:>16.1f} % {wrong / clean:>9.2f} x {lost:>16}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
