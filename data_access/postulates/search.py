"""Single postulates: the searched and paged list, and what lies behind one of them."""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, case, func, select

from data_access.dialect import fold, folded
from data_access.engine import frame
from data_access.models import (
    Organisation,
    Postulate,
    PostulateProvision,
    PostulateStatus,
    PostulateSupporter,
    Provision,
)
from data_access.ordering import ordered
from data_access.postulates.decisions import DAYS_PAST_DEADLINE
from data_access.postulates.status import status_at
from data_access.postulates.stuck import is_stuck, usual_stays
from data_access.postulates.topics import Asks, of_topics
from data_access.scope import Scope
from data_access.spelling import spelled_like, spellings
from domain.clock import LOCAL
from domain.vocabulary import Group, Status

POSTULATE_ORDERS = (
    *("code", "days_over", "title", "status", "deadline", "days_in_present_status"),
    *("submitted_on", "department", "author"),
)
"""Columns by which the list may be ordered."""


def search(
    scope: Scope,
    connection: Connection,
    *,
    text: str = "",
    status: str | None = None,
    department: str | None = None,
    area: str | None = None,
    channel: str | None = None,
    deadline: str | None = None,
    unjustified: bool | None = None,
    taken_up: str | None = None,
    stuck: bool | None = None,
    topic: str | None = None,
    asks: Asks | None = None,
    submitted_week: date | None = None,
    decided_week: date | None = None,
    order: str = "",
    limit: int = 50,
    offset: int = 0,
) -> tuple[pd.DataFrame, int]:
    """One page of the postulates in scope that fit, and how many fit in all.

    Every word of `text` must occur in the code, title, text or author's name; letter case and
    Polish marks do not matter. `department` (in any spelling), `area`, `channel`: "" for those
    without one. `status`: one, or a group of them. `deadline`: open ones by it, one of
    `DAYS_PAST_DEADLINE`. `unjustified`: decided without a justification or, if False, with one.
    `taken_up`: accepted, in whole or in part: `any`, those linked to a provision (`traced`), or
    those not linked (`untraced`). `stuck`: as the column. `topic`: one of those of `topics` in this
    scope, by the same `asks`. `submitted_week`, `decided_week`: submitted, or decided for the first
    time, in the seven days from then. `order`: one of `POSTULATE_ORDERS`, as in `ordered`; unless
    asked for, the last submitted come first, among the overdue and the due those with the earliest
    deadline.

    Columns: `code`, `title`, `sector` (str), `organisation`, `author` (code and name, null where
    not an organisation), `department`, `area`, `channel` (null where not recorded), `stage`,
    `status` (str), `status_on` (date, null if never changed), `submitted_on`, `deadline` (date),
    `days_over` (int, past the deadline; null unless overdue), `days_in_present_status` (int, null
    unless open), `stuck` (bool: longer there than 85% of the visits of decided ones were; null
    unless open), `justified` (bool, null unless decided).
    """
    at = status_at(scope)
    wanted = [_contains(word) for word in text.split()]
    wanted += _equals(at, **{"status_group" if status in [*Group] else "status": status})
    wanted += _equals(at, area=area, channel=channel)
    if department:
        shown = spellings(scope, connection, Postulate.department)
        wanted.append(at.c.department.in_(spelled_like(department, shown)))
    elif department is not None:
        wanted.append(at.c.department.is_(None))
    wanted += [*_flags(at, unjustified, taken_up), *_by_deadline(at, deadline)]
    for day, week in ((at.c.submitted_on, submitted_week), (at.c.first_decided_on, decided_week)):
        if week is not None:
            wanted.append(day.between(week, week + timedelta(days=6)))
    usual = usual_stays(scope, connection)
    if stuck is not None:
        wanted += [at.c.status_group == Group.OPEN, is_stuck(at, usual) == int(stuck)]
    if topic is not None:
        known = of_topics(scope, connection, asks)
        wanted.append(at.c.code.in_(known.loc[known["topic"] == topic, "code"]))
    found = _joined(scope, at, select(*_columns(at, usual), func.count().over().label("total")))
    found = found.where(*wanted).order_by(*_ordered(at, order, deadline))
    table = frame(connection, found.limit(limit).offset(offset))
    if len(table) or not offset:
        total = int(table["total"].max()) if len(table) else 0
    else:  # a page past the end
        total = connection.scalar(select(func.count()).select_from(found.subquery()))
    return _finished(table.drop(columns="total")), total


