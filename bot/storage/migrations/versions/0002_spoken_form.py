"""What was said beside how it is written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("turns", "segments"):
        op.add_column(table, sa.Column("spoken", sa.Text))


def downgrade() -> None:
    for table in ("turns", "segments"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("spoken")
