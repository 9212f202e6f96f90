"""The synthesizer sentence by sentence, as sound that can be streamed."""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

from bot.core.errors import SynthesisError
from bot.core.live import BYTES_PER_S, SAMPLE_BYTES, SAMPLE_RATE, SpokenSentence
from bot.core.ports import SpokenReply, Synthesizer

PAUSE_S = 0.25  # after a sentence, beside the little silence that each carries


class StreamedSentences:
    """The SentenceVoice port over any Synthesizer; threads may share it."""

    def __init__(self, synthesizer: Synthesizer) -> None:
        self._synthesizer = synthesizer

    def speak(self, sentence: str, slow: bool, private: bool) -> SpokenSentence:
        spoken = self._synthesizer.speak(sentence, None, slow, private)
        try:
            pcm = _samples(spoken.path)
        finally:
            if spoken.private:
                spoken.path.unlink(missing_ok=True)
        pause = b"\0" * (round(PAUSE_S * BYTES_PER_S) // SAMPLE_BYTES * SAMPLE_BYTES)
        return SpokenSentence(pcm + pause, spoken.voice)

    def joined(self, spoken: Sequence[SpokenSentence]) -> SpokenReply:
        try:
            with tempfile.NamedTemporaryFile(suffix=".wav", delete=False) as file:
                path = Path(file.name)
                with wave.open(file, "wb") as wav:
                    wav.setnchannels(1)
                    wav.setsampwidth(SAMPLE_BYTES)
                    wav.setframerate(SAMPLE_RATE)
                    wav.writeframes(b"".join(part.pcm for part in spoken))
        except OSError as error:
            raise SynthesisError("not_kept", f"a spoken reply cannot be kept: {error}") from error
        return SpokenReply(path, spoken[0].voice, private=True)


def _samples(path: Path) -> bytes:
    try:
        with wave.open(str(path), "rb") as wav:
            if (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) != (
                1,
                SAMPLE_BYTES,
                SAMPLE_RATE,
            ):
                raise SynthesisError("not_streamable", "the voice's sound is not 16 kHz mono")
            return wav.readframes(wav.getnframes())
    except (OSError, wave.Error, EOFError) as error:
        raise SynthesisError("not_audio", "what the voice spoke cannot be read") from error
