"""Postulates: their status at the as-of date, how they move, and when they will be decided."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.postulates.agenda import agenda_of, items_of
from data_access.postulates.decisions import (
    DAYS_PAST_DEADLINE,
    DEADLINE_BANDS,
    ages,
    deadlines,
    waits,
)
from data_access.postulates.flow import days_in_status, flow, iso_week, paths, weekly
from data_access.postulates.forecast import agenda_effect, forecast, track_record
from data_access.postulates.missing_justifications import changes_without_reason
from data_access.postulates.positions import positions
from data_access.postulates.search import (
    POSTULATE_ORDERS,
    history,
    provisions_of,
    search,
    supporters,
    text_of,
)
from data_access.postulates.similarity import likely_duplicates, similar
from data_access.postulates.sittings import decided_at, justifications, tasks_given
from data_access.postulates.status import status_at
from data_access.postulates.summary import (
    POSTULATE_RATES,
    acceptance_by_area,
    added_up,
    breakdown,
    by_department,
    by_sector,
    counts_by_sector,
    departments,
    json_of,
    pooled_departments,
    total,
)
from data_access.postulates.topics import of_topics, topics
from data_access.postulates.trace import provisions
from data_access.postulates.waiting import visits_by_unit, waiting_by_unit, waiting_json
from data_access.postulates.worklists import EVERY_CASE, histories, unit_cases
from data_access.scope import Scope

__all__ = [
    "DAYS_PAST_DEADLINE",
    "DEADLINE_BANDS",
    "EVERY_CASE",
    "POSTULATE_ORDERS",
    "POSTULATE_RATES",
    "acceptance_by_area",
    "added_up",
    "agenda_effect",
    "agenda_of",
    "ages",
    "as_json",
    "breakdown",
    "by_department",
    "by_sector",
    "changes_without_reason",
    "counts_by_sector",
    "days_in_status",
    "deadlines",
    "decided_at",
    "flow",
    "forecast",
    "histories",
    "history",
    "items_of",
    "justifications",
    "likely_duplicates",
    "of_topics",
    "paths",
    "positions",
    "provisions",
    "provisions_of",
    "search",
    "similar",
    "status_at",
    "supporters",
    "tasks_given",
    "text_of",
    "topics",
    "total",
    "track_record",
    "unit_cases",
    "waiting_by_unit",
    "waits",
    "weekly",
]


def as_json(scope: Scope, connection: Connection, series: bool = False) -> dict[str, Any]:
    """The `postulates` object of the contract: per sector and in total.

    `series` adds `flow` (one object per day), `arrivals` and `decisions` (per ISO week, weeks
    without any included) and `days_in_status` (per status, the days of each finished visit,
    ascending).
    """
    units, visits = departments(scope, connection), visits_by_unit(scope, connection)
    bare = changes_without_reason(scope, connection)["sector"]
    sectors = {}
    for _, row in by_sector(scope, connection).iterrows():
        code = row["sector"]
        sectors[code] = json_of(row) | {
            "changes_without_reason": int((bare == code).sum()),
            **_departments(units[units["sector"] == code]),
            "waiting_by_unit": waiting_json(visits[visits["sector"] == code]),
        }
        if series:
            sectors[code] |= _series(scope.of_sector(code), connection)
    whole = json_of(total(scope, connection).iloc[0]) | {
        "changes_without_reason": len(bare),
        **_departments(units),
        "waiting_by_unit": waiting_json(visits),
    }
    if series:
        whole |= _series(scope, connection)
    ahead = forecast(scope, connection)
    whole |= {"forecast": ahead.dates.as_json(), "forecast_silent": ahead.silent_as_json()}
    return {"sectors": sectors, "total": whole}


def _departments(units: pd.DataFrame) -> dict[str, Any]:
    """`by_department`, keyed by the unit's name; by "" where none is recorded."""
    table = pooled_departments(units)
    names = table.pop("department").fillna("")
    return {"by_department": table.set_axis(list(names)).to_dict("index")}


def _series(scope: Scope, connection: Connection) -> dict[str, Any]:
    days = flow(scope, connection)
    weeks = weekly(scope, connection)
    labels = weeks["week"].map(iso_week)
    visits = days_in_status(scope, connection)
    return {
        "flow": days.assign(day=days["day"].map(str)).to_dict("records"),
        "arrivals": dict(zip(labels, weeks["arrivals"].tolist(), strict=True)),
        "decisions": dict(zip(labels, weeks["decisions"].tolist(), strict=True)),
        "days_in_status": {
            status: rows["days"].repeat(rows["visits"]).tolist()
            for status, rows in visits.groupby("status", sort=False)
        },
    }
