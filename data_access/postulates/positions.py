"""What became of every postulate and comment, whole: for the account of the consultation."""

import pandas as pd
from sqlalchemy import Connection, and_, select

from data_access.engine import frame
from data_access.models import Organisation, Postulate, PostulateStatus
from data_access.postulates.status import status_at
from data_access.scope import Scope


def positions(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per postulate in scope, by sector, stage and day of submission.

    Columns: `code`, `sector`, `stage`, `title` (str), `text` (null if none), `author` (name, null
    where not an organisation), `status`, `status_group` (str), `status_on` (date, null if never
    changed); of the change that led to this status, null where there is none: `justification`,
    `merged_into` (code).
    """
    at = status_at(scope)
    change = PostulateStatus
    return frame(
        connection,
        select(
            at.c.code,
            at.c.sector,
            at.c.stage,
            Postulate.title,
            Postulate.text,
            Organisation.name.label("author"),
            at.c.status,
            at.c.status_group,
            at.c.status_on,
            change.justification,
            change.merged_into,
        )
        .select_from(at)
        .join(Postulate, and_(scope.in_programme(Postulate), Postulate.code == at.c.code))
        .outerjoin(
            Organisation,
            and_(scope.in_programme(Organisation), Organisation.code == at.c.organisation),
        )
        .outerjoin(
            change,
            and_(
                scope.in_programme(change),
                change.postulate == at.c.code,
                change.changed_at == at.c.changed_at,
            ),
        )
        # descending: postulates gathered first, then comments on the draft
        .order_by(at.c.sector, at.c.stage.desc(), at.c.submitted_on, at.c.code),
    )
