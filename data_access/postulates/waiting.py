"""How long the postulates of each responsible unit spent in each open status."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.engine import frame
from data_access.models import Postulate
from data_access.postulates.flow import changes, days_of
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.spelling import spellings, together
from domain.vocabulary import OPEN, Group, Status

_BY = ["sector", "department", "status"]


def waiting_by_unit(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Visits to the open statuses, finished and running ones apart.

    Columns: `sector`, `department` (null where no unit is recorded), `status` (str), `finished`
    (int, visits that ended), `finished_days` (float, whole and part days of them together),
    `running` (int, postulates now there), `running_days` (int, whole days of them together).
    """
    change, at = changes(scope), status_at(scope)
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
        .where(change.c.from_status.in_(OPEN))
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
    counts = ["finished", "finished_days", "running", "running_days"]
    found = pd.concat([ended, running])[[*_BY, *counts]].fillna(dict.fromkeys(counts, 0))
    found = found.astype({"finished": int, "running": int, "running_days": int})
    shown = spellings(scope, connection, Postulate.department)
    return together(found, "department", counts, shown)


def waiting_json(table: pd.DataFrame) -> dict[str, Any]:
    """Rows of `waiting_by_unit` in the contract's shape: unit ("" for none) → open status →
    `finished` and `running`, each with its `visits` and their `days` together.
    """
    found: dict[str, Any] = {}
    table = table.assign(department=table["department"].fillna(""))
    pooled = table.drop(columns="sector").groupby(["department", "status"], as_index=False).sum()
    pooled = pooled.sort_values("status", key=lambda names: names.map(list(Status).index))
    for row in pooled.sort_values("department", kind="stable").to_dict("records"):
        found.setdefault(row["department"], {})[row["status"]] = {
            kind: {"visits": int(row[kind]), "days": row[f"{kind}_days"]}
            for kind in ("finished", "running")
        }
    return found
