"""A workbook under way: its formats, and the sheet of numbers behind the charts."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charts import Reader
from domain.text import clean

_A4 = 9


class Book:
    """Sheets `contents` first and `data` last; formats made once each."""

    def __init__(self, workbook: Workbook, reader: Reader, *, contents: str, data: str) -> None:
        self.workbook = workbook
        self.reader = reader
        self.contents = contents
        self._data_name = data
        self._blocks: list[list[tuple[str, Sequence[Any]]]] = []
        self._titles: list[str] = []
        self._next_row = 0
        self._formats: dict[tuple, Format] = {}
        self.tables = 0

    def format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def keep(self, title: str, columns: list[tuple[str, Sequence[Any]]]) -> tuple[list, list]:
        """Put columns (heading, values) on the sheet of chart data.

        The cells of the headings and the ranges of the values, for a chart to refer to.
        """
        top = self._next_row + 1
        self._titles.append(title)
        self._blocks.append(columns)
        longest = max(len(values) for _heading, values in columns)
        self._next_row = top + longest + 2
        name = self._data_name
        heads = [[name, top, j, top, j] for j in range(len(columns))]
        ranges = [[name, top + 1, j, top + len(v), j] for j, (_h, v) in enumerate(columns)]
        return heads, ranges

    def close(self) -> None:
        """Write the sheet of chart data, if there is any chart."""
        if not self._blocks:
            return
        sheet = self.sheet(self._data_name)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 30, 14)
        top = 0
        for title, columns in zip(self._titles, self._blocks, strict=True):
            sheet.write_string(top, 0, clean(title), self.format(bold=True))
            for j, (heading, values) in enumerate(columns):
                sheet.write_string(top + 1, j, clean(heading), self.format(italic=True))
                for i, value in enumerate(values):
                    if isinstance(value, str):
                        sheet.write_string(top + 2 + i, j, clean(value))
                    elif value is not None:
                        sheet.write_number(top + 2 + i, j, value)
            top += 1 + max(len(values) for _heading, values in columns) + 2
