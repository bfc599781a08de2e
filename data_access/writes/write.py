"""What a form gives → the database, in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, Engine

from data_access.engine import revision, writing
from data_access.load.check import checked
from data_access.load.data_format import TABLES
from data_access.load.existing_records import stored
from data_access.load.problems import Refused, Report
from data_access.load.read import SentTable
from data_access.load.store import ChangedRows, store
from data_access.writes.conflict import refuse_conflicts

SentRows = Mapping[str, Sequence[Mapping[str, str]]]
"""Table → its rows: column's name → what was typed or chosen, as a file would hold it."""


@dataclass(frozen=True)
class WriteResult:
    """`changes` by table; the report holds warnings only. By `revision` it can be undone."""

    revision: int
    changes: dict[str, ChangedRows]
    report: Report


def write(
    engine: Engine,
    programme: str,
    tables: SentRows,
    *,
    by: str,
    form: str,
    seen: int | None = None,
) -> WriteResult:
    """Write the rows of a form whole or not at all, as a load of them would be.

    `form` is what the journal calls their source. `seen` is the revision that the writer had
    before her: where others have since written the same records, `Conflict` tells it and nothing is
    written. Raises `Refused` with the report where the data format is broken; `Busy` where another
    writer does not end.
    """
    with writing_rows(engine, programme, tables, by=by, form=form, seen=seen) as (
        _connection,
        done,
    ):
        return done


@contextmanager
def writing_rows(
    engine: Engine, programme: str, tables: SentRows, *, by: str, form: str, seen: int | None = None
) -> Iterator[tuple[Connection, WriteResult]]:
    """The transaction in which the rows are written; it commits where the block ends."""
    sources = [_source(name, rows, programme, form) for name, rows in tables.items() if rows]
    with writing(engine, by=by, source=form) as connection:
        report = Report()
        frames = checked(sources, stored(connection, [programme]), report)
        if report.errors:
            raise Refused(report)
        if seen is not None:
            refuse_conflicts(connection, programme, frames, seen)
        changes = store(connection, frames, programmes=[programme])
        yield connection, WriteResult(revision(connection), changes, report)


def _source(name: str, rows: Sequence[Mapping[str, str]], programme: str, form: str) -> SentTable:
    table = TABLES[name]
    cells = pd.DataFrame(list(rows), index=range(1, len(rows) + 1), dtype=str).fillna("")
    if table.of_programme:
        cells.insert(0, "programme", programme)
    return SentTable(table, form, cells, {column: column for column in cells})
