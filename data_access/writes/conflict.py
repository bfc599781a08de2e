"""Others have written the same records since the form was opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, Table, select, union

from data_access.journal.former_rows import key_of, programme_column
from data_access.models import Base, JournalEntry, Programme, Revision

_MERGED = ("attendance", "postulate_supporters", "postulate_provisions", "organisation_sectors")
"""Lists on which several write at once: each sends the rows that she changed, and no more."""


@dataclass(frozen=True)
class WriteBetween:
    """A write that came in between: of which table and record, when (UTC) and by whom."""

    table: str
    record: str
    revision: int
    at: datetime
    by: str


class Conflict(Exception):
    """The records were written by others meanwhile; `later` are their writes, the first first."""

    def __init__(self, later: list[WriteBetween]) -> None:
        super().__init__(", ".join(f"{of.table} {of.record}" for of in later))
        self.later = later


def refuse_conflicts(
    connection: Connection, programme: str, frames: Mapping[str, pd.DataFrame], seen: int
) -> None:
    """Raises `Conflict` where others wrote records of the frames after revision `seen`.

    To be asked before the frames are stored, in the same transaction.
    """
    later = {
        found
        for name, frame in frames.items()
        if name not in _MERGED
        for found in _later(connection, programme, Base.metadata.tables[name], frame, seen)
    }
    if later:
        raise Conflict(sorted(later, key=lambda of: (of.revision, of.table, of.record)))


def _later(
    connection: Connection, programme: str, table: Table, frame: pd.DataFrame, seen: int
) -> list[WriteBetween]:
    record, entry = key_of(table)[0], JournalEntry
    whose = select(Programme.id).where(Programme.code == programme).scalar_subquery()
    records = frame[record.name].unique().tolist()
    new = select(record.label("record"), table.c.recorded_in.label("revision")).where(
        programme_column(table) == whose, record.in_(records), table.c.recorded_in > seen
    )
    changed = select(entry.record, entry.revision).where(
        entry.programme == whose,
        entry.table == table.name,
        entry.record.in_(records),
        entry.revision > seen,
    )
    touched = union(new, changed).subquery()
    found = select(touched.c.record, touched.c.revision, Revision.at, Revision.by).join(
        Revision, Revision.revision == touched.c.revision
    )
    return [WriteBetween(table.name, *row) for row in connection.execute(found)]
