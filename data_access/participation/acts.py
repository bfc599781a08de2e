"""Acts of participation.

An act is one attendance of an organisation at a held meeting of a sector's team, or one
postulate of the sector that it authored or supported; either way one act, not two.
"""

from typing import Any

import pandas as pd
from sqlalchemy import CTE, Connection, and_, case, func, literal, select, union

from data_access.engine import frame
from data_access.models import (
    Attendance,
    Meeting,
    OrganisationSector,
    Postulate,
    PostulateSupporter,
)
from data_access.scope import Scope
from data_access.shared_reads import shared

MEETING, POSTULATE = "meeting", "postulate"


def acts(scope: Scope, name: str = "acts") -> CTE:
    """One row per act: `sector`, `organisation`, `kind` (`meeting`, `postulate`), `day`, `source`.

    `source` is the meeting's or the postulate's code, `day` the local date of the meeting or of
    the postulate's submission.
    """
    attended = (
        select(
            Meeting.team.label("sector"),
            Attendance.organisation,
            literal(MEETING).label("kind"),
            Meeting.starts_on.label("day"),
            Meeting.code.label("source"),
        )
        .join(
            Attendance,
            and_(
                Attendance.programme_id == Meeting.programme_id, Attendance.meeting == Meeting.code
            ),
        )
        .where(
            scope.meetings(),
            scope.held(),
            Attendance.attended.is_(True),
            Attendance.organisation.is_not(None),
        )
    )
    postulate = (
        Postulate.sector,
        literal(POSTULATE),
        Postulate.submitted_on,
        Postulate.code,
    )
    authored = select(postulate[0], Postulate.organisation, *postulate[1:]).where(
        scope.postulates(), Postulate.organisation.is_not(None)
    )
    supported = (
        select(postulate[0], PostulateSupporter.organisation, *postulate[1:])
        .join(
            PostulateSupporter,
            and_(
                PostulateSupporter.programme_id == Postulate.programme_id,
                PostulateSupporter.postulate == Postulate.code,
            ),
        )
        .where(scope.postulates())
    )
    return union(attended, authored, supported).cte(name)


def count_of(done: CTE, kind: str) -> Any:
    return func.sum(case((done.c.kind == kind, 1), else_=0))


@shared
def active_organisations(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector and organisation active in it: `meetings`, `acts` (int), and flags
    (0/1) `declares` (this sector), `declares_any` (of the scope's), `submits`, `newcomer` (its
    first act anywhere lies in the period).
    """
    done = acts(scope)
    anywhere = acts(scope.whole_programme(), "anywhere")
    first = (
        select(anywhere.c.organisation, func.min(anywhere.c.day).label("day"))
        .group_by(anywhere.c.organisation)
        .subquery()
    )
    declared = and_(
        scope.in_programme(OrganisationSector),
        OrganisationSector.sector == done.c.sector,
        OrganisationSector.organisation == done.c.organisation,
    )
    anywhere_declared = select(OrganisationSector.organisation).where(scope.declarations())
    submitted = count_of(done, POSTULATE)
    return frame(
        connection,
        select(
            done.c.sector,
            done.c.organisation,
            count_of(done, MEETING).label("meetings"),
            func.count().label("acts"),
            case((func.count(OrganisationSector.sector) > 0, 1), else_=0).label("declares"),
            case((submitted > 0, 1), else_=0).label("submits"),
            func.max(case((done.c.organisation.in_(anywhere_declared), 1), else_=0)).label(
                "declares_any"
            ),
            func.max(case((scope.in_period(first.c.day), 1), else_=0)).label("newcomer"),
        )
        .outerjoin(OrganisationSector, declared)
        .join(first, first.c.organisation == done.c.organisation)
        .group_by(done.c.sector, done.c.organisation),
    )
