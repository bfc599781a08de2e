"""A table of the data format as CSV: for machines, and for Excel in Polish."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime

import pandas as pd

from data_access.load.declared_types import declared_values
from data_access.load.format_sheets import column_heading, office_text
from data_access.load.formula_escapes import escaped_formula
from data_access.load.table_format import ColumnFormat, TableFormat


def csv_text(table: pd.DataFrame, spec: TableFormat) -> bytes:
    """UTF-8, commas, English headings, ISO dates: what loads again to the same numbers."""
    headings = [column.name for column in spec.columns]
    rows = _rows(table, spec, lambda value, _column: _machine(value))
    return _written(headings, rows, ",", "\n").encode()


def excel_csv(table: pd.DataFrame, spec: TableFormat) -> bytes:
    """BOM, semicolons, Polish headings and words; text that looks like a formula is kept text.

    Loads again to the same records too: the marks against formulas are taken off on reading.
    """
    headings = [column_heading(column) for column in spec.columns]
    rows = _rows(table, spec, lambda value, column: escaped_formula(office_text(value, column)))
    return _written(headings, rows, ";", "\r\n").encode("utf-8-sig")


def _rows(
    table: pd.DataFrame, spec: TableFormat, write: Callable[[object, ColumnFormat], str]
) -> Iterable[tuple[str, ...]]:
    columns = [
        [write(value, column) for value in declared_values(table[column.name], column)]
        for column in spec.columns
    ]
    return zip(*columns, strict=True)


def _written(
    headings: list[str], rows: Iterable[tuple[str, ...]], separator: str, line_end: str
) -> str:
    output = io.StringIO()
    writer = csv.writer(output, delimiter=separator, lineterminator=line_end)
    writer.writerow(headings)
    writer.writerows(map(_plain_ends, row) for row in rows)
    return output.getvalue()


def _plain_ends(text: str) -> str:
    """Line ends as they are read; csv leaves a lone carriage return without quotation marks."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _machine(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)
