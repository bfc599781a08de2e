"""Sheets of the data format: Polish headings with notes, lists to choose from, typed cells."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import xlsxwriter

from data_access.load.column_notes import KIND_NOTES, column_note
from data_access.load.data_format import TABLES
from data_access.load.table_format import ColumnFormat, TableFormat
from domain.text import most_lines
from locales import Locale

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}
_LINE = 15
"""Height of a line, in points. Only Excel finds the height of wrapped text by itself, and not over
merged cells: it is written with the row."""
_HIGHEST = 409
"""Points that a row may have."""
_NAME, _TOLD = 24, 90
"""Width of the notes' columns, in characters."""
_ROWS = 5_000
"""Rows prepared with lists and formats below those that are filled; more may be added."""
_LONGEST_LIST = 255
"""Characters of a list that Excel takes inline."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel miscounts the days before: they are written as text."""
_FORMATS = {
    "date": "dd.mm.yyyy",
    "datetime": "dd.mm.yyyy hh:mm",
    "text": "@",
    "count": "0",
}
_LIST_COLUMN = 3
"""Of the notes' sheet: there stand the lists that are too long for a cell."""
_Row = Mapping[str, object]


class Sheets:
    """A workbook under way: first the notes, then a sheet for each table of the format asked."""

    def __init__(self, workbook: xlsxwriter.Workbook, locale: Locale) -> None:
        self._workbook = workbook
        self._locale = locale
        self._formats = {
            kind: workbook.add_format({"num_format": pattern}) for kind, pattern in _FORMATS.items()
        }
        self._required = workbook.add_format(
            {"bold": True, "font_color": "white", "bg_color": "#0A5FB4"}
        )
        self._optional = workbook.add_format({"bold": True, "bg_color": "#C9D8EA"})
        self._lists: dict[tuple[str, ...], str] = {}

    def notes(self, told: Iterable[str]) -> None:
        """A sheet with these sentences, what each table's columns are, and the long lists."""
        _ = self._locale.gettext
        bold = self._workbook.add_format({"bold": True})
        wrap = self._workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = self._workbook.add_worksheet(_("Notes"))
        sheet.set_column(0, 0, _NAME)
        sheet.set_column(1, 1, _TOLD)
        sheet.fit_to_pages(1, 0)
        sentences = list(told)
        for row, text in enumerate(sentences):
            sheet.merge_range(row, 0, row, 1, text, wrap)
            sheet.set_row(row, row_height([(text, _NAME + _TOLD)]))
        top = len(sentences) + 1
        sheet.write_row(top, 0, [_("Sheet"), _("Columns")], bold)
        for row, table in enumerate(TABLES.values(), top + 1):
            sheet.write_string(row, 0, table.polish, wrap)
            names = ", ".join(map(column_heading, table.columns))
            sheet.write_string(row, 1, names, wrap)
            sheet.set_row(row, row_height([(names, _TOLD)]))
        self._write_lists(sheet, bold)

    def table(self, table: TableFormat, rows: list[_Row], example: _Row) -> None:
        """A sheet with these rows, by column name; `example` is told in the headings' notes."""
        sheet = self._workbook.add_worksheet(table.polish)
        for n, column in enumerate(table.columns):
            look = self._formats.get(column.kind, self._formats["text"])
            head = column_heading(column)
            sheet.write_string(0, n, head, self._required if column.required else self._optional)
            shown = office_text(example.get(column.name), column)
            sheet.write_comment(
                0, n, column_note(table, column, shown, self._locale), {"x_scale": 2.5}
            )
            sheet.set_column(n, n, max(14, len(head) + 4), look)
            for row, values in enumerate(rows, 1):
                _write(sheet, row, n, values.get(column.name), column)
            self._validate(sheet, n, column, len(rows) + _ROWS)
        sheet.freeze_panes(1, 0)

    def _write_lists(self, sheet: xlsxwriter.worksheet.Worksheet, bold: object) -> None:
        place = _LIST_COLUMN
        for table in TABLES.values():
            for column in table.columns:
                words = tuple(choices(column))
                if _fits(words) or words in self._lists:
                    continue
                sheet.set_column(place, place, 40)
                sheet.write_string(0, place, column_heading(column), bold)
                sheet.write_column(1, place, words)
                letter = xlsxwriter.utility.xl_col_to_name(place)
                self._lists[words] = f"='{sheet.get_name()}'!${letter}$2:${letter}${len(words) + 1}"
                place += 1

    def _validate(
        self, sheet: xlsxwriter.worksheet.Worksheet, n: int, column: ColumnFormat, rows: int
    ) -> None:
        rule: dict[str, object] = {"validate": "any"}
        if column.kind in KIND_NOTES:
            hint = self._locale.gettext(KIND_NOTES[column.kind])
            rule |= {"input_title": column_heading(column)[:32], "input_message": hint}
        words = tuple(choices(column))
        source = list(words) if _fits(words) else self._lists.get(words)
        if words and source:
            rule |= {"validate": "list", "source": source, "error_type": "warning"}
        if len(rule) > 1:
            sheet.data_validation(1, n, rows, n, rule)


def row_height(texts: Iterable[tuple[str, int]]) -> int:
    """In points: of a row with these wrapped texts, each in a column of that many characters."""
    return min(_LINE * most_lines(texts), _HIGHEST)


def column_heading(column: ColumnFormat) -> str:
    return column.polish or column.name


def choices(column: ColumnFormat) -> list[str]:
    """The words of a closed list, in Polish; none for other columns."""
    return ["tak", "nie"] if column.kind == "flag" else list(column.polish_choices.values())


def office_text(value: object, column: ColumnFormat) -> str:
    """A value as a Polish office writes it, so that it is read back as it was."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if column.kind == "flag" and isinstance(value, bool):
        return "tak" if value else "nie"
    if column.kind == "choice":
        return column.polish_choices.get(str(value), str(value))
    return str(value)


def _moment(value: datetime) -> str:
    """Seconds where there are any; the offset in the hour that comes twice."""
    text = value.strftime("%d.%m.%Y %H:%M")
    if value.second or value.microsecond:
        text += value.strftime(":%S.%f").removesuffix(".000000")
    return text + (value.isoformat()[-6:] if _comes_twice(value) else "")


def _comes_twice(value: datetime) -> bool:
    return value.utcoffset() != value.replace(fold=1 - value.fold).utcoffset()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, n: int, value: object, column: ColumnFormat
) -> None:
    if value is None:
        return
    if column.kind == "count":
        sheet.write_number(row, n, value)
    elif isinstance(value, date) and _in_excel(value):
        naive = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        sheet.write_datetime(row, n, naive)
    else:
        sheet.write_string(row, n, office_text(value, column))


def _in_excel(value: date) -> bool:
    """Whether a cell of Excel holds the day or the instant as it is."""
    if isinstance(value, datetime):
        return value.date() >= _FIRST_DAY and not value.microsecond and not _comes_twice(value)
    return value >= _FIRST_DAY


def _fits(words: tuple[str, ...]) -> bool:
    return len(",".join(words)) <= _LONGEST_LIST
