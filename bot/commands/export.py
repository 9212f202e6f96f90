"""callbot export: all calls, for other programs."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.commands.output import print_json
from bot.core.call import Call
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers
    from bot.storage.calls import SqlCallStore

COLUMNS = (
    "call", "started", "hotline", "caller", "seconds", "verdict", "receipt", "turn", "start", "end",
    "text", "intent", "confidence", "procedure", "emergency", "degraded", "reply",
    "spoken",
)  # fmt: skip
PAGE = 200


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("export", help="all calls: a line a call, or a row a turn")
    parser.add_argument("--format", choices=("csv", "jsonl"), required=True)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import wiring
    from bot.calls.contract import call_object

    store = wiring.kept_calls(settings)
    if arguments.format == "jsonl":
        for call in _all(store):
            print_json(call_object(call))
        return 0
    _write(",".join(COLUMNS) + "\r\n")
    for call in _all(store):
        text = io.StringIO()
        csv.DictWriter(text, COLUMNS).writerows(_rows(call))
        _write(text.getvalue())
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


def _rows(call: Call) -> Iterator[dict[str, Any]]:
    report = call.incident or call.tip
    for turn in call.turns:
        reply = turn.reply
        values = (
            call.id, call.started.isoformat(), call.hotline, call.caller, call.seconds,
            call.nuisance.verdict, report and report.receipt, turn.number, turn.utterance.start,
            turn.utterance.end, turn.utterance.text, reply.intent, reply.confidence,
            reply.procedure, reply.emergency, reply.degraded, reply.text, turn.utterance.said,
        )  # fmt: skip
        yield dict(zip(COLUMNS, map(_cell, values), strict=True))


def _cell(value: Any) -> Any:
    """A spreadsheet must not take what a caller said for a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
