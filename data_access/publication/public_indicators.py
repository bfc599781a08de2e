"""The indicators as anyone may see them: without small groups of people and texts held back."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.attendance.conditions import in_term, same
from data_access.engine import frame
from data_access.indicators import compute
from data_access.models import Attendance, Meeting, Member, Programme
from data_access.publication.codes import Codes
from data_access.publication.policy import Rules
from data_access.publication.public_texts import NOT_TOLD, Texts, public_texts
from data_access.publication.small_groups import meetings_of_few
from data_access.scope import Scope, last_day
from domain.vocabulary import COORDINATING

_Row = dict[str, Any]


def public_indicators(
    scope: Scope, connection: Connection, rules: Rules, series: bool = False
) -> _Row:
    """`indicators.compute`, as it may go out: no two answers can be subtracted to tell of few.

    `people` are those at meetings at which not few came, and of whose lists none can be told by
    subtraction: the others are None, and count for nothing in sums, which are None without any.
    `excused` and shares of a role are None where a team has few of them, in sums too, and unless
    the whole time is asked for: single meetings of a team tell of single members. Codes and names
    of units are the public ones; meetings and milestones stand singly only where their tables are
    public.
    """
    found = compute(scope, connection, series)
    codes, known = Codes(connection), public_texts(connection, scope.programme_id)
    found["programme"] = codes.public(found["programme"])
    for family in ("participation", "attendance", "postulates"):
        found[family]["sectors"] = _coded(found[family]["sectors"], codes)
    attendance = found["attendance"]
    summed = {*attendance["sectors"], *(() if scope.sectors else (COORDINATING,))}
    seats = _seats(scope, connection) if _whole(scope, connection) else None
    few = meetings_of_few(connection, scope.programme_id, rules)
    _attendance(attendance, summed, few, rules, codes, seats)
    for of in (*found["postulates"]["sectors"].values(), found["postulates"]["total"]):
        _units(of, known)
    _schedule(found["schedule"], rules, codes)
    return found


def _whole(scope: Scope, connection: Connection) -> bool:
    """Whether all that has happened so far is asked for."""
    programme = connection.execute(
        select(Programme.__table__).where(Programme.id == scope.programme_id)
    ).one()
    return not (scope.date_from or scope.date_to) and scope.as_of >= last_day(programme)


def _attendance(
    of: _Row,
    summed: Collection[str],
    few: Collection[str],
    rules: Rules,
    codes: Codes,
    seats: pd.DataFrame | None,
) -> None:
    """`summed`: the teams whose sum the total is. `few`: meetings whose people are not told.
    `seats`: None where no member may be told of."""
    rows, total = of["sectors"] | {COORDINATING: of["coordinating"]}, of["total"]
    for meeting in (meeting for code, meeting in of["meetings"].items() if code in few):
        if meeting["people"]:
            team = codes.public(meeting["team"])
            for row in (rows[team], *([total] if team in summed else [])):
                row["people"] = row["people"] - meeting["people"] or None
            meeting["people"] = None
    if seats is None:
        for row in (*rows.values(), total):
            row |= {"team_presence": dict.fromkeys(row["team_presence"]), "excused": None}
    else:
        seats = seats.assign(team=seats["team"].map(codes.public))
        _members(rows, total, summed, seats, rules)
    if {"meetings", "attendance"} <= rules.tables.keys():
        of["meetings"] = _coded(of["meetings"], codes)
        for meeting in of["meetings"].values():
            meeting["team"] = codes.public(meeting["team"])
    else:
        of["meetings"] = {}


def _members(
    rows: Mapping[str, _Row],
    total: _Row,
    summed: Collection[str],
    seats: pd.DataFrame,
    rules: Rules,
) -> None:
    """What is told of members: in the total only what is told of every team in it."""
    for team, row in rows.items():
        if rules.few(row["excused"]):
            if team in summed:
                total["excused"] -= row["excused"]
            row["excused"] = None
        _leave_out_roles(row, seats[seats["team"] == team], rules)
    _leave_out_roles(total, seats[seats["team"].isin(summed)], rules)


def _leave_out_roles(row: _Row, seats: pd.DataFrame, rules: Rules) -> None:
    """Shares of a role in which a team has few."""
    few = set(seats.loc[[rules.few(int(of)) for of in seats["members"]], "role"])
    row["team_presence"] = {
        role: None if role in few else share for role, share in row["team_presence"].items()
    }


def _seats(scope: Scope, connection: Connection) -> pd.DataFrame:
    """How many members stood on lists of held meetings in scope: `team`, `role`, `members`."""
    return frame(
        connection,
        select(Meeting.team, Member.role, func.count(func.distinct(Member.code)).label("members"))
        .join(Attendance, same(Attendance, Attendance.meeting, Meeting))
        .join(Member, same(Attendance, Attendance.member, Member))
        .where(scope.in_programme(Meeting), scope.in_period(Meeting.starts_on), scope.held())
        .where(in_term(Meeting.starts_on), Attendance.invited.is_(True))
        .group_by(Meeting.team, Member.role),
    )


def _units(of: _Row, known: Texts) -> None:
    """Names of responsible units; those held back are told apart by a number."""
    named: dict[str, str] = {}

    def told(name: str) -> str:
        if name not in named:
            held = sum(other.startswith(NOT_TOLD) for other in named.values())
            shown = known.told("postulates", "department", name)
            named[name] = shown or (NOT_TOLD if not held else f"{NOT_TOLD} ({held + 1})")
        return named[name]

    for key in ("by_department", "waiting_by_unit"):
        if key in of:
            of[key] = {told(name): row for name, row in of[key].items()}
    if of.get("forecast_silent"):
        of["forecast_silent"]["units"] = [told(name) for name in of["forecast_silent"]["units"]]


def _schedule(of: _Row, rules: Rules, codes: Codes) -> None:
    of["longest_gap_days"] = _coded(of["longest_gap_days"], codes)
    shown: Mapping[str, Callable[[], Any]] = {
        "milestones": lambda: _coded(of["milestones"], codes),
        "upcoming": lambda: [codes.public(code) for code in of["upcoming"]],
    }
    for name, table in (("milestones", "milestones"), ("upcoming", "meetings")):
        of[name] = shown[name]() if table in rules.tables else type(of[name])()


def _coded(rows: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
    return {str(codes.public(code)): row for code, row in rows.items()}
