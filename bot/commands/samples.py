"""callbot samples: the sample recordings, made again from their scripts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import BAD_INPUT
from bot.settings import ROOT, Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers

MANIFEST = ROOT / "audio_samples" / "manifest.yml"


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "samples", help="make the recordings of a manifest with the offline voice"
    )
    parser.add_argument("manifest", type=Path, nargs="?", default=MANIFEST, metavar="MANIFEST")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where they go (default: beside the manifest)"
    )
    parser.add_argument("--only", action="append", metavar="ID", help="only this recording")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, _settings: Settings) -> int:
    from bot.harness.manifest import load_manifest
    from bot.samples.recordings import make
    from bot.samples.voices import ScriptVoice

    manifest = load_manifest(arguments.manifest)
    chosen = [
        recording
        for recording in manifest.recordings
        if recording.made and (not arguments.only or recording.id in arguments.only)
    ]
    if not chosen:
        print(f"callbot: {arguments.manifest}: nothing to make", file=sys.stderr)
        return BAD_INPUT
    seconds = 0.0
    with ScriptVoice() as voice:
        for recording in chosen:
            folder = arguments.out or manifest.path.parent
            file = folder / recording.file.relative_to(manifest.path.parent)
            seconds += make(recording, voice.speak, file)
            print(file, file=sys.stderr)
    print(f"{len(chosen)} recordings, {seconds:.0f} s")
    return 0
