"""Which rows of a sheet are records: not empty, no heading, no numbering of columns, no total."""

import re
from functools import cache

from data_access.load.data_format import TABLES, TableFormat, squeezed
from data_access.load.problems import Problem, Report
from data_access.load.read.headings import HeadingRow
from data_access.load.read.sheet import Sheet
from data_access.load.read.totals import is_total
from locales import N_

_FIRST = 4
"""Cells of a row in which a heading must be met for it to be looked at more closely."""
_NUMBER = re.compile(r"\(?(?P<n>\d{1,2})[.)]{0,2}")


def record_rows(
    sheet: Sheet, place: str, table: TableFormat, found: HeadingRow, report: Report
) -> list[int] | None:
    """Numbers (from 1) of the rows with a filled cell under a known heading that are records.

    What is left out as something else is told. None where another table follows on the sheet: that
    is an error.
    """
    filled, stray = _filled(sheet, found)
    numbers = _without_headings(sheet, place, table, found, filled, report)
    if numbers is None:
        return None
    _tell_of_stray(sheet, place, stray, report)
    numbers = [n for n in numbers if _is_filled_in(sheet, n, table, found)]
    numbers = _without_numbering(sheet, place, table, found, numbers, report)
    return _without_totals(sheet, place, table, found, numbers, report)


def _filled(sheet: Sheet, found: HeadingRow) -> tuple[list[int], list[int]]:
    """Rows with a filled cell under a known heading, and those with one beyond all headings."""
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


def _tell_of_stray(sheet: Sheet, place: str, stray: list[int], report: Report) -> None:
    if sheet.separator:
        for number in stray:
            message = N_("more cells than headings: is the separator right?")
            report.errors.append(Problem(place, number, "", "", message))
    elif stray or sheet.beyond:
        for number in stray or [sheet.beyond]:
            message = N_("cells under no heading, left out")
            report.warnings.append(Problem(place, number, "", "", message))


def _is_filled_in(sheet: Sheet, number: int, table: TableFormat, found: HeadingRow) -> bool:
    """Whether a row of a table that the program wrote itself was filled in by anyone."""
    row = sheet.rows[number - 1]
    places = [found.positions[name] for name in table.to_fill if name in found.positions]
    return not table.to_fill or any(
        (i < len(row) and row[i].strip()) or (number, i) in sheet.unreadable for i in places
    )


def _without_headings(
    sheet: Sheet,
    place: str,
    table: TableFormat,
    found: HeadingRow,
    numbers: list[int],
    report: Report,
) -> list[int] | None:
    """The headings once more are left out; where other headings begin, another table does."""
    kept: list[int] = []
    for number in numbers:
        row = sheet.rows[number - 1]
        if not _seem_headings(row, table):
            kept.append(number)
            continue
        shown = next(cell.strip() for cell in row if cell.strip())
        if not _are_those(row, table, found):
            message = N_("other headings begin here: give each table a sheet or a file of its own")
            report.errors.append(Problem(place, number, "", shown, message))
            return None
        message = N_("the headings once more: left out")
        report.warnings.append(Problem(place, number, "", shown, message))
    return kept


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


def _without_numbering(
    sheet: Sheet,
    place: str,
    table: TableFormat,
    found: HeadingRow,
    numbers: list[int],
    report: Report,
) -> list[int]:
    """Forms number their columns 1, 2, 3 … in a row below the headings."""
    rows = [sheet.rows[number - 1] for number in numbers]
    if not rows or not _counts_up(rows[0]) or not _has_words(rows[1:], table, found):
        return numbers
    shown = " ".join(cell.strip() for cell in rows[0] if cell.strip())
    message = N_("this row numbers the columns: left out")
    report.warnings.append(Problem(place, numbers[0], "", shown, message))
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


def _without_totals(
    sheet: Sheet,
    place: str,
    table: TableFormat,
    found: HeadingRow,
    numbers: list[int],
    report: Report,
) -> list[int]:
    while numbers:
        last = sheet.rows[numbers[-1] - 1]
        above = [sheet.rows[number - 1] for number in numbers[:-1]]
        if not is_total(table, last, found.positions, above):
            break
        shown = next(cell.strip() for cell in last if cell.strip())
        message = N_("this row adds up the others: left out")
        report.warnings.append(Problem(place, numbers[-1], "", shown, message))
        numbers = numbers[:-1]
    return numbers
