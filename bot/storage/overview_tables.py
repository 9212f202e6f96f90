"""The tables behind the list of calls: made from the others, and made anew at any time.

``call_words`` is a full-text index where the database is SQLite with FTS5, and a plain table
elsewhere; migration 0006 makes it.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)
from sqlalchemy import table as plain_table
from sqlalchemy.sql import column

from bot.storage.tables import Moment, metadata

# Calls whose line is out of date.
changed_calls = Table(
    "changed_calls",
    metadata,
    Column("call_id", String(64), ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True),
    Column("times", Integer, nullable=False),
)

# Each filter of the list reads an index that is in the list's order already.
FILTERS = ("hotline", "verdict", "priority", "state", "reviewer", "needs_review", "emergency")

overviews = Table(
    "overviews",
    metadata,
    Column("id", Integer, primary_key=True),  # the row of call_words
    Column(
        "call_id",
        String(64),
        ForeignKey("calls.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("hotline", String(16), nullable=False),
    Column("started", Moment, nullable=False),
    Column("day", String(10), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("going_on", Boolean, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("intent", String(64)),
    Column("verdict", String(16), nullable=False),
    Column("emergency", String(8)),
    Column("priority", String(32)),
    Column("state", String(16), nullable=False),
    Column("reviewer", String(64)),
    Column("needs_review", Boolean, nullable=False),
    Column("doubts", JSON, nullable=False),
    Column("hearing", Float),
    Column("answer_ms", Float),
    Column("gist", Text, nullable=False),
    Column("position", String(64), nullable=False),
    Column("revision", Integer, nullable=False),  # counts every change of any line
    Index("ix_overviews_revision", "revision"),
    Index("ix_overviews_position", "position", "id"),
    Index("ix_overviews_started", "started", "id"),
    Index("ix_overviews_day", "day", "position"),
    *(Index(f"ix_overviews_{name}", name, "position") for name in FILTERS),
)

call_words = plain_table("call_words", column("rowid"), column("text"), column("folded"))
