"""Calls with their turns, segments and assessments; tips and incidents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("hotline", sa.String(16), nullable=False),
        sa.Column("caller", sa.String(64)),
        sa.Column("file", sa.Text),
        sa.Column("recording", sa.Text),
        sa.Column("started", sa.String(40), nullable=False),
        sa.Column("finished", sa.String(40)),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("asr_model", sa.Text),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("timings_ms", sa.JSON, nullable=False),
    )
    op.create_index("ix_calls_started", "calls", ["started"])
    op.create_table(
        "turns",
        _call_id(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("start", sa.Float, nullable=False),
        sa.Column("end", sa.Float, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("intent", sa.String(64)),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("entities", sa.JSON, nullable=False),
        sa.Column("procedure", sa.String(128)),
        sa.Column("emergency", sa.String(8)),
        sa.Column("incident", sa.JSON),
        sa.Column("tip", sa.JSON),
        sa.Column("handover", sa.Boolean, nullable=False),
        sa.Column("slots", sa.JSON, nullable=False),
        sa.Column("degraded", sa.Boolean, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("reply_audio", sa.Text),
    )
    op.create_table(
        "segments",
        _call_id(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("start", sa.Float, nullable=False),
        sa.Column("end", sa.Float, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
    )
    op.create_table(
        "assessments",
        _call_id(),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
    )
    _create_reports("tips")
    _create_reports("incidents", sa.Column("people_in_danger", sa.Text))


def downgrade() -> None:
    for table in ("incidents", "tips", "assessments", "segments", "turns", "calls"):
        op.drop_table(table)


def _call_id() -> sa.Column:
    return sa.Column(
        "call_id",
        sa.String(64),
        sa.ForeignKey("calls.id", ondelete="CASCADE"),
        primary_key=True,
    )


def _create_reports(name: str, *more: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("receipt", sa.String(64), unique=True),
        sa.Column("what", sa.Text),
        sa.Column("where", sa.Text),
        sa.Column("ward", sa.String(64)),
        sa.Column("when", sa.Text),
        sa.Column("who", sa.Text),
        sa.Column("plate", sa.String(32)),
        sa.Column("phone", sa.String(32)),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("priority", sa.String(32)),
        *more,
        sa.Column("created", sa.String(40), nullable=False),
        sa.Column("updated", sa.String(40), nullable=False),
    )
    op.create_index(f"ix_{name}_call_id", name, ["call_id"])
