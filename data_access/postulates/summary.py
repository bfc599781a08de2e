"""The status indicators per sector and in total, as INDICATORS names them."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access import scope as scopes
from data_access.engine import frame
from data_access.models import Postulate
from data_access.postulates.decisions import open_ages, stays_of_open, waits
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.shared_reads import shared
from data_access.spelling import number_of_spellings, spellings, together
from domain.ratios import ratios
from domain.survival import QUANTILES, quantile, survival
from domain.vocabulary import DECIDED, GROUPS, Group, Status

_FLAGS = ("justified", "due", "on_time", "overdue", "taken_up", "traced")
_COUNTS = ("postulates", *Status, *_FLAGS)
"""The counts everything else is made of; they add up over sectors, which share no postulate."""
_STAY = "days_in_present_status"
POSTULATE_RATES = {
    "decided_share": ("decided", "not_void"),
    "acceptance_rate": ("taken_up", "decided"),
    "justified_share": ("justified", "decided"),
    "answered_on_time": ("on_time", "due"),
    "in_programme": ("traced", "taken_up"),
}
"""Rate → the columns it divides."""


def by_sector(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector of the scope, in the programme's order, also where it has no postulate.

    Columns: `sector` (str); counts (int) `postulates`, one per status, one per group (`open`,
    `decided`, `void`), `not_void`, `justified` (decided, the decision says why), `due` (deadline
    has come), `on_time` (of those, first decided by it), `overdue`, `taken_up` (accepted or
    partly), `traced` (of those, linked to a provision); rates (float from 0 to 1, NaN where the
    denominator is 0) `decided_share`, `acceptance_rate`, `justified_share`, `answered_on_time`,
    `in_programme`; days (float, NaN where undefined) `age_days_median`, `age_days_max`,
    `days_in_present_status_median`, `days_in_present_status_max`, `days_to_decision_median`,
    `days_to_decision_p85`.
    """
    table = counts_by_sector(scope, connection)
    waited, stays = waits(scope, connection), stays_of_open(scope, connection)
    ages, codes = open_ages(waited), table["sector"].tolist()
    return table.assign(
        **_days(waited[waited["sector"] == code] for code in codes),
        **_open_days("age_days", (ages[ages["sector"] == code] for code in codes)),
        **_open_days(_STAY, (stays[stays["sector"] == code] for code in codes)),
    )


def counts_by_sector(scope: Scope, connection: Connection) -> pd.DataFrame:
    """The columns of `by_sector` but the days, which take most of its time."""
    return _with_rates(_counts(scope, connection).reset_index())


