"""Values as cells of their own type, with the number format of their column's kind."""

import datetime as dt
import math

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from charts import Column
from domain.text import clean, shortened
from reports.workbook.writer import Book

_LONGEST_TEXT = 16_000
"""Excel takes 32,767 units of UTF-16 in a cell."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel miscounts the days before."""
_FORMATS = {
    "count": "#,##0",
    "decimal": "0.00",
    "share": "0%",
    "points": "+0.0;-0.0;0.0",
}


def cell_format(book: Book, column: Column, value: object = None) -> Format:
    """The format of a column's kind; days are whole where the value is."""
    kind = column.kind
    if kind in ("date", "datetime"):
        pattern = book.reader.locale.office_date + (" hh:mm" if kind == "datetime" else "")
        return book.format(num_format=pattern, align="left", valign="top")
    if kind == "days":
        whole = value is None or float(value).is_integer()
        return book.format(num_format="#,##0" if whole else "#,##0.0", valign="top")
    if kind in _FORMATS:
        return book.format(num_format=_FORMATS[kind], valign="top")
    return book.format(text_wrap=True, valign="top")


def write_cell(
    book: Book, sheet: Worksheet, row: int, place: int, column: Column, value: object
) -> None:
    """One value; what is undefined stays empty, what Excel cannot hold as such is text."""
    if value is None or pd.isna(value):
        sheet.write_blank(row, place, None, cell_format(book, column))
        return
    if column.kind == "flag":
        sheet.write_boolean(row, place, bool(value), cell_format(book, column))
    elif column.kind in ("date", "datetime"):
        _write_date(book, sheet, row, place, column, value)
    elif column.kind == "text" or not _is_number(value):
        sheet.write_string(row, place, _fitting(book, value), cell_format(book, Column("", "")))
    else:
        number = float(value) * (100 if column.kind == "points" else 1)
        sheet.write_number(row, place, number, cell_format(book, column, value))


def _fitting(book: Book, value: object) -> str:
    """The text, or as much as a cell holds, and then it says so."""
    text = clean(value)
    if len(text) <= _LONGEST_TEXT:
        return text
    told = book.reader.locale.gettext("[shortened here: the whole text is in the CSV of the table]")
    return f"{shortened(text, _LONGEST_TEXT)} {told}"


def _is_number(value: object) -> bool:
    try:
        return math.isfinite(float(value))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def _write_date(
    book: Book, sheet: Worksheet, row: int, place: int, column: Column, value: object
) -> None:
    if isinstance(value, str):
        value = dt.datetime.fromisoformat(value)
    day = value.date() if isinstance(value, dt.datetime) else value
    if day < _FIRST_DAY:
        sheet.write_string(row, place, day.isoformat(), cell_format(book, Column("", "")))
    else:
        sheet.write_datetime(row, place, value, cell_format(book, column))
