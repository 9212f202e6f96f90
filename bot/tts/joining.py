"""Sentences spoken one by one, joined into one reply of even loudness, by pydub."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.tts.formats import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy
    from pydub import AudioSegment

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

PAUSE_MS = 350  # between sentences
EDGE_MS = 60  # silence kept around a sentence
SILENCE_DBFS = -50.0
HEADROOM_DB = 2.0  # below full scale, so that telephone codecs do not clip

LONGEST_PIECE = 300  # characters spoken at once
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
BREATH = re.compile(r"(?<=[,;:])\s+")


def sentences(text: str) -> list[str]:
    """A text in pieces of at most 300 characters: sentences, else clauses, else words."""
    pieces: list[str] = []
    for sentence in SENTENCE_END.split(text):
        if len(sentence) <= LONGEST_PIECE:
            pieces.append(sentence)
        else:
            pieces += _gathered(
                part for clause in BREATH.split(sentence) for part in _words_of(clause)
            )
    return [piece.strip() for piece in pieces if any(c.isalnum() for c in piece)]


def _words_of(clause: str) -> list[str]:
    if len(clause) <= LONGEST_PIECE:
        return [clause]
    words = [
        word[at : at + LONGEST_PIECE]
        for word in clause.split()
        for at in range(0, len(word), LONGEST_PIECE)
    ]
    return _gathered(words)


def _gathered(parts: Any) -> list[str]:
    """Neighbours put together while they fit."""
    pieces: list[str] = []
    for part in parts:
        if pieces and len(pieces[-1]) + 1 + len(part) <= LONGEST_PIECE:
            pieces[-1] += " " + part
        else:
            pieces.append(part)
    return pieces


def joined(spoken: Sequence[Samples]) -> bytes:
    """A 16 kHz mono 16-bit WAV file of the sentences, each at 16 kHz, with pauses between them."""
    from io import BytesIO

    audio = _pydub()
    pause = audio.silent(PAUSE_MS, frame_rate=SAMPLE_RATE).raw_data
    data = pause.join(_trimmed(_segment(audio, samples)).raw_data for samples in spoken)
    reply = audio(data, sample_width=2, frame_rate=SAMPLE_RATE, channels=1)
    buffer = BytesIO()
    reply.normalize(headroom=HEADROOM_DB).export(buffer, format="wav")
    return buffer.getvalue()


def _pydub() -> Any:
    with warnings.catch_warnings():
        # pydub complains that ffmpeg is absent; WAV, all that is used here, needs none.
        warnings.simplefilter("ignore", RuntimeWarning)
        from pydub import AudioSegment
    return AudioSegment


def _segment(audio: Any, samples: Samples) -> AudioSegment:
    import numpy as np

    data = (np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes()
    return audio(data, sample_width=2, frame_rate=SAMPLE_RATE, channels=1)


def _trimmed(sentence: AudioSegment) -> AudioSegment:
    """Without the silence that voices leave before and after a sentence, but for a little."""
    from pydub.silence import detect_leading_silence

    before = detect_leading_silence(sentence, SILENCE_DBFS)
    after = detect_leading_silence(sentence.reverse(), SILENCE_DBFS)
    if before + after >= len(sentence):
        return sentence
    return sentence[max(0, before - EDGE_MS) : len(sentence) - max(0, after - EDGE_MS)]
