"""When will the postulates now open be decided? What the forecast needs from the records."""

from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from data_access.models import Postulate, Programme
from data_access.postulates.flow import decisions_by_week, monday
from data_access.postulates.projection import Forecast, project
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.vocabulary import Group

WEEKS = 12
"""Whole weeks before the as-of date to draw from, fewer if the consultation is younger."""


def forecast(scope: Scope, connection: Connection) -> Forecast:
    """The forecast for the postulates in scope that are open at the as-of date."""
    at = status_at(scope)
    open_ones = connection.scalar(
        select(func.count()).select_from(at).where(at.c.status_group == Group.OPEN)
    )
    start, deadline = connection.execute(
        select(
            func.coalesce(
                Programme.consultation_start,
                select(func.min(Postulate.submitted_on))
                .where(scope.in_programme(Postulate))
                .scalar_subquery(),
            ),
            Programme.consultation_end,
        ).where(Programme.id == scope.programme_id)
    ).one()
    by_week = decisions_by_week(scope, connection)
    weeks = tuple(int(by_week.get(week, 0)) for week in past_weeks(scope.as_of, start))
    return project(open_ones, weeks, scope.as_of, deadline)


def past_weeks(as_of: date, start: date | None) -> list[date]:
    """Mondays of the whole ISO weeks to draw from: before the as-of date's, not before `start`."""
    this = monday(as_of)
    weeks = [this - timedelta(weeks=n) for n in range(WEEKS, 0, -1)]
    return [week for week in weeks if start is not None and week >= start]
