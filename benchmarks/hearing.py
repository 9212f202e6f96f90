"""How fast the project hears, against faster-whisper by itself: same audio, same model, one run.

``python -m benchmarks.hearing`` prints it. Times are processor time on one thread, which says the
same on a busy machine as on a quiet one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from faster_whisper import BatchedInferencePipeline, WhisperModel

from benchmarks.figures import Figure
from benchmarks.spoken_sets import Spoken, long_speech, stereo_call, word_errors
from bot.asr.model import resolve_model
from bot.asr.whisper import WhisperTranscriber
from bot.audio.reader import RecordingReader
from bot.core.ports import Sound, Speech
from bot.settings import Settings, load_settings

# What the project decodes with, too: without it faster-whisper is slower still.
LIKE_OURS: dict[str, Any] = {"language": "vi", "beam_size": 5, "temperature": 0.0}
SAME_ERRORS = 1.0  # points of word error rate that two runs of the same model may differ by


def bench_settings() -> Settings:
    """The bundled model on one thread, whatever the environment says."""
    return load_settings({"ASR_MODEL": "bundled", "ASR_THREADS": "1"})


def plain_model(settings: Settings) -> WhisperModel:
    """faster-whisper itself with the same weights."""
    folder = resolve_model(settings).folder
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


def figures(folder: Path) -> list[Figure]:
    settings = bench_settings()
    ours, theirs = WhisperTranscriber(settings), plain_model(settings)
    ours.load()
    return [
        *call_figures(ours, theirs, stereo_call(folder / "call.wav")),
        *long_file_figures(ours, theirs, long_speech(folder / "long.wav")),
    ]


def call_figures(ours: WhisperTranscriber, theirs: WhisperModel, call: Spoken) -> list[Figure]:
    """A call of 10 minutes: the utterances that the reader finds, through both."""
    reader = RecordingReader()
    read_s, (sound, speech) = timed(lambda: _read(reader, call.file))
    ours.transcribe(speech[:2])
    plain_once(theirs, speech[:1])
    half = len(speech) // 2
    first_s, before = timed(lambda: plain_once(theirs, speech[:half]))
    ours_s, segments = timed(lambda: ours.transcribe(speech))
    second_s, after = timed(lambda: plain_once(theirs, speech[half:]))
    theirs_s = first_s + second_s
    our_errors = word_errors(call.sentences, [segment.text for segment in segments])
    their_errors = word_errors(call.sentences, before + after)
    name = f"call of {sound.seconds / 60:.0f} min, {len(speech)} utterances"
    return [
        Figure(f"{name}: decode and find speech", read_s, "s"),
        Figure("  hear: this project", ours_s, "s"),
        Figure("  hear: baseline, faster-whisper once an utterance", theirs_s, "s"),
        Figure("  baseline / this project", theirs_s / ours_s, "x", 5, at_least=True),
        Figure("  the same with decoding", (read_s + theirs_s) / (read_s + ours_s), "x"),
        Figure("  words wrong: this project", our_errors, "%"),
        Figure("  words wrong: baseline", their_errors, "%"),
        Figure("  words wrong: difference", our_errors - their_errors, "points", SAME_ERRORS),
    ]


def long_file_figures(
    ours: WhisperTranscriber, theirs: WhisperModel, speech: Spoken
) -> list[Figure]:
    """One long file of speech, from the file to the text, by the project and by faster-whisper."""
    reader = RecordingReader()

    def hear() -> list[str]:
        _, found = _read(reader, speech.file)
        return [segment.text for segment in ours.transcribe(found)]

    def plain() -> list[str]:
        found, _ = theirs.transcribe(str(speech.file), vad_filter=True, **LIKE_OURS)
        return [segment.text for segment in found]

    def batched() -> list[str]:
        pipeline = BatchedInferencePipeline(theirs)
        found, _ = pipeline.transcribe(str(speech.file), batch_size=8, **LIKE_OURS)
        return [segment.text for segment in found]

    plain_s, plain_text = timed(plain)
    ours_s, our_text = timed(hear)
    batched_s, batched_text = timed(batched)
    errors = [word_errors(speech.sentences, text) for text in (our_text, plain_text, batched_text)]
    minutes = reader.read(speech.file).seconds / 60
    return [
        Figure(f"file of {minutes:.1f} min of speech: this project", ours_s, "s"),
        Figure("  baseline: WhisperModel, vad_filter", plain_s, "s"),
        Figure("  baseline: BatchedInferencePipeline, batches of 8", batched_s, "s"),
        Figure("  this project / WhisperModel", ours_s / plain_s, "x", 1.05),
        Figure("  this project / BatchedInferencePipeline", ours_s / batched_s, "x", 1.05),
        Figure("  words wrong: this project", errors[0], "%"),
        Figure("  words wrong: WhisperModel", errors[1], "%"),
        Figure("  words wrong: BatchedInferencePipeline", errors[2], "%"),
        Figure("  words wrong: more than the better", errors[0] - min(errors[1:]), "points", 0),
    ]


def plain_once(model: WhisperModel, speech: Sequence[Speech], **options: Any) -> list[str]:
    """faster-whisper called once an utterance, without what it need not do."""
    asked = {**LIKE_OURS, "without_timestamps": True, "condition_on_previous_text": False}
    return [
        " ".join(part.text for part in model.transcribe(one.samples, **{**asked, **options})[0])
        for one in speech
    ]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor time that ``work`` takes, and its result."""
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def _read(reader: RecordingReader, file: Path) -> tuple[Sound, list[Speech]]:
    sound = reader.read(file)
    return sound, reader.utterances(sound)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="callbot-hearing-") as name:
        measured = figures(Path(name))
    for figure in measured:
        print(figure)
    return 0 if all(figure.met for figure in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
