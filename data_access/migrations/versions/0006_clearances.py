"""Clearances: texts that a person has looked through, so that they may be public.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

from data_access.journal.triggers import uninstall

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clearances",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("redaction", sa.Text(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_clearances_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_clearances")),
    )


def downgrade() -> None:
    uninstall(op.get_bind())
    op.drop_table("clearances")
