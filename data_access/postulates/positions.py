"""What became of every postulate and comment, whole: for the account of the consultation."""

import pandas as pd
from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import aliased

from data_access.engine import frame
from data_access.models import Organisation, Postulate, PostulateStatus
from data_access.postulates.status import latest_written, status_at
from data_access.scope import Scope

_OF_THE_RUN = ("justification", "merged_into")


def positions(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per postulate in scope, by sector, stage and day of submission.

    Columns: `code`, `sector`, `stage`, `title` (str), `text` (null if none), `author` (name, null
    where not an organisation), `status`, `status_group` (str), `status_on` (date, null if never
    changed); as last written by the changes that led to this status, null where there is none:
    `justification`, `merged_into` (code).
    """
    at = status_at(scope)
    change = aliased(PostulateStatus)
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
            *(latest_written(scope, at, name, change).label(name) for name in _OF_THE_RUN),
        )
        .select_from(at)
        .join(Postulate, and_(scope.in_programme(Postulate), Postulate.code == at.c.code))
        .outerjoin(
            Organisation,
            and_(scope.in_programme(Organisation), Organisation.code == at.c.organisation),
        )
        # descending: postulates gathered first, then comments on the draft
        .order_by(at.c.sector, at.c.stage.desc(), at.c.submitted_on, at.c.code),
    )
