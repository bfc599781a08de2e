"""Records out: the data format's tables, as they would be sent again."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, select

from data_access.engine import frame
from data_access.load.columns import TABLES, Table
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
    found = frame(connection, statement).astype(object)
    if extra:
        found["party"] = found["participant"].where(found["participant_kind"] == "party")
    if spec.of_programme:
        code = select(Programme.code).where(Programme.id == programme_id)
        found["programme"] = connection.scalar(code)
    found = found[[column.name for column in spec.columns]]
    for column in spec.columns:
        if column.kind == "datetime":
            found[column.name] = [_local(moment) for moment in found[column.name]]
    return found.where(found.notna(), None)


def csv_text(table: pd.DataFrame, spec: Table) -> bytes:
    """UTF-8, commas, English headings, ISO dates: what loads again to the same numbers."""
    written = table.copy()
    for column in spec.columns:
        values = written[column.name]
        if column.kind == "datetime":
            written[column.name] = [None if v is None else v.isoformat(sep=" ") for v in values]
        elif column.kind == "flag":
            written[column.name] = [None if v is None else int(v) for v in values]
    return written.astype(object).to_csv(index=False, lineterminator="\n").encode()


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


def _local(moment: datetime | None) -> datetime | None:
    if moment is None or moment != moment:
        return None
    return moment.replace(tzinfo=UTC).astimezone(LOCAL)
