"""A table as it was sent, and problems of its cells."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data_access.load.problems import Filling, Problem
from data_access.load.table_format import TableFormat
from domain.personal import contacts


@dataclass(frozen=True)
class SentTable:
    """A table as it was sent: text cells under the contract's column names, index = row number.

    `headings` maps a column's name to the heading it was found under, `positions` to its place
    from 0; the headings stand in row `heading_row` (from 1). `unreadable` are the cells, as
    (row, column's name), which the report refuses already and which are empty in `cells`. `held`:
    row → names of the columns that a public edition does not tell.
    `parts`, where it was put together of several: row → whose it is, and its row there.
    """

    table: TableFormat
    file: str
    cells: pd.DataFrame
    headings: dict[str, str]
    positions: dict[str, int] = field(default_factory=dict)
    heading_row: int = 1
    unreadable: set[tuple[int, str]] = field(default_factory=set)
    held: dict[int, list[str]] = field(default_factory=dict)
    parts: dict[int, tuple["SentTable", int]] = field(default_factory=dict)

    def heading(self, column: str) -> str:
        """What a message calls the column."""
        return self._called.get(column, column)

    def at(self, row: int) -> tuple["SentTable", int]:
        """Where a row stands: the file's own source, and the row in it."""
        return self.parts.get(int(row), (self, int(row)))

    @cached_property
    def _called(self) -> dict[str, str]:
        return {c.name: self.table.heading(c.name, self.headings) for c in self.table.columns}

    def problem(
        self, row: int, column: str, value: str | None, message: str, *values: tuple[str, Filling]
    ) -> Problem:
        """A problem of one cell, told by the file that it stands in and by the heading there.

        Where no `value` is given, it is what stands in the cell.
        """
        if value is None:
            value = str(self.cells.loc[row, column]) if column in self.cells else ""
        of, line = self.at(row)
        if of is not self:
            return of.problem(line, column, value, message, *values)
        met = "…" if contacts(value) else value
        heading, position = self.heading(column), self.positions.get(column)
        return Problem(self.file, int(row), heading, met, message, values, position)
