"""A revision taken back: whole or not at all, and as a write of its own."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)

from data_access.engine import revision, writing
from data_access.journal import refusal
from data_access.journal.former_rows import (
    FormerRow,
    existing,
    journalled_tables,
    read_values,
    rows_before,
    whole_key,
)
from data_access.load.calendar_revision import revise, shown_in_calendar
from data_access.load.store import ChangedRows
from data_access.models import JournalEntry, Programme


@dataclass(frozen=True)
class Undone:
    """What an undo changed, per table, and the revision by which it can be undone itself."""

    revision: int
    changes: dict[str, ChangedRows]


def undo(engine: Engine, number: int, *, by: str = "") -> Undone:
    """Take back what the revision of that number wrote, in one transaction.

    Rows come back as they were, with the revision that first recorded them. Raises
    `refusal.NotUndone` where later changes stand on it, it is undone already, or the journal does
    not reach so far; `Busy` where another writer does not end. Nothing is changed then.
    """
    with writing(engine, by=by, undoes=number) as connection:
        refusal.check_undoable(connection, number)
        programmes = list(connection.scalars(select(Programme.code)))
        written = and_(JournalEntry.revision == number, JournalEntry.recorded_in != number)
        before, was = shown_in_calendar(connection, programmes), rows_before(connection, written)
        refusal.check_parents(connection, number, was)
        counts = {table.name: Counter[str]() for table in journalled_tables()}
        for table in journalled_tables():
            kept = [row for row in was if row.table is table and row.values is not None]
            counts[table.name] += _restored(connection, table, kept)
        for table in reversed(journalled_tables()):
            gone = [row for row in was if row.table is table and row.values is None]
            refusal.check_children(connection, table, number, gone)
            counts[table.name] += _removed(connection, table, number, gone)
        revise(connection, before, list(connection.scalars(select(Programme.code))))
        connection.execute(text("ANALYZE"))
        changes = {
            name: ChangedRows(of["added"], of["changed"], 0, of["removed"])
            for name, of in counts.items()
            if of.total()
        }
        return Undone(revision(connection), changes)


def _restored(connection: Connection, table: Table, rows: Sequence[FormerRow]) -> Counter[str]:
    """Bring the rows back to what they were; how many were added, how many changed."""
    there = existing(connection, table, [row.found_by for row in rows])
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    back = []
    for row in rows:
        values = read_values(table, row.values or {})
        if row.whole:
            values["recorded_in"] = row.recorded_in
        if row.found_by in there:
            key = {f"of_{n}": value for n, value in enumerate(row.found_by)}
            alike[tuple(values)].append(values | key)
        else:
            names = (column.name for column in whole_key(table))
            back.append((row, values | dict(zip(names, row.found_by, strict=True))))
    for names, values in alike.items():
        of = (c == bindparam(f"of_{n}") for n, c in enumerate(whole_key(table)))
        new = {name: bindparam(name) for name in names}
        connection.execute(update(table).where(*of).values(new), values)
    if back:
        connection.execute(insert(table), [values for _, values in back])
        number = revision(connection)
        connection.execute(insert(JournalEntry), [row.brought_back(number) for row, _ in back])
    return Counter(added=len(back), changed=len(rows) - len(back))


def _removed(
    connection: Connection, table: Table, number: int, rows: Sequence[FormerRow]
) -> Counter[str]:
    """Delete the rows that the revision first recorded, and those that it had brought back."""
    removed = connection.execute(delete(table).where(table.c.recorded_in == number)).rowcount
    if rows:
        of = (c == bindparam(f"of_{n}") for n, c in enumerate(whole_key(table)))
        keys = [{f"of_{n}": v for n, v in enumerate(row.found_by)} for row in rows]
        connection.execute(delete(table).where(*of), keys)
    return Counter(removed=removed + len(rows))
