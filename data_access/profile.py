"""One organisation whole: who it is, its meetings, its postulates, its first and last act.

Over the whole programme at the as-of date, whatever sectors and period are chosen.
"""

import pandas as pd
from sqlalchemy import Connection, case, func, literal, select, union_all

from data_access.attendance.conditions import planned, same
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Organisation, Postulate, PostulateSupporter
from data_access.organisations import FACTS, declared_sectors
from data_access.participation.acts import acts
from data_access.postulates.status import status_at
from data_access.scope import Scope
from domain.vocabulary import MeetingStatus


def profile(scope: Scope, connection: Connection, organisation: str) -> pd.DataFrame:
    """One row, or none. Columns: those of `FACTS`, `register_number` (str or null),
    `public_benefit` (bool or null), `registered_on` (date or null), `sectors` (the codes that it
    declares, joined by commas), `acts` (int), `first_act`, `last_act` (date, null without one).
    """
    done = acts(scope.whole_programme())
    facts = (
        *FACTS,
        Organisation.register_number,
        Organisation.public_benefit,
        Organisation.registered_on,
    )
    found = frame(
        connection,
        select(
            *facts,
            func.count(done.c.day).label("acts"),
            func.min(done.c.day).label("first_act"),
            func.max(done.c.day).label("last_act"),
        )
        .outerjoin(done, done.c.organisation == Organisation.code)
        .where(scope.in_programme(Organisation), Organisation.code == organisation)
        .group_by(*facts),
    )
    declared = declared_sectors(scope, connection, found["code"].tolist())
    return found.assign(sectors=[declared.get(code, "") for code in found["code"]])


def meetings_of(scope: Scope, connection: Connection, organisation: str) -> pd.DataFrame:
    """The meetings on whose lists it stands, the latest first.

    Columns: `code`, `title` (null where not recorded), `team`, `status` (at the as-of date),
    `starts_on` (date), `invited`, `registered`, `attended` (bool; no one attends before a meeting
    is held), `people` (int).
    """
    row = Attendance
    ahead = planned(scope)
    status = case((ahead, literal(MeetingStatus.PLANNED.value)), else_=Meeting.status)
    rows = frame(
        connection,
        select(
            Meeting.code,
            Meeting.title,
            Meeting.team,
            status.label("status"),
            Meeting.starts_on,
            row.invited,
            row.registered,
            row.attended,
            row.people,
        )
        .join(Meeting, same(row, row.meeting, Meeting))
        .where(scope.in_programme(row), row.organisation == organisation)
        .order_by(Meeting.starts_at.desc(), Meeting.code),
    ).astype(dict.fromkeys(("invited", "registered", "attended"), bool))
    held = rows["status"] == MeetingStatus.HELD
    return rows.assign(attended=rows["attended"] & held, people=rows["people"].where(held, 0))


def own_postulates(scope: Scope, connection: Connection, organisation: str) -> pd.DataFrame:
    """The postulates that it submitted or supports, the latest first.

    Columns: `code`, `title`, `sector`, `status` (str), `submitted_on` (date), `author` (bool: its
    own; else it supports it).
    """
    at = status_at(scope.whole_programme())
    authored = select(Postulate.code.label("postulate"), literal(1).label("author")).where(
        scope.in_programme(Postulate), Postulate.organisation == organisation
    )
    supported = select(PostulateSupporter.postulate, literal(0)).where(
        scope.in_programme(PostulateSupporter), PostulateSupporter.organisation == organisation
    )
    part = union_all(authored, supported).subquery()
    rows = frame(
        connection,
        select(
            at.c.code,
            Postulate.title,
            at.c.sector,
            at.c.status,
            at.c.submitted_on,
            func.max(part.c.author).label("author"),
        )
        .join(part, part.c.postulate == at.c.code)
        .join(Postulate, (Postulate.code == at.c.code) & scope.in_programme(Postulate))
        .group_by(at.c.code, Postulate.title, at.c.sector, at.c.status, at.c.submitted_on)
        .order_by(at.c.submitted_on.desc(), at.c.code),
    )
    return rows.assign(author=rows["author"] == 1)
