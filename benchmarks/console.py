"""The console's list, search and dashboard over 100,000 made-up calls, beside an un-indexed scan.

    python -m benchmarks.console [--calls 100000] [--cpu]

The baseline is what the search would be without its index: ``LIKE '%…%'`` over every turn's text,
sorted by time; it finds less, for the marks must be typed as they were heard. Both are measured in
one run on the same file. ``--cpu`` counts processor time in place of the clock's, for a machine
that has other things to do.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Engine

from benchmarks.figures import Figure, percentile
from benchmarks.made_up_calls import fill
from bot.storage.call_lists import CallFilter, SqlCallLists
from bot.storage.database import open_database
from bot.storage.days import SqlDays

CALLS = 100_000
ROUNDS = 15
TARGET_MS = 200.0

SEARCHES = (
    "chay nha", "cháy nhà", '"mắc kẹt"', "căn cước", "can cuoc", "biển số xe", "danh bac",
    "linh dam", "cầm dao", "ho tay",
)  # fmt: skip
FILTERS = (
    CallFilter(),
    CallFilter(newest=True),
    CallFilter(hotline="114"),
    CallFilter(verdict="nuisance"),
    CallFilter(priority="P1", hotline="113"),
    CallFilter(state="escalated"),
    CallFilter(needs_review=True, hotline="1900-0113"),
    CallFilter(intent="report_emergency_crime"),
    CallFilter(reviewer="lan", verdict="suspected"),
    CallFilter(since="2026-10-01", until="2026-10-03"),
    CallFilter(since="2026-09-15", until="2026-11-15", verdict="suspected", hotline="113"),
)


def figures(
    folder: Path, count: int = CALLS, clock: Callable[[], float] = perf_counter
) -> list[Figure]:
    """Times in ms of a page of the list, a search and the dashboard, and the ratio to the scan."""
    engine = open_database(f"sqlite:///{folder / 'console.sqlite3'}")
    if not _filled(engine):
        fill(engine, count)
    lists, days = SqlCallLists(engine), SqlDays(engine)

    def measured(work: Callable[[Any], Any], inputs: Any, rounds: int = ROUNDS) -> list[float]:
        return times(work, inputs, clock, rounds)

    pages = measured(lambda wanted: lists.page(wanted, 51), FILTERS)
    deep = measured(lambda wanted: lists.page(wanted, 51, _middle(engine)), FILTERS[:1])
    counts = measured(lists.count, FILTERS)
    searches = measured(lambda words: lists.page(CallFilter(words=words), 51), SEARCHES)
    rare = [CallFilter(words=words, hotline="114", needs_review=True) for words in SEARCHES]
    both = measured(lambda wanted: lists.page(wanted, 51), rare)
    day = measured(days.get, ["2026-10-01", "2026-11-20"])
    scan = measured(lambda words: _scan(engine, words), SEARCHES[:4], rounds=3)
    ratio = percentile(scan, 0.5) / percentile(searches, 0.5)
    name = f"console, {count} calls"
    return [
        Figure(f"{name}: page of the list p50", percentile(pages, 0.5), "ms"),
        Figure(f"{name}: page of the list p95", percentile(pages, 0.95), "ms", TARGET_MS),
        Figure(f"{name}: page from the middle p95", percentile(deep, 0.95), "ms", TARGET_MS),
        Figure(f"{name}: count of a filter p95", percentile(counts, 0.95), "ms", TARGET_MS),
        Figure(f"{name}: search p50", percentile(searches, 0.5), "ms"),
        Figure(f"{name}: search p95", percentile(searches, 0.95), "ms", TARGET_MS),
        Figure(f"{name}: search within filters p95", percentile(both, 0.95), "ms", TARGET_MS),
        Figure(f"{name}: dashboard of a day p95", percentile(day, 0.95), "ms", TARGET_MS),
        Figure(f"{name}: baseline, LIKE over all turns p50", percentile(scan, 0.5), "ms"),
        Figure(f"{name}: search, times faster than the baseline", ratio, "×"),
    ]


def times(
    work: Callable[[Any], Any], inputs: Any, clock: Callable[[], float], rounds: int
) -> list[float]:
    """Milliseconds of each input, so many rounds over all; the first round warms up."""
    found = []
    for number in range(rounds + 1):
        for given in inputs:
            began = clock()
            work(given)
            if number:
                found.append((clock() - began) * 1000)
    return found


def _scan(engine: Engine, words: str) -> list[Any]:
    query = (
        "SELECT DISTINCT c.id, c.started FROM calls c JOIN turns t ON t.call_id = c.id "
        "WHERE t.text LIKE :words ORDER BY c.started DESC LIMIT 51"
    )
    with engine.connect() as reading:
        sought = {"words": f"%{words.strip(chr(34))}%"}
        return list(reading.execute(text(query), sought))


def _middle(engine: Engine) -> tuple[str, int]:
    with engine.connect() as reading:
        row = reading.execute(
            text(
                "SELECT position, id FROM overviews ORDER BY position DESC "
                "LIMIT 1 OFFSET (SELECT count(*) / 2 FROM overviews)"
            )
        ).one()
    return row[0], row[1]


def _filled(engine: Engine) -> bool:
    return SqlCallLists(engine).mark().call > 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--cpu", action="store_true", help="processor time, not the clock's")
    parser.add_argument("--folder", type=Path, help="keep the database there, and use it again")
    arguments = parser.parse_args()
    clock = process_time if arguments.cpu else perf_counter
    with tempfile.TemporaryDirectory(prefix="callbot-console-") as name:
        found = figures(arguments.folder or Path(name), arguments.calls, clock)
    for figure in found:
        print(figure)
    print(json.dumps({figure.name: round(figure.value, 2) for figure in found}, ensure_ascii=False))
    return 0 if all(figure.met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
