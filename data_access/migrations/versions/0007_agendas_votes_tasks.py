"""Agendas set by hand, votes on a decision, and tasks given at a meeting.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from data_access.journal.triggers import uninstall

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_VOTES = ("votes_for", "votes_against", "votes_abstained")


def upgrade() -> None:
    uninstall(op.get_bind())
    for name in _VOTES:
        op.add_column("postulate_statuses", sa.Column(name, sa.Integer(), nullable=True))
    op.create_table(
        "agenda_items",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("postulate", sa.String(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_agenda_items_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "meeting"],
            ["meetings.programme_id", "meetings.code"],
            name=op.f("fk_agenda_items_programme_id_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "postulate"],
            ["postulates.programme_id", "postulates.code"],
            name=op.f("fk_agenda_items_programme_id_postulate"),
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "meeting", "postulate", name=op.f("pk_agenda_items")
        ),
    )
    op.create_index(
        op.f("ix_agenda_items_programme_id_postulate"),
        "agenda_items",
        ["programme_id", "postulate"],
    )
    op.create_table(
        "tasks",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_tasks_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "meeting"],
            ["meetings.programme_id", "meetings.code"],
            name=op.f("fk_tasks_programme_id_meeting"),
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_programme_id_meeting"), "tasks", ["programme_id", "meeting"])


def downgrade() -> None:
    uninstall(op.get_bind())
    op.drop_table("tasks")
    op.drop_table("agenda_items")
    for name in _VOTES:
        op.drop_column("postulate_statuses", name)
