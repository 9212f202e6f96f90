"""callbot export-corrections: what reviewers corrected and a supervisor approved, for training."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.output import print_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "export-corrections",
        help="write approved corrections as training data for `callbot train`",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the YAML file to write (default data/corrections/DATE-TIME.yml)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """A line a correction on stdout; those refused say why. Exit 1 when any was refused."""
    from bot import wiring
    from bot.cli import FAILED

    teaching = wiring.teaching(settings)
    judged = teaching.approved()
    for one in judged:
        lesson = one.correction.lesson
        print_json(
            {
                "call": one.correction.call_id,
                "turn": one.correction.turn,
                "text": lesson.text,
                "intent": lesson.intent,
                "written": one.teachable,
                "known": not one.new,
                "objections": [
                    {"code": objection.fault.value, "message": objection.message}
                    for objection in one.objections
                ],
            }
        )
    now = wiring.vietnam_now()
    day = now.date()
    # With the time in its name, so that no file of the same day is written over.
    default = settings.root / "data" / "corrections" / f"{now:%Y-%m-%d-%H%M%S}.yml"
    file = arguments.out or default
    count = teaching.write(judged, file, day)
    refused = sum(bool(one.objections) for one in judged)
    if count:
        print(f"{count} lines written to {file}; now: callbot train", file=sys.stderr)
    else:
        print("There is nothing new to teach.", file=sys.stderr)
    if refused:
        print(f"{refused} approved corrections must not be taught; see above.", file=sys.stderr)
    return FAILED if refused else 0
