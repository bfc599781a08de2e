"""A copy of the input in which the bad cells are marked and commented, to be mended in place."""

import io
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from data_access.load.problems import MOST_TOLD, Problem, Report
from data_access.load.read import grids
from locales import Locale

_COLOURS = {"error": "#F8C9C4", "warning": "#FBE9B7"}
_MOST_SHEET_ROWS = 1_048_576
_Marks = dict[tuple[int | None, int | None], list[tuple[str, Problem]]]


def marked_copy(path: Path, report: Report, locale: Locale) -> bytes:
    """An XLSX workbook: the report, then each sheet or file as it was sent, errors in red."""
    output = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(output, options) as workbook:
        _write_report(workbook, report, locale)
        marks = _by_place(report)
        for place, rows in _readable(path):
            _write_copy(workbook, place, rows, marks.get(place, {}), locale)
    return output.getvalue()


def _readable(path: Path) -> Iterable[tuple[str, list[list[str]]]]:
    """Place and rows of every table that could be opened; what could not is in the report."""
    for place, _table, sheet in grids(path, Report()):
        yield place, sheet.rows


def _by_place(report: Report) -> dict[str, _Marks]:
    marks: dict[str, _Marks] = defaultdict(lambda: defaultdict(list))
    for severity, problems in (("error", report.errors), ("warning", report.warnings)):
        for problem in problems:
            marks[problem.file][problem.row, problem.position].append((severity, problem))
    return marks


def _write_report(workbook: xlsxwriter.Workbook, report: Report, locale: Locale) -> None:
    _ = locale.gettext
    bold = workbook.add_format({"bold": True, "bottom": 1})
    fills = {name: workbook.add_format({"bg_color": colour}) for name, colour in _COLOURS.items()}
    sheet = workbook.add_worksheet(_("Report"))
    headings = [_("Severity"), _("File"), _("Row"), _("Column"), _("Value"), _("What is wrong")]
    sheet.write_row(0, 0, headings, bold)
    words = {"error": _("error"), "warning": _("warning")}
    told = [("error", p) for p in report.errors[:MOST_TOLD]]
    told += [("warning", p) for p in report.warnings[:MOST_TOLD]]
    for n, (severity, problem) in enumerate(told, 1):
        sheet.write_string(n, 0, words[severity], fills[severity])
        cells = [problem.place(locale), problem.row or "", problem.column, problem.value]
        sheet.write_row(n, 1, [*cells, problem.why(locale)])
    for column, width in enumerate((12, 28, 8, 22, 28, 70)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)


def _write_copy(
    workbook: xlsxwriter.Workbook,
    place: str,
    rows: list[list[str]],
    marks: _Marks,
    locale: Locale,
) -> None:
    sheet = workbook.add_worksheet(_sheet_name(workbook, place))
    fills = {name: workbook.add_format({"bg_color": colour}) for name, colour in _COLOURS.items()}
    for n, row in enumerate(rows[:_MOST_SHEET_ROWS]):
        sheet.write_row(n, 0, row)
    for (row, position), found in marks.items():
        line, column = (row or 1) - 1, position or 0
        if line < len(rows):
            severity = min(name for name, _problem in found)  # an error before a warning
            text = rows[line][column] if column < len(rows[line]) else ""
            sheet.write_string(line, column, text, fills[severity])
            comment = "\n".join(problem.why(locale) for _severity, problem in found)
            sheet.write_comment(line, column, comment, {"x_scale": 2})
    sheet.freeze_panes(1, 0)


def _sheet_name(workbook: xlsxwriter.Workbook, place: str) -> str:
    """At most 31 characters, none that a sheet's name may not hold, and not yet taken."""
    name = place.split(" / ")[-1].removesuffix(".csv")
    name = "".join("_" if letter in "[]:*?/\\'" else letter for letter in name)[:28] or "_"
    taken = {sheet.get_name().casefold() for sheet in workbook.worksheets()}
    tries = (name if n == 1 else f"{name} {n}" for n in range(1, 100))
    return next(text for text in tries if text.casefold() not in taken)
