"""The tables of reviews; the web process writes them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from bot.storage.tables import Moment, metadata


def _of_call() -> Column:
    return Column(
        "call_id", String(64), ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True
    )


# Every change that was ever made: a review is their sum.
review_changes = Table(
    "review_changes",
    metadata,
    _of_call(),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("field", String(16), nullable=False),
    Column("turn", Integer, nullable=False),  # 0: the whole call
    Column("old", JSON, nullable=False),
    Column("new", JSON, nullable=False),
    Column("who", String(64), nullable=False),
    Column("at", Moment, nullable=False),
)

# Where each review stands, for lists of calls; a call that nobody touched has no row.
reviews = Table(
    "reviews",
    metadata,
    _of_call(),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("verdict", String(16)),  # null: as it was assessed
    Column("notes", Text, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("reviewer", String(64), nullable=False),  # who changed it last
    Column("updated", Moment, nullable=False),
    Index("ix_reviews_state", "state"),
    Index("ix_reviews_reviewer", "reviewer"),
)

# What corrected turns teach; the decision names the very line that was decided about.
corrections = Table(
    "corrections",
    metadata,
    _of_call(),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),  # personal data taken out
    Column("intent", String(64)),
    Column("author", String(64), nullable=False),
    Column("updated", Moment, nullable=False),
    Column("decision", String(16)),  # null: waits; approved or refused
    Column("decided_by", String(64)),
    Column("decided", Moment),
    Index("ix_corrections_decision", "decision"),
)
