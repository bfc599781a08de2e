"""Who came to a meeting, and who never came to any."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, case, func, or_, select

from data_access.attendance.conditions import count_where, same
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Member, Organisation
from data_access.organisations import FACTS, came, page_of_organisations
from data_access.scope import Scope
from domain.signals import INVITED
from domain.vocabulary import ParticipantKind


def missed_all(scope: Scope, connection: Connection, **options: Any) -> tuple[pd.DataFrame, int]:
    """Organisations invited to at least `INVITED` of the scope's held meetings with a list that
    came to none of these; some of them came to others.

    One page of them, the most often invited first, and how many in all; options as of
    `page_of_organisations`. Columns: those of `FACTS`, `sectors` (codes joined by commas),
    `invited` (int, meetings).
    """
    return _page(_missed(scope), scope, connection, **options)


def never_came(scope: Scope, connection: Connection, **options: Any) -> tuple[pd.DataFrame, int]:
    """Those of `missed_all` that came to no meeting of the whole consultation: its columns."""
    found = _missed(scope).where(Organisation.code.not_in(came(scope.whole_programme())))
    return _page(found, scope, connection, **options)


def _missed(scope: Scope) -> Select:
    row = Attendance
    listed = select(row.meeting).where(scope.in_programme(row), row.attended.is_(True))
    invited = func.count()
    return (
        select(*FACTS, invited.label("invited"))
        .join(row, same(row, row.organisation, Organisation))
        .join(Meeting, same(row, row.meeting, Meeting))
        .where(scope.all_meetings(), scope.held(), Meeting.code.in_(listed))
        .where(or_(row.invited.is_(True), row.attended.is_(True)))
        .group_by(*FACTS)
        .having(invited >= INVITED, count_where(row.attended.is_(True)) == 0)
    )


def _page(
    found: Select, scope: Scope, connection: Connection, **options: Any
) -> tuple[pd.DataFrame, int]:
    usual = [func.count().desc(), Organisation.name, Organisation.code]
    return page_of_organisations(found, usual, scope, connection, **options)


def unregistered(scope: Scope, connection: Connection) -> int:
    """Organisations that came to a held sector meeting without having registered for it."""
    row = Attendance
    return connection.scalar(
        select(func.count(row.organisation.distinct()))
        .join(Meeting, same(row, row.meeting, Meeting))
        .where(scope.meetings(), scope.held())
        .where(row.attended.is_(True), row.registered.is_(False))
    )


def list_of(scope: Scope, connection: Connection, meeting: str) -> pd.DataFrame:
    """A meeting's attendance list, organisations first; no one attends before it is held.

    Columns: `participant_kind`, `participant` (code, or a party's text), `name` (of the
    organisation, or a member's function; never a person's), `role` (of members), `invited`,
    `registered`, `attended`, `excused` (bool), `people` (int).
    """
    row = Attendance
    name = func.coalesce(Organisation.name, Member.display_name, row.participant)
    order = case(
        {kind.value: n for n, kind in enumerate(ParticipantKind)}, value=row.participant_kind
    )
    table = frame(
        connection,
        select(
            row.participant_kind,
            row.participant,
            name.label("name"),
            Member.role,
            row.invited,
            row.registered,
            row.attended,
            row.excused,
            row.people,
        )
        .outerjoin(Organisation, same(row, row.organisation, Organisation))
        .outerjoin(Member, same(row, row.member, Member))
        .where(scope.in_programme(row), row.meeting == meeting)
        .order_by(order, name),
    ).astype(dict.fromkeys(("invited", "registered", "attended", "excused"), bool))
    held = select(Meeting.code).where(
        scope.in_programme(Meeting), Meeting.code == meeting, scope.held()
    )
    if connection.scalar(held) is None:
        table = table.assign(attended=False, people=0)
    return table
