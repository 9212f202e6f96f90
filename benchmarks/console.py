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
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.engine import Connection, Engine

from benchmarks.figures import Figure, percentile
from bot.core.language.vietnamese import fold
from bot.core.overview import Overview
from bot.storage.call_lists import CallFilter, SqlCallLists
from bot.storage.database import open_database, writing
from bot.storage.days import SqlDays
from bot.storage.overview_tables import call_words, overviews
from bot.storage.overviews import row_of, searchable
from bot.storage.tables import assessments, calls, turns
from bot.wiring import VIETNAM

CALLS, DAYS, TURNS = 100_000, 90, 4
ROUNDS = 15
TARGET_MS = 200.0
BATCH = 5_000

OPENINGS = ("a lô", "dạ chào anh chị", "cho em hỏi", "tôi muốn hỏi", "làm ơn cho tôi hỏi", "dạ")
MATTERS = {
    "ask_documents": "làm {thing} cần giấy tờ gì",
    "ask_fee": "lệ phí {thing} bao nhiêu tiền",
    "ask_place": "nộp hồ sơ {thing} ở đâu",
    "ask_time": "{thing} mấy ngày thì xong",
    "report_tip": "tôi muốn báo có người đánh bạc ở {place}",
    "report_lost": "tôi bị mất {thing} ở {place}",
    "report_emergency_fire": "cháy nhà ở {place} rồi có người mắc kẹt",
    "report_emergency_crime": "có kẻ cầm dao cướp giật ở {place}",
    "nuisance_prank": "em gọi chơi thôi mà",
    "inform": "ở {place} khoảng chín giờ tối",
}
THINGS = ("căn cước", "hộ chiếu", "tạm trú", "giấy phép lái xe", "biển số xe", "lý lịch tư pháp")
PLACES = (
    "phố Huế", "ngõ Thổ Quan", "chợ Đồng Xuân", "hồ Tây", "đường Láng", "cầu Giấy",
    "bến xe Mỹ Đình", "khu đô thị Linh Đàm", "phường Hai Bà Trưng", "đường Nguyễn Trãi",
)  # fmt: skip
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
    made = 0.0 if _filled(engine) else _fill(engine, count)
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
        Figure(f"{name}: made in", made, "s"),
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


def _fill(engine: Engine, count: int) -> float:
    """Make the calls, straight into the tables; the seconds that it took."""
    began = perf_counter()
    rows = _calls(random.Random(113), count)
    batch: list[tuple[Overview, list[dict[str, Any]]]] = []
    number = 0
    for made in rows:
        batch.append(made)
        if len(batch) == BATCH:
            with writing(engine) as connection:
                number = _insert(connection, batch, number)
            batch = []
    if batch:
        with writing(engine) as connection:
            _insert(connection, batch, number)
    return perf_counter() - began


def _insert(
    connection: Connection, batch: list[tuple[Overview, list[dict[str, Any]]]], number: int
) -> int:
    lines = [overview for overview, _ in batch]
    connection.execute(insert(calls), [_call_row(line) for line in lines])
    connection.execute(insert(turns), [row for _, rows in batch for row in rows])
    connection.execute(
        insert(assessments),
        [
            {"call_id": line.call_id, "turn": 0, "verdict": line.verdict, "score": 0, "reasons": []}
            for line in lines
        ],
    )
    numbered = list(enumerate(lines, start=number + 1))
    connection.execute(
        insert(overviews), [{"id": n, **row_of(line), "revision": n} for n, line in numbered]
    )
    words = [(n, searchable(line.words)) for n, line in numbered]
    connection.execute(
        insert(call_words), [{"rowid": n, "text": said, "folded": fold(said)} for n, said in words]
    )
    return number + len(lines)


def _calls(chance: random.Random, count: int) -> Iterator[tuple[Overview, list[dict[str, Any]]]]:
    first = datetime(2026, 8, 24, tzinfo=VIETNAM)
    for number in range(count):
        started = first + timedelta(days=DAYS * number / count, seconds=chance.random() * 60)
        yield _call(chance, f"{number:08x}-made-up", started)


def _call(
    chance: random.Random, call_id: str, started: datetime
) -> tuple[Overview, list[dict[str, Any]]]:
    said = [_sentence(chance) for _ in range(chance.randint(1, 2 * TURNS - 1))]
    intents = [intent for intent, _ in said]
    emergency = next((("114" if "fire" in i else "113") for i in intents if "emergency" in i), None)
    state = chance.choices(("new", "open", "reviewed", "escalated"), (60, 5, 33, 2))[0]
    overview = Overview(
        call_id=call_id,
        hotline=chance.choice(("113", "114", "1900-0113")),
        started=started.isoformat(),
        seconds=chance.uniform(5, 300),
        going_on=False,
        turns=len(said),
        intent=intents[0],
        verdict=chance.choices(("none", "suspected", "nuisance"), (90, 6, 4))[0],
        emergency=emergency,
        priority="P1" if emergency else None,
        state=state,
        reviewer=chance.choice(("lan", "minh", "hoa")) if state != "new" else None,
        doubts=("Khẩn cấp",) if emergency else (),
        hearing=chance.uniform(0.4, 1),
        answer_ms=chance.uniform(200, 1500),
        gist=said[0][1],
        words="\n".join(words for _, words in said),
    )
    return overview, [_turn(call_id, n, *turn) for n, turn in enumerate(said, start=1)]


def _sentence(chance: random.Random) -> tuple[str, str]:
    weights = [4 if intent.startswith(("ask_", "inform")) else 1 for intent in MATTERS]
    intent, words = chance.choices(list(MATTERS.items()), weights)[0]
    told = words.format(thing=chance.choice(THINGS), place=chance.choice(PLACES))
    return intent, f"{chance.choice(OPENINGS)} {told}"


def _call_row(line: Overview) -> dict[str, Any]:
    return {
        "id": line.call_id,
        "hotline": line.hotline,
        "started": line.started,
        "finished": line.started,
        "seconds": line.seconds,
        "anonymous": False,
        "timings_ms": {},
    }


def _turn(call_id: str, number: int, intent: str, words: str) -> dict[str, Any]:
    return {
        "call_id": call_id,
        "number": number,
        "start": number * 5.0,
        "end": number * 5.0 + 3,
        "text": words,
        "intent": intent,
        "confidence": 0.9,
        "entities": [],
        "procedure": "cap-can-cuoc" if intent.startswith("ask_") and number % 3 else None,
        "handover": False,
        "slots": {},
        "degraded": False,
        "reply": "Dạ, em nghe.",
    }


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
