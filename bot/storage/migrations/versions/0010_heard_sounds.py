"""Fingerprints by which a recording is known again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard_sounds",
        sa.Column(
            "call_id",
            sa.String(64),
            sa.ForeignKey("calls.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("started", sa.String(40), nullable=False),
        sa.Column("marks", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_heard_sounds_started", "heard_sounds", ["started"])


def downgrade() -> None:
    op.drop_table("heard_sounds")
