"""Vietnamese speech to text by faster-whisper, behind the Transcriber port."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.asr.gate import Evidence, GateRules, heard_text
from bot.asr.model import BUNDLED, FULL_POSITIONS, SpeechModel, resolve_model
from bot.asr.tape import Tape
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


class WhisperTranscriber:
    """Hears utterances; the model is found and loaded when first needed. Threads may share it."""

    def __init__(
        self, settings: TranscriberSettings, *, words: bool = False, batch_size: int = 8
    ) -> None:
        """``words`` adds the times of words; ``batch_size`` utterances go through at once."""
        self._settings = settings
        self._words = words
        self._batch_size = batch_size
        self._gate = GateRules()
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

        Raises TranscriptionError.
        """
        if not speech:
            return []
        model = self._model()
        try:
            evidence, words = self._hear(model, speech)
        except (RuntimeError, ValueError) as error:
            raise TranscriptionError(
                "failed", f"the speech model {self.model} failed on an utterance: {error}"
            ) from error
        segments = []
        for i, utterance in enumerate(speech):
            text = heard_text(evidence[i], self._gate)
            said = tuple(words[i]) if text else ()
            segments.append(Segment(text, utterance.start, utterance.end, said))
        return segments

    def _hear(
        self, model: WindowedWhisperModel, speech: Sequence[Speech]
    ) -> tuple[list[Evidence], list[list[Word]]]:
        """Run the model over all utterances, those of like length together."""
        import numpy as np
        from faster_whisper import BatchedInferencePipeline

        order = sorted(range(len(speech)), key=lambda i: len(speech[i].samples))
        tape = Tape.of([speech[i].samples for i in order])
        heard, _ = BatchedInferencePipeline(model).transcribe(
            np.concatenate(tape.pieces),
            language="vi",
            task="transcribe",
            beam_size=5,
            temperature=0.0,
            without_timestamps=True,
            word_timestamps=self._words,
            vad_filter=False,
            clip_timestamps=tape.clips,
            batch_size=self._batch_size,
        )
        results: list[list[Any]] = [[] for _ in speech]
        starts_s = [0.0] * len(speech)
        for found in heard:
            position = tape.position(found.seek)
            results[order[position]].append(found)
            starts_s[order[position]] = tape.starts_s[position]
        evidence, words = [], []
        for utterance, start_s, parts in zip(speech, starts_s, results, strict=True):
            evidence.append(_evidence(parts))
            said = [word for part in parts for word in part.words or ()]
            words.append(_words(said, utterance, utterance.start - start_s))
        return evidence, words

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
            return self._loaded

    def _load(self, resolved: SpeechModel) -> WindowedWhisperModel:
        from bot.asr.windowed_model import WindowedWhisperModel

        settings = self._settings
        try:
            model = WindowedWhisperModel(
                str(resolved.folder),
                longest_frames=2 * resolved.positions,
                cut=_cuts_window(settings.asr_window, resolved),
                device="cpu",
                compute_type=settings.asr_compute_type,
                cpu_threads=settings.asr_threads or _free_cores(),
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


def _cuts_window(setting: str, model: SpeechModel) -> bool:
    """Real weights were trained on full windows; the bundled model on windows of any length."""
    if setting == "auto":
        return model.name == BUNDLED or model.positions < FULL_POSITIONS
    return setting == "speech"


def _free_cores() -> int:
    """Cores this process may run on, at most 4: threads beyond them only wait for each other."""
    try:
        return min(4, len(os.sched_getaffinity(0)))
    except AttributeError:  # not Linux
        return min(4, os.cpu_count() or 1)


def _evidence(parts: Sequence[Any]) -> Evidence:
    """What was heard of one utterance: usually one part, none where the model hears no speech."""
    if not parts:
        return Evidence("", no_speech_prob=1.0, avg_logprob=0.0, compression_ratio=1.0)
    return Evidence(
        " ".join(part.text.strip() for part in parts),
        max(part.no_speech_prob for part in parts),
        min(part.avg_logprob for part in parts),
        max(part.compression_ratio for part in parts),
    )


def _words(found: Sequence[Any], utterance: Speech, shift_s: float) -> list[Word]:
    """Words moved from the tape to the recording, kept within their utterance."""

    def moved(time_s: float) -> float:
        return round(min(max(time_s + shift_s, utterance.start), utterance.end), 2)

    return [
        Word(word.word.strip(), moved(word.start), moved(word.end), round(word.probability, 3))
        for word in found
        if word.word.strip()
    ]
