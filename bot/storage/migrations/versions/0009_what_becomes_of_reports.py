"""Evidence, vehicle and how the reporter knows; where a report stands; urgent additions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OF_REPORTS = (
    ("vehicle", sa.Text),
    ("status", lambda: sa.String(16)),
    ("status_at", lambda: sa.String(40)),
    ("status_by", lambda: sa.String(64)),
)
_NEW = {
    "incidents": _OF_REPORTS,
    "tips": (*_OF_REPORTS, ("evidence", sa.Text), ("how_known", sa.Text)),
    "report_additions": (
        ("emergency", lambda: sa.String(8)),
        ("priority", lambda: sa.String(32)),
    ),
}


def upgrade() -> None:
    for table, columns in _NEW.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind()))


def downgrade() -> None:
    for table, columns in _NEW.items():
        with op.batch_alter_table(table) as changed:
            for name, _kind in columns:
                changed.drop_column(name)
