"""A report that the database refuses at first is stored in the end, whoever dies meanwhile."""

from __future__ import annotations

import asyncio
import json
import resource
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from actions import storing
from bot.core.language.times import HANOI
from bot.core.report import Incident, Tip
from bot.storage.late_database import LateDatabase
from bot.storage.reports import SqlReportStore
from bot.storage.spooled_reports import SpooledReports

RECEIPT = "K7M3Q9TX"
HEARD = datetime(2026, 11, 22, 20, 0, tzinfo=HANOI)


class House:
    """A database and a spool of a test's own, and processes that share them."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "callbot.sqlite3"
        self.spool = folder / "spool" / "reports.jsonl"
        self.database = LateDatabase(f"sqlite:///{self.file}")
        self.store = SqlReportStore(self.database.engine(50))
        self.now = HEARD

    def process(self) -> SpooledReports:
        """A process that keeps reports, or finds what another one had to leave."""
        return SpooledReports(lambda: self.store, self.spool.parent, lambda: self.now)

    @contextmanager
    def locked(self) -> Iterator[None]:
        with sqlite3.connect(self.file, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        other.close()

    def rows(self, table: str = "incidents") -> list[tuple[str, str | None]]:
        with sqlite3.connect(self.file) as reading:
            return reading.execute(f'SELECT "where", receipt FROM {table} ORDER BY id').fetchall()


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.database.open()
    return house


@pytest.fixture
def actions(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The actions over that database and spool."""
    reports = house.process()
    monkeypatch.setattr(storing, "database", lambda: house.database)
    monkeypatch.setattr(storing, "spooled_reports", lambda: reports)
    monkeypatch.setattr(storing, "FIRST_PAUSE_S", 0.02)
    return house


def test_report_is_stored_though_the_caller_says_nothing_more(actions: House) -> None:
    """The caller was told that it will be."""

    async def told_once() -> bool:
        with actions.locked():
            at_once = await storing.keep("c", Incident(where="phố Huế"))
        await asyncio.sleep(0.5)
        return at_once

    assert not asyncio.run(told_once())
    assert actions.rows() == [("phố Huế", None)]
    assert not actions.spool.exists()


def test_newer_report_is_not_overwritten_by_an_older_one(actions: House) -> None:
    """What was told last is what stays, though it could be stored at once and the other not."""

    async def told_twice() -> None:
        with actions.locked():
            await storing.keep("c", Incident(where="phố Huế"))
        await storing.keep("c", Incident(where="phố Vọng", receipt=RECEIPT))
        await asyncio.sleep(0.5)

    asyncio.run(told_twice())
    assert actions.rows() == [("phố Vọng", RECEIPT)]


def test_a_busy_process_is_not_taken_for_a_slow_database(actions: House) -> None:
    """A report that is stored counts as stored, however late the event loop hears of it."""

    async def among_busy_calls() -> list[bool]:
        async def busy() -> None:
            for _ in range(6):
                until = monotonic() + 0.15
                while monotonic() < until:
                    pass
                await asyncio.sleep(0)

        work = [asyncio.create_task(busy()) for _ in range(4)]
        kept = [await storing.keep(str(n), Incident(where="phố Huế")) for n in range(3)]
        await asyncio.gather(*work)
        return kept

    assert asyncio.run(among_busy_calls()) == [True] * 3


def test_another_process_stores_what_the_dead_one_left(house: House) -> None:
    """Once, with its receipt, as of the moment when it was told."""
    with house.locked():
        dead = house.process()
        assert not dead.keep("c", Incident(where="phố Huế"))
        assert not dead.keep("c", Incident(where="phố Huế", what="cháy", receipt=RECEIPT))
    house.now += timedelta(hours=1)
    found = house.process()
    assert found.waiting
    assert found.catch_up().left == 0
    assert house.process().catch_up().taken == 0
    assert house.rows() == [("phố Huế", RECEIPT)]
    state = house.store.state(RECEIPT)
    assert state is not None
    assert state.created == HEARD.isoformat(timespec="seconds")


