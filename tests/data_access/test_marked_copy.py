"""The marked copy of a workbook: the workbook itself, with the bad cells marked in it."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.load.load_files import load
from data_access.load.marked_copy import marked_copy
from data_access.load.problems import Refused
from locales import locale

PL = locale("pl")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A workbook as an office makes it: a title, merged cells, widths, a list, a comment."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Programy"
    for row in (
        ["kod", "nazwa", "okres_od", "okres_do"],
        ["P", "Program", "2012-01-01", "2014-12-31"],
    ):
        sheet.append(row)
    sheet = book.create_sheet("Branże")
    for row in (
        ["Wykaz branż", None, None],
        [None, None, None],
        ["program", "kod", "nazwa"],
        ["P", "KUL", "=1+1"],
        ["X", "EDU", "Edukacja"],
    ):
        sheet.append(row)
    sheet["C4"].data_type = "s"
    sheet.merge_cells("A1:C1")
    sheet.column_dimensions["C"].width = 41
    sheet["C4"].number_format = "@"
    sheet["A5"].comment = Comment("Czy to ten program?", "Anna")
    rule = DataValidation("list", formula1='"P,Q"')
    rule.add("A4:A99")
    sheet.add_data_validation(rule)
    path = tmp_path / "branże.xlsx"
    book.save(path)
    return path


def _marked(database: URL, path: Path) -> Workbook:
    with pytest.raises(Refused) as refused:
        load(write_engine(database), path)
    return load_workbook(io.BytesIO(marked_copy(path, refused.value.report, PL)))


def test_the_right_cell_is_marked_and_the_rest_is_kept(sqlite_database: URL, sent: Path) -> None:
    book = _marked(sqlite_database, sent)
    assert book.sheetnames == ["Raport", "Programy", "Branże"]
    sheet = book["Branże"]
    filled = [c.coordinate for row in sheet for c in row if c.fill.fgColor.rgb == "00F8C9C4"]
    assert filled == ["A5"]
    assert sheet["A5"].comment.text.startswith("Czy to ten program?\n")
    assert "nie ma takiego programu" in sheet["A5"].comment.text
    assert sheet.column_dimensions["C"].width == 41
    assert [str(r) for r in sheet.merged_cells.ranges] == ["A1:C1"]
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"P,Q"']
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=1+1", "s"), "no formula out of text"


def test_mended_in_place_it_loads(sqlite_database: URL, sent: Path, tmp_path: Path) -> None:
    book = _marked(sqlite_database, sent)
    book["Branże"]["A5"] = "P"
    book.save(tmp_path / "poprawione.xlsx")
    loaded = load(write_engine(sqlite_database), tmp_path / "poprawione.xlsx")
    assert loaded.changes["sectors"].added == 2
    assert not loaded.report.warnings


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xff\xfe\x00"])
def test_what_cannot_be_opened_has_a_report_alone(
    sqlite_database: URL, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "branże.xlsx"
    path.write_bytes(content)
    assert _marked(sqlite_database, path).sheetnames == ["Raport"]


def test_a_text_that_no_cell_holds_is_not_cut(sqlite_database: URL, tmp_path: Path) -> None:
    path = tmp_path / "branże.csv"
    path.write_text(f"program;kod;nazwa\nP;KUL;{'ą' * 40_000}\n", encoding="utf-8")
    book = _marked(sqlite_database, path)
    assert book.sheetnames == ["Raport"]
    assert "nie skopiowano" in book["Raport"]["F2"].value
