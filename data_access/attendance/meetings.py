"""One aggregate per meeting, of which all figures are made."""

from collections.abc import Collection
from datetime import timedelta

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, select

from data_access.attendance.conditions import count_where, planned
from data_access.dialect import fold, folded, is_written
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Sector
from data_access.ordering import ordered
from data_access.scope import Scope
from data_access.shared_reads import shared
from domain.clock import LOCAL
from domain.ratios import ratios
from domain.vocabulary import MeetingStatus

LACKING = ("list", "minutes", "date")
ATTENDANCE_COUNTS = ("invited", "registered", "attended", "people", "walk_ins")
MEETING_ORDERS = (
    *("starts_at", "title", "status", "invited", "registered", "attended"),
    *("attendance_rate", "people"),
)
"""Columns by which the list may be ordered."""
ATTENDANCE_RATES = {
    "attendance_rate": ("invited_attended", "invited"),
    "show_up_rate": ("registered_attended", "registered"),
}
_OF_PRESENCE = ("attended", "invited_attended", "registered_attended", "walk_ins", "people")


@shared
def by_meeting(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per meeting in scope, by start; the coordinating team's while no sector is chosen.

    Columns: `code`, `team`, `kind`, `title`, `venue`, `mode` (str, the last three may be null),
    `starts_at` (local date-time), `starts_on` (date), `status` (at the as-of date: a held one
    that starts later is planned), `lapsed`, `has_list`, `has_minutes` (bool); counts (int)
    `invited`, `registered`, `attended` of organisations, `invited_attended`,
    `registered_attended`, `walk_ins`, `people`; `attendance_rate`, `show_up_rate`,
    `no_show_rate` (float, NaN where undefined or without a list).
    """
    return _read(scope, connection, scope.all_meetings())


@shared
def of_coordinating_team(scope: Scope, connection: Connection) -> pd.DataFrame:
    """The coordinating team's meetings in the period: columns of `by_meeting`."""
    return _read(scope, connection, scope.coordinating_meetings())


def _read(scope: Scope, connection: Connection, wanted: ColumnElement[bool]) -> pd.DataFrame:
    found = _meetings(scope, wanted).order_by(Meeting.starts_at, Meeting.code)
    return _finished(frame(connection, found))


def meetings(
    scope: Scope,
    connection: Connection,
    *,
    text: str = "",
    lacking: str | None = None,
    held: str | None = None,
    coming: int | None = None,
    order: str = "",
    limit: int = 50,
    offset: int = 0,
) -> tuple[pd.DataFrame, int]:
    """One page of `by_meeting`, the latest first, and how many there are in all.

    Every word of `text` must occur in the code, the title, the venue or the sector's name;
    letter case and Polish marks do not matter. `lacking`: one of `LACKING`, held meetings without
    a `list` or `minutes`, or planned ones whose `date` has passed. `held`: `any`, or only those
    `listed`, of whom somebody is recorded as attended. `coming`: planned ones on the
    as-of date or in so many days after it, the next first. `order`: one of `MEETING_ORDERS`, as in
    `ordered`.
    """
    whole = (
        Meeting.code
        + " "
        + func.coalesce(Meeting.title, "")
        + " "
        + func.coalesce(Meeting.venue, "")
        + " "
        + func.coalesce(Sector.name, "")
    )
    sector = and_(Sector.programme_id == Meeting.programme_id, Sector.code == Meeting.team)
    found = _meetings(scope, scope.all_meetings()).outerjoin(Sector, sector)
    for word in text.split():
        found = found.where(folded(whole).contains(fold(word), autoescape=True))
    if lacking:
        found = found.where(_lacks(scope, lacking))
    if held:
        found = found.where(scope.held())
    if held == "listed":
        found = found.where(Meeting.code.in_(_listed(scope)))
    if coming is not None:
        found = found.where(planned(scope), _within(scope, coming))
    total = connection.scalar(select(func.count()).select_from(found.subquery()))
    start = Meeting.starts_at
    usual = [start.desc() if coming is None else start, Meeting.code]
    found = found.order_by(*ordered(order, _orders(scope, found), usual))
    return _finished(frame(connection, found.limit(limit).offset(offset))), total


def _orders(scope: Scope, found: Select) -> dict[str, ColumnElement]:
    """As they are shown: at what has not been held no one was present, and who was is not known
    without a list."""
    columns = dict(found.selected_columns.items())
    present = {
        name: case((scope.held(), columns[name]), else_=0).label(f"{name}_shown")
        for name in ("attended", "people")
    }
    part, whole = (columns[name] for name in ATTENDANCE_RATES["attendance_rate"])
    listed = and_(scope.held(), columns["any_attended"] > 0, columns["attended"] > 0, whole > 0)
    rate = case((listed, 1.0 * part / whole))
    return (
        {name: columns[name] for name in MEETING_ORDERS if name in columns}
        | present
        | {"attendance_rate": rate}
    )


def _meetings(scope: Scope, wanted: ColumnElement[bool]) -> Select:
    """The meetings `wanted`, each with the sums of its own attendance rows."""
    row = Attendance
    sums = (
        select(
            row.meeting,
            *(count_where(condition).label(name) for name, condition in _of_row().items()),
            func.sum(_people()).label("people"),
            count_where(row.attended.is_(True)).label("any_attended"),
        )
        .where(scope.in_programme(row))
        .group_by(row.meeting)
        .subquery()
    )
    ahead = planned(scope)
    names = [name for name in sums.c.keys() if name != "meeting"]  # noqa: SIM118
    return (
        select(
            Meeting.code,
            Meeting.team,
            Meeting.kind,
            Meeting.title,
            Meeting.venue,
            Meeting.mode,
            Meeting.starts_at,
            Meeting.starts_on,
            case((ahead, literal(MeetingStatus.PLANNED.value)), else_=Meeting.status).label(
                "status"
            ),
            case((and_(ahead, Meeting.starts_on < scope.as_of), 1), else_=0).label("lapsed"),
            case((is_written(Meeting.minutes_url), 1), else_=0).label("has_minutes"),
            *(func.coalesce(sums.c[name], 0).label(name) for name in names),
        )
        .outerjoin(sums, sums.c.meeting == Meeting.code)
        .where(wanted)
    )


def _within(scope: Scope, days: int) -> ColumnElement[bool]:
    return Meeting.starts_on.between(scope.as_of, scope.as_of + timedelta(days=days))


def list_rows(scope: Scope, connection: Connection, meetings: Collection[str]) -> pd.DataFrame:
    """The rows of lists that `by_meeting` adds up, of those of the meetings that were held.

    Columns: `meeting`, `participant_kind`, `participant` (str), `starts_on` (date); 0/1 the counts
    of `by_meeting`, and `any_attended`, of whatever kind; `people` (int).
    """
    row = Attendance
    flags = [case((met, 1), else_=0).label(name) for name, met in _of_row().items()]
    columns = (row.meeting, row.participant_kind, row.participant, Meeting.starts_on)
    on = and_(Meeting.programme_id == row.programme_id, Meeting.code == row.meeting)
    return frame(
        connection,
        select(
            *columns,
            *flags,
            _people().label("people"),
            case((row.attended.is_(True), 1), else_=0).label("any_attended"),
        )
        .join(Meeting, on)
        .where(scope.all_meetings(), scope.held(), row.meeting.in_(meetings)),
    )


def _of_row() -> dict[str, ColumnElement[bool]]:
    """What a row of a list counts for: those of organisations only."""
    row = Attendance
    came, invited, registered = (
        flag.is_(True) for flag in (row.attended, row.invited, row.registered)
    )
    conditions = {
        "invited": [invited],
        "registered": [registered],
        "attended": [came],
        "invited_attended": [invited, came],
        "registered_attended": [registered, came],
        "walk_ins": [came, row.invited.is_(False), row.registered.is_(False)],
    }
    organisation = row.organisation.is_not(None)
    return {name: and_(organisation, *of) for name, of in conditions.items()}


def _people() -> ColumnElement[int]:
    """How many a row brings, of whatever kind."""
    return case((Attendance.attended.is_(True), Attendance.people), else_=0)


def _lacks(scope: Scope, what: str) -> ColumnElement[bool]:
    conditions = {
        "list": and_(scope.held(), Meeting.code.not_in(_listed(scope))),
        "minutes": and_(scope.held(), ~is_written(Meeting.minutes_url)),
        "date": and_(Meeting.status == MeetingStatus.PLANNED, Meeting.starts_on < scope.as_of),
    }
    return conditions[what]


def _listed(scope: Scope) -> Select:
    """The codes of meetings at which somebody is recorded as attended."""
    row = Attendance
    return select(row.meeting).where(scope.in_programme(row), row.attended.is_(True))


def _finished(rows: pd.DataFrame) -> pd.DataFrame:
    starts_at = pd.to_datetime(rows["starts_at"]).dt.tz_localize("UTC").dt.tz_convert(LOCAL)
    held = rows["status"] == MeetingStatus.HELD
    listed = held & (rows["any_attended"] > 0)
    for name in (*_OF_PRESENCE, "any_attended", "has_minutes"):
        rows[name] = rows[name].where(held, 0)  # what has not been held has had no one present
    rows = rows.assign(
        starts_at=starts_at.dt.tz_localize(None),
        lapsed=rows["lapsed"] == 1,
        has_minutes=rows["has_minutes"] == 1,
        has_list=listed,
    ).drop(columns="any_attended")
    for rate, (part, whole) in ATTENDANCE_RATES.items():
        rows[rate] = ratios(rows[part], rows[whole]).where(listed)
    return rows.assign(no_show_rate=1 - rows["show_up_rate"])
