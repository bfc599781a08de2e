"""How long postulates wait for a decision: counted by the database."""

import numpy as np
import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access.engine import frame
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.shared_reads import shared
from domain.horizon import AHEAD
from domain.vocabulary import Group

DEADLINE_BANDS = {"later": -AHEAD - 1, "due": 0, "month": 30, "quarter": 90, "longer": np.inf}
"""Band of days past the deadline → its last day, in order: due later than in seven days, due from
the as-of date to the seventh day after it, overdue by up to 30, by up to 90 days, by more."""
_ENDS = [None if last == np.inf else last for last in DEADLINE_BANDS.values()]
DAYS_PAST_DEADLINE = {
    "overdue": (0, None),
    "in_time": (None, 0),
    **dict(zip(DEADLINE_BANDS, zip([None, *_ENDS[:-1]], _ENDS, strict=True), strict=True)),
}
"""How open postulates stand to their deadline → days past it: more than, at most (None: any)."""


@shared
def waits(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Waits for the first decision, void postulates left out.

    Columns: `sector` (str), `days` (int; to the first decision or, if there is none, to the
    as-of date), `decided` (int, 1 if it came), `decided_on` (date, null if not), `age_days`
    (Int64, null unless still open: one that was reopened is open though it was decided once),
    `response_days` (int, within which an answer is due), `postulates` (int, how many waited so).
    """
    at = status_at(scope)
    came = case((at.c.first_decided_on.is_not(None), 1), else_=0)
    days = func.coalesce(at.c.days_to_decision, at.c.age_days)
    age = case((at.c.status_group == Group.OPEN, at.c.age_days))
    wait = (
        select(
            at.c.sector,
            days.label("days"),
            came.label("decided"),
            at.c.first_decided_on.label("decided_on"),
            age.label("age_days"),
            at.c.response_days,
        )
        .where(at.c.status_group != Group.VOID)
        .subquery("waits")
    )
    table = frame(
        connection,
        select(wait, func.count().label("postulates"))
        .group_by(*wait.c)
        .order_by(wait.c.sector, wait.c.days, wait.c.decided, wait.c.age_days, wait.c.decided_on),
    )
    return table.astype({"age_days": "Int64"})


def ages(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Open postulates by their age. Columns: `sector` (str); int: `age_days`, `response_days`
    (the days within which an answer is due), `postulates`.
    """
    return open_ages(waits(scope, connection))


def open_ages(waits: pd.DataFrame) -> pd.DataFrame:
    """The `ages` that a frame of `waits` holds."""
    open_ones = waits.dropna(subset="age_days").astype({"age_days": int})
    columns = ["sector", "age_days", "response_days"]
    return open_ones.groupby(columns, as_index=False)["postulates"].sum()


@shared
def stays_of_open(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Open postulates by the time since they came into their present status. Columns: `sector`,
    `status` (str); int: `days_in_present_status`, `postulates`.
    """
    at = status_at(scope)
    columns = (at.c.sector, at.c.status, at.c.days_in_present_status)
    return frame(
        connection,
        select(*columns, func.count().label("postulates"))
        .where(at.c.status_group == Group.OPEN)
        .group_by(*columns)
        .order_by(*columns),
    )


def deadlines(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Open postulates by how far they are from their deadline: a row per sector that has any.

    Columns: `sector` (str); int: one per key of `DEADLINE_BANDS`, `open`, `overdue`.
    """
    open_ones = ages(scope, connection)
    days, number = open_ones["age_days"] - open_ones["response_days"], open_ones["postulates"]
    counted = {name: number.where(_within(days, name), 0) for name in (*DEADLINE_BANDS, "overdue")}
    table = open_ones[["sector"]].assign(**counted, open=number)
    return table.groupby("sector", as_index=False).sum()


def _within(days: pd.Series, deadline: str) -> pd.Series:
    """Whether so many days past the deadline are those of one of `DAYS_PAST_DEADLINE`."""
    more, most = DAYS_PAST_DEADLINE[deadline]
    return days.between(
        -np.inf if more is None else more, np.inf if most is None else most, inclusive="right"
    )
