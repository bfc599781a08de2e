"""What every postulate stands at on the as-of date: the one expression that all reads share."""

from sqlalchemy import ColumnElement, Subquery, and_, case, func, literal, select

from data_access.dialect import days_between
from data_access.models import Postulate, PostulateProvision, PostulateStatus, Programme
from data_access.scope import Scope
from data_access.vocabulary import DECIDED, GROUPS, Group, Status

TAKEN_UP = (Status.ACCEPTED, Status.PARTLY_ACCEPTED)
"""Decided in the submitter's favour, wholly or in part."""
_BLANKS = " \t\r\n\u00a0"


def status_at(scope: Scope) -> Subquery:
    """Each postulate in scope, one row, as it stood at the end of the as-of date.

    Columns: `code`, `sector`, `organisation`, `department`, `channel`, `area`, `stage`,
    `submitted_on`; `status` (of the latest change, `submitted` if none), `status_on` (local date
    of that change, null if none), `changed_at` (its UTC instant), `status_group`, `justified`
    (1 if that change says why), `first_decided_on` (null if never decided), `days_to_decision`
    (null likewise), `age_days` (as-of date minus submission), `response_days`; 0/1: `due`
    (deadline on or before the as-of date, not void), `on_time` (due, and first decided by the
    deadline), `overdue` (open, deadline before the as-of date), `taken_up`, `traced` (taken up
    and linked to a provision).
    """
    latest = _latest_changes(scope)
    last = PostulateStatus
    status = func.coalesce(last.status, literal(Status.SUBMITTED.value))
    age = days_between(literal(scope.as_of), Postulate.submitted_on)
    days = days_between(latest.c.first_decided_on, Postulate.submitted_on)
    rows = (
        select(
            Postulate.code,
            Postulate.sector,
            Postulate.organisation,
            Postulate.department,
            Postulate.channel,
            Postulate.area,
            Postulate.stage,
            Postulate.submitted_on,
            status.label("status"),
            last.changed_on.label("status_on"),
            last.changed_at,
            _one(func.trim(last.justification, _BLANKS) != "").label("justified"),
            latest.c.first_decided_on,
            days.label("days_to_decision"),
            age.label("age_days"),
            Programme.response_days,
        )
        .join(Programme, Programme.id == Postulate.programme_id)
        .outerjoin(latest, latest.c.postulate == Postulate.code)
        .outerjoin(
            last,
            and_(
                scope.in_programme(last),
                last.postulate == Postulate.code,
                last.changed_at == latest.c.changed_at,
            ),
        )
        .where(scope.postulates())
        .subquery("statuses")
    )
    return _judged(scope, rows)


def _latest_changes(scope: Scope) -> Subquery:
    """Per postulate with a change: the latest by the as-of date, and its first decision's date.

    The as-of date stands in the aggregates, not in the WHERE: so the rows are read in the order
    of their key, which spares SQLite a sort.
    """
    change = PostulateStatus
    happened = change.changed_on <= scope.as_of
    decided = and_(happened, change.status.in_(DECIDED))
    return (
        select(
            change.postulate,
            func.max(case((happened, change.changed_at))).label("changed_at"),
            func.min(case((decided, change.changed_on))).label("first_decided_on"),
        )
        .where(scope.in_programme(change))
        .group_by(change.postulate)
        .subquery("latest")
    )


def _judged(scope: Scope, rows: Subquery) -> Subquery:
    """The rows with their group and the 0/1 columns that follow from dates and status."""
    column = rows.c
    group = case(
        *((column.status.in_(statuses), literal(group.value)) for group, statuses in GROUPS.items())
    ).label("status_group")
    grouped = select(rows, group).subquery("grouped")
    column = grouped.c
    due = and_(column.status_group != Group.VOID, column.age_days >= column.response_days)
    taken_up = column.status.in_(TAKEN_UP)
    linked = (
        select(PostulateProvision.provision)
        .where(scope.in_programme(PostulateProvision), PostulateProvision.postulate == column.code)
        .exists()
    )
    return select(
        grouped,
        _one(due).label("due"),
        _one(and_(due, column.days_to_decision <= column.response_days)).label("on_time"),
        _one(and_(column.status_group == Group.OPEN, column.age_days > column.response_days)).label(
            "overdue"
        ),
        _one(taken_up).label("taken_up"),
        _one(and_(taken_up, linked)).label("traced"),
    ).subquery("postulates_at")


def _one(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
