"""Why more or fewer came to one meeting than to another: each organisation with its effect."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, case, func, select

from data_access.attendance.conditions import same
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Organisation
from data_access.organisations import FACTS
from data_access.scope import Scope

WHY = {"not_invited": -1, "invited_missing": -1, "first_time": 1, "came_back": 1, "never_came": 0}
"""What an organisation did between two meetings → its effect on the number of those present."""


def turnover(scope: Scope, connection: Connection, earlier: str, later: str) -> pd.DataFrame:
    """Why fewer, or more, came to a team's `later` meeting than to its `earlier` one.

    Columns: those of `FACTS`, `why` (a key of `WHY`), `effect` (int). Of those present at the
    earlier meeting and not at the later: `not_invited`, `invited_missing`. Of those present at the
    later and not at the earlier: `first_time` at the team's meetings, `came_back`. `never_came`:
    invited to the later, absent, and at none of the team's meetings before. The effects add up to
    the difference between the numbers of organisations present.
    """
    row = Attendance
    rows = (
        select(row.organisation, row.meeting, row.attended, row.invited, Meeting.starts_at)
        .join(Meeting, same(row, row.meeting, Meeting))
        .where(
            scope.in_programme(row),
            row.organisation.is_not(None),
            scope.held(),
            Meeting.team.in_(
                select(Meeting.team).where(scope.in_programme(Meeting), Meeting.code == later)
            ),
        )
        .subquery()
    )
    start = select(Meeting.starts_at).where(scope.in_programme(Meeting), Meeting.code == later)
    came = rows.c.attended.is_(True)

    def any_of(*conditions: Any) -> Any:
        return func.max(case((and_(*conditions), 1), else_=0))

    of = (
        select(
            rows.c.organisation,
            any_of(came, rows.c.meeting == earlier).label("then"),
            any_of(came, rows.c.meeting == later).label("now"),
            any_of(rows.c.invited.is_(True), rows.c.meeting == later).label("invited"),
            any_of(came, rows.c.starts_at < start.scalar_subquery()).label("before"),
        )
        .group_by(rows.c.organisation)
        .subquery()
    )
    left, new = and_(of.c.then == 1, of.c.now == 0), and_(of.c.then == 0, of.c.now == 1)
    absent = and_(of.c.now == 0, of.c.before == 0, of.c.invited == 1)
    why = case(
        (and_(left, of.c.invited == 0), "not_invited"),
        (left, "invited_missing"),
        (and_(new, of.c.before == 0), "first_time"),
        (new, "came_back"),
        (absent, "never_came"),
    ).label("why")
    found = (
        select(*FACTS, why)
        .join(of, of.c.organisation == Organisation.code)
        .where(scope.in_programme(Organisation), why.is_not(None))
    )
    table = frame(connection, found.order_by(Organisation.name, Organisation.code))
    return table.assign(effect=table["why"].map(WHY).astype(int)).sort_values(
        "why", key=lambda keys: keys.map(list(WHY).index), kind="stable", ignore_index=True
    )
