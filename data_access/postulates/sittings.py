"""What was decided at a meeting, and the reasons that were given before."""

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.dialect import is_written
from data_access.engine import frame
from data_access.models import Postulate, PostulateStatus, Task
from data_access.scope import Scope


def decided_at(scope: Scope, connection: Connection, meeting: str) -> pd.DataFrame:
    """Changes of status made at a meeting by the as-of date, the last written first.

    Columns: `postulate`, `title`, `status` (str), `justification`, `merged_into` (str or null),
    `votes_for`, `votes_against`, `votes_abstained` (int, null where not counted), `revision` (int:
    that which first recorded the change).
    """
    change = PostulateStatus
    return frame(
        connection,
        select(
            change.postulate,
            Postulate.title,
            change.status,
            change.justification,
            change.merged_into,
            change.votes_for,
            change.votes_against,
            change.votes_abstained,
            change.recorded_in.label("revision"),
        )
        .join(
            Postulate,
            and_(Postulate.programme_id == change.programme_id, Postulate.code == change.postulate),
        )
        .where(scope.in_programme(change), change.meeting == meeting)
        .where(change.changed_on <= scope.as_of)
        .order_by(change.recorded_in.desc(), change.changed_at.desc(), change.postulate.desc()),
    )


def tasks_given(scope: Scope, connection: Connection, meeting: str) -> pd.DataFrame:
    """What was given to do at a meeting, the first due first.

    Columns: `code`, `title` (str), `responsible` (a role or a unit, null where not said), `due_on`
    (date, null where not said).
    """
    return frame(
        connection,
        select(Task.code, Task.title, Task.responsible, Task.due_on)
        .where(scope.in_programme(Task), Task.meeting == meeting)
        .order_by(Task.due_on.is_(None), Task.due_on, Task.code),
    )


def justifications(
    scope: Scope, connection: Connection, status: str, area: str | None, *, limit: int
) -> pd.DataFrame:
    """The last different justifications of changes into a status, on postulates of the same area.

    Of all areas where `area` is None. Columns: `postulate` (str: one that bears it),
    `justification` (str).
    """
    change = PostulateStatus
    found = (
        select(func.max(change.postulate).label("postulate"), change.justification)
        .join(
            Postulate,
            and_(Postulate.programme_id == change.programme_id, Postulate.code == change.postulate),
        )
        .where(scope.in_programme(change), change.changed_on <= scope.as_of)
        .where(change.status == status, is_written(change.justification))
        .group_by(change.justification)
        .order_by(func.max(change.changed_at).desc(), change.justification)
        .limit(limit)
    )
    return frame(connection, found.where(Postulate.area == area) if area else found)