@shared
def total(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over the union of the scope's sectors: the columns of `by_sector` but `sector`."""
    waited = waits(scope, connection)
    return added_up(_counts(scope, connection)).assign(
        **_days([waited]),
        **_open_days("age_days", [open_ages(waited)]),
        **_open_days(_STAY, [stays_of_open(scope, connection)]),
    )


def added_up(sectors: pd.DataFrame) -> pd.DataFrame:
    """One row: the counts of `counts_by_sector` over its sectors, and the rates that follow."""
    return _with_rates(sectors[[str(name) for name in _COUNTS]].sum().to_frame().T)


def by_department(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per responsible unit, the one with most overdue first; no unit (null) last.

    Columns: `department` (str, null where no unit is recorded); int: `postulates`, `open`,
    `overdue`, `decided`, `unjustified`, and `spellings` of the unit's name in
    the programme's records, taken together here.
    """
    table = pooled_departments(departments(scope, connection))
    shown = spellings(scope, connection, Postulate.department)
    return table.assign(spellings=number_of_spellings(table["department"], shown))


def departments(scope: Scope, connection: Connection) -> pd.DataFrame:
    """The columns of `by_department` per `sector` and responsible unit."""
    at = status_at(scope)
    is_open = case((at.c.status_group == Group.OPEN, 1), else_=0)
    decided = case((at.c.status_group == Group.DECIDED, 1), else_=0)
    table = frame(
        connection,
        select(
            at.c.sector,
            at.c.department,
            func.count().label("postulates"),
            func.sum(is_open).label("open"),
            func.sum(at.c.overdue).label("overdue"),
            func.sum(decided).label("decided"),
            func.sum(decided * (1 - at.c.justified)).label("unjustified"),
        ).group_by(at.c.sector, at.c.department),
    )
    counts = list(table)[2:]
    shown = spellings(scope, connection, Postulate.department)
    return together(table, "department", counts, shown)


def pooled_departments(departments: pd.DataFrame) -> pd.DataFrame:
    """Rows of `departments` added up over their sectors, ordered as in `by_department`."""
    table = departments.drop(columns="sector").groupby("department", dropna=False).sum()
    table = table.reset_index().assign(nowhere=lambda rows: rows["department"].isna())
    order = ["nowhere", "overdue", "open", "department"]
    table = table.sort_values(order, ascending=[True, False, False, True], ignore_index=True)
    return table.drop(columns="nowhere")


def breakdown(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Counts by area, channel, stage and status; only combinations that occur.

    Columns: `area`, `channel` (str, null where not recorded), `stage`, `status` (str),
    `postulates` (int).
    """
    at = status_at(scope)
    columns = (at.c.area, at.c.channel, at.c.stage, at.c.status)
    return frame(
        connection,
        select(*columns, func.count().label("postulates")).group_by(*columns).order_by(*columns),
    )


def acceptance_by_area(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per area with decided postulates, the one with most first.

    Columns: `area` (str, null where not recorded); int: one per status of `DECIDED`, `decided`,
    `taken_up`; `acceptance_rate` (float from 0 to 1).
    """
    at = status_at(scope)
    decided = func.count()
    statuses = [
        func.sum(case((at.c.status == status, 1), else_=0)).label(status) for status in DECIDED
    ]
    table = frame(
        connection,
        select(
            at.c.area,
            *statuses,
            decided.label("decided"),
            func.sum(at.c.taken_up).label("taken_up"),
        )
        .where(at.c.status_group == Group.DECIDED)
        .group_by(at.c.area)
        .order_by(decided.desc(), func.coalesce(at.c.area, "")),
    )
    return _divided(table, ("acceptance_rate",))


def json_of(row: pd.Series) -> dict[str, Any]:
    """A row of `by_sector` or `total` in the contract's shape, undefined values as None."""
    return {
        "postulates": int(row["postulates"]),
        "by_status": {status.value: int(row[status]) for status in Status},
        "by_group": {group.value: int(row[group]) for group in Group},
        **{rate: _defined(row[rate]) for rate in POSTULATE_RATES},
        "unjustified": int(row["decided"] - row["justified"]),
        "overdue": int(row["overdue"]),
        **{
            days: {key: _defined(row[f"{days}_{key}"]) for key in ("median", "max")}
            for days in ("age_days", "days_in_present_status")
        },
        "days_to_decision": {key: _defined(row[f"days_to_decision_{key}"]) for key in QUANTILES},
    }


@shared
def _counts(scope: Scope, connection: Connection) -> pd.DataFrame:
    """`_COUNTS` per sector code (the index), zeros where a sector has no postulate."""
    at = status_at(scope)
    statuses = [
        func.sum(case((at.c.status == status, 1), else_=0)).label(status) for status in Status
    ]
    decided = case((at.c.status_group == Group.DECIDED, 1), else_=0)
    flags = {name: at.c[name] for name in _FLAGS} | {"justified": at.c.justified * decided}
    found = frame(
        connection,
        select(
            at.c.sector,
            func.count().label("postulates"),
            *statuses,
            *(func.sum(flag).label(name) for name, flag in flags.items()),
        ).group_by(at.c.sector),
    ).set_index("sector")
    codes = [sector.code for sector in scopes.sectors(scope, connection)]
    chosen = [code for code in codes if not scope.sectors or code in scope.sectors]
    index = pd.Index(chosen, name="sector", dtype="str")
    return found.reindex(index, fill_value=0)[[str(name) for name in _COUNTS]].astype(int)


def _with_rates(table: pd.DataFrame) -> pd.DataFrame:
    table = table.copy()
    for group, statuses in GROUPS.items():
        table[group.value] = table[[str(status) for status in statuses]].sum(axis=1)
    table["not_void"] = table["open"] + table["decided"]
    return _divided(table, POSTULATE_RATES)


def _divided(table: pd.DataFrame, rates: Iterable[str]) -> pd.DataFrame:
    """With these of `POSTULATE_RATES`, NaN where undefined."""
    shares = {}
    for rate in rates:
        part, whole = POSTULATE_RATES[rate]
        shares[rate] = ratios(table[part], table[whole])
    return table.assign(**shares)


def _days(groups: Iterable[pd.DataFrame]) -> dict[str, list[float]]:
    curves = [survival(group) for group in groups]
    return {
        f"days_to_decision_{name}": [quantile(curve, share) for curve in curves]
        for name, share in QUANTILES.items()
    }


def _open_days(column: str, groups: Iterable[pd.DataFrame]) -> dict[str, list[float]]:
    open_ones = [group[column].repeat(group["postulates"]).astype(float) for group in groups]
    return {
        f"{column}_median": [days.median() for days in open_ones],
        f"{column}_max": [days.max() for days in open_ones],
    }


def _defined(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
