"""One batch of pieces through faster-whisper: what was heard of each, in its own times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.asr.batches import Piece
from bot.asr.gate import Evidence
from bot.asr.tape import Tape
from bot.core.transcript import Word

if TYPE_CHECKING:
    from bot.asr.windowed_model import WindowedWhisperModel

CONTEXT = 448  # tokens of prompt and answer together
PROMPT = 4  # start, language, task, no time marks
HOTWORDS = 224  # faster-whisper gives them at most half of the context
SHORTEST_ANSWER = 16


@dataclass(frozen=True)
class Decoding:
    """How text is looked for.

    ``tokens_per_s``: more than anybody says, so that a phrase repeated without end is cut short.
    ``hotwords``: names that the model is told beforehand, most needed first; ``insist``: even where
    it never learned from prompts, as the bundled one (which then hears next to nothing).
    """

    words: bool = False
    beam_size: int = 5
    tokens_per_s: float = 30.0
    hotwords: str | None = None
    insist: bool = False

    def most_tokens(self, seconds: float) -> int:
        """Tokens that so much speech may give."""
        return max(SHORTEST_ANSWER, round(self.tokens_per_s * seconds))

    def limit(self, seconds: float) -> int:
        """The same as faster-whisper wants it: CTranslate2 grants half of prompt and limit."""
        room = CONTEXT - PROMPT - (HOTWORDS if self.hotwords else 0)
        return min(room, 2 * self.most_tokens(seconds))


@dataclass(frozen=True)
class Heard:
    """What the model makes of one piece; the times of ``words`` are those of the recording."""

    evidence: Evidence
    words: tuple[Word, ...] = ()


NOTHING = Evidence("", no_speech_prob=1.0, avg_logprob=0.0, compression_ratio=1.0)


def recognise(
    model: WindowedWhisperModel, pieces: Sequence[Piece], decoding: Decoding
) -> list[Heard]:
    """What is heard of each piece, in order, all in one go.

    Raises RuntimeError or ValueError when the model fails.
    """
    import numpy as np
    from faster_whisper import BatchedInferencePipeline

    tape = Tape.of([piece.samples for piece in pieces])
    found, _ = BatchedInferencePipeline(model).transcribe(
        np.concatenate(tape.pieces),
        language="vi",
        task="transcribe",
        beam_size=decoding.beam_size,
        temperature=0.0,
        without_timestamps=True,
        word_timestamps=decoding.words,
        vad_filter=False,
        clip_timestamps=tape.clips,
        batch_size=len(pieces),
        hotwords=decoding.hotwords,
        max_new_tokens=decoding.limit(max(piece.seconds for piece in pieces)),
    )
    results: list[list[Any]] = [[] for _ in pieces]
    for part in found:
        results[tape.position(part.seek)].append(part)
    return [
        Heard(_evidence(parts), _words(parts, piece, piece.start - start_s))
        for piece, start_s, parts in zip(pieces, tape.starts_s, results, strict=True)
    ]


def _evidence(parts: Sequence[Any]) -> Evidence:
    """What was heard of one piece: usually one part, none where the model hears no speech."""
    if not parts:
        return NOTHING
    return Evidence(
        " ".join(part.text.strip() for part in parts),
        max(part.no_speech_prob for part in parts),
        min(part.avg_logprob for part in parts),
        max(part.compression_ratio for part in parts),
    )


def _words(parts: Sequence[Any], piece: Piece, shift_s: float) -> tuple[Word, ...]:
    """Words moved from the tape to the recording, kept within their piece."""
    end = piece.start + piece.seconds

    def moved(time_s: float) -> float:
        return round(min(max(time_s + shift_s, piece.start), end), 2)

    return tuple(
        Word(word.word.strip(), moved(word.start), moved(word.end), round(word.probability, 3))
        for part in parts
        for word in part.words or ()
        if word.word.strip()
    )
