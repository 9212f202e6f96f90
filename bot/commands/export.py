"""callbot export: all calls, reports or call-backs, for other programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.commands.output import print_json
from bot.core.call import Call
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers
    from bot.storage.calls import SqlCallStore

PAGE = 200
REPORT_COLUMNS = (
    "kind", "call_id", "receipt", "what", "where", "ward", "when", "who", "people_in_danger",
    "plate", "vehicle", "evidence", "how_known", "phone", "anonymous", "priority", "status",
    "status_at", "status_by", "created", "updated", "additions",
)  # fmt: skip
CALLBACK_COLUMNS = (
    "call_id", "hotline", "reason", "urgency", "summary", "phone", "promised", "created",
    "updated", "done", "done_by", "note",
)  # fmt: skip


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "export", help="all calls (a line a call, or a row a turn), reports or call-backs"
    )
    parser.add_argument("--format", choices=("csv", "jsonl"), required=True)
    parser.add_argument(
        "--what",
        choices=("calls", "reports", "callbacks"),
        default="calls",
        help="reports: tips and incidents with receipt and additions (default: calls)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring
    from bot.calls.contract import call_object
    from bot.calls.table import HEADER, csv_rows, csv_table

    if arguments.what != "calls":
        rows = _rows(arguments.what, settings)
        if arguments.format == "jsonl":
            for row in rows:
                print_json(row)
        else:
            columns = REPORT_COLUMNS if arguments.what == "reports" else CALLBACK_COLUMNS
            _write(csv_table(columns, rows))
        return 0
    store = wiring.kept_calls(settings)
    if arguments.format == "jsonl":
        for call in _all(store):
            print_json(call_object(call))
        return 0
    _write(HEADER)
    for call in _all(store):
        _write(csv_rows(call))
    return 0


def _rows(what: str, settings: Settings) -> list[dict[str, Any]]:
    """Every report, or every call-back, done ones too."""
    from bot import wiring

    desk = wiring.desk(settings)
    if what == "reports":
        return desk.reports.every()
    return [vars(line) for line in desk.callbacks.list(done=True)]


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