def test_two_processes_that_find_it_store_it_once(house: House) -> None:
    """Neither makes a second row, and nothing of a call comes in another order."""
    places = [f"số {n} phố Huế" for n in range(20)]
    with house.locked():
        dead = house.process()
        for n, place in enumerate(places):
            dead.keep(f"c{n % 4}", Tip(where=place, receipt=f"{n:08d}"))
    both = [house.process(), house.process()]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda reports: reports.catch_up(), both))
    both[0].catch_up()
    assert [where for where, _ in house.rows("tips")] == places
    assert not house.spool.exists()


def test_nothing_of_an_unnamed_reporter_waits_on_the_disk(house: House) -> None:
    """Not what they said before they asked to stay unnamed, either; the owner alone may read."""
    with house.locked():
        reports = house.process()
        named = Tip(
            what="tôi là Đặng Thị Xuyến, số 0912345678, có ổ đánh bạc",
            where="57 phố Láng",
            phone="0912345678",
        )
        reports.keep("c", named)
        assert "Xuyến" in house.spool.read_text("utf-8")
        reports.keep("other", Incident(where="phố Huế", phone="0987654321"))
        reports.keep("c", Incident(what="tôi là Đặng Thị Xuyến, cháy", phone="0912345678"))
        reports.keep("c", named.with_details(anonymous=True, receipt=RECEIPT))
    waits = house.spool.read_text("utf-8")
    assert "Xuyến" not in waits
    assert "0912345678" not in waits
    assert "ổ đánh bạc" in waits
    assert "0987654321" in waits, "the other caller gave their name"
    assert house.spool.stat().st_mode & 0o077 == 0
    assert house.spool.parent.stat().st_mode & 0o077 == 0
    assert len(waits.splitlines()) == 3
    assert house.process().catch_up().left == 0
    kept = house.store.find_tip(RECEIPT)
    assert kept is not None
    assert kept.phone is None


@contextmanager
def full_disk(after_bytes: int) -> Iterator[None]:
    """No file grows beyond so many bytes; what would, fails in the middle of it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_once_and_without_the_callers_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither database nor spool: the report waits in memory and comes into the database."""
    reports = house.process()
    with house.locked():
        reports.keep("c", Incident(where="phố Huế", phone="0912345678"))
        whole = house.spool.read_bytes()
        with full_disk(len(whole) + 50):
            for n in range(3):
                assert not reports.keep(f"c{n}", Incident(where="phố Huế", phone="0912345678"))
        assert house.spool.read_bytes() == whole, "half an entry is of no use"
    assert len([line for line in caplog.messages if "Make room" in line]) == 1
    assert "Huế" not in caplog.text
    assert "0912345678" not in caplog.text
    assert reports.catch_up().left == 0
    assert len(house.rows()) == 4


def test_a_spool_that_cannot_be_made_loses_nothing_either(house: House) -> None:
    """A file lies where its folder should be: memory keeps what the database cannot take."""
    house.spool.parent.write_text("in the way")
    reports = house.process()
    with house.locked():
        assert not reports.keep("c", Incident(where="phố Huế"))
    assert reports.waiting
    assert reports.catch_up().left == 0
    assert house.rows() == [("phố Huế", None)]


def test_a_line_that_nobody_can_read_stays_and_holds_up_nobody(house: House) -> None:
    """A crash in the middle of a line leaves that line, and only that one."""
    with house.locked():
        house.process().keep("c", Incident(where="phố Huế"))
    with house.spool.open("ab") as spool:
        spool.write(json.dumps({"call": "d"}).encode() + b"\n" + '{"call": "phố'.encode()[:-1])
    reports = house.process()
    assert reports.catch_up().left == 2
    assert reports.keep("e", Incident(where="phố Vọng"))
    assert [where for where, _ in house.rows()] == ["phố Huế", "phố Vọng"]
