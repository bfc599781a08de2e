"""Where a table's headings stand, and which columns they name."""

from dataclasses import dataclass

from data_access.load.personal_headings import personal_heading
from data_access.load.problems import Problem, Report
from data_access.load.read.mojibake import mended, tidy
from data_access.load.read.sheet import WIDEST
from data_access.load.table_format import TableFormat, squeezed
from locales import N_

LOOKED_AT = 20
"""Rows in which headings may stand."""
_ABOVE = 2
"""Rows above the headings that may hold some of them, in cells merged downwards."""


@dataclass(frozen=True)
class HeadingRow:
    """`row` (from 1) of the headings, their texts, and the position of each column's."""

    row: int
    texts: list[str]
    positions: dict[str, int]

    def by_column(self) -> dict[str, str]:
        """Column's name → the heading it was found under."""
        return {column: self.texts[i] for column, i in self.positions.items()}


def fit(table: TableFormat, rows: list[list[str]]) -> int:
    """How many of the table's headings the first rows show in one row."""
    return max(
        (len(_positions(table, _texts(table, rows, n))) for n in _candidates(rows)), default=0
    )


def heading_row(table: TableFormat, rows: list[list[str]]) -> HeadingRow | None:
    """The row that names the most columns, the first of several. None where none does.

    A single name is enough only where little else stands beside it.
    """
    found = None
    for n in _candidates(rows):
        texts = _texts(table, rows, n)
        positions = _positions(table, texts)
        others = sum(map(bool, texts)) - len(positions)
        enough = len(positions) > 1 or (len(positions) == 1 and others <= 1)
        if enough and (found is None or len(positions) > len(found.positions)):
            found = HeadingRow(n + 1, texts, positions)
    return found


def tell(
    table: TableFormat, place: str, found: HeadingRow, passed_over: frozenset[str], report: Report
) -> None:
    """Say which columns are missing, unknown, doubled or personal."""
    for i, heading in enumerate(found.texts):
        column = table.column(heading) if heading else None
        if not heading or (column and found.positions[column.name] == i):
            continue
        if squeezed(heading) in passed_over:
            continue
        problem = Problem(place, found.row, heading, "", _what(heading, column is not None))
        problems = report.warnings if problem.message == _UNKNOWN else report.errors
        problems.append(_at(problem, i))
    met = found.by_column()
    for column in table.columns:
        if column.required and column.name not in found.positions:
            message = N_("this column is missing")
            name = table.heading(column.name, met)
            report.errors.append(Problem(place, None, name, "", message))


_UNKNOWN = N_("unknown column, left out")


def _what(heading: str, known: bool) -> str:
    if known:
        return N_("this column appears twice")
    if personal_heading(heading):
        return N_("personal data are not accepted: remove this column")
    return _UNKNOWN


def _at(problem: Problem, position: int) -> Problem:
    return Problem(
        problem.file, problem.row, problem.column, problem.value, problem.message, (), position
    )


def _candidates(rows: list[list[str]]) -> list[int]:
    return [n for n, row in enumerate(rows[:LOOKED_AT]) if any(row)]


def _texts(table: TableFormat, rows: list[list[str]], n: int) -> list[str]:
    """Headings of a row; where a cell is blank, the one above if it names a column."""
    texts = [tidy(mended(cell)[0], free=False) for cell in rows[n][:WIDEST]]
    named = {column.name for text in texts if text and (column := table.column(text))}
    for above in range(n - 1, max(-1, n - 1 - _ABOVE), -1):
        for i, cell in enumerate(rows[above][:WIDEST]):
            text = tidy(mended(cell)[0], free=False) if cell else ""
            column = table.column(text) if text else None
            blank = i >= len(texts) or not texts[i]
            if column and blank and column.name not in named:
                texts += [""] * (i + 1 - len(texts))
                texts[i] = text
                named.add(column.name)
    return texts


def _positions(table: TableFormat, texts: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, text in enumerate(texts):
        column = table.column(text) if text else None
        if column:
            found.setdefault(column.name, i)
    return found
