"""Cells of text files and workbooks keep what was meant, or are refused by their place."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter

from data_access.load.read.sheet import ROUNDED
from locales import locale
from tests.data_access.hostile.archives import ods
from tests.data_access.hostile.books import xlsx
from tests.data_access.read.sent import Written, names_in, refusal


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        ('"Sale; i ""Świetlica"""', 'Sale; i "Świetlica"'),
        ('"Sale\nprób; im. Jana"', "Sale\nprób; im. Jana"),
        ('"Sale\r\nprób"', "Sale\nprób"),
        ('Sala "duża"', 'Sala "duża"'),
        ("\u00a0Sale\u202f", "Sale"),
        ("\u200bSale\ufeff\u2060", "Sale"),
        ("Z\u0307o\u0301łw", "Żółw"),
        ("Sa\x07le\x1b", "Sale"),
        ("x" * 200_000, "x" * 200_000),
    ],
)
def test_cells_keep_what_was_meant(written: Written, cell: str, read_as: str) -> None:
    assert names_in(written(f"kod;nazwa\nA;{cell}\nB;y\n")) == [read_as, "y"]


def test_codes_that_look_the_same_are_the_same(written: Written) -> None:
    codes = ["Łó-ś 1", "Ło\u0301-s\u0301 1", "Łó-ś\u00a01", "Łó-\u200bś 1", "Łó-ś  1"]
    text = "kod;nazwa\n" + "".join(f"{code};x\n" for code in codes)
    assert set(names_in(written(text), "code")) == {"Łó-ś 1"}


def _with_a_dated_code(book: xlsxwriter.Workbook) -> None:
    sheet = book.get_worksheet_by_name("organizacje")
    assert sheet
    sheet.write_datetime(3, 0, date(2011, 5, 3), book.add_format({"num_format": "d-mmm"}))
    sheet.write_row(3, 1, ["3/5", ""])
    sheet.write_row(4, 0, ["2011-05-04", "Łąka", ""])


def test_a_code_of_which_a_spreadsheet_made_a_date_is_refused(written: Written) -> None:
    dated = '<table:table-cell office:value-type="date" office:date-value="2011-05-03"/>'
    for data, name in ((xlsx(_with_a_dated_code), "a.xlsx"), (ods(extra=dated), "a.ods")):
        told = refusal(written(data, name))
        assert told.count("\n") == 1
        assert "organizacje, wiersz 4, kolumna kod: „2011-05-03” – stoi tu data" in told


def test_a_text_as_long_as_a_cell_is_doubted(written: Written) -> None:
    text = "program;kod;branza;tytul;tresc;data_zgloszenia\n"
    text += "".join(f"P;{n};KUL;Sala;{'ą' * n};5.7.2011\n" for n in (32_766, 32_767))
    report = written(xlsx(tables={"postulaty": text}), "dane.xlsx")[1]
    assert not report.errors
    assert "wiersz 3, kolumna tresc: tekst ma największą długość" in report.told(locale("pl"))


def _cells(*values: object, kind: str = "", date_1904: bool = False) -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"date_1904": date_1904}) as book:
        sheet = book.add_worksheet("Arkusz1")
        book.add_worksheet("Arkusz2")
        shown = book.add_format({"num_format": kind})
        sheet.write_row(0, 0, ["kod", "nazwa"])
        for n, value in enumerate(values, 1):
            sheet.write(n, 0, f"A{n}")
            sheet.write(n, 1, value, shown)
    return output.getvalue()


@pytest.mark.parametrize("date_1904", [False, True])
@pytest.mark.parametrize(
    ("value", "kind", "read_as"),
    [
        (date(2011, 7, 5), "dd.mm.yyyy", "2011-07-05"),
        (datetime(2011, 7, 5, 17, 0, 15), "[$-415]d mmmm yyyy hh:mm;@", "2011-07-05 17:00:15"),
        (datetime(2011, 7, 5, 17, 30), 'yyyy"r." h:mm', "2011-07-05 17:30:00"),
        (0.75, "h:mm", "18:00:00"),
        (40729, "0", "40729"),
        (12345678500000, "0", "12345678500000"),
        (0.5, "0%", "0.5"),
        (7, "000", "007"),
        (2.0, "", "2"),
        (True, "", "1"),
        ("007", "@", "007"),
    ],
)
def test_values_of_a_workbook(
    written: Written, value: object, kind: str, read_as: str, date_1904: bool
) -> None:
    """The one filled sheet of a workbook named as a table is that table."""
    found = written(_cells(value, kind=kind, date_1904=date_1904), "organizacje.xlsx")
    assert names_in(found) == [read_as]


def test_a_number_longer_than_a_cell_keeps_is_refused(written: Written) -> None:
    _, report = written(_cells(12345678901234567, kind="0"), "organizacje.xlsx")
    assert [(problem.row, problem.message) for problem in report.errors] == [(2, ROUNDED)]


def test_errors_and_formulas_are_told_by_their_cells(written: Written) -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet = book.add_worksheet("organizacje")
        sheet.write_row(1, 1, ["kod", "nazwa", "nip", "uwagi"])
        sheet.write_row(2, 1, ["A", "x"])
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 4, "=1/0", None, "#DIV/0!")
        sheet.write_row(3, 1, ["B", "y"])
        sheet.write_formula(3, 2, "=B1", None, "")
    sources, report = written(output.getvalue(), "organizacje.xlsx")
    cells = {(problem.row, problem.position, problem.value) for problem in report.errors}
    assert cells == {(3, 3, "#DIV/0!"), (4, 2, "")}
    assert sources[0].unreadable == {(3, "nip"), (4, "name")}


def test_a_code_merged_over_rows_stands_for_each(written: Written) -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet = book.add_worksheet("obecnosc")
        sheet.write_row(0, 0, ["program", "spotkanie", "organizacja", "osoby"])
        sheet.write_row(1, 2, ["A", 2])
        sheet.write_row(2, 2, ["B", 3])
        sheet.merge_range(1, 0, 2, 0, "P")
        sheet.merge_range(1, 1, 2, 1, "M")
    found = written(output.getvalue(), "obecnosc.xlsx")
    assert names_in(found, "meeting") == ["M", "M"]
    assert not found[1].warnings


def test_a_count_merged_over_rows_is_refused(written: Written) -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet = book.add_worksheet("obecnosc")
        sheet.write_row(0, 0, ["program", "spotkanie", "organizacja", "osoby"])
        sheet.write_row(1, 0, ["P", "M", "A"])
        sheet.write_row(2, 0, ["P", "M", "B"])
        sheet.merge_range(1, 3, 2, 3, 5)
    assert "wiersz 2, kolumna osoby" in refusal(written(output.getvalue(), "obecnosc.xlsx"))


def test_a_workbook_and_its_ods_are_read_alike(written: Written) -> None:
    books = [written(xlsx(), "k.xlsx")[0], written(ods(), "k.ods")[0]]
    told = [[(s.table.name, s.cells.to_dict("list")) for s in sources] for sources in books]
    assert told[0] == told[1]
