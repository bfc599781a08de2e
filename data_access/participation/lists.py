"""Lists of organisations: the active ones, and those that keep silent."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, and_, func, select

from data_access.models import Attendance, Meeting, Organisation, OrganisationSector
from data_access.organisations import FACTS, came, paged
from data_access.participation.acts import MEETING, POSTULATE, acts, count_of
from data_access.scope import Scope


def organisations(
    scope: Scope, connection: Connection, *, declaring: bool | None = None, **options: Any
) -> tuple[pd.DataFrame, int]:
    """One page of the active organisations, those with most acts first, and how many in all.

    `declaring`: of them those that declare a sector of the scope or, if False, none of these.
    Options as of `paged`. Columns: those of `FACTS`, `sectors` (the codes it declares, joined by
    commas), `meetings`, `postulates`, `acts` (int).
    """
    done = acts(scope)
    found = (
        select(
            *FACTS,
            count_of(done, MEETING).label("meetings"),
            count_of(done, POSTULATE).label("postulates"),
            func.count().label("acts"),
        )
        .join(done, done.c.organisation == Organisation.code)
        .where(scope.in_programme(Organisation))
        .group_by(*FACTS)
    )
    if declaring is not None:
        declare = Organisation.code.in_(_declaring(scope))
        found = found.where(declare if declaring else ~declare)
    usual = [func.count().desc(), Organisation.name, Organisation.code]
    return paged(found, usual, scope, connection, **options)


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
    options as of `paged`. Columns: those of `FACTS`, `sectors` (codes joined by commas), `invited`
    (int: held meetings of the scope's sectors it was invited to).
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
    return paged(found, usual, scope, connection, **options)


def silent_anywhere(
    scope: Scope, connection: Connection, **options: Any
) -> tuple[pd.DataFrame, int]:
    """`silent` with `anywhere`."""
    return silent(scope, connection, anywhere=True, **options)
