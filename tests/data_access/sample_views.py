"""The sample's tables as its tests look at them: joined, and with what follows from them."""

from datetime import date, timedelta
from functools import cache

import pandas as pd

from data_access import sample
from domain.vocabulary import DECIDED, OPEN_STATUSES

AS_OF = date(2011, 9, 15)
TABLES = sample.tables()


def table(name: str) -> pd.DataFrame:
    return TABLES[name].copy()


@cache
def meetings() -> pd.DataFrame:
    """Meetings with their day, by code."""
    found = table("meetings").set_index("code")
    return found.assign(day=found.starts_at.dt.date)


@cache
def lists() -> pd.DataFrame:
    """Rows of organisations at held meetings of sector teams, with team and day."""
    rows = table("attendance").dropna(subset="organisation")
    rows = rows.join(meetings()[["team", "day", "status"]], on="meeting")
    return rows[(rows.status == "held") & (rows.team != "coordinating")]


@cache
def postulates() -> pd.DataFrame:
    """Postulates by code, with status, day of the first decision, and whether overdue."""
    changes = table("postulate_statuses")
    found = table("postulates").set_index("code")
    latest = changes.groupby("postulate").status.last()
    first = changes[changes.status.isin(DECIDED)].groupby("postulate").changed_at.min()
    found["status"] = latest.reindex(found.index).fillna("submitted")
    found["decided_at"] = first.reindex(found.index)
    late = found.submitted_on.map(lambda day: day + timedelta(days=30) < AS_OF)
    return found.assign(overdue=late & found.status.isin(OPEN_STATUSES))


@cache
def acts() -> pd.DataFrame:
    """One row per act: sector, organisation, day."""
    attended = lists()[lists().attended].rename(columns={"team": "sector"})
    authored = postulates().dropna(subset="organisation").rename(columns={"submitted_on": "day"})
    supported = table("postulate_supporters").join(
        postulates()[["sector", "submitted_on"]], on="postulate"
    )
    supported = supported.rename(columns={"submitted_on": "day"})
    columns = ["sector", "organisation", "day"]
    return pd.concat([attended[columns], authored[columns], supported[columns]])


def top_five(organisations: pd.Series) -> float:
    """Share of the five most frequent."""
    return organisations.value_counts().head(5).sum() / len(organisations)
