"""Rows deleted by a load that replaces a programme and no longer names them."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Table, delete, select, tuple_

_CHUNK = 5_000
"""Rows of one statement: SQLite takes 32,766 values in one."""


def remove_others(
    connection: Connection, table: Table, programmes: Sequence[int], kept: Collection[tuple]
) -> int:
    """Delete the rows of `programmes` whose primary key is not among `kept`; how many went."""
    of = table.c.programme_id.in_(programmes)
    if not kept:
        return connection.execute(delete(table).where(of)).rowcount
    key = list(table.primary_key)
    there = connection.execute(select(*key).where(of))
    gone = [row for row in map(tuple, there) if row not in kept]
    for start in range(0, len(gone), _CHUNK):
        some = gone[start : start + _CHUNK]
        connection.execute(delete(table).where(tuple_(*key).in_(some)))
    return len(gone)
