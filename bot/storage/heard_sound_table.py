"""The table of fingerprints by which a recording is known again."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table

from bot.storage.tables import Moment, metadata

# No sound and nothing that can be made into one; gone after a day, and none of unnamed callers.
heard_sounds = Table(
    "heard_sounds",
    metadata,
    Column("call_id", String(64), ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True),
    Column("started", Moment, nullable=False),
    Column("marks", LargeBinary, nullable=False),
    Index("ix_heard_sounds_started", "started"),
)
