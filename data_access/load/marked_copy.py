"""A copy of the input in which the bad cells are marked and commented, to be mended in place."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from data_access.load.problems import MOST_TOLD, Problem, Report
from data_access.load.read import grids
from data_access.load.read.headings import heading_row
from data_access.load.read.sheet import Sheet
from data_access.load.table_format import TableFormat
from locales import N_, Locale

_FILLS = {
    "error": PatternFill("solid", "F8C9C4", "F8C9C4"),
    "warning": PatternFill("solid", "FBE9B7", "FBE9B7"),
}
_MOST_UNPACKED = 20_000_000
"""Bytes of a workbook that is copied with its formats; openpyxl takes some fifty times as many."""
_MOST_CELLS = 1_000_000
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_LONGEST_NAME = 28
_NOT_COPIED = N_("too large, or with texts too long for a cell: not copied here")
_UNFORMATTED = N_("too large, or not to be opened as it is: copied without its formats")
_Place = tuple[str, TableFormat, Sheet]
_Marks = dict[tuple[int | None, int | None], list[tuple[str, Problem]]]


def marked_copy(path: Path, report: Report, locale: Locale) -> bytes:
    """An XLSX workbook: the report, then each sheet or file as it was sent, errors in red.

    A workbook keeps its formats, lists and comments, and the values of its formulas. What is too
    large or does not fit into a workbook is not copied, and the report says so.
    """
    places = [place for place in grids(path, Report()) if not place[2].failed]
    marks = _by_place(report)
    book = _opened(path, [sheet.name for _place, _table, sheet in places])
    remarks = []
    if book is None:
        book = Workbook()
        book.remove(book.active)
        remarks = list(_filled(book, places))
    for place, table, sheet in places:
        if sheet.name in book.sheetnames:
            _mark(book[sheet.name], table, sheet, marks.get(place, {}), locale)
    _write_report(book, report, remarks, locale)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _opened(path: Path, sheets: list[str]) -> Workbook | None:
    """The workbook itself, if it is one that can be opened within bounds and holds the sheets."""
    if not path.is_file() or not zipfile.is_zipfile(path) or path.suffix.lower() == ".zip":
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_UNPACKED:
                return None
        book = load_workbook(path, data_only=True)
    except Exception:  # whatever openpyxl stumbles over: the cells alone are copied
        return None
    return book if set(sheets) <= set(book.sheetnames) else None


def _filled(book: Workbook, places: Iterable[_Place]) -> Iterator[tuple[str, str]]:
    """Write the cells as text, a sheet for each place; place and remark where there is one."""
    left = _MOST_CELLS
    for place, _table, sheet in places:
        left -= sum(map(len, sheet.rows))
        fits = left >= 0 and len(sheet.rows) <= _MOST_ROWS
        if not fits or any(len(c) > _MOST_CHARACTERS // 2 for row in sheet.rows for c in row):
            yield place, _NOT_COPIED
            continue
        if not sheet.separator:
            yield place, _UNFORMATTED
        sheet.name = _sheet_name(book, sheet.name)
        made = book.create_sheet(sheet.name)
        for n, row in enumerate(sheet.rows, 1):
            for place_in_row, text in enumerate(row, 1):
                if text:
                    cell = made.cell(n, place_in_row)
                    _put(cell, text)
                    cell.number_format = "@"


def _put(cell: Cell, text: str) -> None:
    """Text, whatever it begins with: never a formula."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"


def _by_place(report: Report) -> dict[str, _Marks]:
    marks: dict[str, _Marks] = defaultdict(lambda: defaultdict(list))
    for severity, problems in (("error", report.errors), ("warning", report.warnings)):
        for problem in problems[: 10 * MOST_TOLD]:
            marks[problem.file][problem.row, problem.position].append((severity, problem))
    return marks


def _mark(made: Worksheet, table: TableFormat, sheet: Sheet, marks: _Marks, locale: Locale) -> None:
    found = heading_row(table, sheet.rows)
    for (row, position), problems in marks.items():
        line = row or (found.row if found else 1)
        cell = _written(made, line, (position or 0) + 1)
        severity = min(name for name, _problem in problems)  # an error before a warning
        if (line, position) in sheet.unreadable and cell.value is None:
            _put(cell, sheet.rows[line - 1][position])  # the formula or error that no value shows
        cell.fill = _FILLS[severity]
        told = [cell.comment.text] if cell.comment else []
        told += dict.fromkeys(problem.why(locale) for _severity, problem in problems)
        cell.comment = Comment(ILLEGAL_CHARACTERS_RE.sub("", "\n".join(told)), "", width=320)


def _written(made: Worksheet, row: int, column: int) -> Cell:
    """The cell, or of cells that are merged the one that shows."""
    cell = made.cell(row, column)
    if isinstance(cell, MergedCell):
        of = next(r for r in made.merged_cells.ranges if cell.coordinate in r)
        return made.cell(of.min_row, of.min_col)
    return cell


def _write_report(
    book: Workbook, report: Report, remarks: list[tuple[str, str]], locale: Locale
) -> None:
    _ = locale.gettext
    sheet = book.create_sheet(_sheet_name(book, _("Report")), 0)
    titles = [_("Severity"), _("File"), _("Row"), _("Column"), _("Value"), _("What is wrong")]
    words = {"error": _("error"), "warning": _("warning")}
    rows: list[tuple[str, list]] = [
        ("", ["", place, "", "", "", _(remark)]) for place, remark in remarks
    ]
    for severity, problems in (("error", report.errors), ("warning", report.warnings)):
        rows += [
            (
                severity,
                [words[severity], p.place(locale), p.row or "", p.column, p.value, p.why(locale)],
            )
            for p in problems[:MOST_TOLD]
        ]
    for n, (severity, cells) in enumerate([("", titles), *rows], 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(n, column)
            if isinstance(value, int):
                cell.value = value
            else:
                _put(cell, value[:_MOST_CHARACTERS])
        if severity:
            sheet.cell(n, 1).fill = _FILLS[severity]
    for letter, width in zip("ABCDEF", (12, 28, 8, 22, 28, 70), strict=True):
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _sheet_name(book: Workbook, name: str) -> str:
    """At most 31 characters, none that a sheet's name may not hold, and not yet taken."""
    name = name.removesuffix(".csv")
    name = "".join("_" if letter in "[]:*?/\\'" else letter for letter in name)
    name = name[:_LONGEST_NAME] or "_"
    taken = {title.casefold() for title in book.sheetnames}
    tries = (name if n == 1 else f"{name} {n}" for n in range(1, len(taken) + 2))
    return next(text for text in tries if text.casefold() not in taken)
