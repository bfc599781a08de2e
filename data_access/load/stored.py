"""What the database holds already that a load may refer to or must agree with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Select, select

from data_access.load.columns import TABLES
from data_access.models import (
    Attendance,
    Base,
    Meeting,
    Postulate,
    PostulateStatus,
    Programme,
)

Key = tuple[str, str]
"""Programme's code, record's code."""


@dataclass(frozen=True)
class Stored:
    """`programmes` are those that a load adds to; `codes` are by table.

    `changes` holds the instants and statuses of each postulate. `members`: of each member's row
    on a list (programme, meeting, member): attended, excused.
    """

    programmes: set[str] = field(default_factory=set)
    codes: dict[str, set[Key]] = field(default_factory=dict)
    meeting_statuses: dict[Key, str] = field(default_factory=dict)
    listed: set[Key] = field(default_factory=set)
    members: dict[tuple[str, str, str], tuple[bool, bool]] = field(default_factory=dict)
    submitted: dict[Key, date] = field(default_factory=dict)
    changes: dict[Key, list[tuple[datetime, str]]] = field(default_factory=dict)


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
            found.codes[table.__tablename__] = {tuple(row) for row in codes}
    for programme, code, status in connection.execute(rows(Meeting, Meeting.code, Meeting.status)):
        found.meeting_statuses[programme, code] = status
    came = rows(Attendance, Attendance.meeting).where(Attendance.attended.is_(True)).distinct()
    found.listed.update(tuple(row) for row in connection.execute(came))
    flags = (Attendance.attended, Attendance.excused)
    of_members = rows(Attendance, Attendance.meeting, Attendance.member, *flags)
    for *key, attended, excused in connection.execute(
        of_members.where(Attendance.member.is_not(None))
    ):
        found.members[tuple(key)] = (attended, excused)
    for programme, code, day in connection.execute(
        rows(Postulate, Postulate.code, Postulate.submitted_on)
    ):
        found.submitted[programme, code] = day
    columns = (PostulateStatus.postulate, PostulateStatus.changed_at, PostulateStatus.status)
    for programme, code, moment, status in connection.execute(rows(PostulateStatus, *columns)):
        changes = found.changes.setdefault((programme, code), [])
        changes.append((moment.replace(tzinfo=UTC), status))
    return found
