"""All tables of the data format"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    database = op.create_table(
        "database",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_database")),
    )
    op.bulk_insert(database, [{"id": 1, "revision": 0}])
    op.create_table(
        "programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("consultation_start", sa.Date(), nullable=True),
        sa.Column("consultation_end", sa.Date(), nullable=True),
        sa.Column("response_days", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
        sa.UniqueConstraint("code", name=op.f("uq_programmes_code")),
    )
    op.create_table(
        "meetings",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("venue", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("minutes_url", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('sector', 'coordinating', 'consultation')", name=op.f("ck_meetings_kind")
        ),
        sa.CheckConstraint(
            "mode IN ('in_person', 'online', 'hybrid')", name=op.f("ck_meetings_mode")
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'held', 'cancelled')", name=op.f("ck_meetings_status")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_meetings_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meetings_programme_id_team_starts_on"),
            ["programme_id", "team", "starts_on"],
            unique=False,
        )

    op.create_table(
        "milestones",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("planned_start", sa.Date(), nullable=False),
        sa.Column("planned_end", sa.Date(), nullable=False),
        sa.Column("actual_start", sa.Date(), nullable=True),
        sa.Column("actual_end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_milestones_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_milestones")),
    )
    op.create_table(
        "organisations",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("legal_form", sa.String(), nullable=True),
        sa.Column("krs", sa.String(), nullable=True),
        sa.Column("nip", sa.String(), nullable=True),
        sa.Column("regon", sa.String(), nullable=True),
        sa.Column("register_number", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("public_benefit", sa.Boolean(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_organisations_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_organisations")),
    )
    op.create_table(
        "provisions",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_provisions_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_provisions")),
    )
    op.create_table(
        "sectors",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_sectors_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_sectors")),
    )
    op.create_table(
        "members",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("display_name", sa.String(), nullable=True),
        sa.CheckConstraint("role IN ('city_hall', 'ngo', 'expert')", name=op.f("ck_members_role")),
        sa.ForeignKeyConstraint(
            ["programme_id", "organisation"],
            ["organisations.programme_id", "organisations.code"],
            name=op.f("fk_members_programme_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_members_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_members")),
    )
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_members_programme_id_team"), ["programme_id", "team"], unique=False
        )

    op.create_table(
        "organisation_sectors",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "organisation"],
            ["organisations.programme_id", "organisations.code"],
            name=op.f("fk_organisation_sectors_programme_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "sector"],
            ["sectors.programme_id", "sectors.code"],
            name=op.f("fk_organisation_sectors_programme_id_sector"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_organisation_sectors_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "organisation", "sector", name=op.f("pk_organisation_sectors")
        ),
    )
    with op.batch_alter_table("organisation_sectors", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_sectors_programme_id_sector_organisation"),
            ["programme_id", "sector", "organisation"],
            unique=False,
        )

    op.create_table(
        "postulates",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("meeting", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=False),
        sa.Column("department", sa.String(), nullable=True),
        sa.CheckConstraint(
            "area IN ('financial', 'non_financial', 'systemic')", name=op.f("ck_postulates_area")
        ),
        sa.CheckConstraint(
            "channel IN ('meeting', 'email', 'form', 'letter', 'other')",
            name=op.f("ck_postulates_channel"),
        ),
        sa.CheckConstraint(
            "stage IN ('gathering', 'draft_consultation')", name=op.f("ck_postulates_stage")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "meeting"],
            ["meetings.programme_id", "meetings.code"],
            name=op.f("fk_postulates_programme_id_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "organisation"],
            ["organisations.programme_id", "organisations.code"],
            name=op.f("fk_postulates_programme_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "sector"],
            ["sectors.programme_id", "sectors.code"],
            name=op.f("fk_postulates_programme_id_sector"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_postulates_programme_id")
        ),
        sa.PrimaryKeyConstraint("programme_id", "code", name=op.f("pk_postulates")),
    )
    with op.batch_alter_table("postulates", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postulates_programme_id_organisation"),
            ["programme_id", "organisation"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_postulates_programme_id_sector_submitted_on"),
            ["programme_id", "sector", "submitted_on"],
            unique=False,
        )

    op.create_table(
        "attendance",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(), nullable=False),
        sa.Column("participant_kind", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), nullable=False),
        sa.Column(
            "organisation",
            sa.String(),
            sa.Computed(
                "CASE WHEN participant_kind = 'organisation' THEN participant END", persisted=True
            ),
            nullable=True,
        ),
        sa.Column(
            "member",
            sa.String(),
            sa.Computed(
                "CASE WHEN participant_kind = 'member' THEN participant END", persisted=True
            ),
            nullable=True,
        ),
        sa.Column("invited", sa.Boolean(), nullable=False),
        sa.Column("registered", sa.Boolean(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "participant_kind IN ('organisation', 'member', 'party')",
            name=op.f("ck_attendance_participant_kind"),
        ),
        sa.CheckConstraint("people >= 0 AND people <= 100000", name=op.f("ck_attendance_people")),
        sa.ForeignKeyConstraint(
            ["programme_id", "meeting"],
            ["meetings.programme_id", "meetings.code"],
            name=op.f("fk_attendance_programme_id_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "member"],
            ["members.programme_id", "members.code"],
            name=op.f("fk_attendance_programme_id_member"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "organisation"],
            ["organisations.programme_id", "organisations.code"],
            name=op.f("fk_attendance_programme_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_attendance_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "meeting", "participant_kind", "participant", name=op.f("pk_attendance")
        ),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_programme_id_organisation_meeting"),
            ["programme_id", "organisation", "meeting"],
            unique=False,
        )

    op.create_table(
        "postulate_provisions",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("postulate", sa.String(), nullable=False),
        sa.Column("provision", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "postulate"],
            ["postulates.programme_id", "postulates.code"],
            name=op.f("fk_postulate_provisions_programme_id_postulate"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "provision"],
            ["provisions.programme_id", "provisions.code"],
            name=op.f("fk_postulate_provisions_programme_id_provision"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_postulate_provisions_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "postulate", "provision", name=op.f("pk_postulate_provisions")
        ),
    )
    with op.batch_alter_table("postulate_provisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postulate_provisions_programme_id_provision"),
            ["programme_id", "provision"],
            unique=False,
        )

    op.create_table(
        "postulate_statuses",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("postulate", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("meeting", sa.String(), nullable=True),
        sa.Column("justification", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status IN ('submitted', 'in_review', 'presented', 'deferred', 'accepted', 'partly_accepted', 'rejected', 'withdrawn', 'merged', 'out_of_scope')",
            name=op.f("ck_postulate_statuses_status"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "meeting"],
            ["meetings.programme_id", "meetings.code"],
            name=op.f("fk_postulate_statuses_programme_id_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "merged_into"],
            ["postulates.programme_id", "postulates.code"],
            name=op.f("fk_postulate_statuses_programme_id_merged_into"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "postulate"],
            ["postulates.programme_id", "postulates.code"],
            name=op.f("fk_postulate_statuses_programme_id_postulate"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_postulate_statuses_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "postulate", "changed_at", name=op.f("pk_postulate_statuses")
        ),
    )
    with op.batch_alter_table("postulate_statuses", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postulate_statuses_programme_id_changed_on"),
            ["programme_id", "changed_on"],
            unique=False,
        )

    op.create_table(
        "postulate_supporters",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("postulate", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id", "organisation"],
            ["organisations.programme_id", "organisations.code"],
            name=op.f("fk_postulate_supporters_programme_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id", "postulate"],
            ["postulates.programme_id", "postulates.code"],
            name=op.f("fk_postulate_supporters_programme_id_postulate"),
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programmes.id"], name=op.f("fk_postulate_supporters_programme_id")
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "postulate", "organisation", name=op.f("pk_postulate_supporters")
        ),
    )
    with op.batch_alter_table("postulate_supporters", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_postulate_supporters_programme_id_organisation"),
            ["programme_id", "organisation"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("postulate_supporters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postulate_supporters_programme_id_organisation"))

    op.drop_table("postulate_supporters")
    with op.batch_alter_table("postulate_statuses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postulate_statuses_programme_id_changed_on"))

    op.drop_table("postulate_statuses")
    with op.batch_alter_table("postulate_provisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postulate_provisions_programme_id_provision"))

    op.drop_table("postulate_provisions")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_programme_id_organisation_meeting"))

    op.drop_table("attendance")
    with op.batch_alter_table("postulates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_postulates_programme_id_sector_submitted_on"))
        batch_op.drop_index(batch_op.f("ix_postulates_programme_id_organisation"))

    op.drop_table("postulates")
    with op.batch_alter_table("organisation_sectors", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_sectors_programme_id_sector_organisation"))

    op.drop_table("organisation_sectors")
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_members_programme_id_team"))

    op.drop_table("members")
    op.drop_table("sectors")
    op.drop_table("provisions")
    op.drop_table("organisations")
    op.drop_table("milestones")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_programme_id_team_starts_on"))

    op.drop_table("meetings")
    op.drop_table("programmes")
    op.drop_table("database")
