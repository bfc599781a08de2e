"""Which open postulates wait longer where they are than nearly all decided ones once did."""

from math import ceil

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, false, or_, select

from data_access.engine import frame
from data_access.postulates.flow import status_changes
from data_access.postulates.status import status_at
from data_access.scope import Scope
from data_access.shared_reads import shared
from domain.clock import LOCAL
from domain.vocabulary import OPEN_STATUSES, Group

SHARE_PASSED = 0.85
"""Of the decided ones' visits to a status: so many were shorter than the wait of a stuck one."""
LEAST_VISITS = 10
"""Fewer visits of decided ones say nothing of how long a status usually lasts."""


def usual_stays(scope: Scope, connection: Connection) -> dict[str, int]:
    """Open status → days (of the calendar) that 85% of the visits by postulates now decided did
    not exceed. Over the whole programme; statuses with too few such visits are left out.
    """
    found = _usual_stays(scope.whole_programme(), connection)
    return dict(zip(found["status"], found["days"], strict=True))


@shared
def _usual_stays(scope: Scope, connection: Connection) -> pd.DataFrame:
    """`usual_stays` as `status` (str) and `days` (int)."""
    change, at = status_changes(scope), status_at(scope)
    # a set, not a join: SQLite would look each change up in all postulates
    decided = select(at.c.code).where(at.c.status_group == Group.DECIDED)
    visits = frame(
        connection,
        select(
            change.c.from_status, change.c.submitted_on, change.c.since, change.c.changed_on
        ).where(change.c.postulate.in_(decided), change.c.from_status.in_(OPEN_STATUSES)),
    )  # fmt: skip
    since = pd.to_datetime(visits["since"]).dt.tz_localize("UTC").dt.tz_convert(LOCAL)
    began = since.dt.tz_localize(None).dt.normalize()
    began = began.fillna(pd.to_datetime(visits["submitted_on"]))
    days = (pd.to_datetime(visits["changed_on"]) - began).dt.days
    found = [
        (status, int(stays.sort_values().iloc[ceil(SHARE_PASSED * len(stays)) - 1]))
        for status, stays in days.groupby(visits["from_status"])
        if len(stays) >= LEAST_VISITS
    ]
    return pd.DataFrame(found, columns=["status", "days"])


def is_stuck(at: Subquery, usual: dict[str, int]) -> ColumnElement[int]:
    """1 for rows of `status_at` that are open and wait longer than is `usual`, else 0."""
    longer = [
        and_(at.c.status == status, at.c.days_in_present_status > days)
        for status, days in usual.items()
    ]
    return case((or_(*longer, false()), 1), else_=0)
