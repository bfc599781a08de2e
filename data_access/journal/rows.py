"""Rows as the journal keeps them: their tables, keys and columns."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Table

from data_access.models import Base, Recorded

Key = tuple[Any, ...]
"""The values of a row's key, after the programme."""

UNJOURNALLED = ("revised_at",)
"""Columns whose change alone is no change of the record: a calendar's own mark."""


def tables() -> list[Table]:
    """The tables that are journalled, those before that others refer to."""
    kept = {m.local_table for m in Base.registry.mappers if issubclass(m.class_, Recorded)}
    return [table for table in Base.metadata.sorted_tables if table in kept]


def programme_of(table: Table) -> Column[int]:
    """The column that says of which programme a row is."""
    return table.c.id if table.name == "programmes" else table.c.programme_id


def key_of(table: Table) -> list[Column[Any]]:
    """The columns of a row's key, after the programme."""
    if table.name == "programmes":
        return [table.c.code]
    return [column for column in table.primary_key if column.name != "programme_id"]


def beside_key(table: Table) -> list[Column[Any]]:
    """The columns that are written and that no key holds: what may change of a row."""
    known = {programme_of(table).name, "recorded_in", *(column.name for column in key_of(table))}
    return [c for c in table.columns if c.computed is None and c.name not in known]


def read_key(table: Table, key: str) -> Key:
    """The values of an entry's `key`, of their columns' types."""
    return tuple(map(_typed, key_of(table), json.loads(key)))


def read_values(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """An entry's `before` or `after`, of their columns' types."""
    return {name: _typed(table.c[name], value) for name, value in values.items()}


def _typed(column: Column[Any], value: Any) -> Any:
    """The two databases write flags and instants in JSON each in its own way."""
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return bool(value) if isinstance(column.type, Boolean) else value
