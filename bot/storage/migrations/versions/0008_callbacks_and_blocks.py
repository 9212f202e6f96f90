"""Calls to call back, blocked numbers, and what reporters add with their receipt."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "callbacks",
        sa.Column(
            "call_id",
            sa.String(64),
            sa.ForeignKey("calls.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("hotline", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("urgency", sa.Integer, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("phone", sa.String(64)),
        sa.Column("promised", sa.String(40)),
        sa.Column("created", sa.String(40), nullable=False),
        sa.Column("updated", sa.String(40), nullable=False),
        sa.Column("done", sa.String(40)),
        sa.Column("done_by", sa.String(64)),
        sa.Column("note", sa.Text),
    )
    op.create_index("ix_callbacks_done_urgency", "callbacks", ["done", "urgency", "created"])
    op.create_table(
        "blocks",
        sa.Column("number", sa.String(64), primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("since", sa.String(40), nullable=False),
        sa.Column("until", sa.String(40), nullable=False),
        sa.Column("by", sa.String(64)),
    )
    op.create_table(
        "report_additions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receipt", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created", sa.String(40), nullable=False),
    )
    op.create_index("ix_report_additions_receipt", "report_additions", ["receipt"])


def downgrade() -> None:
    for table in ("report_additions", "blocks", "callbacks"):
        op.drop_table(table)
