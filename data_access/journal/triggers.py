"""The database itself keeps the journal: triggers on every table, whoever writes.

On PostgreSQL one statement for all rows that a write has touched, on SQLite one for each.
Insertions are not journalled: the rows' `recorded_in` tells, and a large load costs nothing more.
"""

from sqlalchemy import Connection, Table

from data_access.journal.rows import UNJOURNALLED, beside_key, key_of, programme_of, tables

_ENTRY = """INSERT INTO journal
    (revision, programme, "table", record, key, recorded_in, before, after)
    SELECT (SELECT revision FROM database), {was}.{programme}, '{table}', {was}.{record},
        {key}, {was}.recorded_in"""
_SQLITE = {
    "UPDATE": """CREATE TRIGGER {name} AFTER UPDATE ON {table} WHEN {differs} BEGIN
        {entry}, json_group_object(name, was), json_group_object(name, became)
            FROM ({values}) WHERE was IS NOT became;
        END""",
    "DELETE": """CREATE TRIGGER {name} AFTER DELETE ON {table} BEGIN
        {entry}, json_object({pairs}), NULL;
        END""",
}
_FUNCTION = """CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {entry}, {rows}; RETURN NULL; END $$;
    CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {known}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""
_DIFFERING = """differing.before, differing.after
    FROM was JOIN became ON {same} CROSS JOIN LATERAL (
        SELECT json_object_agg(key, a.value) AS before, json_object_agg(key, b.value) AS after
        FROM jsonb_each(to_jsonb(was)) AS a JOIN jsonb_each(to_jsonb(became)) AS b USING (key)
        WHERE a.value IS DISTINCT FROM b.value AND key IN ({compared})
    ) AS differing WHERE differing.before IS NOT NULL"""
_POSTGRESQL = {
    "UPDATE": (_DIFFERING, "OLD TABLE AS was NEW TABLE AS became"),
    "DELETE": ("json_build_object({pairs}), NULL FROM was", "OLD TABLE AS was"),
}


def install(connection: Connection) -> None:
    """Make the triggers as the models' tables need them, in place of those that are there."""
    uninstall(connection)
    made = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    for table in tables():
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
    names = _compared(table)
    one = """SELECT '{0}' AS name, OLD."{0}" AS was, NEW."{0}" AS became"""
    return _SQLITE[event].format(
        name=_named(table, event),
        table=table.name,
        entry=_entry(table, "OLD", "json_array({})"),
        differs=" OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names),
        values=" UNION ALL ".join(one.format(name) for name in names),
        pairs=_pairs(table, "OLD"),
    )


def _on_postgresql(table: Table, event: str) -> str:
    rows, known = _POSTGRESQL[event]
    columns = (programme_of(table), *key_of(table))
    return _FUNCTION.format(
        name=_named(table, event),
        table=table.name,
        event=event,
        known=known,
        entry=_entry(table, "was", "CAST(json_build_array({}) AS text)"),
        rows=rows.format(
            same=" AND ".join(f'was."{c.name}" = became."{c.name}"' for c in columns),
            compared=", ".join(f"'{name}'" for name in _compared(table)),
            pairs=_pairs(table, "was"),
        ),
    )


def _named(table: Table, event: str) -> str:
    return f"journal_{event.lower()}_{table.name}"


def _entry(table: Table, was: str, listed: str) -> str:
    """The entry's columns up to `recorded_in`, for the row called `was`."""
    key = ", ".join(f'{was}."{column.name}"' for column in key_of(table))
    return _ENTRY.format(
        was=was,
        programme=programme_of(table).name,
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
