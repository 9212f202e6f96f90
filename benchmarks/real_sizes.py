"""The speed of hearing at the sizes of published models, with random weights: no hub is needed.

``python -m benchmarks.real_sizes [tiny small medium]`` prints it. Random weights never say that a
text has ended, so both sides write a fixed count of tokens for a second of speech; hearing doubtful
utterances again is left out, since all that random weights say is doubtful.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from faster_whisper import WhisperModel

from benchmarks.figures import Figure
from benchmarks.hearing import plain_once, timed
from benchmarks.random_models import make_model
from benchmarks.spoken_sets import lines, utterances
from bot.asr.recognition import Decoding
from bot.asr.whisper import WhisperTranscriber
from bot.core.ports import Speech
from bot.settings import load_settings

BY_DEFAULT = ("tiny", "small")
UTTERANCES = {"tiny": 8, "base": 8, "small": 4, "medium": 2}
WINDOWS = {"tiny": ("speech", "margin", "full")}  # the others: the first two
TOKENS_PER_S = 5.0  # as much as Vietnamese speech gives in Whisper's vocabulary, or a little less
DECODING = Decoding(tokens_per_s=TOKENS_PER_S)


def figures(folder: Path, sizes: Sequence[str] = BY_DEFAULT) -> list[Figure]:
    speech = utterances(lines("telephone_sentences.txt")[: max(UTTERANCES.values())])
    found: list[Figure] = []
    for size in sizes:
        model = make_model(size, folder / size)
        found += _size(size, model, speech[: UTTERANCES[size]])
    return found


def _size(size: str, folder: Path, speech: Sequence[Speech]) -> list[Figure]:
    """Utterances of a call, and one long file made of the same speech, by every window."""
    theirs = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)
    plain_s, texts = timed(lambda: _plain(theirs, speech))
    file_s, _ = timed(lambda: _plain(theirs, [_joined(speech)]))
    tokens = [len(theirs.hf_tokenizer.encode(text).ids) for text in texts]
    if not all(tokens):
        raise RuntimeError("the random model ended a text; its tokens are not the same any more")
    seconds = sum(one.end for one in speech)
    found = [
        Figure(f"{size}: {len(speech)} utterances, {seconds:.0f} s: baseline, each", plain_s, "s"),
        Figure("  baseline: the same speech as one file", file_s, "s"),
    ]
    for window in WINDOWS.get(size, WINDOWS["tiny"][:2]):
        ours = _transcriber(folder, window)
        ours_s, _ = timed(lambda ours=ours: ours.transcribe(speech))
        met = 5 if window == "speech" else None
        found += [
            Figure(f"  this project, ASR_WINDOW={window}", ours_s, "s"),
            Figure("    baseline, each / this project", plain_s / ours_s, "x", met, at_least=True),
            Figure("    this project / baseline, one file", ours_s / file_s, "x"),
        ]
    return found


def _transcriber(folder: Path, window: str) -> WhisperTranscriber:
    named = {"ASR_MODEL": str(folder), "ASR_THREADS": "1", "ASR_WINDOW": window}
    ours = WhisperTranscriber(load_settings(named), decoding=DECODING, hear_again=False)
    ours.load()
    return ours


def _plain(model: WhisperModel, speech: Sequence[Speech]) -> list[str]:
    options: dict[str, Any] = {"no_speech_threshold": None}
    return [
        text
        for one in speech
        for text in plain_once(
            model, [one], max_new_tokens=DECODING.limit(min(30.0, one.end - one.start)), **options
        )
    ]


def _joined(speech: Sequence[Speech]) -> Speech:
    import numpy as np

    samples = np.concatenate([one.samples for one in speech])
    return replace(speech[0], end=len(samples) / 16_000, samples=samples)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="callbot-sizes-") as name:
        met = True
        for size in sys.argv[1:] or BY_DEFAULT:
            for figure in figures(Path(name), [size]):
                print(figure, flush=True)
                met = met and figure.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
