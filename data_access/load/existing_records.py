"""What the database holds already that a load may refer to or must agree with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

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
    records = _Records(connection, programmes)
    meetings = records.of(Meeting, Meeting.code, Meeting.status, Meeting.starts_on, Meeting.ends_at)
    changes, lists = _changes(records), _lists(records)
    return Stored(
        programmes=set(programmes),
        codes={name: set(records.of(table, table.code)) for name, table in _coded().items()},
        meeting_statuses={(of, code): status for of, code, status, _day, _end in meetings},
        meeting_days={(of, code): day for of, code, _status, day, _end in meetings},
        meeting_ends={
            (of, code): end.replace(tzinfo=UTC) for of, code, _status, _day, end in meetings if end
        },
        terms={
            (of, code): (first, last)
            for of, code, first, last in records.of(
                Member, Member.code, Member.term_from, Member.term_to
            )
        },
        listed={(of, meeting) for (of, meeting, _kind, _who), came in lists.items() if came},
        members=_members(records),
        lists=lists,
        submitted={
            (of, code): day
            for of, code, day in records.of(Postulate, Postulate.code, Postulate.submitted_on)
        },
        changes={key: [(at, status) for at, status, _into in of] for key, of in changes.items()},
        mergers={
            key: (at, into)
            for key, of in changes.items()
            for at, status, into in of
            if into and status == Status.MERGED
        },
        names=_names(records, lists),
    )


@dataclass(frozen=True)
class _Records:
    connection: Connection
    programmes: Sequence[str]

    def of(
        self,
        table: type[Base],
        *columns: Any,
        where: Sequence[Any] = (),
        order: Sequence[Any] = (),
    ) -> list[Any]:
        """Programme's code and `columns` of every row of these programmes."""
        asked = (
            select(Programme.code, *columns)
            .select_from(table)
            .join(Programme, Programme.id == table.programme_id)
            .where(Programme.code.in_(self.programmes), *where)
            .order_by(*order)
        )
        return [tuple(row) for row in self.connection.execute(asked)]


def _tables() -> dict[str, Any]:
    """Of the data format, by name."""
    every = (mapper.class_ for mapper in Base.registry.mappers)
    return {table.__tablename__: table for table in every if table.__tablename__ in TABLES}


def _coded() -> dict[str, Any]:
    """Those whose records have a code within a programme."""
    return {
        name: table
        for name, table in _tables().items()
        if hasattr(table, "code") and table is not Programme
    }


def _members(records: _Records) -> dict[tuple[str, str, str], tuple[bool, bool]]:
    columns = (Attendance.meeting, Attendance.member, Attendance.attended, Attendance.excused)
    rows = records.of(Attendance, *columns, where=[Attendance.member.is_not(None)])
    return {tuple(key): (attended, excused) for *key, attended, excused in rows}


def _lists(records: _Records) -> dict[tuple[str, str, str, str], bool]:
    who = (Attendance.meeting, Attendance.participant_kind, Attendance.participant)
    return {tuple(key): came for *key, came in records.of(Attendance, *who, Attendance.attended)}


def _changes(records: _Records) -> dict[RecordKey, list[tuple[datetime, str, str | None]]]:
    """Instant, status and the postulate merged into of each postulate's changes, in time."""
    change = PostulateStatus
    columns = (change.postulate, change.changed_at, change.status, change.merged_into)
    found: dict[RecordKey, list[tuple[datetime, str, str | None]]] = {}
    for of, code, at, status, into in records.of(change, *columns, order=[change.changed_at]):
        found.setdefault((of, code), []).append((at.replace(tzinfo=UTC), status, into))
    return found


def _names(
    records: _Records, lists: dict[tuple[str, str, str, str], bool]
) -> dict[tuple[str, str], set[tuple[str, str]]]:
    parties = {who for _of, _meeting, kind, who in lists if kind == ParticipantKind.PARTY}
    of_lists = [("", "", who) for who in parties]
    return {
        (name, column.name): {
            (code, text)
            for _of, code, text in (
                of_lists
                if table is Attendance
                else records.of(table, table.code, getattr(table, column.name))
            )
            if text
        }
        for name, table in _tables().items()
        for column in TABLES[name].columns
        if column.names
    }
