"""Organisations that stopped coming: the last attendance of each at each sector's meetings."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Subquery, and_, case, func, select

from data_access.models import Attendance, Meeting, Organisation
from data_access.organisations import FACTS, page_of_organisations
from data_access.scope import Scope

CAME = 2
"""So often an organisation has to have come before one can say that it stopped."""
MISSED = 2
"""So many of the team's last meetings it then has missed."""


def last_seen(
    scope: Scope,
    connection: Connection,
    *,
    stopped: bool = False,
    invited: bool | None = None,
    **options: Any,
) -> tuple[pd.DataFrame, int]:
    """Organisations on the lists of each sector's held meetings, whatever period is chosen;
    meetings without a list are passed over: nobody knows who missed them.

    `stopped`: only those that came at least `CAME` times and missed the team's last `MISSED`
    meetings or more; `invited`: of all, those invited to one of the meetings missed since they
    last came, or, if False, to none of them. One page, one row per sector and organisation, the
    latest to stop first, and how many in all; options as of `page_of_organisations`.

    Columns: those of `FACTS`, `sectors` (declared, codes joined by commas), `team` (the sector's
    code), `came` (int), `last_attended`, `last_invited` (date, null if never), `missed`,
    `invited_since` (int: the team's meetings since it last came, and to how many of them it was
    invited; of one that never came, all of them).
    """
    seen = _seen(scope.whole_period())
    found = (
        select(
            *FACTS,
            seen.c.team,
            seen.c.came,
            seen.c.last_attended,
            seen.c.last_invited,
            seen.c.missed,
            seen.c.invited_since,
        )
        .join(seen, seen.c.organisation == Organisation.code)
        .where(scope.in_programme(Organisation))
    )
    if stopped:
        found = found.where(seen.c.came >= CAME, seen.c.missed >= MISSED)
    if invited is not None:
        found = found.where((seen.c.invited_since > 0) if invited else (seen.c.invited_since == 0))
    never = seen.c.last_attended.is_(None)
    usual = [never, seen.c.last_attended.desc(), Organisation.name, Organisation.code, seen.c.team]
    return page_of_organisations(found, usual, scope, connection, **options)


def stopped(scope: Scope, connection: Connection, **options: Any) -> tuple[pd.DataFrame, int]:
    """`last_seen` of those that stopped coming."""
    return last_seen(scope, connection, stopped=True, **options)


def _seen(scope: Scope) -> Subquery:
    """Per team and organisation: what `last_seen` tells of it."""
    row = Attendance
    listed = select(row.meeting).where(scope.in_programme(row), row.attended.is_(True))
    latest_first = func.row_number().over(
        partition_by=Meeting.team, order_by=[Meeting.starts_at.desc(), Meeting.code]
    )
    met = (
        select(Meeting.code, Meeting.team, Meeting.starts_on, latest_first.label("place"))
        .where(scope.meetings(), scope.held(), Meeting.code.in_(listed))
        .cte("met")
    )
    teams = select(met.c.team, func.count().label("met")).group_by(met.c.team).cte("teams")
    came = row.attended.is_(True)
    rows = (
        select(
            row.organisation,
            met.c.team,
            met.c.starts_on,
            met.c.place,
            case((came, 1), else_=0).label("came"),
            case((row.invited.is_(True), 1), else_=0).label("invited"),
            func.min(case((came, met.c.place)))
            .over(partition_by=[met.c.team, row.organisation])
            .label("last"),
        )
        .join(met, met.c.code == row.meeting)
        .where(scope.in_programme(row), row.organisation.is_not(None))
        .subquery()
    )
    missed = func.coalesce(rows.c.last - 1, teams.c.met)
    since = and_(rows.c.invited == 1, rows.c.place <= missed)
    return (
        select(
            rows.c.organisation,
            rows.c.team,
            func.sum(rows.c.came).label("came"),
            func.max(case((rows.c.came == 1, rows.c.starts_on))).label("last_attended"),
            func.max(case((rows.c.invited == 1, rows.c.starts_on))).label("last_invited"),
            func.max(missed).label("missed"),
            func.sum(case((since, 1), else_=0)).label("invited_since"),
        )
        .join(teams, teams.c.team == rows.c.team)
        .group_by(rows.c.organisation, rows.c.team)
        .subquery("seen")
    )
