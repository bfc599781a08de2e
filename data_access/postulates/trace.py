"""Provisions and the postulates that led to them: what the participants changed."""

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.engine import frame
from data_access.models import PostulateProvision, Provision
from data_access.postulates.status import status_at
from data_access.scope import Scope


def provisions(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Every provision of the programme and how many postulates in scope led to it.

    Columns: `provision`, `title` (str), `postulates` (int, linked and in scope), `taken_up` (int,
    of those, accepted or partly accepted), `sectors` (int, from how many). In the order of their
    codes.
    """
    at, link = status_at(scope), PostulateProvision
    return frame(
        connection,
        select(
            Provision.code.label("provision"),
            Provision.title,
            func.count(at.c.code).label("postulates"),
            func.coalesce(func.sum(at.c.taken_up), 0).label("taken_up"),
            func.count(at.c.sector.distinct()).label("sectors"),
        )
        .outerjoin(
            link,
            and_(link.programme_id == Provision.programme_id, link.provision == Provision.code),
        )
        .outerjoin(at, at.c.code == link.postulate)
        .where(scope.in_programme(Provision))
        .group_by(Provision.code, Provision.title)
        .order_by(Provision.code),
    )
