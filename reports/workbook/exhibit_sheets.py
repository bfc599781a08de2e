"""The contents and an exhibit's sheet: words, table, chart beside it."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from charts import Exhibit
from charts.colour import readable_on
from charts.render.office import OfficeChart, OfficeGrid, office
from data_access.load.format_sheets import row_height
from domain.text import clean
from reports.exhibit_tables import formatted
from reports.sections import Sections
from reports.workbook.cells import write_cell
from reports.workbook.excel_names import distinct_headings
from reports.workbook.sheet_charts import build
from reports.workbook.writer import Book

_HEADER = 6
"""Row of the table's headings: above it title, takeaway, scope, note and the way back."""
_NARROWEST, _WIDEST = 9, 60
_BUTTON = "   "
"""Room for the filter's button in a heading."""
_MEASURED = 500
"""Rows by which the width of a column is chosen."""


def contents_sheet(
    book: Book, sections: Sections, scope_sentence: str, programme: str, names: Sequence[str]
) -> None:
    """Every exhibit by section: a link to its sheet, and its takeaway."""
    sheet = book.sheet(book.contents)
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, programme, book.format(bold=True, font_size=16))
    sheet.write_string(1, 0, scope_sentence, book.format(font_color=book.reader.palette.muted))
    link = book.format(font_color=book.reader.palette.accent, underline=1)
    row, left = 2, iter(names)
    for title, exhibits in sections:
        if not exhibits:
            continue
        row += 1
        sheet.write_string(row, 0, clean(title), book.format(bold=True, font_size=12))
        for exhibit in exhibits:
            row += 1
            _link(sheet, row, next(left), clean(exhibit.title), link)
            sheet.write_string(row, 1, clean(exhibit.takeaway or exhibit.empty))


def exhibit_sheet(book: Book, exhibit: Exhibit, name: str, scope_sentence: str) -> None:
    """Title, takeaway, scope and note; the data as a table; beside it the chart or heat map."""
    sheet = book.sheet(name)
    palette = book.reader.palette
    muted = book.format(font_color=palette.muted)
    sheet.write_string(0, 0, clean(exhibit.title), book.format(bold=True, font_size=14))
    sheet.write_string(1, 0, clean(exhibit.takeaway or exhibit.empty), book.format(bold=True))
    sheet.write_string(2, 0, scope_sentence, muted)
    sheet.write_string(3, 0, " ".join(clean(exhibit.note).split()), muted)
    link = book.format(font_color=palette.accent, underline=1)
    _link(sheet, 4, book.contents, book.contents, link)
    _table(book, sheet, exhibit)
    beside = len(exhibit.columns) + 1
    found = office(exhibit, book.reader)
    if isinstance(found, OfficeChart):
        options = {"description": clean(f"{exhibit.title}. {exhibit.takeaway}").strip()}
        sheet.insert_chart(_HEADER, beside, build(book, found, exhibit), options)
    elif isinstance(found, OfficeGrid):
        _grid(book, sheet, found, beside)


def _link(sheet: Worksheet, row: int, target: str, text: str, look) -> None:
    quoted = target.replace("'", "''")
    sheet.write_url(row, 0, f"internal:'{quoted}'!A1", look, text)


def _table(book: Book, sheet: Worksheet, exhibit: Exhibit) -> None:
    labels = distinct_headings([column.label for column in exhibit.columns])
    texts = formatted(exhibit, book.reader.locale).head(_MEASURED)
    widths: list[int] = []
    for place, column in enumerate(exhibit.columns):
        words = [word + _BUTTON for word in labels[place].split()]
        longest = max(map(len, (*texts.iloc[:, place], *words)))
        width = min(_WIDEST, max(_NARROWEST, longest + 2))
        sheet.set_column(place, place, width)
        widths.append(width)
        for i, value in enumerate(exhibit.table[column.name].tolist()):
            write_cell(book, sheet, _HEADER + 1 + i, place, column, value)
    heads = [label + _BUTTON for label in labels]
    sheet.set_row(_HEADER, row_height(zip(heads, widths, strict=True)))
    _heights(sheet, exhibit, widths)
    sheet.freeze_panes(_HEADER + 1, 0)
    if exhibit.table.empty:
        for place, label in enumerate(labels):
            sheet.write_string(_HEADER, place, label, book.format(bold=True))
        return
    book.tables += 1
    head = book.format(bold=True, text_wrap=True, valign="top")
    sheet.add_table(
        _HEADER, 0, _HEADER + len(exhibit.table), len(labels) - 1,
        {
            "name": f"data_{book.tables}",
            "style": "Table Style Light 1",
            "columns": [{"header": label, "header_format": head} for label in labels],
        },
    )  # fmt: skip


def _heights(sheet: Worksheet, exhibit: Exhibit, widths: Sequence[int]) -> None:
    """Rows are as high as their longest text."""
    wrapped = [
        ([clean(value) for value in exhibit.table[column.name].fillna("")], width)
        for column, width in zip(exhibit.columns, widths, strict=True)
        if column.kind == "text"
    ]
    for row in range(len(exhibit.table)):
        sheet.set_row(
            _HEADER + 1 + row, row_height((texts[row], width) for texts, width in wrapped)
        )


def _grid(book: Book, sheet: Worksheet, grid: OfficeGrid, left: int) -> None:
    """The heat map as tinted cells to the right of the table."""
    sheet.set_column(left, left, min(_WIDEST, max(map(len, grid.rows)) + 2))
    sheet.set_column(left + 1, left + len(grid.columns), 9)
    head = book.format(align="center")
    for j, text in enumerate(grid.columns):
        sheet.write_string(_HEADER, left + 1 + j, text, head)
    for i, name in enumerate(grid.rows):
        row = _HEADER + 1 + i
        sheet.write_string(row, left, name)
        for j, colour in enumerate(grid.colours[i]):
            if not colour:
                continue
            look = book.format(bg_color=colour, font_color=readable_on(colour), align="center")
            sheet.write_string(row, left + 1 + j, grid.texts[i][j], look)
