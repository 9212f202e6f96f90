"""One recording of the manifest: its dialogue spoken, put on a line, and written to its file."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.errors import DataError
from bot.harness.manifest import Recording
from bot.samples import sounds
from bot.samples.encoding import CODECS, write
from bot.samples.sounds import RATE, Samples

LEAD_S, TAIL_S = 0.5, 0.8
GAP_S = 2.0  # between two utterances: the operator's answer is not on a mono recording
SPEECH_DB = -20.0
TELEPHONE_BAND_HZ = (300.0, 3_400.0)

Speak = Callable[[str, Mapping[str, Any]], Samples]


def make(recording: Recording, speak: Speak, file: Path) -> float:
    """Write the recording and return its length in seconds; the same script gives the same bytes.

    ``speak`` gives a text at ``RATE`` in the voice that ``made`` describes. Raises DataError when
    the manifest does not say how the recording is made.
    """
    if recording.made is None:
        raise DataError("not_made", f"line {recording.line}: {recording.id} has no `made`")
    made = recording.made
    random = np.random.default_rng(zlib.crc32(recording.file.name.encode()))
    channels = _channels(recording, made, speak)
    codec = CODECS[made["codec"]]
    caller = _line(channels[0], made, random)
    if codec.rate_hz == 8_000:
        caller = sounds.band(caller, *TELEPHONE_BAND_HZ)
    file.parent.mkdir(parents=True, exist_ok=True)
    write([caller, *channels[1:]], codec, file)
    return len(caller) / RATE


def _channels(recording: Recording, made: Mapping[str, Any], speak: Speak) -> list[Samples]:
    """The caller alone, or the caller and the operator who answers in the caller's pauses."""
    if not recording.transcript:
        return [sounds.silence(float(made.get("seconds", 10)))]
    operator = [_voice(line, {"accent": "north"}, speak) for line in made.get("operator", ())]
    left, right = [sounds.silence(LEAD_S)], [sounds.silence(LEAD_S)]

    def both(said_left: Samples, said_right: Samples) -> None:
        left.append(said_left)
        right.append(said_right)

    if operator:
        both(np.zeros_like(operator[0]), operator[0])
        both(sounds.silence(0.5), sounds.silence(0.5))
    gap = float(made.get("gap_s", GAP_S))
    for number, text in enumerate(recording.transcript, start=1):
        said = _voice(text, made, speak)
        both(said, np.zeros_like(said))
        answer = operator[number] if number < len(operator) else sounds.silence(gap - 0.8)
        pause = sounds.silence(0.4)
        if operator or number < len(recording.transcript):
            both(np.concatenate([pause, np.zeros_like(answer), pause]),
                 np.concatenate([pause, answer, pause]))  # fmt: skip
    both(sounds.silence(TAIL_S), sounds.silence(TAIL_S))
    channels = [np.concatenate(left), np.concatenate(right)]
    return channels if operator else channels[:1]


def _voice(text: str, made: Mapping[str, Any], speak: Speak) -> Samples:
    said = speak(text, made)
    loud = np.flatnonzero(np.abs(said) > 0.004)
    if not len(loud):
        raise DataError("not_spoken", f"the voice said nothing for {text!r}")
    said = said[max(0, loud[0] - 200) : loud[-1] + 400]
    return (said * (10 ** (SPEECH_DB / 20) / sounds.speech_power(said))).astype(np.float32)


def _line(caller: Samples, made: Mapping[str, Any], random: np.random.Generator) -> Samples:
    """The caller with background, level and overload as the script wants them."""
    spoken = sounds.speech_power(caller)
    seconds = len(caller) / RATE
    background = sounds.noise(made.get("noise", "room"), seconds, random)[: len(caller)]
    if spoken and "snr_db" in made:
        background = sounds.level(background, 20 * np.log10(spoken) - float(made["snr_db"]))
    caller = caller + background
    caller = caller * 10 ** (float(made.get("gain_db", 0)) / 20)
    if "clip_db" in made:  # a microphone that is shouted at: overdriven, then cut off
        caller = np.clip(caller * 10 ** (float(made["clip_db"]) / 20), -0.6, 0.6)
    return caller.astype(np.float32)
