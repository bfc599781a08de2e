"""Who of the teams themselves came."""

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.attendance.conditions import count_where, in_term, same
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Member
from data_access.scope import Scope
from domain.ratios import rated
from domain.vocabulary import COORDINATING


def team_presence(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Members invited and present by team and role, over held meetings with a list in their term.

    Columns: `team`, `role` (str), `invited`, `attended`, `excused` (int: of the invited, those
    that attended, and those absent with notice), `team_presence`, `team_presence_low`,
    `team_presence_high` (float: the share that attended and its 95% Wilson interval, NaN where
    none was invited).
    """
    row = Attendance
    listed = select(Attendance.meeting).where(
        scope.in_programme(Attendance), Attendance.attended.is_(True)
    )
    found = frame(
        connection,
        select(
            Meeting.team,
            Member.role,
            count_where(row.invited.is_(True)).label("invited"),
            count_where(and_(row.invited.is_(True), row.attended.is_(True))).label("attended"),
            count_where(and_(row.invited.is_(True), row.excused.is_(True))).label("excused"),
        )
        .join(Meeting, same(row, row.meeting, Meeting))
        .join(Member, same(row, row.member, Member))
        .where(scope.all_meetings(), scope.held(), Meeting.code.in_(listed))
        .where(in_term(Meeting.starts_on))
        .group_by(Meeting.team, Member.role)
        .order_by(Meeting.team, Member.role),
    )
    return rated(found, "team_presence", "attended", "invited")


def quorums(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Held coordinating-team meetings with a list: `code`, `title` (str), `starts_on` (date),
    `present`, `members` (int: of the team in its term on the day, those present and all).
    """
    row = Attendance
    own = and_(Member.team == COORDINATING, in_term(Meeting.starts_on))
    size = select(func.count()).where(scope.in_programme(Member), own).correlate(Meeting)
    return frame(
        connection,
        select(
            Meeting.code,
            Meeting.title,
            Meeting.starts_on,
            count_where(own).label("present"),
            size.scalar_subquery().label("members"),
        )
        .join(row, and_(same(row, row.meeting, Meeting), row.attended.is_(True)))
        .outerjoin(Member, same(row, row.member, Member))
        .where(scope.coordinating_meetings(), scope.held())
        .group_by(Meeting.code, Meeting.title, Meeting.starts_on)
        .order_by(Meeting.starts_on, Meeting.code),
    )
