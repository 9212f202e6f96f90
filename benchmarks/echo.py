"""The assistant's greeting in recordings with one channel: turns made of it, with and without the
search for it, and what of the caller is lost by that search.

``python -m benchmarks.echo`` prints the table for ASR_MODEL.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import telephone
from benchmarks.figures import Figure
from bot import wiring
from bot.calls.echo import without_echo
from bot.core.speaking.speakable import speakable
from bot.samples import line_faults as line
from bot.samples import sounds
from bot.samples.encoding import CODECS, write
from bot.samples.sounds import RATE
from bot.samples.voices import ScriptVoice
from bot.settings import load_settings

BELOW_CALLER_DB = (-6.0, 6.0, 12.0, 20.0)  # the first louder than the caller
CALLERS = 6


@dataclass
class Count:
    """Turns of one level: taken for the caller's though the assistant spoke, and the caller's own,
    which are also counted as ``cut`` where any of their words was taken away."""

    prompts: int = 0
    heard: int = 0
    left: int = 0
    callers: int = 0
    cut: int = 0


def measure() -> dict[float, Count]:
    settings = load_settings()
    reader, hearing = wiring.audio_reader(settings), wiring.transcriber(settings)
    greetings = list(wiring.greetings().values())
    said = telephone.sentences()
    found = {level: Count() for level in BELOW_CALLER_DB}
    with ScriptVoice() as voice, tempfile.TemporaryDirectory() as folder:
        prompts = [voice.speak(speakable(text), {"accent": "north"}) for text in greetings]
        for number in range(len(prompts) * CALLERS):
            which = number % len(prompts)
            caller = telephone.alone(voice.speak(said[number], telephone.voice(number)))
            for level, count in found.items():
                random = np.random.default_rng(number)
                silence = np.concatenate([np.zeros_like(prompts[which]), sounds.silence(0.3)])
                mixed = line.with_voice_under(
                    np.concatenate([silence, line.at_level(caller, -20)]), prompts[which], level
                )
                noise = random.standard_normal(len(mixed)) * 10**-3
                file = Path(folder) / "call.wav"
                write([sounds.band(mixed + noise, 300.0, 3_400.0)], CODECS["ulaw8k"], file)
                utterances = reader.utterances(reader.read(file))
                ends_s = len(prompts[which]) / RATE
                count.prompts += 1
                for utterance, part in zip(utterances, hearing.transcribe(utterances), strict=True):
                    if not part.text:
                        continue
                    kept = without_echo(part.text, greetings[which])
                    if utterance.start < ends_s:
                        count.heard += 1
                        count.left += bool(kept)
                    else:
                        count.callers += 1
                        count.cut += kept != part.text
    return found


def figures() -> list[Figure]:
    """For ``python -m benchmarks``."""
    found = measure().values()
    heard = sum(count.heard for count in found)
    return [
        Figure("echo of the greeting: turns made of it, unsearched", heard, ""),
        Figure("echo of the greeting: turns made of it", sum(count.left for count in found), ""),
        Figure("caller's utterances cut by that search", sum(c.cut for c in found), "", target=0),
    ]


def main() -> int:
    print("greeting below caller   calls   turns of it   left   caller's turns   cut")
    for level, count in measure().items():
        print(
            f"{level:>17.0f} dB {count.prompts:>9} {count.heard:>13} {count.left:>6}"
            f" {count.callers:>16} {count.cut:>5}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
