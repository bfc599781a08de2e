"""The consultation database: one class per table of the data format.

Every row belongs to a programme: `programme_id` leads each key, foreign key and index, so a
page reads one programme's slice and the tables can be distributed by it. Codes are the records'
own keys. Instants are kept in UTC; beside each one that is counted by day stands its local date
(Europe/Warsaw), because "on or before" always means the local date.
"""

from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Computed,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    Text,
    select,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from domain import vocabulary as words


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def now() -> datetime:
    """This second, as instants are kept."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def _within_programme(*columns: str, refers: str, to: str = "code") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["programme_id", *columns], [f"{refers}.programme_id", f"{refers}.{to}"]
    )


class Database(Base):
    """One row. `revision` is raised by every write transaction: caches are keyed by it.

    `identity` is drawn when the database is made: a cache never takes another file's numbers.
    `journal_from`: what the records were is known from this revision on.
    """

    __tablename__ = "database"
    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    identity: Mapped[str]
    journal_from: Mapped[int] = mapped_column(default=0)


class Revision(Base):
    """A write transaction: when (UTC), who, from what, and which earlier one it undoes.

    `by` and `source` are empty once they are older than the journal is kept.
    """

    __tablename__ = "revisions"
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by: Mapped[str]
    source: Mapped[str]
    undoes: Mapped[int | None]


class JournalEntry(Base):
    """What a revision did to a row that stood already, or one that an undo brought back.

    Written by the database's own triggers. A row that is new stands in no entry: its
    `recorded_in` tells. `programme` is an id without a foreign key: the journal outlives it.
    `record` is the code of the record that the row belongs to, `key` the JSON list of its whole
    key, `recorded_in` that of the row. `before` and `after` hold the values of the columns that
    changed; of a row removed `before` holds all, and `after` none; of one brought back the other
    way round.
    """

    __tablename__ = "journal"
    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(index=True)
    programme: Mapped[int]
    table: Mapped[str]
    record: Mapped[str]
    key: Mapped[str]
    recorded_in: Mapped[int]
    before: Mapped[dict | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict | None] = mapped_column(JSON(none_as_null=True))
    __table_args__ = (Index(None, "programme", "record"),)


class Load(Base):
    """A load of records, whether it was taken or refused. `at` is UTC.

    `files` lists name, SHA-256 and bytes; `changes` maps a table to rows added, changed, left as
    they were and removed. `revision` is empty where it was refused, or older than the journal.
    """

    __tablename__ = "loads"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    outcome: Mapped[str]
    programmes: Mapped[list[str]] = mapped_column(JSON)
    files: Mapped[list[dict]] = mapped_column(JSON)
    changes: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    errors: Mapped[int]
    warnings: Mapped[int]
    revision: Mapped[int | None]
    __table_args__ = (_one_of("outcome", words.LoadOutcome),)


class Recorded:
    """`recorded_in`: the revision that first recorded the row; 0 for one older than the journal."""

    recorded_in: Mapped[int] = mapped_column(
        default=select(Database.revision).scalar_subquery(), sort_order=1
    )


class Programme(Recorded, Base):
    __tablename__ = "programmes"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[str]
    name_en: Mapped[str | None]
    period_start: Mapped[date]
    period_end: Mapped[date]
    consultation_start: Mapped[date | None]
    consultation_end: Mapped[date | None]
    response_days: Mapped[int]
    as_of: Mapped[date | None]
    is_sample: Mapped[bool] = mapped_column(default=False)


class OfProgramme(Recorded):
    """The leading column of every key below."""

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programmes.id"), primary_key=True, sort_order=-2
    )


class Coded(OfProgramme):
    """A row with a code of its own, unique inside its programme."""

    code: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)


class Sector(Coded, Base):
    __tablename__ = "sectors"
    name: Mapped[str]
    name_en: Mapped[str | None]
    position: Mapped[int | None]


class Organisation(Coded, Base):
    __tablename__ = "organisations"
    name: Mapped[str]
    legal_form: Mapped[str | None]
    krs: Mapped[str | None]
    nip: Mapped[str | None]
    regon: Mapped[str | None]
    register_number: Mapped[str | None]
    district: Mapped[str | None]
    public_benefit: Mapped[bool | None]
    registered_on: Mapped[date | None]


class OrganisationSector(OfProgramme, Base):
    """A sector an organisation declares."""

    __tablename__ = "organisation_sectors"
    organisation: Mapped[str] = mapped_column(primary_key=True)
    sector: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (
        _within_programme("organisation", refers="organisations"),
        _within_programme("sector", refers="sectors"),
        Index(None, "programme_id", "sector", "organisation"),
    )


class Member(Coded, Base):
    """A seat in a team, never a person's name. `team` is a sector's code or `coordinating`.

    The term includes both its days; an end that is not given is open.
    """

    __tablename__ = "members"
    team: Mapped[str]
    role: Mapped[str]
    organisation: Mapped[str | None]
    department: Mapped[str | None]
    display_name: Mapped[str | None]
    term_from: Mapped[date | None] = mapped_column("from")
    term_to: Mapped[date | None] = mapped_column("to")
    __table_args__ = (
        _one_of("role", words.MemberRole),
        _within_programme("organisation", refers="organisations"),
        Index(None, "programme_id", "team"),
    )


class Meeting(Coded, Base):
    """`starts_at`, `ends_at` are UTC; `starts_on` is the local date of `starts_at`.

    `revised_at`, UTC in whole seconds, says since when a calendar shows it as it is now: that of
    a later revision is always later.
    """

    __tablename__ = "meetings"
    team: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str | None]
    starts_at: Mapped[datetime]
    starts_on: Mapped[date]
    ends_at: Mapped[datetime | None]
    venue: Mapped[str | None]
    mode: Mapped[str | None]
    status: Mapped[str]
    minutes_url: Mapped[str | None]
    revised_at: Mapped[datetime] = mapped_column(default=now)
    __table_args__ = (
        _one_of("kind", words.MeetingKind),
        _one_of("mode", words.MeetingMode),
        _one_of("status", words.MeetingStatus),
        Index(None, "programme_id", "team", "starts_on"),
    )


class Attendance(OfProgramme, Base):
    """One row of an attendance list: an organisation, a team member, or any other party.

    `participant` is the organisation's code, the member's code or the party's free text;
    `organisation` and `member` are derived from it by the database. `excused`: a member's
    absence with notice.
    """

    __tablename__ = "attendance"
    meeting: Mapped[str] = mapped_column(primary_key=True)
    participant_kind: Mapped[str] = mapped_column(primary_key=True)
    participant: Mapped[str] = mapped_column(primary_key=True)
    organisation: Mapped[str | None] = mapped_column(
        Computed("CASE WHEN participant_kind = 'organisation' THEN participant END", persisted=True)
    )
    member: Mapped[str | None] = mapped_column(
        Computed("CASE WHEN participant_kind = 'member' THEN participant END", persisted=True)
    )
    invited: Mapped[bool]
    registered: Mapped[bool]
    attended: Mapped[bool]
    excused: Mapped[bool] = mapped_column(default=False)
    people: Mapped[int]
    __table_args__ = (
        _one_of("participant_kind", words.ParticipantKind),
        CheckConstraint("people >= 0 AND people <= 100000", name="people"),
        _within_programme("meeting", refers="meetings"),
        _within_programme("organisation", refers="organisations"),
        _within_programme("member", refers="members"),
        Index(None, "programme_id", "organisation", "meeting"),
    )


class Postulate(Coded, Base):
    """`organisation` is the author; empty when the author is not an organisation."""

    __tablename__ = "postulates"
    sector: Mapped[str]
    title: Mapped[str]
    text: Mapped[str | None] = mapped_column(Text)
    organisation: Mapped[str | None]
    meeting: Mapped[str | None]
    channel: Mapped[str | None]
    area: Mapped[str | None]
    stage: Mapped[str]
    submitted_on: Mapped[date]
    department: Mapped[str | None]
    __table_args__ = (
        _one_of("channel", words.Channel),
        _one_of("area", words.Area),
        _one_of("stage", words.Stage),
        _within_programme("sector", refers="sectors"),
        _within_programme("organisation", refers="organisations"),
        _within_programme("meeting", refers="meetings"),
        Index(None, "programme_id", "sector", "submitted_on"),
        Index(None, "programme_id", "organisation"),
    )


class PostulateSupporter(OfProgramme, Base):
    __tablename__ = "postulate_supporters"
    postulate: Mapped[str] = mapped_column(primary_key=True)
    organisation: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (
        _within_programme("postulate", refers="postulates"),
        _within_programme("organisation", refers="organisations"),
        Index(None, "programme_id", "organisation"),
    )


class PostulateStatus(OfProgramme, Base):
    """A change of status. `changed_at` is UTC, `changed_on` its local date."""

    __tablename__ = "postulate_statuses"
    postulate: Mapped[str] = mapped_column(primary_key=True)
    changed_at: Mapped[datetime] = mapped_column(primary_key=True)
    changed_on: Mapped[date]
    status: Mapped[str]
    team: Mapped[str | None]
    meeting: Mapped[str | None]
    justification: Mapped[str | None] = mapped_column(Text)
    merged_into: Mapped[str | None]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    __table_args__ = (
        _one_of("status", words.Status),
        _within_programme("postulate", refers="postulates"),
        _within_programme("meeting", refers="meetings"),
        _within_programme("merged_into", refers="postulates"),
        Index(None, "programme_id", "changed_on"),
    )


class Provision(Coded, Base):
    """A provision of the programme's text, e.g. `§ 12 ust. 3`."""

    __tablename__ = "provisions"
    title: Mapped[str]


