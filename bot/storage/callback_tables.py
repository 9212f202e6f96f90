"""Tables of call-backs, blocked numbers and what reporters add with their receipt."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from bot.storage.tables import Moment, metadata

# One a call, brought up to date at each turn: what would be owed if the call broke off now.
callbacks = Table(
    "callbacks",
    metadata,
    Column("call_id", String(64), ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True),
    Column("hotline", String(16), nullable=False),
    Column("reason", String(16), nullable=False),
    Column("urgency", Integer, nullable=False),  # 0 is called back first
    Column("summary", Text, nullable=False),
    Column("phone", String(64)),  # null: none was left, or the caller stays unnamed
    Column("promised", Moment),  # until when the caller was told to expect it
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("done", Moment),
    Column("done_by", String(64)),
    Column("note", Text),
    Index("ix_callbacks_done_urgency", "done", "urgency", "created"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("number", String(64), primary_key=True),  # as bot.core.blocks.plain_number gives it
    Column("reason", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("by", String(64)),
)

# What was added to a closed report in the reporter's words; the actions and the web write it.
additions = Table(
    "report_additions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("receipt", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("emergency", String(8)),  # the number that the addition calls for
    Column("priority", String(32)),  # what the report rose to by it
    Index("ix_report_additions_receipt", "receipt"),
)
