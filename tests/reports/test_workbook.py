"""The workbook, read back: a sheet per exhibit, typed cells, text that stays text."""

import datetime as dt
import zipfile
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from sqlalchemy import URL

from charts import Exhibit, Reader
from charts.render.office import OfficeChart, office
from locales import locale
from reports.workbook import workbook
from reports.workbook.excel_names import distinct_headings, sheet_names
from tests.fitting import wrapped_rows_are_high_enough
from tests.reports.exhibits import HOSTILE, kept, table_of

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
HEADER = 7
"""Row of the table's headings, as openpyxl counts."""


def made(exhibits: list[Exhibit], language: str) -> bytes:
    return workbook([("Sekcja", exhibits), ("Pusta", [])], HOSTILE, "Program",
                    Reader(locale(language)))  # fmt: skip


def _check(file: bytes, exhibits: list[Exhibit], language: str) -> None:
    with zipfile.ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
    book = openpyxl.load_workbook(BytesIO(file))
    wrapped_rows_are_high_enough(book)
    drawn = [isinstance(office(e, Reader(locale(language))), OfficeChart) for e in exhibits]
    assert len(book.sheetnames) == 1 + len(exhibits) + any(drawn)
    assert all(len(name) <= 31 for name in book.sheetnames)
    sheets = book.worksheets[1:]
    for sheet, exhibit, has_chart in zip(sheets, exhibits, drawn, strict=False):
        assert len(sheet._charts) == has_chart, exhibit.key
        assert len(sheet.tables) == (not exhibit.table.empty), exhibit.key
        assert sheet.freeze_panes == "A8"
        headed = [sheet.cell(HEADER, i + 1).value for i in range(len(exhibit.columns))]
        assert headed == [column.label for column in exhibit.columns]
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


@LANGUAGES
def test_every_exhibit_of_the_sample(sample: URL, language: str) -> None:
    exhibits = kept(sample, language)
    _check(made(exhibits, language), exhibits, language)


@LANGUAGES
def test_every_exhibit_of_nothing(unfilled: URL, language: str) -> None:
    exhibits = kept(unfilled, language)
    _check(made(exhibits, language), exhibits, language)


@LANGUAGES
def test_forty_six_sectors_of_hostile_names(many: URL, language: str) -> None:
    exhibits = [*kept(many, language), table_of(200)]
    _check(made(exhibits, language), exhibits, language)


def test_values_have_their_types_and_formats() -> None:
    book = openpyxl.load_workbook(BytesIO(made([table_of(4)], "pl")))
    sheet = book.worksheets[1]
    first = {sheet.cell(HEADER, i).value: sheet.cell(HEADER + 2, i) for i in range(1, 10)}
    assert first["Text"].data_type == "s"
    assert first["Text"].value.startswith("=cmd|")
    assert (first["Count"].value, first["Count"].number_format) == (1, "#,##0")
    assert (first["Share"].value, first["Share"].number_format) == (0.25, "0%")
    assert (first["Points"].value, first["Points"].number_format) == (-25, "+0.0;-0.0;0.0")
    assert (first["Days"].value, first["Days"].number_format) == (0.5, "#,##0.0")
    assert first["Date"].value == dt.datetime(2011, 3, 2)
    assert first["Datetime"].value == dt.datetime(2011, 3, 2, 17)
    assert first["Flag"].value is True
    undefined = [sheet.cell(HEADER + 3, i).value for i in range(3, 9)]
    assert undefined == [None] * 6


def test_the_contents_lead_to_every_sheet(sample: URL) -> None:
    exhibits = kept(sample, "pl")
    book = openpyxl.load_workbook(BytesIO(made(exhibits, "pl")))
    links = [cell.hyperlink.location for row in book.worksheets[0].iter_rows()
             for cell in row if cell.hyperlink]  # fmt: skip
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:-1]]


def test_the_same_input_gives_the_same_bytes(sample: URL) -> None:
    exhibits = kept(sample, "pl")
    assert made(exhibits, "pl") == made(exhibits, "pl")


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    long = "Uczestnictwo organizacji w spotkaniach"
    names = sheet_names([long, long.upper(), "a/b: [c]?*\\d", "''", "History", HOSTILE])
    assert len({name.casefold() for name in names}) == 6
    assert all(0 < len(name) <= 31 for name in names)
    assert names[2:5] == ["a b c d", "–", "History 2"]
    assert not set("[]:*?/\\\x00") & set("".join(names))


def test_headings_differ() -> None:
    assert distinct_headings(["do", "Do", "do"]) == ["do", "Do 2", "do 3"]
