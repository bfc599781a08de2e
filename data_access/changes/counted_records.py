"""The records behind every indicator that is a count, from the reads that count them."""

from collections.abc import Collection, Iterable

import pandas as pd
from sqlalchemy import Connection, select

from data_access import attendance, schedule
from data_access.attendance.meetings import ATTENDANCE_COUNTS as OF_LISTS
from data_access.attendance.meetings import ATTENDANCE_RATES as OF_RATES
from data_access.attendance.meetings import list_rows
from data_access.engine import frame
from data_access.journal.former_rows import key_text
from data_access.models import Organisation, OrganisationSector, Postulate
from data_access.participation.acts import active_organisations, acts
from data_access.postulates.missing_justifications import changes_without_reason
from data_access.postulates.status import status_at
from data_access.scope import Scope
from domain.changes import COUNTED
from domain.quorum import quorate
from domain.vocabulary import Group, MeetingStatus

_FLAGS = ("due", "on_time", "overdue", "taken_up", "traced")


def counted_records(
    scope: Scope, connection: Connection, meetings: Collection[str] | None = None
) -> pd.DataFrame:
    """Every count of the scope's total as its records: the columns of `domain.changes.COUNTED`.

    Of attendance lists only those of these `meetings`, if any are given: the counts of lists are
    then those of them alone. A record may stand in many counts; what it adds to one of them is its
    `effect`, never 0.
    """
    parts = [
        *_postulates(scope, connection),
        *_meetings(scope, connection),
        *_lists(scope, connection, meetings),
        *_organisations(scope, connection),
        *_milestones(scope, connection),
    ]
    together = pd.concat(parts, ignore_index=True)[COUNTED]
    return together[together["effect"] != 0].reset_index(drop=True)


def _postulates(scope: Scope, connection: Connection) -> Iterable[pd.DataFrame]:
    at = status_at(scope)
    columns = (at.c.status, at.c.status_group, at.c.status_on, at.c.submitted_on, at.c.justified)
    rows = frame(
        connection,
        select(at.c.code, Postulate.title, *columns, *(at.c[flag] for flag in _FLAGS)).join(
            Postulate, (Postulate.code == at.c.code) & scope.in_programme(Postulate)
        ),
    )
    rows = rows.rename(columns={"code": "key", "title": "label"}).assign(
        date=rows["status_on"].where(rows["status_on"].notna(), rows["submitted_on"])
    )
    decided = rows["status_group"] == Group.DECIDED
    yield _set(rows, "postulates", "postulates")
    yield _set(rows, "postulates", _family("by_status", rows["status"]))
    yield _set(rows, "postulates", _family("by_group", rows["status_group"]))
    yield _set(rows[rows["status_group"] != Group.VOID], "postulates", "not_void")
    yield _set(rows[decided], "postulates", "decided")
    yield _set(rows[decided & (rows["justified"] == 1)], "postulates", "justified")
    yield _set(rows[decided & (rows["justified"] == 0)], "postulates", "unjustified")
    for flag in _FLAGS:
        yield _set(rows[rows[flag] == 1], "postulates", flag)
    bare = changes_without_reason(scope, connection)
    bare = bare.rename(columns={"code": "key", "title": "label", "changed_on": "date"})
    alike = bare.groupby("key", as_index=False).agg(
        label=("label", "first"), date=("date", "max"), effect=("key", "size")
    )
    yield _set(alike, "postulates", "changes_without_reason", alike["effect"])


def _meetings(scope: Scope, connection: Connection) -> Iterable[pd.DataFrame]:
    rows = attendance.by_meeting(scope, connection)
    rows = rows.rename(columns={"code": "key", "starts_on": "date"}).assign(
        label=rows["title"].where(rows["title"].notna(), rows["team"])
    )
    held = rows[rows["status"] == MeetingStatus.HELD]
    yield _set(rows, "meetings", _family("meetings", rows["status"]))
    yield _set(rows[rows["lapsed"]], "meetings", "meetings_lapsed")
    yield _set(held[~held["has_list"]], "meetings", "without_list")
    yield _set(held[~held["has_minutes"]], "meetings", "without_minutes")
    sessions = attendance.quorums(scope, connection).query("members > 0")
    sessions = sessions.rename(columns={"code": "key", "title": "label", "starts_on": "date"})
    yield _set(sessions, "meetings", "sessions")
    yield _set(sessions[quorate(sessions["present"], sessions["members"])], "meetings", "quorate")


