"""The log of loads, and an identity of each database.

Revision ID: 0002
Revises: 0001
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "loads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("programmes", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('loaded', 'refused')", name=op.f("ck_loads_outcome")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loads")),
    )
    op.add_column(
        "database", sa.Column("identity", sa.String(), nullable=False, server_default=uuid4().hex)
    )


def downgrade() -> None:
    op.drop_column("database", "identity")
    op.drop_table("loads")
