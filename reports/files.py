"""A table of the data format as a file: for Excel in Polish, as CSV and as a workbook.

The CSV for machines is `data_access.export.csv_text`: it keeps every character, and loads again.
"""

import datetime as dt
import io

import pandas as pd
import xlsxwriter

from data_access.load.columns import Column, Table
from reports.tables import neutral

_FORMATS = {"date": "dd.mm.yyyy", "datetime": "dd.mm.yyyy hh:mm", "count": "0"}


def excel_csv(table: pd.DataFrame, spec: Table) -> bytes:
    """BOM, semicolons, Polish headings and words; text that looks like a formula is kept text."""
    written = pd.DataFrame(
        {
            _heading(column): [neutral(_text(value, column)) for value in table[column.name]]
            for column in spec.columns
        }
    )
    return written.to_csv(index=False, sep=";", lineterminator="\r\n").encode("utf-8-sig")


def workbook(table: pd.DataFrame, spec: Table) -> bytes:
    """One sheet under Polish headings, as the template has it; dates are dates."""
    output = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with xlsxwriter.Workbook(output, options) as book:
        sheet = book.add_worksheet(spec.polish)
        bold = book.add_format({"bold": True, "bg_color": "#C9D8EA"})
        for n, column in enumerate(spec.columns):
            kind = book.add_format({"num_format": _FORMATS.get(column.kind, "@")})
            sheet.set_column(n, n, max(14, len(_heading(column)) + 4), kind)
            sheet.write_string(0, n, _heading(column), bold)
            for row, value in enumerate(table[column.name], 1):
                if value is not None:
                    kept = value if column.kind in _FORMATS else _text(value, column)
                    sheet.write(row, n, kept)
        sheet.freeze_panes(1, 0)
    return output.getvalue()


def _heading(column: Column) -> str:
    return column.polish or column.name


def _text(value: object, column: Column) -> str:
    if value is None:
        return ""
    if column.kind == "flag":
        return "tak" if value else "nie"
    if column.kind == "choice":
        return column.polish_choices.get(str(value), str(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    return value.strftime("%d.%m.%Y") if isinstance(value, dt.date) else str(value)
