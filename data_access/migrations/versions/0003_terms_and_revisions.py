"""Members' terms and excuses; since when a calendar shows a meeting as it is.

Revision ID: 0003
Revises: 0002
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("members", sa.Column("from", sa.Date(), nullable=True))
    op.add_column("members", sa.Column("to", sa.Date(), nullable=True))
    op.add_column(
        "attendance",
        sa.Column("excused", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.000000")
    op.add_column(
        "meetings", sa.Column("revised_at", sa.DateTime(), nullable=False, server_default=now)
    )


def downgrade() -> None:
    op.drop_column("meetings", "revised_at")
    op.drop_column("attendance", "excused")
    op.drop_column("members", "to")
    op.drop_column("members", "from")
