"""The database itself keeps the journal: triggers on every table, whoever writes.

On PostgreSQL one statement for all rows that a write has touched, on SQLite one for each.
Insertions are not journalled: the rows' `recorded_in` tells, and a large load costs nothing more.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Table

from data_access.journal.former_rows import (
    UNJOURNALLED,
    beside_key,
    journalled_tables,
    key_of,
    programme_column,
)

_ENTRY = """INSERT INTO journal
    (revision, programme, "table", record, key, recorded_in, before, after)
    SELECT (SELECT revision FROM database), {was}.{programme}, '{table}', {was}.{record},
        {key}, {was}.recorded_in"""
_SQLITE = {
    "UPDATE": """CREATE TRIGGER {name} AFTER UPDATE ON {table} WHEN {differs} BEGIN
        {entry}, {before}, {after};
        END""",
    "DELETE": """CREATE TRIGGER {name} AFTER DELETE ON {table} BEGIN
        {entry}, json_object({pairs}), NULL;
        END""",
}
_FUNCTION = """CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {entry}, {rows}; RETURN NULL; END $$;
    CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {known}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""
_POSTGRESQL = {
    "UPDATE": (
        "CAST({before} AS json), CAST({after} AS json) FROM was JOIN became ON {same} "
        "WHERE {differs}",
        "OLD TABLE AS was NEW TABLE AS became",
    ),
    "DELETE": ("json_build_object({pairs}), NULL FROM was", "OLD TABLE AS was"),
}


@dataclass(frozen=True)
class _Words:
    """A database's own: the row before and after, «differs», and a value `{}` as JSON."""

    was: str
    became: str
    differs: str
    quoted: str


_OF_SQLITE = _Words("OLD", "NEW", "IS NOT", "json_quote({})")
_OF_POSTGRESQL = _Words(
    "was", "became", "IS DISTINCT FROM", "coalesce(CAST(to_json({}) AS text), 'null')"
)


def install(connection: Connection) -> None:
    """Make the triggers as the models' tables need them, in place of those that are there."""
    uninstall(connection)
    made = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for table in journalled_tables():
        for event in ("UPDATE", "DELETE") if _compared(table) else ("DELETE",):
            connection.exec_driver_sql(made(table, event))


def uninstall(connection: Connection) -> None:
    """Drop all triggers of the journal."""
    if connection.dialect.name == "sqlite":
        found = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'"
        drop = 'DROP TRIGGER "{}"'
    else:
        found = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'journal%%'"
        drop = 'DROP FUNCTION "{}" CASCADE'
    for name in connection.exec_driver_sql(found).scalars().all():
        connection.exec_driver_sql(drop.format(name))


def _on_sqlite(table: Table, event: str) -> str:
    return _SQLITE[event].format(
        name=_named(table, event),
        table=table.name,
        entry=_entry(table, "OLD", "json_array({})"),
        pairs=_pairs(table, "OLD"),
        **_changed(table, _OF_SQLITE),
    )


def _on_postgresql(table: Table, event: str) -> str:
    rows, known = _POSTGRESQL[event]
    columns = (programme_column(table), *key_of(table))
    return _FUNCTION.format(
        name=_named(table, event),
        table=table.name,
        event=event,
        known=known,
        entry=_entry(table, "was", "CAST(json_build_array({}) AS text)"),
        rows=rows.format(
            same=" AND ".join(f'was."{c.name}" = became."{c.name}"' for c in columns),
            pairs=_pairs(table, "was"),
            **_changed(table, _OF_POSTGRESQL),
        ),
    )


def _changed(table: Table, words: _Words) -> dict[str, str]:
    """Whether a row `differs`, and JSON of the columns that do, `before` and `after`.

    Put together by hand: an aggregate over the columns takes a load of changes half as long again.
    """
    differ = {
        name: f'{words.was}."{name}" {words.differs} {words.became}."{name}"'
        for name in _compared(table)
    }

    def written(row: str) -> str:
        parts = [
            f"""CASE WHEN {differs} THEN ',"{name}":' || {words.quoted.format(f'{row}."{name}"')}
                ELSE '' END"""
            for name, differs in differ.items()
        ]
        return f"'{{' || substr({' || '.join(parts)}, 2) || '}}'"

    return {
        "differs": " OR ".join(differ.values()),
        "before": written(words.was),
        "after": written(words.became),
    }


def _named(table: Table, event: str) -> str:
    return f"journal_{event.lower()}_{table.name}"


def _entry(table: Table, was: str, listed: str) -> str:
    """The entry's columns up to `recorded_in`, for the row called `was`."""
    key = ", ".join(f'{was}."{column.name}"' for column in key_of(table))
    return _ENTRY.format(
        was=was,
        programme=programme_column(table).name,
        table=table.name,
        record=key_of(table)[0].name,
        key=listed.format(key),
    )


def _compared(table: Table) -> list[str]:
    """The columns that tell whether a row has changed."""
    return [column.name for column in beside_key(table) if column.name not in UNJOURNALLED]


def _pairs(table: Table, row: str) -> str:
    """Names and values of all columns beside the key, as a JSON object is built from."""
    return ", ".join(f"""'{column.name}', {row}."{column.name}\"""" for column in beside_key(table))
