"""Which calls' lines in the list are out of date; noted in the transaction that changes a call."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.sql.dml import Insert

from bot.storage.overview_tables import changed_calls


def note_changed(connection: Connection, call_id: str) -> None:
    """Say that something the list shows of a call changed: its turns, its end, its review."""
    connection.execute(_once_more(connection.dialect.name), {"call_id": call_id, "times": 1})


def waiting_calls(connection: Connection, most: int) -> dict[str, int]:
    """Some calls whose lines are out of date, each with how often it changed so far."""
    rows = connection.execute(select(changed_calls).limit(most))
    return {row.call_id: row.times for row in rows}


def strike_off(connection: Connection, done: Mapping[str, int]) -> None:
    """Take calls off that did not change again meanwhile."""
    for call_id, times in done.items():
        same = and_(changed_calls.c.call_id == call_id, changed_calls.c.times == times)
        connection.execute(delete(changed_calls).where(same))


@cache
def _once_more(dialect: str) -> Insert:
    new = postgresql.insert if dialect == "postgresql" else sqlite.insert
    again = {"times": changed_calls.c.times + 1}
    return new(changed_calls).on_conflict_do_update(index_elements=["call_id"], set_=again)
