"""Tables of the data format as one workbook, made like the template: to be changed and loaded."""

import io
from collections.abc import Iterator, Mapping

import pandas as pd
import xlsxwriter

from data_access.load.data_format import TABLES
from data_access.load.declared_types import declared_values
from data_access.load.format_sheets import OPTIONS, Sheets
from data_access.load.table_format import TableFormat
from data_access.load.template import example, instructions
from locales import Locale

MOST_CHARACTERS = 32_767
"""What Excel takes in a cell, in UTF-16."""


class TooLong(Exception):
    """Texts that no cell of a workbook holds; `cells` names them: sheet, row's key, column."""

    def __init__(self, cells: list[tuple[str, str, str]]) -> None:
        super().__init__(cells)
        self.cells = cells

    def told(self, locale: Locale) -> str:
        """The message: where the texts are, and which format to use instead."""
        named = "; ".join(f"{sheet}, {key}, {column}" for sheet, key, column in self.cells)
        return locale.gettext(
            "Texts longer than the 32,767 characters that a cell holds: {cells}. Take CSV.",
            cells=named,
        )


def tables_workbook(tables: Mapping[str, pd.DataFrame], locale: Locale) -> bytes:
    """An XLSX workbook with a sheet for each table, by name; it loads and changes nothing.

    Raises `TooLong` rather than cut a text.
    """
    if long := [cell for name, frame in tables.items() for cell in too_long(TABLES[name], frame)]:
        raise TooLong(long)
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        sheets = Sheets(book, locale)
        sheets.notes(instructions(locale))
        for name, frame in tables.items():
            sheets.table(TABLES[name], _rows(TABLES[name], frame), example(name))
    return output.getvalue()


def too_long(table: TableFormat, frame: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Texts that no cell holds: sheet, row's key, column."""
    for column in table.columns:
        if column.kind in ("text", "code"):
            for row, text in enumerate(declared_values(frame[column.name], column)):
                if text is not None and len(text.encode("utf-16-le")) > 2 * MOST_CHARACTERS:
                    keys = [frame[name].iloc[row] for name in table.key]
                    key = " / ".join(str(value)[:40] for value in keys if value is not None)
                    yield table.polish, key, column.polish or column.name


def _rows(table: TableFormat, frame: pd.DataFrame) -> list[dict[str, object]]:
    columns = {c.name: declared_values(frame[c.name], c) for c in table.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
