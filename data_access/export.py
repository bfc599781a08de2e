"""Records out: the data format's tables, as they would be sent again."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, select

from data_access.engine import frame
from data_access.load.columns import TABLES, Table
from data_access.load.values import declared, typed
from data_access.models import Base, Programme
from data_access.scope import LOCAL


def table_frame(connection: Connection, programme_id: int, name: str) -> pd.DataFrame:
    """A table of the data format, of one programme, by key.

    Columns: the format's own, in its order; dates as `date`, date-times as local ones with their
    offset, flags as bool; empty as None.
    """
    spec, table = TABLES[name], Base.metadata.tables[name]
    columns = [table.c[c.name] for c in spec.columns if c.name in table.c]
    extra = [table.c.participant_kind, table.c.participant] if name == "attendance" else []
    of = table.c.id if name == "programmes" else table.c.programme_id
    keys = list(table.primary_key.columns)
    statement = select(*columns, *extra).where(of == programme_id).order_by(*keys)
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


def csv_text(table: pd.DataFrame, spec: Table) -> bytes:
    """UTF-8, commas, English headings, ISO dates: what loads again to the same numbers."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(column.name for column in spec.columns)
    columns = (declared(table[column.name], column) for column in spec.columns)
    writer.writerows(zip(*(map(_machine, values) for values in columns), strict=True))
    return output.getvalue().encode()


def export(connection: Connection, programme_id: int, folder: Path) -> dict[str, int]:
    """Write one CSV file per table that has rows, into a new or empty folder; rows per table.

    Raises FileExistsError if the folder holds anything.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    counts = {}
    for name, spec in TABLES.items():
        table = table_frame(connection, programme_id, name)
        if len(table):
            (folder / f"{name}.csv").write_bytes(csv_text(table, spec))
            counts[name] = len(table)
    return counts


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(LOCAL)


def _machine(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)
