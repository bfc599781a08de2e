"""Columns found in an export → a `Source` of the data format."""

import pandas as pd

from data_access.load.columns import TABLES
from data_access.load.decidim.files import Sheet
from data_access.load.problems import Problem, Report
from data_access.load.read import Source

Headings = dict[str, str]
Row = dict[str, str]
_SPACE = {"programme": "participatory_space/url"}


def source(table: str, sheet: Sheet, columns: dict[str, pd.Series], headings: Headings) -> Source:
    """A table with one row for each row of the sheet; `headings` name Decidim's own columns."""
    cells = pd.DataFrame(columns, index=sheet.cells.index, dtype="str")
    return Source(TABLES[table], sheet.file, cells, _SPACE | headings)


def gathered(
    table: str, file: str, rows: list[tuple[int, Row]], headings: Headings
) -> Source | None:
    """A table of (row number in the file, cells); None without rows.

    Where one row of the file gives several, they are told apart by thousandths: the index of a
    `Source` holds each row once, and a problem names its whole part.
    """
    if not rows:
        return None
    met: dict[int, int] = {}
    index = []
    for number, _ in rows:
        met[number] = met.get(number, -1) + 1
        index.append(number + met[number] / 1000 if met[number] else number)
    cells = pd.DataFrame([row for _, row in rows], index=index, dtype="str").fillna("")
    return Source(TABLES[table], file, cells, _SPACE | headings)


def warn(
    report: Report, sheet: Sheet, row: int, column: str, value: str, message: str, **values: str
) -> None:
    report.warnings.append(Problem(sheet.file, row, column, value, message, tuple(values.items())))
