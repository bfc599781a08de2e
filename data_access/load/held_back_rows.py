"""Rows of a public edition with something held back: they never overwrite records."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection, select

from data_access.load.existing_records import Stored
from data_access.load.problems import Report
from data_access.load.programmes import named_programmes
from data_access.load.read import SentTable
from data_access.models import Programme
from locales import N_


def refuse_afresh(connection: Connection, sources: Sequence[SentTable], report: Report) -> None:
    """Refuse to replace records by a public edition: what it holds back would be lost."""
    if not {*connection.scalars(select(Programme.code))} & {*named_programmes(sources)}:
        return
    for source in sources:
        if source.held:
            row = min(source.held)
            message = N_(
                "held back in this public edition: it cannot be loaded afresh over records"
            )
            report.errors.append(source.problem(row, source.held[row][0], "", message))


def without_held(
    source: SentTable, frame: pd.DataFrame, known: Stored, report: Report
) -> tuple[SentTable, pd.DataFrame]:
    """The source and its typed frame without such rows of what the database holds already."""
    out = [
        row for row in source.held if row in frame.index and _is_recorded(source, frame, row, known)
    ]
    if not out:
        return source, frame
    for row in out:
        for column in source.held[row]:
            message = N_("held back in this public edition: the row is left out, the record stays")
            report.warnings.append(source.problem(row, column, "", message))
    kept = frame.drop(index=out)
    kept.attrs = frame.attrs
    unreadable = {cell for cell in source.unreadable if cell[0] not in out}
    return replace(source, cells=source.cells.drop(index=out), unreadable=unreadable), kept


def _is_recorded(source: SentTable, frame: pd.DataFrame, row: int, known: Stored) -> bool:
    """Whether the database holds the record, or that of which the row is a part."""
    of, table = frame.loc[row], source.table
    if not table.of_programme:
        held = known.codes.get(table.name, set()) | {("", code) for code in known.programmes}
        return of["code"] in {code for _programme, code in held}
    if table.key == ("code",):
        return (of["programme"], of["code"]) in known.codes.get(table.name, set())
    column = next((c for c in table.columns if c.name in table.key and c.refers), None)
    if column is None:
        return of["programme"] in known.programmes
    return (of["programme"], of[column.name]) in known.codes.get(column.refers, set())
