"""The sound of single spoken messages, in conversations that are otherwise typed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turns", sa.Column("recording", sa.Text))


def downgrade() -> None:
    with op.batch_alter_table("turns") as batch:
        batch.drop_column("recording")
