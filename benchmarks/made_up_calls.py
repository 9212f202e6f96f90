"""Calls made up for the console's benchmark, as many as wanted, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Connection, Engine

from bot.core.language.vietnamese import fold
from bot.core.overview import Overview
from bot.storage.database import writing
from bot.storage.overview_tables import call_words, overviews
from bot.storage.overviews import row_of, searchable
from bot.storage.tables import assessments, calls, turns
from bot.wiring import VIETNAM

DAYS, TURNS = 90, 4
BATCH = 5_000
FIRST_DAY = datetime(2026, 8, 24, tzinfo=VIETNAM)
Made = tuple[Overview, list[dict[str, Any]]]

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


def fill(engine: Engine, count: int) -> None:
    """Put so many calls of the last ninety days straight into the tables."""
    rows = _calls(random.Random(113), count)
    batch: list[Made] = []
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


def _insert(connection: Connection, batch: list[Made], number: int) -> int:
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


def _calls(chance: random.Random, count: int) -> Iterator[Made]:
    for number in range(count):
        started = FIRST_DAY + timedelta(days=DAYS * number / count, seconds=chance.random() * 60)
        yield _call(chance, f"{number:08x}-made-up", started)


def _call(chance: random.Random, call_id: str, started: datetime) -> Made:
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
