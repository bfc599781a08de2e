"""Meeting attendance: who was expected, who came, at which meetings nobody wrote it down.

Everything is made from one aggregate per meeting; rates over several meetings pool numerators
and denominators, and leave out meetings without a list.
"""

from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
)

from data_access.dialect import fold, folded
from data_access.engine import frame
from data_access.intervals import wilson
from data_access.models import Attendance, Meeting, Member, Organisation, Sector
from data_access.scope import LOCAL, Scope, sector_codes
from data_access.vocabulary import COORDINATING, MeetingStatus, ParticipantKind, Role

LACKING = ("list", "minutes", "date")
COUNTS = ("invited", "registered", "attended", "people", "walk_ins")
RATES = {
    "attendance_rate": ("invited_attended", "invited"),
    "show_up_rate": ("registered_attended", "registered"),
}


def by_meeting(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per meeting in scope, the coordinating team's too, by start.

    Columns: `code`, `team`, `kind`, `title`, `venue`, `mode` (str, the last three may be null),
    `starts_at` (local date-time), `starts_on` (date), `status` (at the as-of date: a held one
    that starts later is planned), `lapsed`, `has_list`, `has_minutes` (bool); counts (int)
    `invited`, `registered`, `attended` of organisations, `invited_attended`,
    `registered_attended`, `walk_ins`, `people`; `attendance_rate`, `show_up_rate`,
    `no_show_rate` (float, NaN where undefined or without a list).
    """
    return _finished(frame(connection, _meetings(scope).order_by(Meeting.starts_at, Meeting.code)))


def meetings(
    scope: Scope,
    connection: Connection,
    *,
    text: str = "",
    lacking: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> tuple[pd.DataFrame, int]:
    """One page of `by_meeting`, the latest first, and how many there are in all.

    Every word of `text` must occur in the code, the title, the venue or the sector's name;
    letter case and Polish marks do not matter. `lacking`: one of `LACKING`, held meetings without
    a `list` or `minutes`, or planned ones whose `date` has passed.
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
    found = _meetings(scope).outerjoin(Sector, sector)
    for word in text.split():
        found = found.where(folded(whole).contains(fold(word), autoescape=True))
    if lacking:
        found = found.where(_lacks(scope, lacking))
    total = connection.scalar(select(func.count()).select_from(found.subquery()))
    order = [Meeting.starts_at.desc(), Meeting.code]
    return _finished(frame(connection, found.order_by(*order).limit(limit).offset(offset))), total


def never_came(
    scope: Scope, connection: Connection, *, least: int = 3, limit: int = 50, offset: int = 0
) -> tuple[pd.DataFrame, int]:
    """Organisations invited to at least so many held meetings with a list that came to none.

    One page of them, the most often invited first, and how many in all. Columns: `code`, `name`
    (str), `legal_form`, `district` (null where not recorded), `invited` (int, meetings).
    """
    row = Attendance
    listed = select(row.meeting).where(scope.in_programme(row), row.attended.is_(True))
    invited = func.count()
    found = (
        select(
            Organisation.code,
            Organisation.name,
            Organisation.legal_form,
            Organisation.district,
            invited.label("invited"),
        )
        .join(row, _same(row, row.organisation, Organisation))
        .join(Meeting, _same(row, row.meeting, Meeting))
        .where(_in_scope(scope), scope.held(), Meeting.code.in_(listed))
        .where(or_(row.invited.is_(True), row.attended.is_(True)))
        .group_by(
            Organisation.code, Organisation.name, Organisation.legal_form, Organisation.district
        )
        .having(invited >= least, _count(row.attended.is_(True)) == 0)
    )
    total = connection.scalar(select(func.count()).select_from(found.subquery()))
    order = [invited.desc(), Organisation.name, Organisation.code]
    return frame(connection, found.order_by(*order).limit(limit).offset(offset)), total


def list_of(scope: Scope, connection: Connection, meeting: str) -> pd.DataFrame:
    """A meeting's attendance list, organisations first; no one attends before it is held.

    Columns: `participant_kind`, `participant` (code, or a party's text), `name` (of the
    organisation, or a member's function; never a person's), `role` (of members), `invited`,
    `registered`, `attended` (bool), `people` (int).
    """
    row = Attendance
    name = func.coalesce(Organisation.name, Member.display_name, row.participant)
    order = case(
        {kind.value: n for n, kind in enumerate(ParticipantKind)}, value=row.participant_kind
    )
    table = frame(
        connection,
        select(
            row.participant_kind,
            row.participant,
            name.label("name"),
            Member.role,
            row.invited,
            row.registered,
            row.attended,
            row.people,
        )
        .outerjoin(Organisation, _same(row, row.organisation, Organisation))
        .outerjoin(Member, _same(row, row.member, Member))
        .where(scope.in_programme(row), row.meeting == meeting)
        .order_by(order, name),
    ).astype({"invited": bool, "registered": bool, "attended": bool})
    held = select(Meeting.code).where(
        scope.in_programme(Meeting), Meeting.code == meeting, scope.held()
    )
    if connection.scalar(held) is None:
        table = table.assign(attended=False, people=0)
    return table


def by_sector(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row per sector of the scope, in the programme's order: `sector` (code), then the
    columns of `total`.
    """
    rows = by_meeting(scope, connection)
    codes = sector_codes(scope, connection)
    pooled = [_pooled(rows[rows["team"] == code]) for code in codes]
    return pd.DataFrame(pooled, columns=_POOLED).assign(sector=codes)[["sector", *_POOLED]]


def coordinating(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over the coordinating team's meetings: the columns of `total`, and `quorum`."""
    rows = by_meeting(scope, connection)
    table = pd.DataFrame([_pooled(rows[rows["team"] == COORDINATING])])
    return table.assign(quorum=_quorum(scope, connection))


def total(scope: Scope, connection: Connection) -> pd.DataFrame:
    """One row over all meetings in scope, the coordinating team's included where no sector is
    chosen.

    Columns (int): `meetings_held`, `meetings_planned`, `meetings_cancelled`, `meetings_lapsed`,
    `without_list`, `without_minutes`, `invited`, `registered`, `attended`, `people`, `walk_ins`,
    over all held meetings; `rate_invited`, `rate_invited_attended`, `rate_registered`,
    `rate_registered_attended`: over those with a list, what the rates are made of; rates (float,
    NaN where undefined): `attendance_rate`, `show_up_rate`, `no_show_rate`, each with its 95%
    Wilson interval in `…_low` and `…_high`.
    """
    rows = by_meeting(scope, connection)
    if scope.sectors:
        rows = rows[rows["team"] != COORDINATING]
    return pd.DataFrame([_pooled(rows)])


def team_presence(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Members invited and present by team and role, over held meetings with a list.

    Columns: `team`, `role` (str), `invited`, `attended` (int: invited ones that attended), `low`,
    `high` (float: the 95% Wilson interval of their share, NaN where none was invited).
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
            _count(row.invited.is_(True)).label("invited"),
            _count(and_(row.invited.is_(True), row.attended.is_(True))).label("attended"),
        )
        .join(Meeting, _same(row, row.meeting, Meeting))
        .join(Member, _same(row, row.member, Member))
        .where(_in_scope(scope), scope.held(), Meeting.code.in_(listed))
        .group_by(Meeting.team, Member.role)
        .order_by(Meeting.team, Member.role),
    )
    bounds = [wilson(a, i) for a, i in zip(found["attended"], found["invited"], strict=True)]
    return found.assign(low=[b[0] for b in bounds], high=[b[1] for b in bounds])


def quorums(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Held coordinating-team meetings with a list: `code`, `title` (str), `starts_on` (date),
    `present`, `members` (int: of the team present, and all of it).
    """
    row = Attendance
    size = select(func.count()).where(scope.in_programme(Member), Member.team == COORDINATING)
    return frame(
        connection,
        select(
            Meeting.code,
            Meeting.title,
            Meeting.starts_on,
            _count(Member.team == COORDINATING).label("present"),
            size.scalar_subquery().label("members"),
        )
        .join(row, and_(_same(row, row.meeting, Meeting), row.attended.is_(True)))
        .outerjoin(Member, _same(row, row.member, Member))
        .where(scope.coordinating_meetings(), scope.held())
        .group_by(Meeting.code, Meeting.title, Meeting.starts_on)
        .order_by(Meeting.starts_on, Meeting.code),
    )


def as_json(scope: Scope, connection: Connection, series: bool = False) -> dict[str, Any]:
    """The contract's `attendance` object. `series` adds nothing: nothing here is long."""
    presence = team_presence(scope, connection)
    sectors = {row.pop("sector"): row for row in by_sector(scope, connection).to_dict("records")}
    own = coordinating(scope, connection).to_dict("records")[0]
    everything = total(scope, connection).to_dict("records")[0]
    teams = [*sectors] if scope.sectors else [*sectors, COORDINATING]
    return {
        "sectors": {
            code: _json(row) | {"team_presence": _presence_json(presence, [code])}
            for code, row in sectors.items()
        },
        "coordinating": _json(own) | {"team_presence": _presence_json(presence, [COORDINATING])},
        "total": _json(everything) | {"team_presence": _presence_json(presence, teams)},
        "meetings": {
            row["code"]: {
                "team": row["team"],
                "starts_on": row["starts_on"].isoformat(),
                "status": row["status"],
                **_json({name: row[name] for name in _OF_MEETING}),
            }
            for row in by_meeting(scope, connection).to_dict("records")
        },
    }


# -- SQL ---------------------------------------------------------------------------------------


def _in_scope(scope: Scope) -> ColumnElement[bool]:
    return or_(scope.meetings(), scope.coordinating_meetings())


def _meetings(scope: Scope) -> Select:
    """Meetings in scope, each with the sums of its own attendance rows."""
    row = Attendance
    organisation = row.organisation.is_not(None)
    came = row.attended.is_(True)

    def of_organisations(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return _count(and_(organisation, *conditions))

    sums = (
        select(
            row.meeting,
            of_organisations(row.invited.is_(True)).label("invited"),
            of_organisations(row.registered.is_(True)).label("registered"),
            of_organisations(came).label("attended"),
            of_organisations(row.invited.is_(True), came).label("invited_attended"),
            of_organisations(row.registered.is_(True), came).label("registered_attended"),
            of_organisations(came, row.invited.is_(False), row.registered.is_(False)).label(
                "walk_ins"
            ),
            func.sum(case((came, row.people), else_=0)).label("people"),
            _count(came).label("any_attended"),
        )
        .where(scope.in_programme(row))
        .group_by(row.meeting)
        .subquery()
    )
    planned = or_(
        Meeting.status == MeetingStatus.PLANNED,
        and_(Meeting.status == MeetingStatus.HELD, Meeting.starts_on > scope.as_of),
    )
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
            case((planned, literal(MeetingStatus.PLANNED.value)), else_=Meeting.status).label(
                "status"
            ),
            case((and_(planned, Meeting.starts_on < scope.as_of), 1), else_=0).label("lapsed"),
            case((func.coalesce(Meeting.minutes_url, "") != "", 1), else_=0).label("has_minutes"),
            *(func.coalesce(sums.c[name], 0).label(name) for name in names),
        )
        .outerjoin(sums, sums.c.meeting == Meeting.code)
        .where(_in_scope(scope))
    )


def _lacks(scope: Scope, what: str) -> ColumnElement[bool]:
    row = Attendance
    listed = select(row.meeting).where(scope.in_programme(row), row.attended.is_(True))
    conditions = {
        "list": and_(scope.held(), Meeting.code.not_in(listed)),
        "minutes": and_(scope.held(), func.coalesce(Meeting.minutes_url, "") == ""),
        "date": and_(Meeting.status == MeetingStatus.PLANNED, Meeting.starts_on < scope.as_of),
    }
    return conditions[what]


def _same(row: type, code: ColumnElement[str], table: type) -> ColumnElement[bool]:
    return and_(table.programme_id == row.programme_id, table.code == code)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


# -- from the aggregate per meeting --------------------------------------------------------------

_OF_PRESENCE = ("attended", "invited_attended", "registered_attended", "walk_ins", "people")
_OF_MEETING = (*COUNTS, "attendance_rate", "show_up_rate", "no_show_rate")
_POOLED = [
    *("meetings_held", "meetings_planned", "meetings_cancelled", "meetings_lapsed"),
    *("without_list", "without_minutes", *COUNTS),
    *("rate_invited", "rate_invited_attended", "rate_registered", "rate_registered_attended"),
    *("attendance_rate", "attendance_rate_low", "attendance_rate_high"),
    *("show_up_rate", "show_up_rate_low", "show_up_rate_high"),
    *("no_show_rate", "no_show_rate_low", "no_show_rate_high"),
]


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
    for rate, (part, whole) in RATES.items():
        rows[rate] = (rows[part] / rows[whole].where(rows[whole] > 0)).where(listed).astype(float)
    return rows.assign(no_show_rate=1 - rows["show_up_rate"])


def _pooled(rows: pd.DataFrame) -> dict[str, float]:
    held = rows[rows["status"] == MeetingStatus.HELD]
    listed = held[held["has_list"]]
    pooled: dict[str, float] = {
        f"meetings_{status}": int((rows["status"] == status).sum())
        for status in (MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.CANCELLED)
    }
    pooled["meetings_lapsed"] = int(rows["lapsed"].sum())
    pooled["without_list"] = len(held) - len(listed)
    pooled["without_minutes"] = int((~held["has_minutes"]).sum())
    pooled |= {name: int(held[name].sum()) for name in COUNTS}
    for rate, (part, whole) in RATES.items():
        parts, wholes = int(listed[part].sum()), int(listed[whole].sum())
        pooled |= {f"rate_{whole}": wholes, f"rate_{part}": parts}
        pooled[rate] = parts / wholes if wholes else np.nan
        pooled[f"{rate}_low"], pooled[f"{rate}_high"] = wilson(parts, wholes)
    pooled["no_show_rate"] = 1 - pooled["show_up_rate"]
    pooled["no_show_rate_low"] = 1 - pooled["show_up_rate_high"]
    pooled["no_show_rate_high"] = 1 - pooled["show_up_rate_low"]
    return pooled


def _quorum(scope: Scope, connection: Connection) -> float:
    """Share of held, listed coordinating meetings with at least half of the members present."""
    held = quorums(scope, connection)
    if held.empty or not held["members"].iloc[0]:
        return np.nan
    return float((held["present"] * 2 >= held["members"]).mean())


def _presence_json(presence: pd.DataFrame, teams: list[str]) -> dict[str, float | None]:
    pooled = presence[presence["team"].isin(teams)].groupby("role")[["invited", "attended"]].sum()
    pooled = pooled.reindex([role.value for role in Role], fill_value=0)
    return {
        str(role): float(row["attended"] / row["invited"]) if row["invited"] else None
        for role, row in pooled.iterrows()
    }


def _json(row: dict[str, Any]) -> dict[str, float | int | None]:
    """Without intervals and what the rates are made of; undefined values as None."""
    return {
        name: None if value != value else value
        for name, value in row.items()
        if not name.startswith("rate_") and not name.endswith(("_low", "_high"))
    }
