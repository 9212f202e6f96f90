"""callbot export: all calls, for other programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands.output import print_json
from bot.core.call import Call
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers
    from bot.storage.calls import SqlCallStore

PAGE = 200


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("export", help="all calls: a line a call, or a row a turn")
    parser.add_argument("--format", choices=("csv", "jsonl"), required=True)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring
    from bot.calls.contract import call_object
    from bot.calls.table import HEADER, csv_rows

    store = wiring.kept_calls(settings)
    if arguments.format == "jsonl":
        for call in _all(store):
            print_json(call_object(call))
        return 0
    _write(HEADER)
    for call in _all(store):
        _write(csv_rows(call))
    return 0


def _all(store: SqlCallStore) -> Iterator[Call]:
    """Every call, the newest first; one that starts meanwhile does not shift the pages."""
    last = None
    while page := store.list(PAGE, before=last):
        for summary in page:
            call = store.get(summary.id)
            if call is not None:
                yield call
        last = page[-1]


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
