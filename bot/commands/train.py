"""callbot train: the dialogue model, by a process of its own because only that imports rasa."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "train", help="train the dialogue model, unless nothing it depends on changed"
    )
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    parser.add_argument(
        "--check-only", action="store_true", help="only validate the training data, as CI does"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    flags = [
        flag
        for flag, wanted in (
            ("--force", arguments.force),
            ("--check-only", arguments.check_only),
        )
        if wanted
    ]
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}
    # Rasa's import takes three times as long when its bytecode may not be kept.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "bot.assistant.train", *flags]
    return subprocess.run(command, cwd=settings.root, env=environment, check=False).returncode
