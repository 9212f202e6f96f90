"""How often a number has called lately, over a real SQLite file."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.core.call import Call, Hotline
from bot.core.nuisance import NuisanceAssessment
from bot.core.nuisance_history import CallHistory
from bot.storage.caller_history import SqlCallerHistory
from bot.storage.calls import SqlCallStore
from bot.storage.database import open_database

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))
NUMBER = "0912345678"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'callbot.sqlite3'}"


def keep(store: SqlCallStore, name: str, days_ago: float, verdict: str, number: str) -> None:
    call = Call(name, Hotline.POLICE, NOW - timedelta(days=days_ago), caller=number)
    call.nuisance = NuisanceAssessment(verdict, 0.8)
    store.start(call)
    store.finish(call)


def test_calls_of_a_week_are_counted_for_one_number_only(url: str) -> None:
    """Older ones, later ones and those of others are not; nor is a mere suspicion a flag."""
    engine = open_database(url)
    store = SqlCallStore(engine)
    keep(store, "a", 1, "nuisance", NUMBER)
    keep(store, "b", 2, "nuisance", NUMBER)
    keep(store, "c", 3, "suspected", NUMBER)
    keep(store, "d", 4, "none", NUMBER)
    keep(store, "e", 9, "nuisance", NUMBER)
    keep(store, "f", 1, "nuisance", "0987654321")
    keep(store, "g", -1, "nuisance", NUMBER)
    history = SqlCallerHistory(engine)
    assert history.of(NUMBER, NOW) == CallHistory(calls=4, flagged=2)
    assert history.of("0900000000", NOW) == CallHistory()