def history(scope: Scope, connection: Connection, postulate: str) -> pd.DataFrame:
    """What happened to one postulate by the as-of date, its submission first.

    Columns: `changed_on` (date), `changed_at` (local date-time, null for the submission),
    `status` (str), `team`, `meeting`, `justification`, `merged_into` (str or null), `votes_for`,
    `votes_against`, `votes_abstained` (int, null where not counted). Empty if there is no such
    postulate.
    """
    change = PostulateStatus
    table = frame(
        connection,
        select(
            change.changed_on,
            change.changed_at,
            change.status,
            change.team,
            change.meeting,
            change.justification,
            change.merged_into,
            change.votes_for,
            change.votes_against,
            change.votes_abstained,
        )
        .where(scope.in_programme(change), change.postulate == postulate)
        .order_by(change.changed_at),
    )
    table = table[table["changed_on"] <= scope.as_of].reset_index(drop=True)
    submitted = connection.scalar(
        select(Postulate.submitted_on).where(
            scope.in_programme(Postulate),
            Postulate.code == postulate,
            Postulate.submitted_on <= scope.as_of,
        )
    )
    if submitted is None:
        return table.head(0)
    utc = pd.to_datetime(table["changed_at"]).dt.tz_localize("UTC")
    table["changed_at"] = utc.dt.tz_convert(LOCAL).dt.tz_localize(None)
    first = pd.DataFrame([{"changed_on": submitted, "status": Status.SUBMITTED.value}])
    first = first.reindex(columns=table.columns).astype({"changed_at": "datetime64[us]"})
    told = table.iloc[1:] if len(table) and table["status"].iloc[0] == "submitted" else table
    return pd.concat([first.astype(object), told.astype(object)], ignore_index=True).assign(
        changed_at=lambda rows: pd.to_datetime(rows["changed_at"])
    )


def text_of(scope: Scope, connection: Connection, postulate: str) -> pd.DataFrame:
    """One postulate whole: one row, or none. Columns: `code`, `title`, `text` (null if none),
    `meeting` (where it was raised, null if nowhere) and those of `search` but `title`.
    """
    at = status_at(scope)
    usual = usual_stays(scope, connection)
    columns = [*_columns(at, usual), Postulate.text, Postulate.meeting]
    found = _joined(scope, at, select(*columns)).where(at.c.code == postulate)
    return _finished(frame(connection, found))


def supporters(scope: Scope, connection: Connection, postulate: str) -> pd.DataFrame:
    """Organisations that support one postulate. Columns: `organisation` (code), `name` (str)."""
    support = PostulateSupporter
    return frame(
        connection,
        select(support.organisation, Organisation.name)
        .join(
            Organisation,
            and_(
                Organisation.programme_id == support.programme_id,
                Organisation.code == support.organisation,
            ),
        )
        .where(scope.in_programme(support), support.postulate == postulate)
        .order_by(Organisation.name, support.organisation),
    )


def provisions_of(scope: Scope, connection: Connection, postulate: str) -> pd.DataFrame:
    """Provisions of the programme linked to one postulate. Columns: `provision`, `title` (str)."""
    link = PostulateProvision
    return frame(
        connection,
        select(link.provision, Provision.title)
        .join(
            Provision,
            and_(
                Provision.programme_id == link.programme_id,
                Provision.code == link.provision,
            ),
        )
        .where(scope.in_programme(link), link.postulate == postulate)
        .order_by(link.provision),
    )


