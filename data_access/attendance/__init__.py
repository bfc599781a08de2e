"""Meeting attendance: who was expected, who came, at which meetings nobody wrote it down.

Everything is made from one aggregate per meeting; rates over several meetings pool numerators
and denominators, and leave out meetings without a list.
"""

from dataclasses import replace
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access.attendance.attendees import list_of, missed_all, never_came, unregistered
from data_access.attendance.meetings import (
    ATTENDANCE_COUNTS,
    LACKING,
    MEETING_ORDERS,
    by_meeting,
    meetings,
    of_coordinating_team,
)
from data_access.attendance.pooled_rates import by_sector, coordinating, total
from data_access.attendance.quorum_ahead import quorum_ahead, seats_ahead, seats_at
from data_access.attendance.stopped_coming import last_seen, stopped
from data_access.attendance.teams import quorums, team_presence
from data_access.attendance.turnover import WHY, turnover
from data_access.scope import Scope
from domain.presence import presence_by_role
from domain.vocabulary import COORDINATING

__all__ = [
    "LACKING",
    "MEETING_ORDERS",
    "WHY",
    "as_json",
    "by_meeting",
    "by_sector",
    "coordinating",
    "last_seen",
    "list_of",
    "meetings",
    "missed_all",
    "never_came",
    "of_coordinating_team",
    "quorum_ahead",
    "quorums",
    "seats_ahead",
    "seats_at",
    "stopped",
    "team_presence",
    "total",
    "turnover",
    "unregistered",
]

_OF_MEETING = (*ATTENDANCE_COUNTS, "attendance_rate", "show_up_rate", "no_show_rate")


def as_json(scope: Scope, connection: Connection) -> dict[str, Any]:
    """The contract's `attendance` object.

    Whichever sectors are chosen, the coordinating team has its own row, and its meetings stand
    among the single ones.
    """
    presence = team_presence(replace(scope, sectors=()), connection)
    single = by_meeting(scope, connection)
    if scope.sectors:
        single = pd.concat([single, of_coordinating_team(scope, connection)])
    sectors = {row.pop("sector"): row for row in by_sector(scope, connection).to_dict("records")}
    own = coordinating(scope, connection).to_dict("records")[0]
    everything = total(scope, connection).to_dict("records")[0]
    teams = [*sectors] if scope.sectors else [*sectors, COORDINATING]
    return {
        "sectors": {
            code: _json(row) | _presence_json(presence, [code]) for code, row in sectors.items()
        },
        "coordinating": _json(own) | _presence_json(presence, [COORDINATING]),
        "total": _json(everything) | _presence_json(presence, teams),
        "meetings": {
            row["code"]: {
                "team": row["team"],
                "starts_on": row["starts_on"].isoformat(),
                "status": row["status"],
                **_json({name: row[name] for name in _OF_MEETING}),
            }
            for row in single.to_dict("records")
        },
    }


def _presence_json(presence: pd.DataFrame, teams: list[str]) -> dict[str, Any]:
    pooled = presence_by_role(presence[presence["team"].isin(teams)])
    rates = _json(dict(zip(pooled["role"], pooled["team_presence"], strict=True)))
    return {"team_presence": rates, "excused": int(pooled["excused"].sum())}


def _json(row: dict[str, Any]) -> dict[str, float | int | None]:
    """Without intervals and what the rates are made of; undefined values as None."""
    return {
        name: None if value != value else value
        for name, value in row.items()
        if not name.startswith("rate_") and not name.endswith(("_low", "_high"))
    }
