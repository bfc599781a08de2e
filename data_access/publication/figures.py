"""The indicators as anyone may see them: without small groups of people and texts held back."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.attendance.rows import in_term, same
from data_access.engine import frame
from data_access.indicators import compute
from data_access.models import Attendance, Meeting, Member
from data_access.publication.codes import Codes
from data_access.publication.few import left_out
from data_access.publication.rules import Rules
from data_access.publication.texts import NOT_TOLD, Texts, texts
from data_access.scope import Scope
from domain.vocabulary import COORDINATING

Row = dict[str, Any]


def public_indicators(
    scope: Scope, connection: Connection, rules: Rules, series: bool = False
) -> Row:
    """`indicators.compute`, as it may go out.

    `people`, `excused` and shares of a role are None where they would tell of fewer people than the
    rules allow, in their place or by what is left of the whole. Codes and names of units are the
    public ones; meetings and milestones stand singly only where their tables are public.
    """
    found = compute(scope, connection, series)
    codes, known = Codes(connection), texts(connection, scope.programme_id)
    seats = _seats(scope, connection)
    for family in ("participation", "attendance", "postulates"):
        found[family]["sectors"] = _coded(found[family]["sectors"], codes)
    _attendance(found["attendance"], rules, codes, seats)
    for of in (*found["postulates"]["sectors"].values(), found["postulates"]["total"]):
        _units(of, known)
    _schedule(found["schedule"], rules, codes)
    return found


def _attendance(of: Row, rules: Rules, codes: Codes, seats: pd.DataFrame) -> None:
    rows = of["sectors"] | {COORDINATING: of["coordinating"]}
    _leave_out(rows.values(), rules)
    _leave_out([of["total"]], rules)
    by_team: dict[str, list[Row]] = {}
    for meeting in of["meetings"].values():
        by_team.setdefault(codes.public(meeting["team"]) or "", []).append(meeting)
    for team, meetings in by_team.items():
        if team in rows and rows[team]["people"] is None:
            for meeting in meetings:
                meeting["people"] = None
        _leave_out(meetings, rules)
    for team, row in rows.items():
        own = seats[seats["team"].map(codes.public) == team]
        _leave_out_roles(row, own, rules)
    _leave_out_roles(of["total"], seats, rules)
    if {"meetings", "attendance"} <= rules.tables.keys():
        of["meetings"] = _coded(of["meetings"], codes)
        for meeting in of["meetings"].values():
            meeting["team"] = codes.public(meeting["team"])
    else:
        of["meetings"] = {}


def _leave_out(rows: Iterable[Row], rules: Rules) -> None:
    """Of rows that make up one whole."""
    listed = list(rows)
    for name in ("people", "excused"):
        told = [row for row in listed if name in row]
        for row, out in zip(told, left_out([row[name] for row in told], rules), strict=True):
            row[name] = None if out else row[name]


def _leave_out_roles(row: Row, seats: pd.DataFrame, rules: Rules) -> None:
    """Shares of a role in which few sit."""
    sizes = seats.groupby("role")["members"].sum().to_dict()
    row["team_presence"] = {
        role: None if rules.few(int(sizes.get(role, 0))) else share
        for role, share in row["team_presence"].items()
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


def _units(of: Row, known: Texts) -> None:
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


def _schedule(of: Row, rules: Rules, codes: Codes) -> None:
    of["longest_gap_days"] = _coded(of["longest_gap_days"], codes)
    shown: Mapping[str, Callable[[], Any]] = {
        "milestones": lambda: _coded(of["milestones"], codes),
        "upcoming": lambda: [codes.public(code) for code in of["upcoming"]],
    }
    for name, table in (("milestones", "milestones"), ("upcoming", "meetings")):
        of[name] = shown[name]() if table in rules.tables else type(of[name])()


def _coded(rows: Mapping[str, Any], codes: Codes) -> dict[str, Any]:
    return {str(codes.public(code)): row for code, row in rows.items()}
