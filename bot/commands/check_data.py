"""callbot check-data: the data files that people edit."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bot.cli import FAILED
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "check-data", help="check procedures, places, warnings, hotlines and the sample calls"
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring
    from bot.harness.manifest import check_manifest

    faults = wiring.data_faults(settings.root)
    faults += check_manifest(settings.root / "audio_samples" / "manifest.yml")
    for fault in faults:
        print(fault)
    if faults:
        print(f"callbot check-data: {len(faults)} faults", file=sys.stderr)
        return FAILED
    print("The data files are sound.", file=sys.stderr)
    return 0
