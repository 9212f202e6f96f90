"""How likely each 32 ms of a recording is speech, by the Silero detector in faster-whisper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.audio.utterances import SAMPLE_RATE, WINDOW

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

# The detector keeps a copy of all it is given, so long recordings go through it in blocks; each
# block starts a little early, because the detector needs a moment to settle.
BLOCK = 120 * SAMPLE_RATE // WINDOW * WINDOW
LEAD_IN = 2 * SAMPLE_RATE // WINDOW * WINDOW


def speech_probabilities(samples: Samples) -> list[float]:
    """One probability for every 512 samples, the last for what is left over."""
    import numpy as np
    from faster_whisper.vad import get_vad_model

    model = get_vad_model()
    probabilities: list[float] = []
    for start in range(0, len(samples), BLOCK):
        lead_in = min(LEAD_IN, start)
        block = samples[start - lead_in : start + BLOCK]
        padded = np.pad(block, (0, -len(block) % WINDOW))
        heard = np.ravel(model(padded))
        probabilities.extend(heard[lead_in // WINDOW :].tolist())
    return probabilities
