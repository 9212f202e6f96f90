"""Reviews with every change of them, and the corrections that may become training data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_changes",
        _of_call(),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("field", sa.String(16), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("old", sa.JSON, nullable=False),
        sa.Column("new", sa.JSON, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
    )
    op.create_table(
        "reviews",
        _of_call(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(16)),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("tags", sa.JSON, nullable=False),
        sa.Column("reviewer", sa.String(64), nullable=False),
        sa.Column("updated", sa.String(40), nullable=False),
    )
    op.create_index("ix_reviews_state", "reviews", ["state"])
    op.create_index("ix_reviews_reviewer", "reviews", ["reviewer"])
    op.create_table(
        "corrections",
        _of_call(),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("intent", sa.String(64)),
        sa.Column("author", sa.String(64), nullable=False),
        sa.Column("updated", sa.String(40), nullable=False),
        sa.Column("decision", sa.String(16)),
        sa.Column("decided_by", sa.String(64)),
        sa.Column("decided", sa.String(40)),
    )
    op.create_index("ix_corrections_decision", "corrections", ["decision"])


def downgrade() -> None:
    for table in ("corrections", "reviews", "review_changes"):
        op.drop_table(table)


def _of_call() -> sa.Column:
    return sa.Column(
        "call_id",
        sa.String(64),
        sa.ForeignKey("calls.id", ondelete="CASCADE"),
        primary_key=True,
    )
