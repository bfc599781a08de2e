"""SQL conditions that the reads of meetings and attendance share."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_

from data_access.models import Meeting, Member
from data_access.scope import Scope
from domain.vocabulary import MeetingStatus


def same(row: type, code: ColumnElement[str], table: type) -> ColumnElement[bool]:
    return and_(table.programme_id == row.programme_id, table.code == code)


def in_term(day: ColumnElement[date]) -> ColumnElement[bool]:
    """Of members: in the team on the day; a term's end that is not given is open."""
    return and_(
        or_(Member.term_from.is_(None), Member.term_from <= day),
        or_(Member.term_to.is_(None), Member.term_to >= day),
    )


def planned(scope: Scope) -> ColumnElement[bool]:
    """Of meetings: planned at the as-of date. A `held` one that starts later is still planned."""
    return or_(
        Meeting.status == MeetingStatus.PLANNED,
        and_(Meeting.status == MeetingStatus.HELD, Meeting.starts_on > scope.as_of),
    )


def count_where(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
