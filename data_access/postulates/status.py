"""What every postulate stands at on the as-of date: the one expression that all reads share."""

from functools import lru_cache

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Subquery,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from data_access.dialect import days_between, is_written
from data_access.models import Postulate, PostulateProvision, PostulateStatus, Programme
from data_access.scope import Scope
from domain.vocabulary import DECIDED, GROUPS, Group, Status

TAKEN_UP = (Status.ACCEPTED, Status.PARTLY_ACCEPTED)
"""Decided in the submitter's favour, wholly or in part."""
MOST_SCOPES = 64
"""Whose expressions are kept: making one takes longer than most databases take to answer it."""


@lru_cache(MOST_SCOPES)
def status_at(scope: Scope) -> Subquery:
    """Each postulate in scope, one row, as it stood at the end of the as-of date.

    Columns: `code`, `sector`, `organisation`, `department`, `channel`, `area`, `stage`,
    `submitted_on`; `status` (of the latest change, `submitted` if none), `changed_at` (UTC instant
    of that change, null if none), `before_at` (of the latest change to another status before it,
    null if none): between the two lies the run of changes that led to the present status, the
    later of which amend the first. `status_on` (local date of the first, null if none),
    `justified` (1 if one of them says why), `status_group`, `first_decided_on` (null if never
    decided), `days_to_decision` (null likewise), `age_days` (as-of date minus submission),
    `days_in_present_status` (as-of date minus `status_on`, or minus submission while it has never
    left `submitted`), `response_days`; 0/1: `due`
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
            last.changed_at,
            _before(scope, last).label("before_at"),
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
    at = _judged(scope, rows)
    at.c.keys()  # its columns are made before threads share it
    return at


def in_run(scope: Scope, at: Subquery, change: type[PostulateStatus]) -> ColumnElement[bool]:
    """Rows of `change` in the run that led to the present status. `at`: with `code`, `changed_at`
    and `before_at` of `status_at`.
    """
    return and_(
        scope.in_programme(change),
        change.postulate == at.c.code,
        change.changed_at <= at.c.changed_at,
        or_(at.c.before_at.is_(None), change.changed_at > at.c.before_at),
    )


def latest_written(
    scope: Scope, at: Subquery, column: str, change: type[PostulateStatus]
) -> ScalarSelect[str]:
    """What the run last wrote in `column`: a blank there takes nothing away."""
    text = getattr(change, column)
    return (
        select(text)
        .where(in_run(scope, at, change), is_written(text))
        .order_by(change.changed_at.desc())
        .limit(1)
        .scalar_subquery()
    )


def _before(scope: Scope, last: type[PostulateStatus]) -> ScalarSelect:
    """When the postulate was last changed to another status than its present one."""
    other = aliased(PostulateStatus)
    return (
        select(func.max(other.changed_at))
        .where(
            scope.in_programme(other),
            other.postulate == last.postulate,
            other.changed_at < last.changed_at,
            other.status != last.status,
        )
        .correlate(last)
        .scalar_subquery()
    )


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
    change = aliased(PostulateStatus)
    in_this_run = in_run(scope, rows, change)
    first = select(func.min(change.changed_on)).where(in_this_run).scalar_subquery()
    reason = select(change.postulate).where(in_this_run, is_written(change.justification)).exists()
    run = select(rows, group, first.label("status_on"), _one(reason).label("justified")).subquery(
        "runs"
    )
    never_left = and_(run.c.status == Status.SUBMITTED, run.c.before_at.is_(None))
    since = case((never_left, run.c.submitted_on), else_=run.c.status_on)
    grouped = select(
        run, days_between(literal(scope.as_of), since).label("days_in_present_status")
    ).subquery("grouped")
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
