"""Columns found in an export → a `SentTable` of the data format."""

from dataclasses import dataclass, field, replace

import pandas as pd

from data_access.load.data_format import TABLES
from data_access.load.decidim.archive import ExportSheet
from data_access.load.problems import Filling, Problem, Report
from data_access.load.read import SentTable

RowPlace = tuple[str, int]
"""A file and a row of it, from 1."""
_Headings = dict[str, str]
ExportRow = dict[str, str]
_SPACE = {"programme": "participatory_space/url"}


def source(
    table: str, sheet: ExportSheet, columns: dict[str, pd.Series], headings: _Headings
) -> SentTable:
    """A table with one row for each row of the sheet; `headings` name Decidim's own columns."""
    cells = pd.DataFrame(columns, index=sheet.cells.index, dtype="str")
    return SentTable(TABLES[table], sheet.file, cells, _SPACE | headings)


def gathered(
    table: str, file: str, rows: list[tuple[int, ExportRow]], headings: _Headings
) -> SentTable | None:
    """A table of (row number in the file, cells); None without rows.

    Where one row of the file gives several, they are told apart by thousandths: the index of a
    `SentTable` holds each row once, and a problem names its whole part.
    """
    if not rows:
        return None
    met: dict[int, int] = {}
    index = []
    for number, _ in rows:
        met[number] = met.get(number, -1) + 1
        index.append(number + met[number] / 1000 if met[number] else number)
    cells = pd.DataFrame([row for _, row in rows], index=index, dtype="str").fillna("")
    return SentTable(TABLES[table], file, cells, _SPACE | headings)


@dataclass(frozen=True)
class _Assembled(SentTable):
    """A table put together from several files: `places` are those of its rows, from 1."""

    places: list[RowPlace] = field(default_factory=list)

    def problem(
        self, row: int, column: str, value: str | None, message: str, *values: tuple[str, Filling]
    ) -> Problem:
        file, number = self.places[int(row) - 1]
        told = super().problem(row, column, value, message, *values)
        return replace(told, file=file, row=number)


def assembled(
    table: str, file: str, rows: list[tuple[RowPlace, ExportRow]], headings: _Headings
) -> SentTable | None:
    """A table of (where it was told first, cells), as if of one `file`; None without rows."""
    if not rows:
        return None
    index = range(1, len(rows) + 1)
    cells = pd.DataFrame([row for _, row in rows], index=index, dtype="str").fillna("")
    places = [place for place, _ in rows]
    return _Assembled(TABLES[table], file, cells, _SPACE | headings, places=places)


def first_places(sheet: ExportSheet, values: pd.Series) -> dict[str, RowPlace]:
    """Each value → the first row of the sheet that has it."""
    return {value: (sheet.file, row) for row, value in values.drop_duplicates().items() if value}


def warn(
    report: Report,
    sheet: ExportSheet,
    row: int,
    column: str,
    value: str,
    message: str,
    **values: str,
) -> None:
    report.warnings.append(Problem(sheet.file, row, column, value, message, tuple(values.items())))
