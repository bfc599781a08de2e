"""What the database holds already that a load may refer to or must agree with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pandas as pd
from sqlalchemy import Connection, Select, literal, select

from data_access.load.convert import comparable_code as folded
from data_access.load.data_format import TABLES
from data_access.models import (
    Attendance,
    Base,
    Meeting,
    Member,
    Postulate,
    PostulateStatus,
    Programme,
)
from domain.vocabulary import ParticipantKind, Status

RecordKey = tuple[str, str]
"""Programme's code, record's code."""
Term = tuple[date | None, date | None]


@dataclass(frozen=True)
class Stored:
    """`programmes` are those that a load adds to; `codes` are by table.

    `changes` holds the instants and statuses of each postulate, `mergers` the last instant at
    which it was merged, and into which. `members`: of each member's row
    on a list (programme, meeting, member): attended, excused. `lists`: of each row (programme,
    meeting, kind of participant, participant): attended. `terms`: first and last day.
    """

    programmes: set[str] = field(default_factory=set)
    codes: dict[str, set[RecordKey]] = field(default_factory=dict)
    meeting_statuses: dict[RecordKey, str] = field(default_factory=dict)
    meeting_days: dict[RecordKey, date] = field(default_factory=dict)
    meeting_ends: dict[RecordKey, datetime] = field(default_factory=dict)
    terms: dict[RecordKey, Term] = field(default_factory=dict)
    listed: set[RecordKey] = field(default_factory=set)
    members: dict[tuple[str, str, str], tuple[bool, bool]] = field(default_factory=dict)
    lists: dict[tuple[str, str, str, str], bool] = field(default_factory=dict)
    submitted: dict[RecordKey, date] = field(default_factory=dict)
    changes: dict[RecordKey, list[tuple[datetime, str]]] = field(default_factory=dict)
    mergers: dict[RecordKey, tuple[datetime, str]] = field(default_factory=dict)
    names: dict[tuple[str, str], set[tuple[str, str]]] = field(default_factory=dict)
    """Table and column → code of the record ("" without one) and what stands there."""

    def as_stored(self, table: str, codes: pd.Series) -> pd.Series:
        """The codes of a table as the database spells them, where it holds the same unfolded."""
        known = {spelt for _programme, spelt in self.codes.get(table, ())}
        unfolded = {folded(spelt): spelt for spelt in known if folded(spelt) not in known}
        return codes.map(lambda code: unfolded.get(code, code)) if unfolded else codes


def stored(connection: Connection, programmes: Sequence[str]) -> Stored:
    """Of the programmes with these codes."""

    def rows(table: type[Base], *columns: object) -> Select:
        return (
            select(Programme.code, *columns)
            .select_from(table)
            .join(Programme, Programme.id == table.programme_id)
            .where(Programme.code.in_(programmes))
        )

    found = Stored(programmes=set(programmes))
    for mapper in Base.registry.mappers:
        table = mapper.class_
        if table.__tablename__ in TABLES and hasattr(table, "code") and table is not Programme:
            codes = connection.execute(rows(table, table.code))
            found.codes[table.__tablename__] = {tuple(row) for row in codes.all()}
    meetings = rows(Meeting, Meeting.code, Meeting.status, Meeting.starts_on, Meeting.ends_at)
    for programme, code, status, day, end in connection.execute(meetings).all():
        found.meeting_statuses[programme, code] = status
        found.meeting_days[programme, code] = day
        if end is not None:
            found.meeting_ends[programme, code] = end.replace(tzinfo=UTC)
    terms = rows(Member, Member.code, Member.term_from, Member.term_to)
    for programme, code, *term in connection.execute(terms).all():
        found.terms[programme, code] = tuple(term)
    came = rows(Attendance, Attendance.meeting).where(Attendance.attended.is_(True)).distinct()
    found.listed.update(tuple(row) for row in connection.execute(came).all())
    who = (Attendance.participant_kind, Attendance.participant, Attendance.attended)
    for *key, attended in connection.execute(rows(Attendance, Attendance.meeting, *who)).all():
        found.lists[tuple(key)] = attended
    flags = (Attendance.attended, Attendance.excused)
    of_members = rows(Attendance, Attendance.meeting, Attendance.member, *flags)
    for *key, attended, excused in connection.execute(
        of_members.where(Attendance.member.is_not(None))
    ).all():
        found.members[tuple(key)] = (attended, excused)
    for programme, code, day in connection.execute(
        rows(Postulate, Postulate.code, Postulate.submitted_on)
    ).all():
        found.submitted[programme, code] = day
    change = PostulateStatus
    columns = (change.postulate, change.changed_at, change.status, change.merged_into)
    of_all = rows(change, *columns).order_by(change.changed_at)
    for programme, code, moment, status, target in connection.execute(of_all).all():
        moment = moment.replace(tzinfo=UTC)
        found.changes.setdefault((programme, code), []).append((moment, status))
        if target and status == Status.MERGED:
            found.mergers[programme, code] = (moment, target)
    for mapper in Base.registry.mappers:
        table = mapper.class_
        for column in TABLES[table.__tablename__].columns if table.__tablename__ in TABLES else ():
            if column.names and table is Attendance:
                parties = rows(table, literal(""), table.participant).distinct()
                named = parties.where(table.participant_kind == ParticipantKind.PARTY)
            elif column.names:
                named = rows(table, table.code, getattr(table, column.name))
            else:
                continue
            found.names[table.__tablename__, column.name] = {
                (code, text) for _programme, code, text in connection.execute(named).all() if text
            }
    return found
