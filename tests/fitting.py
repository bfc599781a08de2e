"""Whether a workbook's wrapped text has room, measured in what LibreOffice too obeys."""

from math import ceil

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_LINE, _USUAL = 15, 13.0


def wrapped_rows_are_high_enough(book: Workbook) -> int:
    """How many rows of more than one line there are, all of them high enough."""
    found = 0
    for sheet in book.worksheets:
        merged = {cells.start_cell.coordinate: cells for cells in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            needed = 1
            for cell in row:
                if not (cell.alignment.wrap_text and isinstance(cell.value, str)):
                    continue
                last = merged[cell.coordinate].max_col if cell.coordinate in merged else cell.column
                width = sum(_width(sheet, n) for n in range(cell.column, last + 1))
                parts = cell.value.split("\n")
                needed = max(needed, sum(max(ceil(len(part) / width), 1) for part in parts))
            if needed > 1:
                found += 1
                height = sheet.row_dimensions[row[0].row].height or _LINE
                assert height >= min(_LINE * needed, 409), (sheet.title, row[0].row)
    return found


def _width(sheet: Worksheet, column: int) -> float:
    dimensions = sheet.column_dimensions
    widths = (of.width for of in [*dimensions.values()] if of.min <= column <= of.max)
    return next(widths, _USUAL)
