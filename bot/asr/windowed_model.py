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
        return self.model.encode(get_ctranslate2_storage(batch[..., :frames]))


def _sounding(batch: Features) -> int:
    """Frames before the zeros that pad the batch's longest utterance."""
    sounding = np.flatnonzero(np.any(batch != 0, axis=(0, 1)))
    return int(sounding[-1]) + 1 if len(sounding) else 0
