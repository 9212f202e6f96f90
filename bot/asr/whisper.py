"""Vietnamese speech to text by faster-whisper, behind the Transcriber port."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.asr.batches import Piece, batches, pieces_of
from bot.asr.doubt import is_doubtful, surer
from bot.asr.gate import GateRules, heard_text
from bot.asr.machine import compute_type, free_threads, give_memory_back
from bot.asr.model import BUNDLED, SpeechModel, resolve_model
from bot.asr.recognition import Decoding, Heard, recognise
from bot.asr.window import choose_window
from bot.core.errors import TranscriptionError
from bot.core.ports import Speech
from bot.core.transcript import Segment, Word

if TYPE_CHECKING:
    from bot.asr.windowed_model import WindowedWhisperModel

log = logging.getLogger(__name__)


class TranscriberSettings(Protocol):
    """The part of the settings that hearing needs."""

    @property
    def root(self) -> Path: ...

    @property
    def asr_model(self) -> str: ...

    @property
    def asr_compute_type(self) -> str: ...

    @property
    def asr_threads(self) -> int: ...

    @property
    def asr_window(self) -> str: ...

    @property
    def asr_window_margin_s(self) -> int: ...

    @property
    def asr_window_least_s(self) -> int: ...


class WhisperTranscriber:
    """Hears utterances; the model is found and loaded when first needed. Threads may share it."""

    def __init__(
        self,
        settings: TranscriberSettings,
        *,
        decoding: Decoding | None = None,
        batch_size: int = 8,
        gate: GateRules | None = None,
        hear_again: bool = True,
    ) -> None:
        """``batch_size`` utterances go through at once.

        ``hear_again``: what is doubtful in a cut window, once more in the whole one.
        """
        self._settings = settings
        self._decoding = decoding or Decoding()
        self._batch_size = batch_size
        self._gate = gate or GateRules()
        self._hear_again = hear_again
        self._lock = threading.Lock()
        self._resolved: SpeechModel | None = None
        self._loaded: WindowedWhisperModel | None = None

    @property
    def model(self) -> str:
        """The model in use: bundled, a size, or a folder's name. Raises TranscriptionError."""
        return self._resolve().name

    def load(self) -> None:
        """Load the weights now rather than at the first utterance. Raises TranscriptionError."""
        self._model()

    def transcribe(self, speech: Sequence[Speech]) -> list[Segment]:
        """One segment an utterance, in order, empty text where nothing was said.

        The utterances may be those of many calls: each keeps its own text and times, whatever
        else is heard with it, and any length. Raises TranscriptionError.
        """
        return [
            self._segment(utterance, heard)
            for utterance, heard in zip(speech, self.listen(speech), strict=True)
        ]

    def listen(self, speech: Sequence[Speech]) -> list[list[Heard]]:
        """For each utterance what the model claims to have heard, piece by piece, before the gate.

        Raises TranscriptionError.
        """
        if not speech:
            return []
        model = self._model()
        pieces = pieces_of(speech, model.window.most_s)
        try:
            heard = self._hear(model, pieces)
        except (RuntimeError, ValueError) as error:
            raise TranscriptionError(
                "failed", f"the speech model {self.model} failed on an utterance: {error}"
            ) from error
        found: list[list[Heard]] = [[] for _ in speech]
        for piece in pieces:
            found[piece.utterance].append(heard[piece])
        return found

    def _hear(self, model: WindowedWhisperModel, pieces: Sequence[Piece]) -> dict[Piece, Heard]:
        """Run the model over all pieces, those of like length together."""
        heard: dict[Piece, Heard] = {}
        for batch in batches(pieces, self._batch_size):
            heard.update(zip(batch, recognise(model, batch, self._decoding), strict=True))
        if model.window.sure or not self._hear_again:
            return heard
        whole = model.with_whole_window()
        doubtful = [piece for piece in pieces if is_doubtful(heard[piece].evidence)]
        for batch in batches(doubtful, self._batch_size):
            again = recognise(whole, batch, self._decoding)
            for piece, second in zip(batch, again, strict=True):
                heard[piece] = surer(heard[piece], second)
        return heard

    def _segment(self, utterance: Speech, parts: Sequence[Heard]) -> Segment:
        """What passes the gate, piece by piece: one that is dropped takes no other with it."""
        texts: list[str] = []
        words: list[Word] = []
        for part in parts:
            text = heard_text(part.evidence, self._gate, utterance.certainty)
            if text:
                texts.append(text)
                words += part.words
        return Segment(" ".join(texts), utterance.start, utterance.end, tuple(words))

    def _resolve(self) -> SpeechModel:
        with self._lock:
            if self._resolved is None:
                self._resolved = resolve_model(self._settings)
            return self._resolved

    def _model(self) -> WindowedWhisperModel:
        resolved = self._resolve()
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load(resolved)
                self._decoding = _decoding_for(resolved, self._decoding)
            return self._loaded

    def _load(self, resolved: SpeechModel) -> WindowedWhisperModel:
        from bot.asr.windowed_model import WindowedWhisperModel

        settings = self._settings
        give_memory_back()
        try:
            model = WindowedWhisperModel(
                str(resolved.folder),
                window=choose_window(
                    settings.asr_window,
                    settings.asr_window_margin_s,
                    settings.asr_window_least_s,
                    resolved,
                ),
                device="cpu",
                compute_type=compute_type(settings.asr_compute_type),
                cpu_threads=settings.asr_threads or free_threads(),
            )
        except ValueError as error:  # CTranslate2 refuses the compute type
            raise TranscriptionError(
                "compute_type", f"ASR_COMPUTE_TYPE={settings.asr_compute_type}: {error}"
            ) from error
        except Exception as error:  # tokenizers raises bare Exception for a broken tokenizer.json
            raise TranscriptionError(
                "not_loaded",
                f"ASR_MODEL={settings.asr_model}: {resolved.folder} cannot be loaded: {error}",
            ) from error
        if not model.model.is_multilingual:
            raise TranscriptionError(
                "english_only",
                f"ASR_MODEL={settings.asr_model}: {resolved.folder} knows English only; "
                "take a multilingual model",
            )
        log.info("speech model %s loaded from %s", resolved.name, resolved.folder)
        return model


def _decoding_for(model: SpeechModel, decoding: Decoding) -> Decoding:
    if not decoding.hotwords or decoding.insist or model.name != BUNDLED:
        return decoding
    log.warning("ASR_HOTWORDS=on: not for the bundled model, which never learned from prompts")
    return replace(decoding, hotwords=None)
