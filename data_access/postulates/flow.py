"""How postulates move: counts per day and week, paths through the statuses, time in each."""

from datetime import date, timedelta
from functools import lru_cache

import pandas as pd
from sqlalchemy import CTE, Connection, Integer, func, literal, select, union_all

from data_access.engine import frame
from data_access.models import Postulate, PostulateStatus
from data_access.postulates.status import MOST_SCOPES, status_at
from data_access.scope import Scope
from domain.clock import LOCAL, monday
from domain.vocabulary import OPEN_STATUSES, Status

LAST_STEP = 6
"""Paths are told step by step up to this one; few are longer."""


@lru_cache(MOST_SCOPES)
def status_changes(scope: Scope) -> CTE:
    """Each real change of status of a postulate in scope, by the as-of date.

    A row that repeats the status before it is no change. Columns: `postulate`, `submitted_on`,
    `from_status`, `to_status`, `changed_at` (UTC), `changed_on`, `step` (1 for the first),
    `since` (UTC of the change before; null for the first, which began on `submitted_on`).
    """
    change = PostulateStatus
    of_one = {"partition_by": change.postulate, "order_by": change.changed_at}
    before = func.coalesce(
        func.lag(change.status, type_=change.status.type).over(**of_one),
        literal(Status.SUBMITTED.value),
    )
    rows = (
        select(
            change.postulate,
            Postulate.submitted_on,
            before.label("from_status"),
            change.status.label("to_status"),
            change.changed_at,
            change.changed_on,
        )
        .join(
            Postulate,
            (Postulate.programme_id == change.programme_id) & (Postulate.code == change.postulate),
        )
        .where(scope.in_programme(change), scope.postulates(), change.changed_on <= scope.as_of)
        .subquery("all_changes")
    )
    of_one = {"partition_by": rows.c.postulate, "order_by": rows.c.changed_at}
    found = (
        select(
            rows,
            func.row_number(type_=Integer).over(**of_one).label("step"),
            func.lag(rows.c.changed_at, type_=change.changed_at.type).over(**of_one).label("since"),
        )
        .where(rows.c.from_status != rows.c.to_status)
        .cte("changes")
    )
    found.c.keys()  # its columns are made before threads share it
    return found


def flow(scope: Scope, connection: Connection) -> pd.DataFrame:
    """The state at the end of each local day, from the first submission to the as-of date.

    Columns: `day` (date), `postulates` (int, submitted so far), one per status (int). Empty if
    there is no postulate.
    """
    change = status_changes(scope)
    submitted = select(
        Postulate.submitted_on.label("day"),
        literal(Status.SUBMITTED.value).label("status"),
        literal(1).label("n"),
    ).where(scope.postulates())
    entered = select(change.c.changed_on, change.c.to_status, literal(1))
    left = select(change.c.changed_on, change.c.from_status, literal(-1))
    moves = union_all(submitted, entered, left).subquery("moves")
    net = frame(
        connection,
        select(moves.c.day, moves.c.status, func.sum(moves.c.n).label("n")).group_by(
            moves.c.day, moves.c.status
        ),
    )
    statuses = [str(status) for status in Status]
    if net.empty:
        return no_days("day", "postulates", *statuses)
    table = net.pivot(index="day", columns="status", values="n")
    table = table.reindex(index=_days(min(net["day"]), scope.as_of), columns=statuses)
    table = table.fillna(0).cumsum().astype(int)
    table.insert(0, "postulates", table.sum(axis=1))
    return table.rename_axis(index="day", columns=None).reset_index()


def weekly(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Per ISO week, from the first submission's to the as-of date's, weeks without any included.

    Columns: `week` (date, its Monday), `arrivals` (int, submitted), `decisions` (int, first
    decisions), `backlog` (int, open at the week's end, or at the as-of date if that is earlier).
    Empty if there is no postulate.
    """
    daily = flow(scope, connection)
    if daily.empty:
        return no_days("week", "arrivals", "decisions", "backlog")
    arrivals = daily["postulates"].diff().fillna(daily["postulates"])
    open_ones = daily[[str(status) for status in OPEN_STATUSES]].sum(axis=1)
    weeks = daily["day"].map(monday)
    table = pd.DataFrame(
        {
            "arrivals": arrivals.groupby(weeks).sum(),
            "decisions": decisions_by_week(scope, connection),
            "backlog": open_ones.groupby(weeks).last(),
        },
        index=sorted(set(weeks)),
    )
    return table.fillna(0).astype(int).rename_axis("week").reset_index()


def decisions_by_week(scope: Scope, connection: Connection) -> pd.Series:
    """First decisions by the Monday of their ISO week; weeks without any are left out."""
    at = status_at(scope)
    counted = frame(
        connection,
        select(at.c.first_decided_on.label("day"), func.count().label("n"))
        .where(at.c.first_decided_on.is_not(None))
        .group_by(at.c.first_decided_on),
    )
    return counted["n"].groupby(counted["day"].map(monday)).sum()


def paths(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Steps that postulates took, up to step `LAST_STEP`.

    Columns: `step` (int; 1 leaves `submitted`), `from_status`, `to_status` (str), `postulates`
    (int). Those that never moved are in no row.
    """
    change = status_changes(scope)
    columns = (change.c.step, change.c.from_status, change.c.to_status)
    return frame(
        connection,
        select(*columns, func.count().label("postulates"))
        .where(change.c.step <= LAST_STEP)
        .group_by(*columns)
        .order_by(*columns),
    )


def days_in_status(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Finished visits to a status, counted by how long they were.

    Columns: `status` (str, in order of flow), `days` (float, whole and part days; the visit to
    `submitted` begins at midnight of the day of submission), `visits` (int).
    """
    change = status_changes(scope)
    columns = (change.c.from_status, change.c.submitted_on, change.c.since, change.c.changed_at)
    table = frame(connection, select(*columns, func.count().label("visits")).group_by(*columns))
    table["days"] = days_of(table)
    table["order"] = table["from_status"].map(list(Status).index)
    counted = table.groupby(["order", "from_status", "days"], as_index=False)["visits"].sum()
    return counted.rename(columns={"from_status": "status"})[["status", "days", "visits"]]


def days_of(visits: pd.DataFrame) -> pd.Series:
    """Whole and part days of visits that ended: rows with columns of `status_changes`."""
    submitted = pd.to_datetime(visits["submitted_on"]).dt.tz_localize(LOCAL).dt.tz_convert(None)
    since = pd.to_datetime(visits["since"]).fillna(submitted)
    return (pd.to_datetime(visits["changed_at"]) - since) / pd.Timedelta(days=1)


def no_days(day: str, *counts: str) -> pd.DataFrame:
    """A frame by days or weeks without any row, each column of its type."""
    columns = {day: pd.Series(dtype=object)}
    return pd.DataFrame(columns | {name: pd.Series(dtype="int64") for name in counts})


def iso_week(day: date) -> str:
    """«2011-W09»."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
