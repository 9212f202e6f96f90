"""callbot transcribe: what is said in recordings."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.calls.writing import written_down
from bot.cli import BAD_INPUT
from bot.commands.output import complain_of_cut, print_json, print_text
from bot.core.errors import AudioError
from bot.core.ports import AudioReader, Transcriber
from bot.core.transcript import Transcript
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("transcribe", help="write down what is said in recordings")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a file")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Each file on its own: a bad one costs one line on stderr, the others are still done."""
    from bot import wiring

    reader = wiring.audio_reader(settings)
    hearing = wiring.transcriber(settings)
    wiring.warm_up(hearing)  # loading is not part of how fast it hears
    code = 0
    for file in arguments.files:
        try:
            transcript = transcribe(file, reader, hearing)
        except AudioError as error:
            print(f"callbot: {error.message}", file=sys.stderr)
            code = BAD_INPUT
            continue
        if transcript.cut_off_s:
            complain_of_cut(file, transcript.seconds, transcript.cut_off_s)
            code = BAD_INPUT
        if arguments.json:
            print_json(transcript_object(file, transcript))
        elif len(arguments.files) > 1:
            print_text(f"{file}: {transcript.text}")
        else:
            print_text(transcript.text)
    return code


def transcribe(file: Path, reader: AudioReader, hearing: Transcriber) -> Transcript:
    """One recording; silent utterances are left out. Raises AudioError, TranscriptionError."""
    model = hearing.model  # found before the clock starts
    started = time.perf_counter()
    sound = reader.read(file)
    segments = written_down([s for s in hearing.transcribe(reader.utterances(sound)) if s.text])
    spent = time.perf_counter() - started
    return Transcript(tuple(segments), sound.seconds, spent / sound.seconds, model, sound.cut_off_s)


def transcript_object(file: Path, transcript: Transcript) -> dict[str, Any]:
    """The object of ``--json``; times in seconds, ``spoken`` the words as recognised."""
    return {
        "file": str(file),
        "text": transcript.text,
        "segments": [
            {"start": round(s.start, 2), "end": round(s.end, 2), "text": s.text, "spoken": s.said}
            for s in transcript.segments
        ],
        "seconds": round(transcript.seconds, 3),
        "rtf": round(transcript.rtf, 4),
        "asr_model": transcript.asr_model,
        "spoken": transcript.spoken,
    }
