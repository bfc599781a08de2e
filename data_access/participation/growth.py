"""How the circle of the active grew, week by week."""

import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access.dialect import week_start
from data_access.engine import frame
from data_access.participation.acts import acts
from data_access.scope import Scope
from domain.clock import monday


def over_time(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Per ISO week from the first act to the as-of date, weeks without any included.

    Columns: `week` (date of its Monday), `new` (organisations whose first act in scope lies in
    it), `active` (distinct organisations so far), `acts` (int, in that week).
    """
    done = acts(scope)
    first = (
        select(done.c.organisation, func.min(done.c.day).label("day"))
        .group_by(done.c.organisation)
        .subquery()
    )
    new = frame(connection, select(first.c.day, func.count().label("n")).group_by(first.c.day))
    per_day = frame(connection, select(done.c.day, func.count().label("n")).group_by(done.c.day))
    if new.empty:
        return pd.DataFrame({"week": pd.Series(dtype=object)}).assign(
            **{name: pd.Series(dtype="int64") for name in ("new", "active", "acts")}
        )
    weeks = pd.date_range(monday(new["day"].min()), monday(scope.as_of), freq="7D").date
    counts = {
        name: table.groupby(table["day"].map(monday))["n"].sum().reindex(weeks, fill_value=0)
        for name, table in (("new", new), ("acts", per_day))
    }
    return pd.DataFrame(
        {
            "week": weeks,
            "new": counts["new"].to_numpy(),
            "active": counts["new"].cumsum().to_numpy(),
            "acts": counts["acts"].to_numpy(),
        }
    )


def regulars(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Per ISO week with any act: organisations active in it, for the first time and again.

    Columns: `week` (date of its Monday), `new`, `again` (int).
    """
    done = acts(scope)
    first = (
        select(done.c.organisation, week_start(func.min(done.c.day)).label("week"))
        .group_by(done.c.organisation)
        .subquery()
    )
    weeks = select(done.c.organisation, week_start(done.c.day).label("week")).distinct().subquery()
    is_new = weeks.c.week == first.c.week
    return frame(
        connection,
        select(
            weeks.c.week,
            func.sum(case((is_new, 1), else_=0)).label("new"),
            func.sum(case((is_new, 0), else_=1)).label("again"),
        )
        .join(first, first.c.organisation == weeks.c.organisation)
        .group_by(weeks.c.week)
        .order_by(weeks.c.week),
    )
