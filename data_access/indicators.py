"""All indicators of a scope as one JSON-ready object, in the shape of docs/indicators.md."""

from typing import Any

from sqlalchemy import Connection

from data_access import attendance, participation, postulates, schedule
from data_access.scope import Scope
from data_access.shared_reads import shared_reads


def compute(scope: Scope, connection: Connection, series: bool = False) -> dict[str, Any]:
    """Every family's indicators per sector and in total; `series` adds the long ones.

    Rates are fractions, unrounded; dates are ISO texts; undefined values are None.
    """
    with shared_reads():
        return _computed(scope, connection, series)


def _computed(scope: Scope, connection: Connection, series: bool) -> dict[str, Any]:
    return {
        "programme": scope.programme,
        "as_of": scope.as_of.isoformat(),
        "from": scope.date_from.isoformat() if scope.date_from else None,
        "to": scope.date_to.isoformat() if scope.date_to else None,
        "participation": participation.as_json(scope, connection, series),
        "attendance": attendance.as_json(scope, connection),
        "postulates": postulates.as_json(scope, connection, series),
        "schedule": schedule.as_json(scope, connection),
    }
