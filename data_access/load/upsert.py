"""Many rows into a table at once, by the quickest way that each database has."""

from sqlalchemy import Boolean, Column, Connection, MetaData, Table, case, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

_FOLLOWS = {"starts_on": "starts_at", "changed_on": "changed_at", "people": "attended"}
"""Columns that follow from another one where they are not sent themselves."""

ColumnValues = dict[str, list]
"""Column name → its values, all of one length."""


def upsert(
    connection: Connection,
    table: Table,
    columns: ColumnValues,
    given: set[str],
    key: tuple[str, ...] = (),
    *,
    fresh: bool = False,
) -> int:
    """Insert rows, or change those of the same `key` (the primary one) that differ in `given`.

    What follows from a given column and is not given itself changes only where that one does.
    Of a `fresh` table, one that holds none of the programmes' rows yet, no key is looked for.
    Returns how many were inserted or changed; a row that is as it was is not written.
    """
    if not columns or not len(next(iter(columns.values()))):
        return 0
    key = key or tuple(column.name for column in table.primary_key)
    postgres = connection.dialect.name == "postgresql"
    written = _copied if postgres else _executed
    return written(connection, table, columns, given, () if fresh else key)


def _executed(
    connection: Connection,
    table: Table,
    columns: ColumnValues,
    given: set[str],
    key: tuple[str, ...],
) -> int:
    """SQLite: one prepared statement for all rows, handed to the driver as tuples."""
    statement = _on_conflict(sqlite.insert(table), table, columns, given, key)
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(columns))
    values = []
    for name in compiled.positiontup:
        kind = table.c[name].type
        process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        ready = process is None or isinstance(kind, Boolean)  # the driver itself takes a bool
        values.append(columns[name] if ready else map(process, columns[name]))
    rows = list(zip(*values, strict=True))
    return connection.exec_driver_sql(str(compiled), rows).rowcount


def _copied(
    connection: Connection,
    table: Table,
    columns: ColumnValues,
    given: set[str],
    key: tuple[str, ...],
) -> int:
    """PostgreSQL: COPY into a temporary table, and one INSERT from there."""
    incoming = Table(
        f"incoming_{table.name}",
        MetaData(),
        *(Column(name, table.c[name].type) for name in columns),
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )
    incoming.create(connection)
    names = ", ".join(connection.dialect.identifier_preparer.quote(name) for name in columns)
    command = f"COPY {incoming.name} ({names}) FROM STDIN"
    failure = connection.dialect.loaded_dbapi.Error
    try:
        with connection.connection.cursor() as cursor, cursor.copy(command) as copy:
            for row in zip(*columns.values(), strict=True):
                copy.write_row(row)
    except failure as error:  # the driver's own cursor: SQLAlchemy does not see what it raises
        raise DBAPIError.instance(command, None, error, failure) from error
    statement = postgresql.insert(table).from_select(list(columns), select(incoming))
    statement = _on_conflict(statement, table, columns, given, key)
    touched = connection.execute(statement.execution_options(preserve_rowcount=True)).rowcount
    incoming.drop(connection)
    return touched


def _on_conflict(
    statement: sqlite.Insert | postgresql.Insert,
    table: Table,
    columns: ColumnValues,
    given: set[str],
    key: tuple[str, ...],
) -> sqlite.Insert | postgresql.Insert:
    """The insertion that changes rows of the same `key`; of none, it meets none."""
    if not key:
        return statement
    sent = statement.excluded
    values = {name: sent[name] for name in columns if name not in key and name in given}
    if not values:
        return statement.on_conflict_do_nothing(index_elements=key)
    for name, source in _FOLLOWS.items():
        if name in columns and name not in given and source in given:
            changes = table.c[source].is_distinct_from(sent[source])
            values[name] = case((changes, sent[name]), else_=table.c[name])
    return statement.on_conflict_do_update(
        index_elements=key,
        set_=values,
        where=or_(*(table.c[name].is_distinct_from(value) for name, value in values.items())),
    )
