"""When will the postulates now open be decided? What the forecast needs from the records."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, case, func, literal, null, select, union_all

from data_access.attendance.conditions import planned
from data_access.engine import frame
from data_access.models import Meeting, Postulate, Programme
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.spelling import spellings
from domain import forecast as arithmetic
from domain.forecast import Effect, Forecast, History, Untold
from domain.vocabulary import COORDINATING, Group, MeetingStatus


def forecast(scope: Scope, connection: Connection) -> Forecast:
    """The forecast for the postulates in scope that are open at the as-of date."""
    history, deadline = _known(scope, connection)
    return arithmetic.project(history, deadline)


def track_record(scope: Scope, connection: Connection) -> pd.DataFrame:
    """What the forecast would have said on past Mondays, and what came of it: the columns of
    `domain.forecast.track_record`."""
    return arithmetic.track_record(_known(scope, connection)[0])


def agenda_effect(
    scope: Scope, connection: Connection, meeting: str, items: int
) -> Effect | Untold:
    """What so many items on the agenda of a planned meeting of the coordinating team do to the
    chance of being done in time; or why that is not known."""
    found = connection.execute(
        select(Meeting.code, Meeting.starts_on, planned(scope))
        .where(
            scope.in_programme(Meeting),
            Meeting.team == COORDINATING,
            Meeting.status.in_((MeetingStatus.PLANNED, MeetingStatus.HELD)),
        )
        .order_by(Meeting.starts_at, Meeting.code)
    ).all()
    held = frozenset(day.toordinal() for _code, day, ahead in found if not ahead)
    coming = [(code, day) for code, day, ahead in found if ahead and day >= scope.as_of]
    before = next((n for n, (code, _day) in enumerate(coming) if code == meeting), None)
    if before is None:
        return Untold.NOT_COMING
    history, deadline = _known(scope, connection)
    of = arithmetic.DecidingMeeting(coming[before][1].toordinal(), held, before)
    return arithmetic.effect_of_items(history, deadline, of, items)


def _known(scope: Scope, connection: Connection) -> tuple[History, date | None]:
    """The history of the scope's postulates, and the last day of the consultation, if recorded.

    A postulate leaves the queue with its first decision or, never decided, when it becomes void.
    One that is open again came in again on the day of its latest change. The unit is the
    responsible one, or the sector where no postulate has one.
    """
    at = status_at(scope)
    is_open, is_void = at.c.status_group == Group.OPEN, at.c.status_group == Group.VOID
    decided_on = at.c.first_decided_on
    columns = (at.c.department, at.c.sector)
    once = select(
        *columns,
        at.c.submitted_on.label("came"),
        func.coalesce(decided_on, case((is_void, at.c.status_on))).label("left"),
        case((decided_on.is_not(None), 1), else_=0).label("decided"),
    )
    again = select(*columns, at.c.status_on, null(), literal(0)).where(
        is_open, decided_on.is_not(None)
    )
    rows = union_all(once, again).subquery("queue")
    programme = (
        select(Programme.consultation_start, Programme.consultation_end)
        .where(Programme.id == scope.programme_id)
        .subquery("programme")
    )
    either = programme.outerjoin(rows, rows.c.came.is_not(None))
    table = frame(connection, select(programme, rows).select_from(either))
    start, deadline = (
        _day(table[name].iloc[0]) for name in ("consultation_start", "consultation_end")
    )
    table = table[table["came"].notna()]
    named = table["department"].map(spellings(scope, connection, Postulate.department))
    units = named if named.notna().any() else table["sector"]
    last_to_come = [day for day in (deadline, scope.date_to) if day is not None]
    rows = [
        ("" if pd.isna(unit) else str(unit), came.toordinal(), _ordinal(left), flag == 1)
        for unit, came, left, flag in zip(
            units, table["came"], table["left"], table["decided"], strict=True
        )
    ]
    history = History.of(scope.as_of, start, min(last_to_come, default=None), rows)
    return history, deadline


def _day(value: object) -> date | None:
    return None if pd.isna(value) else value


def _ordinal(value: date | None) -> int:
    return 0 if value is None else value.toordinal()
