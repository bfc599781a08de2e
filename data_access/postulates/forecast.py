"""When will the postulates now open be decided? What the forecast needs from the records."""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.engine import frame
from data_access.models import Postulate, Programme
from data_access.postulates.flow import decisions_by_week, monday
from data_access.postulates.projection import Forecast, project
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.vocabulary import Group

WEEKS = 12
"""Whole weeks before the as-of date to draw from, fewer if the consultation is younger."""
TRACK_WEEKS = 52
TRACK_RUNS = 1_000


def forecast(scope: Scope, connection: Connection) -> Forecast:
    """The forecast for the postulates in scope that are open at the as-of date."""
    at = status_at(scope)
    open_ones = connection.scalar(
        select(func.count()).select_from(at).where(at.c.status_group == Group.OPEN)
    )
    start, deadline = _consultation(scope, connection)
    by_week = decisions_by_week(scope, connection)
    weeks = tuple(int(by_week.get(week, 0)) for week in past_weeks(scope.as_of, start))
    return project(open_ones, weeks, scope.as_of, deadline)


def track_record(scope: Scope, connection: Connection) -> pd.DataFrame:
    """What the forecast would have said on past Mondays, and what came of it.

    Up to a year back, void postulates left out, `TRACK_RUNS` runs each. Columns: `as_of` (date),
    `open` (int), `p50`, `p85` (date, null where undefined), `decided_on` (date on which the last
    of those then open was decided, null if some still are not), `kept_p50`, `kept_p85` (boolean:
    all decided by that date; null where the date is undefined or the truth not yet known).
    """
    at = status_at(scope)
    columns = (at.c.submitted_on, at.c.first_decided_on)
    counted = frame(
        connection,
        select(*columns, func.count().label("n"))
        .where(at.c.status_group != Group.VOID)
        .group_by(*columns),
    )
    submitted = pd.to_datetime(counted["submitted_on"])
    decided = pd.to_datetime(counted["first_decided_on"])
    decisions = counted["n"].groupby(counted["first_decided_on"].dropna().map(monday)).sum()
    start, _end = _consultation(scope, connection)
    past = [monday(scope.as_of) - timedelta(weeks=n) for n in range(TRACK_WEEKS, 0, -1)]
    rows = []
    for day in past:
        then = pd.Timestamp(day)
        waiting = (submitted <= then) & ~(decided <= then)
        weeks = tuple(int(decisions.get(week, 0)) for week in past_weeks(day, start))
        found = project(int(counted["n"][waiting].sum()), weeks, day, None, TRACK_RUNS)
        if not (found.open and found.defined):
            continue
        last = decided[waiting].max().date() if decided[waiting].notna().all() else None
        dates = {"p50": found.p50, "p85": found.p85}
        kept = {f"kept_{name}": _kept(by, last, scope.as_of) for name, by in dates.items()}
        rows.append({"as_of": day, "open": found.open, **dates, "decided_on": last, **kept})
    names = ["as_of", "open", "p50", "p85", "decided_on", "kept_p50", "kept_p85"]
    table = pd.DataFrame(rows, columns=names)
    return table.astype({"kept_p50": "boolean", "kept_p85": "boolean"})


def _kept(by: date | None, last: date | None, as_of: date) -> bool | None:
    if by is None or (last is None and by > as_of):
        return None
    return last is not None and last <= by


def _consultation(scope: Scope, connection: Connection) -> tuple[date | None, date | None]:
    """Its first day, or that of the first submission; and its last, if recorded."""
    first = select(func.min(Postulate.submitted_on)).where(scope.in_programme(Postulate))
    start, end = connection.execute(
        select(
            func.coalesce(Programme.consultation_start, first.scalar_subquery()),
            Programme.consultation_end,
        ).where(Programme.id == scope.programme_id)
    ).one()
    return start, end


def past_weeks(as_of: date, start: date | None) -> list[date]:
    """Mondays of the whole ISO weeks to draw from: before the as-of date's, not before `start`."""
    this = monday(as_of)
    weeks = [this - timedelta(weeks=n) for n in range(WEEKS, 0, -1)]
    return [week for week in weeks if start is not None and week >= start]
