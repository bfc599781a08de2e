"""The schedule: milestones planned against actual, coming meetings, gaps between meetings."""

from datetime import date, timedelta
from itertools import pairwise
from math import isfinite
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data_access.attendance import by_meeting, of_coordinating_team
from data_access.engine import frame
from data_access.models import Meeting, Milestone, Programme
from data_access.scope import Scope, sector_codes
from domain.evidence import STEPS, longest_usual
from domain.horizon import AHEAD
from domain.signals import IDLE_DAYS
from domain.vocabulary import COORDINATING, MeetingStatus

_DAYS = ("longest_gap_days", "days_since_last", "usual_days")
_GAP = [
    *("sector", "held", "last_held_on", *_DAYS, "idle"),
]


def milestones(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per milestone of the programme, by planned start.

    Columns: `code`, `name`, `name_en`, `team` (str, the last two may be null); `planned_start`,
    `planned_end`, `actual_start`, `actual_end` (date; actual ones after the as-of date are not
    known yet: null), `state` (`done`, `under_way`, `late` or
    `not_started`), `slip_days` (int), `ending` (bool: not done, and due to end on the as-of date
    or in the `AHEAD` days after it).
    """
    table = frame(
        connection,
        select(
            Milestone.code,
            Milestone.name,
            Milestone.name_en,
            Milestone.team,
            Milestone.planned_start,
            Milestone.planned_end,
            Milestone.actual_start,
            Milestone.actual_end,
        )
        .where(scope.in_programme(Milestone))
        .order_by(Milestone.planned_start, Milestone.planned_end, Milestone.code),
    )
    for name in ("actual_start", "actual_end"):
        known = [_by(day, scope.as_of) for day in table[name]]
        table[name] = pd.Series(known, dtype=object)
    judged = [_judged(row, scope.as_of) for row in table.itertuples(index=False)]
    last = scope.as_of + timedelta(days=AHEAD)
    return table.assign(
        state=[state for state, _ in judged],
        slip_days=[int(slip) for _, slip in judged],
        ending=[
            state != "done" and scope.as_of <= end <= last
            for (state, _), end in zip(judged, table["planned_end"], strict=True)
        ],
    ).astype({"slip_days": "int64", "ending": bool})


def upcoming(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Planned meetings on or after the as-of date, the next first: columns of `by_meeting`."""
    rows = by_meeting(scope, connection)
    coming = (rows["status"] == MeetingStatus.PLANNED) & (rows["starts_on"] >= scope.as_of)
    return rows[coming].reset_index(drop=True)


def calendar_meetings(
    scope: Scope, connection: Connection, team: str | None = None
) -> pd.DataFrame:
    """Meetings of every status for a calendar, by start: columns of `by_meeting`, and instants.

    Of one `team`; else of the chosen sectors' teams; else of all teams, the coordinating one too.
    `begins`, `ends`, `revised_at`: UTC (datetime with its zone; `ends` is NaT where not recorded).
    """
    if team == COORDINATING:
        rows = of_coordinating_team(scope, connection)
    else:
        rows = by_meeting(scope.of_sector(team) if team else scope, connection)
    begins, ends = Meeting.starts_at.label("begins"), Meeting.ends_at.label("ends")
    instants = frame(
        connection,
        select(Meeting.code, begins, ends, Meeting.revised_at).where(scope.in_programme(Meeting)),
    )
    for name in ("begins", "ends", "revised_at"):
        instants[name] = pd.to_datetime(instants[name], utc=True)
    return rows.merge(instants, on="code", how="left")


def longest_gaps(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector of the scope, in the programme's order.

    Over the whole consultation, whatever period is chosen. Columns: `sector` (code), `held` (int),
    `last_held_on` (date, null if none), `longest_gap_days`, `days_since_last` (float, NaN if no
    meeting was held), `usual_days` (float: how long a sector may pause by its own rhythm, or, while
    it has none, by that of all sectors; NaN while they have none either), `idle` (bool: silent for
    longer than that, or never met, though the programme has
    meetings recorded).
    """
    rows = by_meeting(scope.whole_programme(), connection)
    held = rows[(rows["status"] == MeetingStatus.HELD) & (rows["team"] != COORDINATING)]
    days = held.groupby("team")["starts_on"].apply(list).to_dict()
    steps = {code: [(b - a).days for a, b in pairwise(met)] for code, met in days.items()}
    together = [step for own in steps.values() for step in own]
    begun = connection.scalar(
        select(Programme.consultation_start).where(Programme.id == scope.programme_id)
    )
    late = len(rows) > 0 and (begun is None or (scope.as_of - begun).days > IDLE_DAYS)
    found = []
    for code in sector_codes(scope, connection):
        gap = _gap(code, days.get(code, []), scope.as_of)
        own = steps.get(code, [])
        usual = longest_usual(own if len(own) >= STEPS else together, len(days))
        idle = gap["days_since_last"] > usual if gap["held"] else late
        found.append(gap | {"usual_days": usual if isfinite(usual) else None, "idle": idle})
    return pd.DataFrame(found, columns=_GAP).astype(
        {"sector": "str", "held": "int64", **dict.fromkeys(_DAYS, float), "idle": bool}
    )


def as_json(scope: Scope, connection: Connection) -> dict[str, Any]:
    """The contract's `schedule` object."""
    return {
        "milestones": {
            row["code"]: {
                "state": row["state"],
                "slip_days": row["slip_days"],
                **{
                    name: row[name].isoformat() if row[name] else None
                    for name in ("planned_start", "planned_end", "actual_start", "actual_end")
                },
            }
            for row in milestones(scope, connection).to_dict("records")
        },
        "upcoming": upcoming(scope, connection)["code"].tolist(),
        "longest_gap_days": {
            row["sector"]: None if row["held"] == 0 else int(row["longest_gap_days"])
            for row in longest_gaps(scope, connection).to_dict("records")
        },
    }


def _by(day: date | None, as_of: date) -> date | None:
    return day if isinstance(day, date) and day <= as_of else None


def _judged(row: Any, as_of: date) -> tuple[str, int]:
    if row.actual_end:
        return "done", (row.actual_end - row.planned_end).days
    if row.planned_end < as_of:
        return "late", (as_of - row.planned_end).days
    return ("under_way" if row.actual_start else "not_started"), 0


def _gap(code: str, days: list[date], as_of: date) -> dict[str, Any]:
    if not days:
        return {"sector": code, "held": 0, "last_held_on": None}
    steps = zip([*days, as_of], [*days[1:], as_of], strict=False)
    return {
        "sector": code,
        "held": len(days),
        "last_held_on": days[-1],
        "longest_gap_days": max((later - earlier).days for earlier, later in steps),
        "days_since_last": (as_of - days[-1]).days,
    }
