"""Rows as the journal keeps them: their tables, keys and columns."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Table,
    select,
    tuple_,
)

from data_access.models import Base, JournalEntry, Recorded
from domain.clock import local

RowKey = tuple[Any, ...]
"""The values of a row's key, after the programme."""

_CHUNK = 5_000
"""Keys of one statement: SQLite takes 32,766 values in one."""
UNJOURNALLED = ("revised_at",)
"""Columns whose change alone is no change of the record: a calendar's own mark."""


def journalled_tables() -> list[Table]:
    """The tables that are journalled, those before that others refer to."""
    kept = {m.local_table for m in Base.registry.mappers if issubclass(m.class_, Recorded)}
    return [table for table in Base.metadata.sorted_tables if table in kept]


def programme_column(table: Table) -> Column[int]:
    """The column that says of which programme a row is."""
    return table.c.id if table.name == "programmes" else table.c.programme_id


def key_of(table: Table) -> list[Column[Any]]:
    """The columns of a row's key, after the programme."""
    if table.name == "programmes":
        return [table.c.code]
    return [column for column in table.primary_key if column.name != "programme_id"]


def beside_key(table: Table) -> list[Column[Any]]:
    """The columns of a row that may change: written, and in no key."""
    known = {
        programme_column(table).name,
        "recorded_in",
        *(column.name for column in key_of(table)),
    }
    return [c for c in table.columns if c.computed is None and c.name not in known]


def read_key(table: Table, key: str) -> RowKey:
    """The values of an entry's `key`, of their columns' types."""
    return tuple(map(_typed, key_of(table), json.loads(key)))


def key_text(key: RowKey) -> str:
    """A key for reading: «EDU-S1 / organisation / O-12»."""
    return " / ".join(
        f"{local(part):%Y-%m-%d %H:%M:%S}" if isinstance(part, datetime) else str(part)
        for part in key
    )


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


def whole_key(table: Table) -> list[Column[Any]]:
    """The columns that find a row: its programme's, and those of its key."""
    return [programme_column(table), *key_of(table)]


@dataclass
class FormerRow:
    """What a row was before a revision: the raw `values` of the columns that this changed.

    `whole` where the revision removed it: then they are all. None where it was not there.
    """

    programme: int
    table: Table
    record: str
    key: str
    recorded_in: int
    values: dict[str, Any] | None = None
    whole: bool = False

    @property
    def found_by(self) -> RowKey:
        """The values of `whole_key`."""
        return (self.programme, *read_key(self.table, self.key))

    def brought_back(self, revision: int) -> dict[str, Any]:
        """The entry of the journal for the revision that restores the row."""
        return {
            "revision": revision,
            "programme": self.programme,
            "table": self.table.name,
            "record": self.record,
            "key": self.key,
            "recorded_in": self.recorded_in,
            "before": None,
            "after": self.values,
        }


def existing(connection: Connection, table: Table, keys: Sequence[RowKey]) -> dict[RowKey, int]:
    """Of those whole keys the ones that the table holds, each with its row's `recorded_in`."""
    columns, found = whole_key(table), {}
    for start in range(0, len(keys), _CHUNK):
        some = tuple_(*columns).in_(keys[start : start + _CHUNK])
        for *key, recorded_in in connection.execute(
            select(*columns, table.c.recorded_in).where(some)
        ):
            found[tuple(key)] = recorded_in
    return found


def rows_before(connection: Connection, entries: ColumnElement[bool]) -> list[FormerRow]:
    """What each row was before those entries of the journal, the earliest of them first undone."""
    found: dict[RowKey, FormerRow] = {}
    wanted = select(JournalEntry.__table__).where(entries).order_by(JournalEntry.id.desc())
    for entry in connection.execute(wanted):
        table = Base.metadata.tables[entry.table]
        known = (entry.programme, table, entry.record, entry.key, entry.recorded_in)
        row = found.setdefault((entry.programme, entry.table, entry.key), FormerRow(*known))
        row.recorded_in = entry.recorded_in
        if entry.before is None:
            row.values, row.whole = None, False
        else:
            row.whole |= entry.after is None
            row.values = (row.values or {}) | entry.before
    return list(found.values())
