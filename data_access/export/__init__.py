"""Records out: the data format's tables, as they would be sent again."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from sqlalchemy import Column, Connection, String, Table, func, select

from data_access.engine import frame
from data_access.export.csv_files import csv_text
from data_access.export.workbook import MOST_CHARACTERS, tables_workbook, too_long
from data_access.load.data_format import TABLES
from data_access.load.declared_types import typed
from data_access.models import Base, Programme
from domain.clock import LOCAL
from locales import Locale


def table_frame(connection: Connection, programme_id: int, name: str) -> pd.DataFrame:
    """A table of the data format, of one programme, by key.

    Columns: the format's own, in its order; dates as `date`, date-times as local ones with their
    offset, flags as bool; empty as None.
    """
    spec, table = TABLES[name], Base.metadata.tables[name]
    columns = [table.c[c.name] for c in spec.columns if c.name in table.c]
    extra = [table.c.participant_kind, table.c.participant] if name == "attendance" else []
    keys = list(table.primary_key.columns)
    statement = select(*columns, *extra).where(_of(table) == programme_id).order_by(*keys)
    found = frame(connection, statement)
    if extra:
        found["party"] = found["participant"].where(found["participant_kind"] == "party")
    if spec.of_programme:
        code = select(Programme.code).where(Programme.id == programme_id)
        found["programme"] = connection.scalar(code)
    found = typed(found, spec.columns)
    for column in spec.columns:
        if column.kind == "datetime":
            local = [None if moment is None else _local(moment) for moment in found[column.name]]
            found[column.name] = pd.Series(local, found.index, dtype=object)
    return found


def exported_tables(connection: Connection, programme_id: int) -> dict[str, pd.DataFrame]:
    """All tables of a programme, in the contract's order."""
    return {name: table_frame(connection, programme_id, name) for name in TABLES}


def export(connection: Connection, programme_id: int, folder: Path) -> dict[str, int]:
    """Write one CSV file per table that has rows, into a new or empty folder; rows per table.

    Raises FileExistsError if the folder holds anything.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    counts = {}
    for name, table in exported_tables(connection, programme_id).items():
        if len(table):
            (folder / f"{name}.csv").write_bytes(csv_text(table, TABLES[name]))
            counts[name] = len(table)
    return counts


def export_workbook(
    connection: Connection, programme_id: int, path: Path, locale: Locale
) -> dict[str, int]:
    """Write all tables as one workbook; rows per table that has any. Raises `TooLong`."""
    found = exported_tables(connection, programme_id)
    path.write_bytes(tables_workbook(found, locale))
    return {name: len(table) for name, table in found.items() if len(table)}


def texts_too_long(connection: Connection, programme_id: int) -> list[tuple[str, str, str]]:
    """What keeps the programme's tables from being a workbook: sheet, row's key, column."""
    return [
        cell
        for name, spec in TABLES.items()
        if _longest(connection, programme_id, name) > MOST_CHARACTERS // 2  # two units of UTF-16
        for cell in too_long(spec, table_frame(connection, programme_id, name))
    ]


def _longest(connection: Connection, programme_id: int, name: str) -> int:
    table = Base.metadata.tables[name]
    lengths = [
        func.coalesce(func.max(func.length(column)), 0)
        for column in table.c
        if isinstance(column.type, String)
    ]
    statement = select(*lengths).where(_of(table) == programme_id)
    return max(connection.execute(statement).one())


def _of(table: Table) -> Column:
    return table.c.id if table.name == "programmes" else table.c.programme_id


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(LOCAL)
