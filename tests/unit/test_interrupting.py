"""When an utterance begins over the assistant's own voice: sooner than in a silence."""

from __future__ import annotations

import numpy as np
import pytest

from bot.audio.endpointing import EndpointingRules, StreamingEar
from bot.audio.utterances import SAMPLE_RATE, WINDOW
from bot.core.live import SpeechBegan

HALF_SURE = (0.1, 0.35, 0.4, 0.4, 0.3, 0.35, 0.4)  # of a hoarse voice, window by window


class _Detector:
    def __init__(self, probabilities: tuple[float, ...]) -> None:
        self._left = list(probabilities)

    def probability(self, window: np.ndarray) -> float:
        return self._left.pop(0)


def _began(level: float, over_voice: bool) -> list[float]:
    """Where an utterance of half sure voice begins, in seconds; the level 0 to 1."""
    ear = StreamingEar(EndpointingRules(), _Detector(HALF_SURE))  # type: ignore[arg-type]
    window = np.full(WINDOW, round(level * 32_767), "<i2").tobytes()
    events = [event for _ in HALF_SURE for event in ear.hear(window, over_voice)]
    return [event.at for event in events if isinstance(event, SpeechBegan)]


def test_a_voice_that_is_half_sure_interrupts() -> None:
    assert _began(0.1, over_voice=True) == [pytest.approx(WINDOW / SAMPLE_RATE)]


def test_in_a_silence_it_takes_a_surer_voice() -> None:
    assert _began(0.1, over_voice=False) == []


def test_what_is_soft_and_unsure_interrupts_nobody() -> None:
    """Hum, breath, the rest of an echo."""
    assert _began(0.005, over_voice=True) == []