class PostulateProvision(OfProgramme, Base):
    __tablename__ = "postulate_provisions"
    postulate: Mapped[str] = mapped_column(primary_key=True)
    provision: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (
        _within_programme("postulate", refers="postulates"),
        _within_programme("provision", refers="provisions"),
        Index(None, "programme_id", "provision"),
    )


class AgendaItem(OfProgramme, Base):
    """A postulate on a meeting's agenda, in its `position`; without one it was taken off it."""

    __tablename__ = "agenda_items"
    meeting: Mapped[str] = mapped_column(primary_key=True)
    postulate: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int | None]
    __table_args__ = (
        _within_programme("meeting", refers="meetings"),
        _within_programme("postulate", refers="postulates"),
        Index(None, "programme_id", "postulate"),
    )


class Task(Coded, Base):
    """What was given to do at a meeting. `responsible` is a role or a unit, never a person."""

    __tablename__ = "tasks"
    meeting: Mapped[str]
    title: Mapped[str]
    responsible: Mapped[str | None]
    due_on: Mapped[date | None]
    __table_args__ = (
        _within_programme("meeting", refers="meetings"),
        Index(None, "programme_id", "meeting"),
    )


class Milestone(Coded, Base):
    __tablename__ = "milestones"
    name: Mapped[str]
    name_en: Mapped[str | None]
    team: Mapped[str | None]
    planned_start: Mapped[date]
    planned_end: Mapped[date]
    actual_start: Mapped[date | None]
    actual_end: Mapped[date | None]


class Event(OfProgramme, Base):
    """A day that a curve over time should be read beside: holidays, an election, a deadline."""

    __tablename__ = "events"
    day: Mapped[date] = mapped_column("date", primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    name_en: Mapped[str | None]


class Clearance(Coded, Base):
    """That a person has looked through a text in which data of persons were found.

    `code` is the SHA-256 of the text: another text is another matter. `redaction` goes out in its
    place; empty, the text itself. `place` says where it stood.
    """

    __tablename__ = "clearances"
    place: Mapped[str | None]
    redaction: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str]
