"""A recording on disk as the call path sees it: the caller's voice, cut into utterances."""

from __future__ import annotations

from pathlib import Path

from bot.audio.conditioning import brought_up, without_offset
from bot.audio.decoding import decode
from bot.audio.speech_probability import speech_probabilities
from bot.audio.utterances import SAMPLE_RATE, CuttingRules, certainty, find_utterances
from bot.core.errors import AudioError
from bot.core.ports import Sound, Speech

LEAST_MISSING_S = 0.5
UNKNOWN_FROM_S = 12 * 3600.0


class RecordingReader:
    """Reads recordings of any format; an instance may be shared between threads."""

    def __init__(self, max_call_minutes: int = 60, rules: CuttingRules | None = None) -> None:
        self._longest_s = max_call_minutes * 60.0
        self._rules = rules or CuttingRules()

    def read(self, file: Path) -> Sound:
        """Decode any recording to the caller's voice (stereo: the left channel) at 16 kHz mono.

        Raises AudioError when the file is not audio, is empty, too long or cannot be read.
        """
        samples, promised_s = decode(Path(file), self._longest_s)
        seconds = len(samples) / SAMPLE_RATE
        return Sound(without_offset(samples), seconds, _missing_s(seconds, promised_s))

    def utterances(self, sound: Sound) -> list[Speech]:
        """Stretches of speech of at most 28 s, in order; empty when nobody speaks.

        Faint ones are brought up to the level of voices.

        Raises AudioError when the speech detector cannot be loaded.
        """
        try:
            probabilities = speech_probabilities(sound.samples)
        except (RuntimeError, OSError, ImportError) as error:
            raise AudioError(
                "no_detector", "the speech detector of faster-whisper cannot be loaded"
            ) from error
        return [
            Speech(
                start / SAMPLE_RATE,
                end / SAMPLE_RATE,
                brought_up(sound.samples[start:end]),
                certainty(probabilities, start, end),
            )
            for start, end in find_utterances(probabilities, sound.samples, self._rules)
        ]


def _missing_s(seconds: float, promised_s: float) -> float:
    """Seconds that are promised and not there. Headers are off by a little, and one that the
    recorder never came back to holds the largest number there is: neither is a loss."""
    missing = promised_s - seconds
    return missing if missing > LEAST_MISSING_S and promised_s < UNKNOWN_FROM_S else 0.0
