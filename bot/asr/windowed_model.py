"""faster-whisper with the encoder's window cut to the speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.transcribe import get_ctranslate2_storage

if TYPE_CHECKING:
    import numpy

    Features = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

STEP = 100  # frames of 10 ms: windows are whole seconds, which word times count on
SHORTEST = 2 * STEP


class WindowedWhisperModel(WhisperModel):
    """A WhisperModel that encodes only as much of the padded 30 s as holds speech.

    The encoder's cost grows faster than its window, and utterances on the telephone last seconds.
    A model must have been trained on short windows, or tolerate them, to be used this way.
    """

    def __init__(self, folder: str, *, longest_frames: int, cut: bool, **options: Any) -> None:
        super().__init__(folder, **options)
        self._longest_frames = longest_frames
        self._cut = cut

    def encode(self, features: Features) -> ctranslate2.StorageView:
        batch = features[np.newaxis] if features.ndim == 2 else features
        frames = min(batch.shape[-1], self._longest_frames)
        if self._cut:
            frames = min(frames, _frames_with_sound(batch))
        return self.model.encode(get_ctranslate2_storage(batch[..., :frames]))


def _frames_with_sound(batch: Features) -> int:
    """Frames up to the zeros that pad the batch's longest utterance, in whole seconds."""
    sounding = np.flatnonzero(np.any(batch != 0, axis=(0, 1)))
    last = int(sounding[-1]) + 1 if len(sounding) else 0
    return max(SHORTEST, -(-last // STEP) * STEP)
