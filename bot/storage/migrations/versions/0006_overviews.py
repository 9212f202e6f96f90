"""The list of calls with its filters and its search; every call so far waits to be put there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FILTERS = ("hotline", "verdict", "priority", "state", "reviewer", "needs_review", "emergency")


def upgrade() -> None:
    op.create_table(
        "changed_calls",
        _call("call_id", primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_table(
        "overviews",
        sa.Column("id", sa.Integer, primary_key=True),
        _call("call_id", nullable=False, unique=True),
        sa.Column("hotline", sa.String(16), nullable=False),
        sa.Column("started", sa.String(40), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("going_on", sa.Boolean, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("intent", sa.String(64)),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("emergency", sa.String(8)),
        sa.Column("priority", sa.String(32)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reviewer", sa.String(64)),
        sa.Column("needs_review", sa.Boolean, nullable=False),
        sa.Column("doubts", sa.JSON, nullable=False),
        sa.Column("hearing", sa.Float),
        sa.Column("answer_ms", sa.Float),
        sa.Column("gist", sa.Text, nullable=False),
        sa.Column("position", sa.String(64), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_overviews_position", "overviews", ["position", "id"])
    op.create_index("ix_overviews_revision", "overviews", ["revision"])
    op.create_index("ix_overviews_started", "overviews", ["started", "id"])
    op.create_index("ix_overviews_day", "overviews", ["day", "position"])
    for name in FILTERS:
        op.create_index(f"ix_overviews_{name}", "overviews", [name, "position"])
    op.create_index("ix_turns_intent", "turns", ["intent", "call_id"])
    _create_words()
    op.execute("INSERT INTO changed_calls (call_id, times) SELECT id, 1 FROM calls")


def downgrade() -> None:
    op.drop_index("ix_turns_intent", "turns")
    for table in ("call_words", "overviews", "changed_calls"):
        op.drop_table(table)


def _call(name: str, **more: object) -> sa.Column:
    return sa.Column(name, sa.String(64), sa.ForeignKey("calls.id", ondelete="CASCADE"), **more)


def _create_words() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        options = {row[0] for row in connection.exec_driver_sql("PRAGMA compile_options")}
        if "ENABLE_FTS5" in options:
            op.execute(
                "CREATE VIRTUAL TABLE call_words USING fts5"
                "(text, folded, tokenize = 'unicode61 remove_diacritics 0')"
            )
            return
    op.create_table(
        "call_words",
        sa.Column("rowid", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
    )
