"""The journal: who wrote what and when, and which revision first recorded each row.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from data_access.journal.triggers import uninstall

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_RECORDED = (
    *("programmes", "sectors", "organisations", "organisation_sectors", "members", "meetings"),
    *("attendance", "postulates", "postulate_supporters", "postulate_statuses"),
    *("provisions", "postulate_provisions", "milestones"),
)


def upgrade() -> None:
    op.create_table(
        "revisions",
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_revisions")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("programme", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index(op.f("ix_journal_revision"), "journal", ["revision"])
    op.create_index(op.f("ix_journal_programme_record"), "journal", ["programme", "record"])
    op.add_column("loads", sa.Column("revision", sa.Integer(), nullable=True))
    for table in _RECORDED:
        op.add_column(
            table, sa.Column("recorded_in", sa.Integer(), nullable=False, server_default="0")
        )
    op.add_column(
        "database", sa.Column("journal_from", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute("UPDATE database SET journal_from = revision")  # what was before is not known


def downgrade() -> None:
    uninstall(op.get_bind())
    op.drop_column("database", "journal_from")
    for table in _RECORDED:
        op.drop_column(table, "recorded_in")
    op.drop_column("loads", "revision")
    op.drop_table("journal")
    op.drop_table("revisions")
