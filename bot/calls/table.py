"""Calls as rows of a table, a row a turn, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.core.call import Call

COLUMNS = (
    "call", "started", "hotline", "caller", "seconds", "verdict", "receipt", "turn", "start", "end",
    "text", "intent", "confidence", "procedure", "emergency", "degraded", "reply",
    "spoken",
)  # fmt: skip
HEADER = ",".join(COLUMNS) + "\r\n"
# What a spreadsheet takes for the beginning of a formula, full-width signs among them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_rows(call: Call) -> str:
    """A call's turns as lines of CSV, without the header."""
    text = io.StringIO()
    csv.DictWriter(text, COLUMNS).writerows(_rows(call))
    return text.getvalue()


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Any rows as CSV with their header; lists as one cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        cells = {k: " | ".join(v) if isinstance(v, list) else v for k, v in row.items()}
        writer.writerow({name: _cell(value) for name, value in cells.items()})
    return text.getvalue()


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
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value
