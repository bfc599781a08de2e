"""The records as they were: a programme at the end of an earlier revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, Table, and_, create_engine, func, insert, select

from data_access.dialect import add_functions
from data_access.journal.former_rows import (
    FormerRow,
    beside_key,
    journalled_tables,
    programme_column,
    read_values,
    rows_before,
    whole_key,
)
from data_access.models import Base, Database, JournalEntry, Programme, Revision
from domain.clock import LOCAL

_CHUNK = 20_000


def revision_on(connection: Connection, programme_id: int, day: date) -> int | None:
    """The last revision of that local day or before.

    None where the journal does not reach so far back, or the programme was not recorded yet.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), LOCAL).astimezone(UTC)
    until = Revision.at < midnight.replace(tzinfo=None)
    last = connection.scalar(select(func.max(Revision.revision)).where(until))
    since = connection.scalar(select(Database.journal_from))
    recorded = select(Programme.recorded_in).where(Programme.id == programme_id)
    first = max(since, connection.scalar(recorded) or 0)
    return last if last is not None and last >= first else None


@contextmanager
def as_recorded(connection: Connection, programme_id: int, revision: int) -> Iterator[Connection]:
    """A connection to the programme as it was at the end of that revision: all reads take it.

    The connection itself where nothing of the programme was written since; else a copy in memory.
    """
    entries = and_(
        JournalEntry.programme == programme_id,
        JournalEntry.revision > revision,
        JournalEntry.recorded_in <= revision,
    )
    before = rows_before(connection, entries)
    if not before and not _added_since(connection, programme_id, revision):
        yield connection
        return
    memory = create_engine("sqlite://")
    with memory.connect() as copy:
        add_functions(copy.connection.driver_connection)
        Base.metadata.create_all(copy)
        for table in journalled_tables():
            was = {row.found_by: row for row in before if row.table is table}
            _copy(connection, copy, table, programme_id, revision, was)
        yield copy
    memory.dispose()


def _added_since(connection: Connection, programme_id: int, revision: int) -> bool:
    return any(
        connection.scalar(
            select(table.c.recorded_in)
            .where(programme_column(table) == programme_id, table.c.recorded_in > revision)
            .limit(1)
        )
        for table in journalled_tables()
    )


def _copy(
    connection: Connection,
    copy: Connection,
    table: Table,
    programme_id: int,
    revision: int,
    was: dict[tuple, FormerRow],
) -> None:
    """The table's rows as they were; `was`: those that have changed since, by their whole key."""
    keys, columns = whole_key(table), [table.c.recorded_in, *beside_key(table)]
    known = select(*keys, *columns).where(
        programme_column(table) == programme_id, table.c.recorded_in <= revision
    )
    seen = set()
    for some in connection.execute(known).mappings().partitions(_CHUNK):
        rows = []
        for row in map(dict, some):
            key = tuple(row[column.name] for column in keys)
            before = was.get(key)
            if before is None:
                rows.append(row)
            elif before.values is not None:
                rows.append(row | read_values(table, before.values))
            seen.add(key) if before else None
        if rows:
            copy.execute(insert(table), rows)
    gone = [row for key, row in was.items() if key not in seen and row.values is not None]
    names = [column.name for column in keys]
    back = [
        {"recorded_in": row.recorded_in}
        | dict(zip(names, row.found_by, strict=True))
        | read_values(table, row.values or {})
        for row in gone
    ]
    if back:
        copy.execute(insert(table), back)
