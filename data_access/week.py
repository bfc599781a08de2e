"""What needs someone this week: deadlines and meetings ahead, and what past ones still lack."""

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access import attendance, schedule
from data_access.availability import available_kinds
from data_access.engine import frame
from data_access.models import Postulate
from data_access.postulates import DAYS_PAST_DEADLINE, status_at
from data_access.scope import Scope
from data_access.spelling import spellings, together
from domain.address import Target
from domain.horizon import AHEAD, FORTNIGHT
from domain.vocabulary import Group, Status
from domain.week import WeekItem

MISSING = ("invitations", "registrations", "venue", "hour")
"""What a meeting ahead may still lack."""


def this_week(scope: Scope, connection: Connection) -> list[WeekItem]:
    """Every item of `domain.week.WEEK_RULES`, in their order, also those that count nothing."""
    due = due_by_unit(scope, connection).set_index("department")["postulates"].to_dict()
    waiting = select(func.count()).where(status_at(scope).c.status == Status.PRESENTED)
    counts = {
        days: attendance.meetings(scope, connection, coming=days, limit=1)[1]
        for days in (AHEAD, FORTNIGHT)
    }
    ending = int(schedule.milestones(scope, connection)["ending"].sum())
    lacking = {
        what: attendance.meetings(scope, connection, lacking=what, limit=1)[1]
        for what in ("minutes", "list")
    }
    known = available_kinds(scope, connection)
    return [
        WeekItem("due", sum(due.values()), _list("postulates", deadline="due"), due),
        WeekItem(
            "awaiting",
            connection.scalar(waiting),
            _list("postulates", status=Status.PRESENTED.value),
        ),
        WeekItem("meetings", counts[AHEAD], _list("attendance", coming=str(AHEAD))),
        WeekItem("meetings_later", counts[FORTNIGHT], _list("attendance", coming=str(FORTNIGHT))),
        *(
            WeekItem(
                f"without_{what}",
                n,
                _list("attendance", lacking=what),
                unrecorded=what not in known,
            )
            for what, n in lacking.items()
        ),
        WeekItem("ending", ending, _list("schedule", state="ending")),
    ]


def _list(page: str, **filters: str) -> Target:
    return Target(page, filters=filters)


def due_by_unit(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Open postulates due within `AHEAD` days, the as-of date included, by responsible unit.

    Columns: `department` (str, "" where none is recorded), `postulates` (int), the most first.
    """
    at = status_at(scope)
    after, until = DAYS_PAST_DEADLINE["due"]
    over = at.c.age_days - at.c.response_days
    found = frame(
        connection,
        select(at.c.department, func.count().label("postulates"))
        .where(at.c.status_group == Group.OPEN, over > after, over <= until)
        .group_by(at.c.department),
    )
    shown = spellings(scope, connection, Postulate.department)
    found = together(found, "department", ["postulates"], shown)
    found["department"] = found["department"].fillna("")
    return found.sort_values(
        ["postulates", "department"], ascending=[False, True], ignore_index=True
    )


def meetings_ahead(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Planned meetings from the as-of date to `FORTNIGHT` days after it, the next first.

    Columns of `attendance.by_meeting`, `days_left` (int) and `missing` (what of `MISSING` it
    still lacks, joined by commas): no one invited, no one registered, no venue, no hour.
    """
    rows, _total = attendance.meetings(scope, connection, coming=FORTNIGHT, limit=_ALL)
    lacks = {
        "invitations": rows["invited"] == 0,
        "registrations": rows["registered"] == 0,
        "venue": rows["venue"].isna(),
        "hour": rows["starts_at"] == pd.to_datetime(rows["starts_on"]),
    }
    missing = pd.DataFrame(lacks, index=rows.index)[list(MISSING)]
    left = [(day - scope.as_of).days for day in rows["starts_on"]]
    return rows.assign(
        days_left=pd.Series(left, rows.index, dtype="int64"),
        missing=[",".join(missing.columns[row]) for row in missing.to_numpy(dtype=bool)],
    )


_ALL = 1_000_000
"""More meetings than two weeks hold."""
