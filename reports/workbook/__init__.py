"""The exhibits as a workbook: contents, a sheet each with its data as a table and its chart."""

import datetime as dt
from io import BytesIO

from xlsxwriter import Workbook

from charts import Reader
from domain.text import clean
from reports.sections import Sections
from reports.workbook.excel_names import sheet_names
from reports.workbook.exhibit_sheets import contents_sheet, exhibit_sheet
from reports.workbook.writer import Book

_DAY = dt.datetime(2000, 1, 1)
"""Creation date of every workbook: the same input gives the same bytes."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def workbook(sections: Sections, scope_sentence: str, programme_name: str, reader: Reader) -> bytes:
    """An XLSX: contents with links, a sheet per exhibit, last the numbers behind the charts.

    Values are typed (dates as dates, shares as fractions shown in per cent); text from the
    records stays text whatever it begins with. Every exhibit has its sheet, with the reason where
    there is no data. Never raises for what the records hold.
    """
    file = BytesIO()
    _ = reader.locale.gettext
    shown = [exhibit for _title, exhibits in sections for exhibit in exhibits]
    fixed = (_("Contents"), _("Chart data"))
    names = sheet_names([*fixed, *(exhibit.title for exhibit in shown)])
    with Workbook(file, _OPTIONS) as made:
        made.set_properties({"title": clean(programme_name), "created": _DAY})
        book = Book(made, reader, contents=names[0], data=names[1])
        contents_sheet(book, sections, clean(scope_sentence), clean(programme_name), names[2:])
        for exhibit, name in zip(shown, names[2:], strict=True):
            exhibit_sheet(book, exhibit, name, clean(scope_sentence))
        book.close()
    return file.getvalue()
