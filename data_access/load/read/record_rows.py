"""Which rows of a sheet are records: not empty, no heading, no numbering of columns, no total."""

import re
from functools import cache

from data_access.load.data_format import TABLES
from data_access.load.read.headed_sheet import HeadedSheet
from data_access.load.read.headings import HeadingRow
from data_access.load.read.totals import is_total
from data_access.load.table_format import TableFormat, squeezed
from locales import N_

_FIRST = 4
"""Cells of a row in which a heading must be met for it to be looked at more closely."""
_NUMBER = re.compile(r"\(?(?P<n>\d{1,2})[.)]{0,2}")


def record_rows(of: HeadedSheet) -> list[int] | None:
    """Numbers (from 1) of the rows with a filled cell under a known heading that are records.

    What is left out as something else is told. None where another table follows on the sheet: that
    is an error.
    """
    filled, stray = _filled(of)
    numbers = _without_headings(of, filled)
    if numbers is None:
        return None
    _tell_of_stray(of, stray)
    numbers = [number for number in numbers if _is_filled_in(of, number)]
    return _without_totals(of, _without_numbering(of, numbers))


def _filled(of: HeadedSheet) -> tuple[list[int], list[int]]:
    """Rows with a filled cell under a known heading, and those with one beyond all headings."""
    sheet, found = of.sheet, of.found
    places = sorted(found.positions.values())
    rows = sheet.rows
    width = max(len(found.texts), len(rows[found.row - 1]))
    numbers, stray = [], []
    for number in range(found.row + 1, len(rows) + 1):
        row = rows[number - 1]
        if not row:
            continue
        size = len(row)
        first = row[places[0]] if places[0] < size else ""
        if (first and not first.isspace()) or any(
            (i < size and row[i] and not row[i].isspace()) or (number, i) in sheet.unreadable
            for i in places
        ):
            numbers.append(number)
        if size > width and any(cell.strip() for cell in row[width:]):
            stray.append(number)
    return numbers, stray


def _tell_of_stray(of: HeadedSheet, stray: list[int]) -> None:
    if of.sheet.separator:
        for number in stray:
            of.refuse(number, "", N_("more cells than headings: is the separator right?"))
    elif stray or of.sheet.beyond:
        for number in stray or [of.sheet.beyond]:
            of.warn(number, "", N_("cells under no heading, left out"))


def _is_filled_in(of: HeadedSheet, number: int) -> bool:
    """Whether a row of a table that the program wrote itself was filled in by anyone."""
    row, positions, to_fill = of.row(number), of.found.positions, of.table.to_fill
    places = [positions[name] for name in to_fill if name in positions]
    return not to_fill or any(
        (i < len(row) and row[i].strip()) or (number, i) in of.sheet.unreadable for i in places
    )


def _without_headings(of: HeadedSheet, numbers: list[int]) -> list[int] | None:
    """The headings once more are left out; where other headings begin, another table does."""
    kept: list[int] = []
    for number in numbers:
        row = of.row(number)
        if not _seem_headings(row, of.table):
            kept.append(number)
            continue
        if not _are_those(row, of.table, of.found):
            message = N_("other headings begin here: give each table a sheet or a file of its own")
            of.refuse(number, _first_words(row), message)
            return None
        of.warn(number, _first_words(row), N_("the headings once more: left out"))
    return kept


def _first_words(row: list[str]) -> str:
    return next(cell.strip() for cell in row if cell.strip())


@cache
def _headings() -> frozenset[str]:
    names = (n for t in TABLES.values() for c in t.columns for n in (c.name, c.polish))
    return frozenset(squeezed(name) for name in names if name)


def _seem_headings(row: list[str], table: TableFormat) -> bool:
    """Whether all cells but one, and two at least, are headings of one and the same table."""
    if not any(squeezed(cell) in _headings() for cell in row[:_FIRST]):
        return False
    filled = [cell for cell in row if cell.strip()]
    return any(
        sum(of.column(cell) is not None for cell in filled) >= max(2, len(filled) - 1)
        for of in (table, *TABLES.values())
    )


def _are_those(row: list[str], table: TableFormat, found: HeadingRow) -> bool:
    """Whether each heading stands where it stood before."""
    for n, cell in enumerate(row):
        column = table.column(cell) if cell.strip() else None
        if column and found.positions.get(column.name) != n:
            return False
        before = found.texts[n] if n < len(found.texts) else ""
        if column is None and cell.strip() and squeezed(cell) != squeezed(before):
            return False
    return True


def _without_numbering(of: HeadedSheet, numbers: list[int]) -> list[int]:
    """Forms number their columns 1, 2, 3 … in a row below the headings."""
    rows = [of.row(number) for number in numbers]
    if not rows or not _counts_up(rows[0]) or not _has_words(rows[1:], of.table, of.found):
        return numbers
    shown = " ".join(cell.strip() for cell in rows[0] if cell.strip())
    of.warn(numbers[0], shown, N_("this row numbers the columns: left out"))
    return numbers[1:]


def _counts_up(row: list[str]) -> bool:
    counted = [_NUMBER.fullmatch(text) for cell in row if (text := cell.strip())]
    expected = [str(n) for n in range(1, len(counted) + 1)]
    return len(counted) > 1 and [n and n["n"] for n in counted] == expected


def _has_words(records: list[list[str]], table: TableFormat, found: HeadingRow) -> bool:
    """Whether one of the columns holds no bare number, so that a row of such is no record."""
    if not records:
        return any(c.required and c.kind != "code" for c in table.columns)
    columns = [[row[i] for row in records if i < len(row)] for i in found.positions.values()]
    filled = [[cell for cell in column if cell.strip()] for column in columns]
    return any(column and not any(c.strip().isdecimal() for c in column) for column in filled)


def _without_totals(of: HeadedSheet, numbers: list[int]) -> list[int]:
    while numbers:
        last, above = of.row(numbers[-1]), [of.row(number) for number in numbers[:-1]]
        if not is_total(of.table, last, of.found.positions, above):
            break
        of.warn(numbers[-1], _first_words(last), N_("this row adds up the others: left out"))
        numbers = numbers[:-1]
    return numbers
