"""What was written when, by whom, from what: of one record, or of all as a table to take away."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, and_, func, select

from data_access.journal.former_rows import (
    journalled_tables,
    key_of,
    key_text,
    programme_column,
    read_key,
    read_values,
)
from data_access.load.data_format import TABLES
from data_access.models import Base, JournalEntry, Programme, Revision
from data_access.scope import Scope
from domain.clock import local
from domain.vocabulary import RowChange

HISTORY_COLUMNS = (
    *("revision", "at", "by", "source", "programme", "table", "key", "what", "rows"),
    *("column", "before", "after"),
)


def family(name: str) -> list[str]:
    """The tables whose rows belong to a record of that one, itself first: a meeting's list, too."""
    own = Base.metadata.tables[name]
    return [name, *(t.name for t in journalled_tables() if t is not own and _belongs(t, own))]


def record_history(scope: Scope, connection: Connection, table: str, code: str) -> pd.DataFrame:
    """All that was written of a record of the programme and of what belongs to it, the last first.

    One row for each column changed, and one for each row added, removed or brought back. Columns:
    `revision` (int), `at` (local date-time), `by`, `source`, `programme`, `table`, `key` (str),
    `what` (one of `RowChange`), `rows` (int), `column` (str, null where the whole row is meant),
    `before`, `after` (its values, of its own type; null where there was or is none). Rows older
    than the journal tell nothing of when they came.
    """
    within = JournalEntry.table.in_(family(table))
    of = and_(JournalEntry.programme == scope.programme_id, JournalEntry.record == code, within)
    names = {scope.programme_id: scope.programme}
    found = _of_entries(connection, of, names)
    for name in family(table):
        rows = Base.metadata.tables[name]
        own = and_(programme_column(rows) == scope.programme_id, key_of(rows)[0] == code)
        there = select(rows.c.recorded_in, *key_of(rows)).where(own)
        found += [
            _line(number, scope.programme, name, key_text(tuple(key)), RowChange.ADDED)
            for number, *key in connection.execute(there)
        ]
    return _dated(connection, found)


def everything(connection: Connection, since: date | None = None) -> pd.DataFrame:
    """The whole journal, the last first: columns of `record_history`.

    What a revision added to a table and still stands is told in one row, with the number of `rows`.
    `since`: without what was written before that local day.
    """
    names = dict(connection.execute(select(Programme.id, Programme.code)).all())
    found = _of_entries(connection, JournalEntry.id.is_not(None), names)
    for table in journalled_tables():
        of = programme_column(table)
        counts = select(table.c.recorded_in, of, func.count()).group_by(table.c.recorded_in, of)
        found += [
            _line(number, names.get(of, ""), table.name, "", RowChange.ADDED, rows=rows)
            for number, of, rows in connection.execute(counts)
        ]
    whole = _dated(connection, found)
    if since is None:
        return whole
    return whole[[at.date() >= since for at in whole["at"]]].reset_index(drop=True)


def _of_entries(
    connection: Connection, of: ColumnElement[bool], names: dict[int, str]
) -> list[dict[str, Any]]:
    entries = connection.execute(select(JournalEntry.__table__).where(of).order_by(JournalEntry.id))
    return [line for entry in entries for line in _lines(entry, names.get(entry.programme, ""))]


def _lines(entry: Any, programme: str) -> list[dict[str, Any]]:
    """A line for each column changed; one for a row removed or brought back, and when it came."""
    table = Base.metadata.tables[entry.table]
    key = key_text(read_key(table, entry.key))
    known = (programme, entry.table, key)
    if entry.before is None:
        return [_line(entry.revision, *known, RowChange.BROUGHT_BACK)]
    if entry.after is None:
        came = _line(entry.recorded_in, *known, RowChange.ADDED)
        return [came, _line(entry.revision, *known, RowChange.REMOVED)]
    before, after = read_values(table, entry.before), read_values(table, entry.after)
    shown = [column.name for column in TABLES[entry.table].columns if column.name in before]
    return [
        _line(entry.revision, *known, RowChange.CHANGED)
        | {"column": name, "before": before[name], "after": after[name]}
        for name in shown
    ]


def _line(
    revision: int, programme: str, table: str, key: str, what: RowChange, rows: int = 1
) -> dict[str, Any]:
    nothing = {"column": None, "before": None, "after": None}
    known = {"programme": programme, "table": table, "key": key, "what": what.value, "rows": rows}
    return {"revision": revision, **known, **nothing}


def _dated(connection: Connection, lines: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """The lines with when, who and from what, the last revision first; older ones are left out."""
    places = {table.name: n for n, table in enumerate(journalled_tables())}
    known = {of.revision: of for of in connection.execute(select(Revision.__table__))}
    ordered = sorted(
        (line for line in lines if line["revision"] in known),
        key=lambda line: (-line["revision"], places[line["table"]], line["key"]),
    )
    rows = []
    for line in ordered:
        of = known[line["revision"]]
        told = {"at": local(of.at), "by": of.by, "source": of.source}
        rows.append([(line | told)[name] for name in HISTORY_COLUMNS])
    return pd.DataFrame(rows, columns=list(HISTORY_COLUMNS), dtype=object).astype(
        {"revision": "int64", "rows": "int64"}
    )


def _belongs(table: Table, to: Table) -> bool:
    """Whether the first column of its key names a record of the other."""
    first = key_of(table)[0]
    return any(key.column.table is to for key in first.foreign_keys)
