"""A report that the database refuses at first is stored in the end."""

from __future__ import annotations

import asyncio

import pytest

from actions import storing
from bot.core.errors import StorageError
from bot.core.report import Incident


class RefusingStore:
    """Refuses the first ``refusals`` reports."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.kept: list[str | None] = []

    def save_incident(self, call_id: str, incident: Incident) -> None:
        if self.refusals:
            self.refusals -= 1
            raise StorageError("write", "The database is locked")
        self.kept.append(incident.where)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> RefusingStore:
    store = RefusingStore(2)
    monkeypatch.setattr(storing, "report_store", lambda: store)
    monkeypatch.setattr(storing, "FIRST_PAUSE_S", 0.02)
    return store


def test_report_is_stored_though_the_caller_says_nothing_more(store: RefusingStore) -> None:
    """The caller was told that it will be."""

    async def told_once() -> bool:
        at_once = await storing.keep("c", Incident(where="phố Huế"))
        await asyncio.sleep(0.5)
        return at_once

    assert not asyncio.run(told_once())
    assert store.kept == ["phố Huế"]


def test_newer_report_is_not_overwritten_by_an_older_one(store: RefusingStore) -> None:
    """What was told last is what stays."""

    async def told_twice() -> None:
        await storing.keep("c", Incident(where="phố Huế"))
        store.refusals = 0
        await storing.keep("c", Incident(where="phố Vọng"))
        await asyncio.sleep(0.3)

    asyncio.run(told_twice())
    assert store.kept == ["phố Vọng"]
