"""The signals of a scope: what `rules` asks for, read from the indicators."""

from sqlalchemy import Connection

from data_access import attendance, participation, postulates, schedule
from data_access.rules import IDLE_DAYS, INVITED, Signal, falling
from data_access.scope import Scope


def signals(scope: Scope, connection: Connection) -> list[Signal]:
    """All signals of the scope, in the order of `RULES`."""
    found = [
        *_postulates(scope, connection),
        _late(scope, connection),
        *_meetings(scope, connection),
        *_sectors(scope, connection),
        *_organisations(scope, connection),
        _forecast(scope, connection),
    ]
    return [signal for signal in found if signal is not None and signal.count]


def _postulates(scope: Scope, connection: Connection) -> list[Signal]:
    units = postulates.by_department(scope, connection)
    overdue, unjustified = units["overdue"].sum(), units["decided_without_justification"].sum()
    worst = units.dropna(subset=["department"])
    worst = worst[worst["overdue"] == worst["overdue"].max()]
    worst = worst if len(worst) == 1 else worst.head(0)  # of equals none has most
    return [
        Signal(
            "overdue",
            int(overdue),
            "postulates",
            {"overdue": "1"},
            tuple(worst["department"]),
            tuple(worst["overdue"]),
        ),
        Signal("unjustified", int(unjustified), "postulates", {"unjustified": "1"}),
    ]


def _late(scope: Scope, connection: Connection) -> Signal:
    table = schedule.milestones(scope, connection)
    late = table[table["state"] == "late"].sort_values("slip_days", ascending=False)
    worst = late.head(1)[["name", "name_en", "slip_days"]].itertuples(index=False)
    *names, days = next(worst, (None, None, 0))
    return Signal("late", len(late), "schedule", {}, tuple(names), (days,))


def _meetings(scope: Scope, connection: Connection) -> list[Signal]:
    whole = attendance.total(scope, connection).iloc[0]
    columns = {
        "without_list": "list",
        "without_minutes": "minutes",
        "meetings_lapsed": "date",
    }
    return [
        Signal(key.removeprefix("meetings_"), int(whole[key]), "attendance", {"lacking": what})
        for key, what in columns.items()
    ]


def _sectors(scope: Scope, connection: Connection) -> list[Signal]:
    gaps = schedule.longest_gaps(scope, connection)
    idle = gaps[gaps["days_since_last"].astype(float) > IDLE_DAYS]
    idle = idle.sort_values("days_since_last", ascending=False)
    fell = falling(attendance.by_meeting(scope, connection))
    return [
        Signal(
            "idle_sectors",
            len(idle),
            "schedule",
            {},
            tuple(idle["sector"].head(3)),
            tuple(idle["days_since_last"].head(3)),
        ),
        Signal(
            "falling",
            len(fell),
            "attendance",
            {"sector": ",".join(fell)},
            tuple(fell)[:3],
            tuple(fell.values())[:3],
        ),
    ]


def _organisations(scope: Scope, connection: Connection) -> list[Signal]:
    _rows, absent = attendance.never_came(scope, connection, least=INVITED, limit=1)
    _rows, silent = participation.silent(scope, connection, limit=1)
    return [
        Signal("never_came", absent, "participation", {"section": "missing", "list": "never_came"}),
        Signal("silent", silent, "participation", {"section": "missing", "list": "silent"}),
    ]


def _forecast(scope: Scope, connection: Connection) -> Signal | None:
    found = postulates.forecast(scope, connection)
    if not found.open or not found.p85 or not found.deadline or found.p85 <= found.deadline:
        return None
    params = {"section": "course"}
    return Signal("forecast", found.open, "postulates", params, (), (found.p85, found.deadline))
