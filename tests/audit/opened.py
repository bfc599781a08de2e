"""How many records a signal's link opens, as its page reads them."""

from dataclasses import replace

from sqlalchemy import Connection

from data_access import attendance, participation, postulates, schedule
from data_access.scope import Scope
from domain.signals import Signal


def opened(signal: Signal, scope: Scope, connection: Connection) -> int:
    if signal.target.sectors:
        scope = replace(scope, sectors=signal.target.sectors)
    lists = {
        "overdue": lambda: postulates.search(scope, connection, deadline="overdue")[1],
        "unjustified": lambda: postulates.search(scope, connection, unjustified=True)[1],
        "forecast": lambda: postulates.search(scope, connection, status="open")[1],
        "without_list": lambda: attendance.meetings(scope, connection, lacking="list")[1],
        "without_minutes": lambda: attendance.meetings(scope, connection, lacking="minutes")[1],
        "lapsed": lambda: attendance.meetings(scope, connection, lacking="date")[1],
        "never_came": lambda: attendance.never_came(scope, connection)[1],
        "missed_all": lambda: attendance.missed_all(scope, connection)[1],
        "silent": lambda: participation.silent(scope, connection)[1],
        "idle_sectors": lambda: len(schedule.longest_gaps(scope, connection)),
        "falling": lambda: len(attendance.by_sector(scope, connection)),
        "late": lambda: (schedule.milestones(scope, connection)["state"] == "late").sum(),
    }
    return int(lists[signal.key]())
