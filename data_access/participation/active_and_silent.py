"""Lists of organisations: the active ones, and those that keep silent."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import CTE, Connection, Label, Select, and_, case, func, select

from data_access.models import Attendance, Meeting, Organisation, OrganisationSector
from data_access.organisations import FACTS, came, page_of_organisations
from data_access.participation.acts import MEETING, POSTULATE, acts, count_of
from data_access.scope import Scope


def organisations(
    scope: Scope,
    connection: Connection,
    *,
    declaring: bool | None = None,
    new_week: date | None = None,
    again_week: date | None = None,
    **options: Any,
) -> tuple[pd.DataFrame, int]:
    """One page of the active organisations, those with most acts first, and how many in all.

    `declaring`: of them those that declare a sector of the scope or, if False, none of these.
    `new_week`, `again_week`: those with an act in the seven days from then, their first in the
    scope or not. Options as of `page_of_organisations`. Columns: those of `FACTS`, `sectors`
    (the codes it declares, joined by commas), `meetings`, `postulates`, `acts` (int).
    """
    done = acts(scope)
    found = select(*FACTS, *_counts(done)).join(done, done.c.organisation == Organisation.code)
    found = found.where(scope.in_programme(Organisation)).group_by(*FACTS)
    if declaring is not None:
        declare = Organisation.code.in_(_declaring(scope))
        found = found.where(declare if declaring else ~declare)
    for week, joined in ((new_week, True), (again_week, False)):
        if week is not None:
            came_first = func.min(done.c.day) >= week
            found = found.having(
                func.sum(case((done.c.day.between(week, week + timedelta(days=6)), 1), else_=0))
                > 0,
                came_first if joined else ~came_first,
            )
    return _most_active(found, done, scope, connection, **options)


def declared(scope: Scope, connection: Connection, **options: Any) -> tuple[pd.DataFrame, int]:
    """One page of the organisations that declare a sector of the scope, the active and the silent,
    and how many in all. Options and columns as of `organisations`."""
    done = acts(scope)
    found = select(*FACTS, *_counts(done)).outerjoin(done, done.c.organisation == Organisation.code)
    found = found.where(
        scope.in_programme(Organisation), Organisation.code.in_(_declaring(scope))
    ).group_by(*FACTS)
    return _most_active(found, done, scope, connection, **options)


def _counts(done: CTE) -> tuple[Label, ...]:
    return (
        count_of(done, MEETING).label("meetings"),
        count_of(done, POSTULATE).label("postulates"),
        func.count(done.c.kind).label("acts"),
    )


def _most_active(
    found: Select, done: CTE, scope: Scope, connection: Connection, **options: Any
) -> tuple[pd.DataFrame, int]:
    usual = [func.count(done.c.kind).desc(), Organisation.name, Organisation.code]
    return page_of_organisations(found, usual, scope, connection, **options)


def _declaring(scope: Scope) -> Select:
    """The codes of those that declare a sector of the scope."""
    return select(OrganisationSector.organisation).where(scope.declarations())


def silent(
    scope: Scope, connection: Connection, *, anywhere: bool = False, **options: Any
) -> tuple[pd.DataFrame, int]:
    """The mobilisation list: organisations that declare a sector of the scope and did nothing in
    any of them over the whole consultation, whatever period is chosen.

    `anywhere`: those of them that did nothing in any other sector either and came to no meeting
    of the coordinating team. One page of them, the most often invited first, and how many in all;
    options as of `page_of_organisations`. Columns: those of `FACTS`, `sectors` (codes joined by
    commas), `invited` (int: held meetings of the scope's sectors it was invited to).
    """
    scope = scope.whole_period()
    done = acts(scope.whole_programme() if anywhere else scope)
    invitations = (
        select(Attendance.organisation, func.count().label("n"))
        .join(
            Meeting,
            and_(
                Meeting.programme_id == Attendance.programme_id, Meeting.code == Attendance.meeting
            ),
        )
        .where(scope.meetings(), scope.held(), Attendance.invited.is_(True))
        .group_by(Attendance.organisation)
        .subquery()
    )
    invited = func.coalesce(invitations.c.n, 0)
    found = (
        select(*FACTS, invited.label("invited"))
        .outerjoin(invitations, invitations.c.organisation == Organisation.code)
        .where(
            scope.in_programme(Organisation),
            Organisation.code.in_(_declaring(scope)),
            Organisation.code.not_in(select(done.c.organisation)),
        )
    )
    if anywhere:
        found = found.where(Organisation.code.not_in(came(scope.whole_programme())))
    usual = [invited.desc(), Organisation.name, Organisation.code]
    return page_of_organisations(found, usual, scope, connection, **options)


def silent_anywhere(
    scope: Scope, connection: Connection, **options: Any
) -> tuple[pd.DataFrame, int]:
    """`silent` with `anywhere`."""
    return silent(scope, connection, anywhere=True, **options)
