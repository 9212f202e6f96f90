"""The callers' voices: the offline voice as each script wants it."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any

from bot.core.errors import SynthesisError
from bot.samples.sounds import RATE, Samples
from bot.tts.espeak_voice import EspeakVoice


class ScriptVoice:
    """Speaks a script's lines; its process ends with the ``with`` block."""

    def __enter__(self) -> ScriptVoice:
        self._voice = EspeakVoice()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._voice.close()

    def speak(self, text: str, made: Mapping[str, Any]) -> Samples:
        """The text at ``RATE`` in the voice that ``made`` describes. Raises SynthesisError."""
        samples, rate = self._voice.speak(
            text,
            accent=made.get("accent", "north"),
            variant=made.get("variant"),
            rate=made.get("rate"),
            pitch=made.get("pitch"),
        )
        if rate != RATE:
            raise SynthesisError("other_rate", f"the offline voice speaks at {rate} Hz, not {RATE}")
        return samples
