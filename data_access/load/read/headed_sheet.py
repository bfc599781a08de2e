"""A sheet on which a table's headings were found, and what is to be told of its rows."""

from dataclasses import dataclass

from data_access.load.problems import Problem, Report
from data_access.load.read.headings import HeadingRow
from data_access.load.read.sheet import Sheet
from data_access.load.table_format import TableFormat


@dataclass(frozen=True)
class HeadedSheet:
    """`place` is what the sheet is called in the `report`."""

    sheet: Sheet
    place: str
    table: TableFormat
    found: HeadingRow
    report: Report

    def row(self, number: int) -> list[str]:
        """The cells of a row (from 1)."""
        return self.sheet.rows[number - 1]

    def warn(self, number: int | None, shown: str, message: str) -> None:
        """Of a row, and what it shows."""
        self.report.warnings.append(Problem(self.place, number, "", shown, message))

    def refuse(self, number: int, shown: str, message: str) -> None:
        """As `warn`: an error."""
        self.report.errors.append(Problem(self.place, number, "", shown, message))
