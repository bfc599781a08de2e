"""Participation: which organisations take part, of those that declare a sector and of others."""

from typing import Any

from sqlalchemy import Connection

from data_access.participation.active_and_silent import (
    declared,
    organisations,
    silent,
    silent_anywhere,
)
from data_access.participation.acts import acts
from data_access.participation.by_sector import SECTOR_INDICATORS, by_sector, total
from data_access.participation.concentration import concentration, gini, overlap
from data_access.participation.growth import over_time, regulars
from data_access.participation.representation import ATTRIBUTES, representation
from data_access.scope import Scope
from domain.evidence import representation_score

__all__ = [
    "ATTRIBUTES",
    "SECTOR_INDICATORS",
    "acts",
    "as_json",
    "by_sector",
    "concentration",
    "declared",
    "gini",
    "organisations",
    "over_time",
    "overlap",
    "regulars",
    "representation",
    "silent",
    "silent_anywhere",
    "total",
]


def as_json(scope: Scope, connection: Connection, series: bool = False) -> dict[str, Any]:
    """The contract's `participation` object; `series` adds `representation`."""
    sectors = {}
    for row in by_sector(scope, connection).to_dict("records"):
        code = row.pop("sector")
        sectors[code] = _json(row) | _series(scope.of_sector(code), connection, series)
    whole = total(scope, connection).to_dict("records")[0]
    return {"sectors": sectors, "total": _json(whole) | _series(scope, connection, series)}


def _series(scope: Scope, connection: Connection, series: bool) -> dict[str, Any]:
    if not series:
        return {}
    tables = {name: representation(scope, connection, name) for name in ATTRIBUTES}
    columns = ["active", "declared", "active_share", "declared_share", "difference"]
    return {
        "representation": {
            name: {
                row["category"] if isinstance(row["category"], str) else "": _json(
                    {column: row[column] for column in columns}
                )
                for row in table.to_dict("records")
            }
            for name, table in tables.items()
        },
        "representation_score": _json(
            {name: representation_score(table["difference"]) for name, table in tables.items()}
        ),
    }


def _json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value != value else value for name, value in row.items()}
