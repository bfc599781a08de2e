"""Who came, over several meetings: parts and wholes are added up before they are divided."""

import pandas as pd

from domain.ratios import rated, ratio, ratios
from domain.vocabulary import MemberRole


def presence_by_role(presence: pd.DataFrame) -> pd.DataFrame:
    """Rows of `data_access.attendance.team_presence` with all their teams together.

    Columns: `role` (str, each there is, in order), `invited`, `attended`, `excused` (int),
    `team_presence`, `team_presence_low`, `team_presence_high` (float, NaN where none was invited).
    """
    counts = ["invited", "attended", "excused"]
    pooled = presence.groupby("role")[counts].sum()
    pooled = pooled.reindex([role.value for role in MemberRole], fill_value=0).reset_index()
    return rated(pooled, "team_presence", "attended", "invited")


def by_month(held: pd.DataFrame) -> pd.DataFrame:
    """Held meetings, rows of `data_access.attendance.by_meeting`, month by month.

    Columns: `month` (date, its first day); int: `held`, `without_list`, of those with a list
    `rate_invited`, `rate_invited_attended` and `attended`; `attendance_rate` (float).
    """
    listed = held["has_list"]
    sums = (
        held.assign(
            month=[day.replace(day=1) for day in held["starts_on"]],
            held=1,
            without_list=(~listed).astype(int),
            rate_invited=held["invited"].where(listed, 0),
            rate_invited_attended=held["invited_attended"],
        )
        .groupby("month", as_index=False)[
            ["held", "without_list", "rate_invited", "rate_invited_attended", "attended"]
        ]
        .sum()
    )
    return sums.assign(attendance_rate=ratios(sums["rate_invited_attended"], sums["rate_invited"]))


def by_hour(listed: pd.DataFrame) -> pd.DataFrame:
    """Meetings with a list, rows of `data_access.attendance.by_meeting`, by day and hour of start.

    Columns: `weekday` (int, Monday is 0), `hour`, `meetings` (int), `attended_per_meeting` (float).
    """
    starts = listed["starts_at"]
    sums = (
        listed.assign(weekday=starts.dt.day_of_week, hour=starts.dt.hour)
        .groupby(["weekday", "hour"], as_index=False)
        .agg(meetings=("code", "count"), attended=("attended", "sum"))
    )
    mean = ratios(sums["attended"], sums["meetings"])
    return sums.drop(columns="attended").assign(attended_per_meeting=mean)


def mean_per_meeting(listed: pd.DataFrame, column: str) -> float:
    """The mean of a count over meetings with a list."""
    return ratio(listed[column].sum(), len(listed))


def usual_presence(listed: pd.DataFrame) -> float:
    """The median number of organisations at meetings with a list."""
    return float(listed["attended"].median())
