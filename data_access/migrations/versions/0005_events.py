"""Events: days that a curve over time should be read beside.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from data_access.journal.triggers import uninstall

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_events_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "date", "name", name=op.f("pk_events")),
    )


def downgrade() -> None:
    uninstall(op.get_bind())
    op.drop_table("events")
