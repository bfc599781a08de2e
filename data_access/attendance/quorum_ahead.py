"""Will the coordinating team's coming meetings have a quorum, and whom is it worth calling?"""

import numpy as np
import pandas as pd
from sqlalchemy import Connection, and_, case, exists, func, select
from sqlalchemy.orm import aliased

from data_access.attendance.conditions import in_term, planned, same
from data_access.engine import frame
from data_access.models import Attendance, Meeting, Member
from data_access.scope import Scope
from domain.quorum import Presence, chance, expected_presence, needed, worth_a_call
from domain.vocabulary import COORDINATING

_MEETING = ["code", "title", "starts_on", "members", "needed", "expected", "chance", "known"]
_NUMBERS = {"members": int, "needed": int, "known": int, "expected": float, "chance": float}
_SEAT = ["code", "member", "display_name", "role", "organisation", "department"]
_OWN = ["seats", "present", "excused", "presence", "worth"]


def quorum_ahead(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Planned meetings of the coordinating team on or after the as-of date, the next first.

    Columns: `code`, `title` (str), `starts_on` (date), `members` (int: in term on the day),
    `needed` (int: present for a quorum), `expected` (float: how many are likely to come), `chance`
    (float: that they are enough), `known` (int: past meetings with a list that this rests on).
    `expected` and `chance` are NaN where nobody is in term or no past meeting has a list.
    """
    seats = seats_ahead(scope, connection)
    rows = []
    for (code, title, day), team in seats.groupby(["code", "title", "starts_on"], dropna=False):
        known, enough = int(team["known"].iloc[0]), needed(len(team))
        presence = team["presence"].to_numpy(float)
        told = chance(presence, enough) if known else np.nan
        expected = presence.sum() if known else np.nan
        rows.append((code, title, day, len(team), enough, expected, told, known))
    found = pd.DataFrame(rows, columns=_MEETING).astype(_NUMBERS)
    return found.sort_values(["starts_on", "code"], ignore_index=True)


def seats_ahead(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Each member in term at each of those meetings, the one most worth a call first.

    Columns: `code`, `title` (str), `starts_on` (date) of the meeting; `member`, `display_name`,
    `role`, `organisation`, `department` (str); `seats`, `present` (int: past meetings with a list
    in the member's term, and those attended), `excused` (bool: has sent notice for this one),
    `presence` (float: the chance to come, 0 if excused), `worth` (float: by how much the chance of
    a quorum rises with the member's log-odds), `known` (int: past meetings with a list).
    """
    ahead = _members_at(connection, _coming(scope))
    past = _members_at(connection, _past(scope))
    own = past[past["team"] == COORDINATING]
    counts = own.groupby("member")["present"].agg(["size", "sum"])
    everyone = Presence(float(past["present"].sum()), float(len(past)))
    history = own.assign(meeting=own["starts_on"].astype(str) + own["code"])
    members = ahead["member"].unique().tolist()
    presence = pd.Series(expected_presence(history, members, everyone), members, dtype=float)
    seats = ahead.assign(
        presence=ahead["member"].map(presence).where(~ahead["excused"], 0.0).astype(float)
    )
    worth = seats.groupby("code")["presence"].transform(_worth)
    seats = seats.assign(worth=worth.astype(float))
    seats = seats.assign(
        seats=seats["member"].map(counts["size"]).fillna(0).astype(int),
        present=seats["member"].map(counts["sum"]).fillna(0).astype(int),
        known=own["code"].nunique(),
    )
    order = {"starts_on": True, "code": True, "worth": False, "member": True}
    seats = seats.sort_values([*order], ascending=[*order.values()], ignore_index=True)
    return seats[["title", "starts_on", *_SEAT, *_OWN, "known"]]


def seats_at(scope: Scope, connection: Connection, meeting: str) -> pd.DataFrame:
    """Members of the meeting's team in term on its day.

    Columns: `member`, `display_name`, `role`, `organisation`, `department` (str); `present`,
    `excused` (bool): as the meeting's list says, whatever the meeting's status.
    """
    found = _members_at(connection, and_(scope.in_programme(Meeting), Meeting.code == meeting))
    return found.drop(columns=["code", "title", "starts_on", "team"])


def _worth(presence: pd.Series) -> np.ndarray:
    return worth_a_call(presence.to_numpy(float), needed(len(presence)))


def _coming(scope: Scope):
    return and_(
        scope.in_programme(Meeting),
        Meeting.team == COORDINATING,
        planned(scope),
        Meeting.starts_on >= scope.as_of,
    )


def _past(scope: Scope):
    """Held meetings of every team with a list, whatever is chosen: presence is a habit."""
    listed = aliased(Attendance)
    return and_(
        scope.in_programme(Meeting),
        scope.held(),
        exists().where(same(listed, listed.meeting, Meeting), listed.attended.is_(True)),
    )


def _members_at(connection: Connection, meetings) -> pd.DataFrame:
    """One row per meeting and member of its team in term on the day: the meeting's `code`, `title`,
    `starts_on`, `team`; `member`, `display_name`, `role`, `organisation`, `department`; `present`,
    `excused` (bool)."""
    row = Attendance
    its = and_(Member.programme_id == Meeting.programme_id, Member.team == Meeting.team)
    listed = and_(same(row, row.meeting, Meeting), row.member == Member.code)
    table = frame(
        connection,
        select(
            Meeting.code, Meeting.title, Meeting.starts_on, Meeting.team,
            Member.code.label("member"), Member.display_name, Member.role,
            Member.organisation, Member.department,
            func.coalesce(case((row.attended, 1), else_=0), 0).label("present"),
            func.coalesce(case((row.excused, 1), else_=0), 0).label("excused"),
        )
        .join(Member, and_(its, in_term(Meeting.starts_on)))
        .outerjoin(row, listed)
        .where(meetings)
        .order_by(Meeting.starts_on, Meeting.code, Member.code),
    )  # fmt: skip
    return table.astype({"present": bool, "excused": bool})
