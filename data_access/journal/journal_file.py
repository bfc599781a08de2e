"""The journal as a file: for machines, and for Excel. As confidential as the records themselves."""

import csv
from datetime import datetime
from pathlib import Path

import pandas as pd
import xlsxwriter

from data_access.export.workbook import MOST_CHARACTERS, TooLong
from data_access.load.format_sheets import OPTIONS


def write_journal(journal: pd.DataFrame, path: Path) -> None:
    """Write the table as CSV (UTF-8, commas), or as a workbook where the name ends with .xlsx.

    Columns and values as stored; instants local and in ISO form, flags 0 and 1, empty for none.
    Raises `TooLong` rather than cut a text for a workbook.
    """
    rows = [[_told(value) for value in row] for row in journal.itertuples(index=False)]
    if path.suffix.lower() == ".xlsx":
        if long := [
            ("journal", of[6], of[9]) for of in rows if max(map(_units, of)) > MOST_CHARACTERS
        ]:
            raise TooLong(long)
        with xlsxwriter.Workbook(str(path), OPTIONS) as book:
            sheet = book.add_worksheet("journal")
            for number, row in enumerate([list(journal), *rows]):
                for place, text in enumerate(row):
                    sheet.write_string(number, place, text)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(rows), len(journal.columns) - 1)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(journal)
        writer.writerows(rows)


def _units(text: str) -> int:
    """Its length as Excel counts it, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return value.isoformat(" ", "seconds") if isinstance(value, datetime) else str(value)
