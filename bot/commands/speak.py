"""callbot speak: Vietnamese text as a sound file."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import BAD_INPUT
from bot.core.ports import SpokenReply
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers

VOICES = ("north", "central", "south", "gtts")


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("speak", help="speak Vietnamese text into a WAV file")
    parser.add_argument("text", metavar="TEXT", help="what to say; - reads it from stdin")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.wav")
    parser.add_argument("--voice", choices=VOICES, help="else what TTS_ENGINE and TTS_VOICE say")
    parser.add_argument("--slow", action="store_true", help="for callers who ask for it")
    parser.add_argument(
        "--telephone", action="store_true", help="8 kHz µ-law instead of 16 kHz 16-bit"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Raises SynthesisError when nothing can be spoken."""
    from bot import wiring

    text = sys.stdin.read() if arguments.text == "-" else arguments.text
    spoken = wiring.synthesizer(settings).speak(text, arguments.voice, arguments.slow)
    try:
        _write(spoken, arguments.out, arguments.telephone)
    except OSError as error:
        print(f"callbot: {arguments.out} cannot be written: {error.strerror}", file=sys.stderr)
        return BAD_INPUT
    print(f"{arguments.out} ({spoken.voice})", file=sys.stderr)
    return 0


def _write(spoken: SpokenReply, out: Path, telephone: bool) -> None:
    from bot.tts.formats import to_telephone

    if telephone:
        to_telephone(spoken.path, out)
    else:
        shutil.copyfile(spoken.path, out)