def _ordered(at: Subquery, order: str, deadline: str | None) -> list[ColumnElement]:
    """Every postulate has as many days to its deadline: the first submitted is the first due."""
    open_stay = case((at.c.status_group == Group.OPEN, at.c.days_in_present_status))
    steps = {status.value: step for step, status in enumerate(Status)}
    columns = {
        "code": at.c.code,
        "days_over": case((at.c.overdue == 1, at.c.age_days)),
        "title": Postulate.title,
        "status": case(steps, value=at.c.status),
        "deadline": at.c.submitted_on,
        "days_in_present_status": open_stay,
        "submitted_on": at.c.submitted_on,
        "department": at.c.department,
        "author": Organisation.name,
    }
    first_due = deadline in ("overdue", "due")
    usual = at.c.submitted_on if first_due else at.c.submitted_on.desc()
    return ordered(order, columns, [usual, at.c.code])


def _columns(at: Subquery, usual: dict[str, int]) -> list[ColumnElement]:
    names = ("sector", "organisation", "department", "area", "channel", "stage", "status")
    return [
        at.c.code,
        Postulate.title,
        *(at.c[name] for name in names),
        Organisation.name.label("author"),
        at.c.status_group,
        at.c.status_on,
        at.c.submitted_on,
        at.c.age_days,
        at.c.response_days,
        at.c.overdue,
        at.c.justified,
        at.c.days_in_present_status,
        is_stuck(at, usual).label("stuck"),
    ]


def _joined(scope: Scope, at: Subquery, statement: Select) -> Select:
    """The statement over the statuses, each with its own row and its author's."""
    return (
        statement.select_from(at)
        .join(Postulate, and_(scope.in_programme(Postulate), Postulate.code == at.c.code))
        .outerjoin(
            Organisation,
            and_(scope.in_programme(Organisation), Organisation.code == at.c.organisation),
        )
    )


def _contains(word: str) -> ColumnElement[bool]:
    whole = (
        Postulate.code
        + " "
        + Postulate.title
        + " "
        + func.coalesce(Postulate.text, "")
        + " "
        + func.coalesce(Organisation.name, "")
    )
    return folded(whole).contains(fold(word), autoescape=True)


def _equals(at: Subquery, **wanted: str | None) -> list[ColumnElement[bool]]:
    return [
        at.c[name] == value if value else at.c[name].is_(None)
        for name, value in wanted.items()
        if value is not None
    ]


def _by_deadline(at: Subquery, deadline: str | None) -> list[ColumnElement[bool]]:
    if deadline not in DAYS_PAST_DEADLINE:
        return []
    after, until = DAYS_PAST_DEADLINE[deadline]
    over = at.c.age_days - at.c.response_days
    wanted = [at.c.status_group == Group.OPEN]
    if after is not None:
        wanted.append(over > after)
    if until is not None:
        wanted.append(over <= until)
    return wanted


def _flags(
    at: Subquery, unjustified: bool | None, taken_up: str | None
) -> list[ColumnElement[bool]]:
    wanted = []
    if unjustified is not None:
        wanted += [at.c.status_group == Group.DECIDED, at.c.justified == int(not unjustified)]
    if taken_up is not None:
        wanted.append(at.c.taken_up == 1)
    if taken_up in ("traced", "untraced"):
        wanted.append(at.c.traced == int(taken_up == "traced"))
    return wanted


def _finished(table: pd.DataFrame) -> pd.DataFrame:
    days = table["response_days"] - table["age_days"]
    deadlines = [
        submitted + timedelta(days=int(response))
        for submitted, response in zip(table["submitted_on"], table["response_days"], strict=True)
    ]
    table["deadline"] = pd.Series(deadlines, dtype=object)
    table["days_over"] = (-days).astype("Int64").where(table["overdue"] == 1)
    decided, is_open = (table["status_group"] == of for of in (Group.DECIDED, Group.OPEN))
    table["justified"] = table["justified"].astype("boolean").where(decided)
    table["stuck"] = table["stuck"].astype("boolean").where(is_open)
    stay = table["days_in_present_status"].astype("Int64")
    table["days_in_present_status"] = stay.where(is_open)
    return table.drop(columns=["age_days", "response_days", "overdue", "status_group"])
