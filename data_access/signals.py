"""The signals of a scope: what `rules` asks for, read from the indicators."""

import pandas as pd
from sqlalchemy import Connection

from data_access import attendance, participation, postulates, schedule
from data_access.availability import GivenKind, available_kinds
from data_access.scope import Choice, Scope
from domain.evidence import leader
from domain.forecast import Danger, danger
from domain.signals import Signal, falling


def signals(scope: Scope, connection: Connection) -> list[Signal]:
    """All signals of the scope, in the order of `SIGNAL_KINDS`."""
    known = available_kinds(scope, connection)
    found = [
        *_postulates(scope, connection, known),
        _late(scope, connection),
        *_meetings(scope, connection, known),
        *_sectors(scope, connection),
        *_organisations(scope, connection, known),
        _forecast(scope, connection),
    ]
    return [signal for signal in found if signal is not None and signal.count]


def _postulates(scope: Scope, connection: Connection, known: set[GivenKind]) -> list[Signal]:
    units = postulates.by_department(scope, connection)
    overdue, unjustified = units["overdue"].sum(), units["unjustified"].sum()
    first = leader(units["overdue"])
    worst = units.iloc[[] if first is None else [first]].dropna(subset=["department"])
    return [
        Signal(
            "overdue",
            int(overdue),
            tuple(worst["department"]),
            tuple(worst["overdue"]),
            units=_by_unit(units),
        ),
        Signal("unjustified", int(unjustified), unrecorded="justification" not in known),
    ]


def _by_unit(units: pd.DataFrame) -> dict[str, int]:
    """Responsible unit → its overdue ones, the most first; without those that no unit has."""
    late = units.dropna(subset=["department"]).set_index("department")["overdue"]
    late = late[late > 0].sort_values(ascending=False, kind="stable")
    return {str(unit): int(n) for unit, n in late.items()}


def _late(scope: Scope, connection: Connection) -> Signal:
    table = schedule.milestones(scope, connection)
    late = table[table["state"] == "late"].sort_values("slip_days", ascending=False)
    worst = late.head(1)[["name", "name_en", "slip_days"]].itertuples(index=False)
    *names, days = next(worst, (None, None, 0))
    about = tuple(names)
    return Signal("late", len(late), about, (days,), beyond=scope.chosen)


def _meetings(scope: Scope, connection: Connection, known: set[GivenKind]) -> list[Signal]:
    whole = attendance.total(scope, connection).iloc[0]
    return [
        Signal("without_list", int(whole["without_list"]), unrecorded="list" not in known),
        Signal("without_minutes", int(whole["without_minutes"]), unrecorded="minutes" not in known),
        Signal("lapsed", int(whole["meetings_lapsed"])),
    ]


def _sectors(scope: Scope, connection: Connection) -> list[Signal]:
    idle = _idle(scope, connection)
    fell = falling(attendance.by_meeting(scope, connection))
    return [
        Signal(
            "idle_sectors",
            len(idle),
            tuple(idle["sector"]),
            tuple(idle["days_since_last"]),
            beyond=_period(scope),
        ),
        Signal("falling", len(fell), tuple(fell), tuple(fell.values()), narrows=tuple(fell)),
    ]


def _idle(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Rows of `longest_gaps`: the sectors that never met, then the longest without a meeting."""
    gaps = schedule.longest_gaps(scope, connection)
    idle = gaps[gaps["idle"]]
    return idle.sort_values("days_since_last", ascending=False, na_position="first", kind="stable")


def _period(scope: Scope) -> tuple[Choice, ...]:
    """The period, where one is chosen: it narrows nothing that is counted over all of it."""
    return tuple(choice for choice in scope.chosen if choice == "period")


def _organisations(scope: Scope, connection: Connection, known: set[GivenKind]) -> list[Signal]:
    reads = {
        "never_came": attendance.never_came,
        **({"missed_all": attendance.missed_all} if scope.chosen else {}),
        **({"silent": participation.silent} if "act" in known else {}),
    }
    return [
        Signal(
            key,
            read(scope, connection, limit=1)[1],
            sectors=bool(scope.sectors),
            beyond=_period(scope) if key == "silent" else (),
        )
        for key, read in reads.items()
    ]


def _forecast(scope: Scope, connection: Connection) -> Signal | None:
    """Speaks unless all open postulates are expected to be decided in time; silence would be a
    promise.
    """
    found = postulates.forecast(scope, connection)
    why = danger(found, lambda: postulates.track_record(scope, connection))
    if why is None:
        return None
    about = (why, *found.silent)
    values = (found.deadline, found.dates.p85 if why == Danger.LATE else None, found.silent_open)
    return Signal("forecast", found.open, about, values)
