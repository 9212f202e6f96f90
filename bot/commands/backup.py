"""callbot backup and callbot restore: everything that is kept, as one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    backup = subparsers.add_parser(
        "backup", help="write the database, recordings and replies to one file"
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(run=run_backup)
    restore = subparsers.add_parser(
        "restore", help="put a backup in place; what was there is moved aside"
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.backup import back_up

    count = back_up(settings.database_url, settings.var_dir, arguments.file)
    print(f"{count} files are in {arguments.file}.", file=sys.stderr)
    return 0


def run_restore(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring
    from bot.storage.backup import restore

    before = restore(settings.database_url, settings.var_dir, arguments.file, wiring.vietnam_now())
    print(f"{arguments.file} is in place.", file=sys.stderr)
    if before is not None:
        print(f"What was there before is in {before}.", file=sys.stderr)
    return 0
