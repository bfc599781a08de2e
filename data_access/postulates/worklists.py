"""The open postulates that a responsible unit has to answer now, with their texts and histories."""

import pandas as pd
from sqlalchemy import Connection, select

from data_access.engine import frame
from data_access.models import Postulate, PostulateStatus
from data_access.postulates.search import search
from data_access.scope import Scope
from data_access.spelling import spellings

EVERY_CASE = 1_000_000
"""More rows than a list has."""


def unit_cases(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Overdue postulates and those due within seven days, the earliest deadline first.

    Columns of `search`, with `department` in the spelling under which all of its name are shown,
    and `text` (null where not recorded).
    """
    found = [
        search(scope, connection, deadline=deadline, limit=EVERY_CASE)[0]
        for deadline in ("overdue", "due")
    ]
    table = pd.concat([part for part in found if len(part)] or found[:1], ignore_index=True)
    texts = select(Postulate.code, Postulate.text).where(scope.postulates())
    text = dict(map(tuple, connection.execute(texts)))
    shown = spellings(scope, connection, Postulate.department)
    return table.assign(
        text=table["code"].map(text), department=table["department"].map(shown).astype(object)
    )


def histories(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Every change of a postulate in scope by the as-of date, in order.

    Columns: `postulate`, `status` (str), `changed_on` (date), `justification` (str or null).
    """
    change = PostulateStatus
    return frame(
        connection,
        select(change.postulate, change.status, change.changed_on, change.justification)
        .join(Postulate, (Postulate.code == change.postulate) & scope.in_programme(Postulate))
        .where(scope.in_programme(change), scope.postulates(), change.changed_on <= scope.as_of)
        .order_by(change.postulate, change.changed_at),
    )
