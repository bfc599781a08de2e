"""Where a justification is due and none stands: a worklist of the records."""

import pandas as pd
from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.orm import aliased

from data_access.dialect import is_written
from data_access.engine import frame
from data_access.models import Postulate, PostulateStatus
from data_access.postulates.flow import status_changes
from data_access.scope import Scope
from domain.vocabulary import JUSTIFICATION_DUE


def changes_without_reason(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Changes into a status that asks for a justification, neither it nor a later amendment of it
    giving one.

    Other than `unjustified`, it counts changes, not postulates: past decisions too, deferrals,
    mergers. Columns: `code`, `title`, `sector`, `status` (str), `changed_on` (date).
    """
    change, amendment = status_changes(scope), aliased(PostulateStatus)
    of_one = {"partition_by": change.c.postulate, "order_by": change.c.changed_at}
    run = select(change, func.lead(change.c.changed_at).over(**of_one).label("left_at")).subquery()
    reason = select(amendment.postulate).where(
        scope.in_programme(amendment),
        amendment.postulate == run.c.postulate,
        amendment.changed_on <= scope.as_of,
        amendment.changed_at >= run.c.changed_at,
        or_(run.c.left_at.is_(None), amendment.changed_at < run.c.left_at),
        is_written(amendment.justification),
    )
    return frame(
        connection,
        select(
            Postulate.code,
            Postulate.title,
            Postulate.sector,
            run.c.to_status.label("status"),
            run.c.changed_on,
        )
        .join(Postulate, and_(scope.in_programme(Postulate), Postulate.code == run.c.postulate))
        .where(run.c.to_status.in_(JUSTIFICATION_DUE), ~reason.exists())
        .order_by(run.c.changed_on, Postulate.code),
    )
