"""callbot migrate: the database brought to the newest schema."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "migrate", help="bring the database to the newest schema (each start does it too)"
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.database import open_database

    open_database(settings.database_url).dispose()
    print("The database has the newest schema.", file=sys.stderr)
    return 0
