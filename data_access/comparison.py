"""Two scopes side by side, and the course of one by the days since its consultation began."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access import attendance, postulates
from data_access.attendance.design_effects import pooled_effects
from data_access.changes.key_figures import COMPARED_RATES, key_counts
from data_access.engine import frame
from data_access.models import OrganisationSector, Programme
from data_access.participation.acts import acts
from data_access.scope import Scope
from domain.comparison import DAYS, Side, compared
from domain.vocabulary import DECIDED, VOID, MeetingStatus

_EFFECTS = {"attendance_rate": "rate_invited_effect", "show_up_rate": "rate_registered_effect"}


def side_by_side(scope: Scope, connection: Connection, first: Scope) -> pd.DataFrame:
    """The scope held against a `first` one, another sector's or programme's: columns of
    `domain.comparison.COMPARED`. The quorum is left out where sectors are chosen: it has none."""
    return compared(_side(first, connection), _side(scope, connection), _rates(scope, first))


def two_days(scope: Scope, connection: Connection, earlier: date) -> pd.DataFrame:
    """The scope at its as-of date compared with an earlier one: columns of `side_by_side`."""
    first = replace(scope, as_of=min(earlier, scope.as_of))
    since = first.as_of + timedelta(days=1)
    between = replace(scope, date_from=max(filter(None, [scope.date_from, since])))
    return compared(
        _side(first, connection),
        _side(scope, connection),
        _rates(scope),
        between=_effects(between, connection),
    )


def _rates(*scopes: Scope) -> dict[str, tuple[str, str]]:
    narrowed = any(scope.sectors for scope in scopes)
    return {rate: of for rate, of in COMPARED_RATES.items() if not (narrowed and rate == "quorum")}


def _side(scope: Scope, connection: Connection) -> Side:
    wishes = postulates.total(scope, connection).iloc[0]
    return Side(
        key_counts(scope, connection),
        {name: float(wishes[name]) for name in DAYS},
        _effects(scope, connection),
    )


def _effects(scope: Scope, connection: Connection) -> dict[str, float]:
    found = pooled_effects(scope, connection)
    return {rate: found[name] for rate, name in _EFFECTS.items() if found[name] == found[name]}


@dataclass(frozen=True)
class Course:
    """How a consultation went, day by day since it began.

    `start`: its day 0, None where there is no record; `named`: whether the source names it, else
    it is the day of the first record. `days`: one row per day up to the as-of date, from day 0, to
    which what was recorded earlier counts. Columns: `day` (int), `postulates`, `meetings_held`
    (int, so far), `decided`, `not_void`, `active_declared`, `declared` (int), `decided_share`,
    `reach` (float, NaN where undefined).
    """

    start: date | None
    named: bool
    days: pd.DataFrame


def course(scope: Scope, connection: Connection) -> Course:
    """The course of the scope's sectors, whatever period is chosen."""
    scope = scope.whole_period()
    first = connection.scalar(
        select(Programme.consultation_start).where(Programme.id == scope.programme_id)
    )
    flow = postulates.flow(scope, connection).set_index("day")
    met = attendance.by_meeting(scope, connection)
    held = met.loc[met["status"] == MeetingStatus.HELD, "starts_on"]
    begun = _first_acts(scope, connection)
    start = first or min([*flow.index, *held, *begun], default=None)
    if start is None or start > scope.as_of:
        return Course(start, bool(first), _by_day(pd.DataFrame(), 0))
    days = pd.Index([start + timedelta(days=n) for n in range((scope.as_of - start).days + 1)])
    states = flow.reindex(days, method="ffill").fillna(0).astype("int64")
    declared = connection.scalar(
        select(func.count(OrganisationSector.organisation.distinct())).where(scope.declarations())
    )
    table = pd.DataFrame(
        {
            "postulates": states["postulates"],
            "decided": states[[str(status) for status in DECIDED]].sum(axis=1),
            "not_void": states["postulates"] - states[[str(s) for s in VOID]].sum(axis=1),
            "meetings_held": _so_far(held.tolist(), days),
            "active_declared": _so_far(begun, days),
        }
    ).reset_index(drop=True)
    return Course(start, bool(first), _by_day(table, declared))


def _by_day(table: pd.DataFrame, declared: int) -> pd.DataFrame:
    columns = ["postulates", "decided", "not_void", "meetings_held", "active_declared"]
    table = table.reindex(columns=columns).astype("int64")
    table.insert(0, "day", range(len(table)))
    return table.assign(
        declared=declared,
        decided_share=table["decided"] / table["not_void"].where(table["not_void"] > 0),
        reach=table["active_declared"] / declared if declared else float("nan"),
    )


def _so_far(happened: list[date], days: pd.Index) -> list[int]:
    """How many had happened by the end of each day."""
    counted = pd.Series(1, pd.Index(sorted(happened), dtype=object)).groupby(level=0).sum()
    total = counted.cumsum()
    both = total.index.union(days) if len(total) else days
    return total.reindex(both).ffill().fillna(0).reindex(days).astype("int64").tolist()


def _first_acts(scope: Scope, connection: Connection) -> list[date]:
    """The day of the first act of each active organisation that declares a sector of the scope."""
    done = acts(scope)
    declaring = select(OrganisationSector.organisation).where(scope.declarations())
    found = frame(
        connection,
        select(done.c.organisation, func.min(done.c.day).label("day"))
        .where(done.c.organisation.in_(declaring))
        .group_by(done.c.organisation),
    )
    return found["day"].tolist()
