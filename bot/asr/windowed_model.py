"""faster-whisper with the encoder's window cut to the speech."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.transcribe import get_ctranslate2_storage

from bot.asr.window import Window

if TYPE_CHECKING:
    import numpy

    Features = numpy.ndarray[Any, numpy.dtype[numpy.float32]]


# Decoding gains from large batches; encoding loses once its numbers leave the processor's cache.
# Bundled model, 8 windows of 30 s: one by one 1.5 s, two at once 2.1 s, all at once 2.7 s.
FRAMES_AT_ONCE = 1_000


class WindowedWhisperModel(WhisperModel):
    """A WhisperModel that encodes only as much of the padded 30 s as ``window`` says.

    The encoder's cost grows faster than its window, and utterances on the telephone last seconds.
    A model must have been trained on short windows, or tolerate them, to be used this way.
    """

    def __init__(self, folder: str, *, window: Window, **options: Any) -> None:
        super().__init__(folder, **options)
        self.window = window

    def with_whole_window(self) -> WindowedWhisperModel:
        """The same weights, not loaded again, hearing with all of their window."""
        other = copy.copy(self)
        other.window = self.window.whole
        return other

    def encode(self, features: Features) -> ctranslate2.StorageView:
        batch = features[np.newaxis] if features.ndim == 2 else features
        frames = min(batch.shape[-1], self.window.frames(_sounding(batch)))
        at_once = max(1, FRAMES_AT_ONCE // frames)
        if len(batch) <= at_once:
            return self.model.encode(get_ctranslate2_storage(batch[..., :frames]))
        parts = [
            np.array(self.model.encode(get_ctranslate2_storage(batch[i : i + at_once, :, :frames])))
            for i in range(0, len(batch), at_once)
        ]
        return get_ctranslate2_storage(np.concatenate(parts))


def _sounding(batch: Features) -> int:
    """Frames before the zeros that pad the batch's longest utterance."""
    sounding = np.flatnonzero(np.any(batch != 0, axis=(0, 1)))
    return int(sounding[-1]) + 1 if len(sounding) else 0