def _lists(
    scope: Scope, connection: Connection, meetings: Collection[str] | None
) -> Iterable[pd.DataFrame]:
    rows = attendance.by_meeting(scope, connection)
    rows = list_rows(scope, connection, rows["code"].tolist() if meetings is None else meetings)
    keys = ("meeting", "participant_kind", "participant")
    names = _names(scope, connection)
    came = rows["meeting"].isin(rows.loc[rows["any_attended"] == 1, "meeting"])
    rows = rows.assign(
        key=[key_text(key) for key in zip(*(rows[name] for name in keys), strict=True)],
        label=[names.get(code, code) for code in rows["participant"]],
        date=rows["starts_on"],
    )
    for name in OF_LISTS:
        yield _set(rows, "attendance", name, rows[name])
    for name in dict.fromkeys(part for parts in OF_RATES.values() for part in parts):
        yield _set(rows[came], "attendance", f"rate_{name}", rows.loc[came, name])


def _organisations(scope: Scope, connection: Connection) -> Iterable[pd.DataFrame]:
    active = active_organisations(scope, connection)
    together = active.groupby("organisation", as_index=False).agg(
        meetings=("meetings", "sum"),
        acts=("acts", "sum"),
        declares=("declares_any", "max"),
        newcomer=("newcomer", "max"),
        submits=("submits", "max"),
    )
    done = acts(scope)
    names = _names(scope, connection)
    days = frame(connection, select(done.c.organisation, done.c.day))
    last = days.groupby("organisation")["day"].max()
    rows = together.rename(columns={"organisation": "key"})
    rows = rows.assign(label=rows["key"].map(names), date=rows["key"].map(last))
    yield _set(rows, "organisations", "active")
    yield _set(rows[rows["declares"] == 1], "organisations", "active_declared")
    yield _set(rows[rows["declares"] == 0], "organisations", "active_outside")
    yield _set(rows[rows["meetings"] > 0], "organisations", "attending")
    yield _set(rows[rows["meetings"] > 1], "organisations", "attending_again")
    yield _set(rows[rows["submits"] == 1], "organisations", "submitting")
    yield _set(rows[rows["newcomer"] == 1], "organisations", "newcomers")
    yield _set(rows, "organisations", "acts", rows["acts"])
    declared = select(OrganisationSector.organisation.label("key")).where(scope.declarations())
    declaring = frame(connection, declared.distinct())
    declaring = declaring.assign(label=declaring["key"].map(names), date=declaring["key"].map(last))
    yield _set(declaring, "organisations", "declared")


def _names(scope: Scope, connection: Connection) -> dict[str, str]:
    """Of the organisations."""
    known = select(Organisation.code, Organisation.name).where(scope.in_programme(Organisation))
    return dict(connection.execute(known).all())


def _milestones(scope: Scope, connection: Connection) -> Iterable[pd.DataFrame]:
    rows = schedule.milestones(scope, connection)
    ended = rows["actual_end"].where(rows["actual_end"].notna(), rows["actual_start"])
    rows = rows.rename(columns={"code": "key", "name": "label"}).assign(date=ended)
    yield _set(rows, "milestones", _family("milestones", rows["state"]))


def _family(name: str, states: pd.Series) -> pd.Series:
    """The count of each row: «by_status.accepted»; also of no rows."""
    return pd.Series([f"{name}.{state}" for state in states], states.index, dtype=object)


def _set(
    rows: pd.DataFrame, table: str, count: str | pd.Series, effect: int | pd.Series = 1
) -> pd.DataFrame:
    found = rows[["key", "label", "date"]].astype(object)
    return found.assign(count=count, table=table, effect=effect).astype({"effect": "int64"})
