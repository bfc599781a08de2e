"""How long the postulates of each responsible unit spent in each open status."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.engine import frame
from data_access.models import Postulate
from data_access.postulates.flow import days_of, status_changes
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.spelling import spellings, together
from domain.ratios import ratios
from domain.vocabulary import OPEN_STATUSES, Group, Status

_BY = ["sector", "department", "status"]
_KINDS = ("finished", "running")
_COUNTS = ["finished", "finished_days", "running", "running_days"]


def waiting_by_unit(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Visits to the open statuses, finished and running ones apart.

    Columns: `department` (null where no unit is recorded), `status` (str), `finished` (int, visits
    that ended), `finished_days` (float, whole and part days of them together), `running` (int,
    postulates now there), `running_days` (int, whole days of them together), `finished_mean`,
    `running_mean` (float, days of one; NaN where there is none).
    """
    table = _pooled(visits_by_unit(scope, connection))
    return table.assign(
        **{f"{kind}_mean": ratios(table[f"{kind}_days"], table[kind]) for kind in _KINDS}
    )


def visits_by_unit(scope: Scope, connection: Connection) -> pd.DataFrame:
    """The counts and days of `waiting_by_unit` also by `sector`."""
    change, at = status_changes(scope), status_at(scope)
    columns = (
        Postulate.sector,
        Postulate.department,
        change.c.from_status.label("status"),
        change.c.submitted_on,
        change.c.since,
        change.c.changed_at,
    )
    ended = frame(
        connection,
        select(*columns, func.count().label("finished"))
        .join(Postulate, and_(scope.in_programme(Postulate), Postulate.code == change.c.postulate))
        .where(change.c.from_status.in_(OPEN_STATUSES))
        .group_by(*columns),
    )
    ended["finished_days"] = days_of(ended) * ended["finished"]
    running = frame(
        connection,
        select(
            *(at.c[name] for name in _BY),
            func.count().label("running"),
            func.sum(at.c.days_in_present_status).label("running_days"),
        )
        .where(at.c.status_group == Group.OPEN)
        .group_by(*(at.c[name] for name in _BY)),
    )
    found = pd.concat([ended, running])[[*_BY, *_COUNTS]].fillna(dict.fromkeys(_COUNTS, 0))
    found = found.astype({"finished": int, "running": int, "running_days": int})
    shown = spellings(scope, connection, Postulate.department)
    return together(found, "department", _COUNTS, shown)


def waiting_json(table: pd.DataFrame) -> dict[str, Any]:
    """Rows of `visits_by_unit` in the contract's shape: unit ("" for none) → open status →
    `finished` and `running`, each with its `visits` and their `days` together.
    """
    found: dict[str, Any] = {}
    pooled = _pooled(table.assign(department=table["department"].fillna("")))
    pooled = pooled.sort_values("status", key=lambda names: names.map(list(Status).index))
    for row in pooled.sort_values("department", kind="stable").to_dict("records"):
        found.setdefault(row["department"], {})[row["status"]] = {
            kind: {"visits": int(row[kind]), "days": row[f"{kind}_days"]} for kind in _KINDS
        }
    return found


def _pooled(visits: pd.DataFrame) -> pd.DataFrame:
    """All sectors together."""
    return visits.groupby(["department", "status"], dropna=False, as_index=False)[_COUNTS].sum()
