"""Reading: what an office's program wrote is read as it was meant, or refused by its row."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from data_access.load.problems import Report
from data_access.load.read import SentTable, read
from data_access.load.read.mojibake import mended
from data_access.load.read.sheet import ROUNDED
from data_access.load.read.table_names import table_named
from locales import locale
from tests.data_access.hostile.archives import ods, packed
from tests.data_access.hostile.books import xlsx

Written = Callable[..., tuple[list[SentTable], Report]]
POLISH = "kod;nazwa\nA;Łąka ćmi\nB;Zażółć gęślą jaźń – „próba”\nC;ŚWIETLICA ŻÓŁW\nD;Gdańsk\n"
NAMES = ["Łąka ćmi", "Zażółć gęślą jaźń – „próba”", "ŚWIETLICA ŻÓŁW", "Gdańsk"]
_MARKS = str.maketrans("–„”", "-''")
"""Marks that ISO-8859-2 and code page 852 do not have."""


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """`written(data, name)` reads one file; its sources and the report."""

    def sent(data: bytes | str, name: str = "organizacje.csv") -> tuple[list[SentTable], Report]:
        folder = tmp_path / "sent"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        report = Report()
        return read(folder / name, report), report

    return sent


def _names(found: tuple[list[SentTable], Report], column: str = "name") -> list[str]:
    sources, report = found
    assert not report.errors, report.told(locale("pl"))
    return list(sources[0].cells[column])


def _refused(found: tuple[list[SentTable], Report]) -> str:
    report = found[1]
    assert report.errors
    return report.told(locale("pl"))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "cp1250", "iso8859_2", "cp852"),
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    ],
)
def test_every_encoding_met_is_read(written: Written, encoding: str, ends: str) -> None:
    old = encoding in ("iso8859_2", "cp852")
    text = (POLISH.translate(_MARKS) if old else POLISH).replace("\n", ends)
    names = [name.translate(_MARKS) if old else name for name in NAMES]
    assert _names(written(text.encode(encoding))) == names


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2", "cp852"])
@pytest.mark.parametrize(
    "name",
    [
        "Łąka",
        "Żółw",
        "Śląsk",
        "Źródło",
        "Koń",
        "gęś",
        "ŁÓDŹ",
        "Próba § 5",
        "Łąka 5°",
        "Oś 3",
    ],
)
def test_one_word_is_enough(written: Written, encoding: str, name: str) -> None:
    found = written(f"kod;nazwa\nA;{name}\n".encode(encoding, "ignore"))
    assert _names(found) == [name.encode(encoding, "ignore").decode(encoding)]


@pytest.mark.parametrize("name", ["Łąka ±5", "Müller i spółka", "Temperatura 5°", "„Próba” – §"])
def test_signs_and_foreign_letters_of_cp1250(written: Written, name: str) -> None:
    assert _names(written(f"kod;nazwa\nA;{name}\nB;Żółw\n".encode("cp1250"))) == [name, "Żółw"]


@pytest.mark.parametrize("odd", ["cp1250", "iso8859_2", "cp852", "utf-8"])
@pytest.mark.parametrize("usual", ["utf-8", "cp1250", "iso8859_2", "cp852"])
def test_a_row_in_another_encoding_is_read_right_or_refused(
    written: Written, usual: str, odd: str
) -> None:
    rows = ["kod;nazwa", *(f"A{n};Stowarzyszenie Żółw, część {n} – źródło" for n in range(8))]
    texts = [row.translate(_MARKS) for row in rows]
    data = [text.encode(usual) for text in texts]
    data[5] = "A4;Fundacja Ćma i Łąka, świąteczne żółwie".encode(odd)
    sources, report = written(b"\n".join(data) + b"\n")
    if report.errors:
        assert {problem.row for problem in report.errors} == {6}
    else:
        assert sources[0].cells["name"].iloc[4] == "Fundacja Ćma i Łąka, świąteczne żółwie"
        assert sources[0].cells["name"].iloc[0] == "Stowarzyszenie Żółw, część 0 - źródło"


@pytest.mark.parametrize(
    "text",
    [
        "Общество",
        "Català: l·l, ç, à",
        "Überblick «ß»",
        "👩‍👩‍👧 razem",
        "日本語",
        "Čeština ř",
        "naïve œuvre",
    ],
)
def test_other_languages_in_utf_8_stay_as_they_are(written: Written, text: str) -> None:
    found = written(f"kod;nazwa\nA;{text}\n")
    assert _names(found) == [text]
    assert not found[1].warnings


@pytest.mark.parametrize("page", ["cp1250", "cp1252", "latin-1", "iso8859_2", "cp852"])
@pytest.mark.parametrize("word", ["Zażółć", "łąka", "Świetlica", "źdźbło", "próg", "ŻÓŁW"])
def test_garbled_letters_are_mended_and_said(written: Written, page: str, word: str) -> None:
    seen = "".join(
        bytes([byte]).decode(page, "replace").replace("\ufffd", chr(byte)) for byte in word.encode()
    )
    sources, report = written(f"kod;nazwa\nA;{seen}\n")
    assert list(sources[0].cells["name"]) == [word]
    assert "zniekształcone litery" in report.told(locale("pl"))


def test_what_broke_twice_is_mended_too() -> None:
    assert mended("Mayor\u00c3\u0082\u00c2\u0092s Office") == ("Mayor’s Office", True)
    assert mended("Fundacja ĹÄ…ka") == ("Fundacja \ufffdąka", True), "half of a pair is lost"
    assert mended("MIESZKAŃ” ŁÓŻKO Ä, Å") == ("MIESZKAŃ” ŁÓŻKO Ä, Å", False)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("kod;nazwa\nA;x\nB;\ufffdąka\n", 3),
        ('kod;nazwa\nA;x\nB;"Sale\nC;y\n', 3),
        ('kod;nazwa\nA;x\nB;"Sale" b\n', 3),
        ('kod;nazwa\nA;x\nB;"Sale\nC;Świetlica"\n', 3),
        ('kod;nazwa;opp\nA;x;tak\nB;"Sale;tak\nC;Świetlica";nie\n', 3),
        ("kod;nazwa\nA;x\nB;y;z\n", 3),
        ("kod;nazwa\nA;x\nB;#N/D!\n", 3),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_row(written: Written, text: str, row: int) -> None:
    assert f"organizacje.csv, wiersz {row}" in _refused(written(text))


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
    assert _names(written(f"kod;nazwa\nA;{cell}\nB;y\n")) == [read_as, "y"]


def test_codes_that_look_the_same_are_the_same(written: Written) -> None:
    codes = ["Łó-ś 1", "Ło\u0301-s\u0301 1", "Łó-ś\u00a01", "Łó-\u200bś 1", "Łó-ś  1"]
    text = "kod;nazwa\n" + "".join(f"{code};x\n" for code in codes)
    assert set(_names(written(text), "code")) == {"Łó-ś 1"}


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize(
    "above",
    ["", "sep={}\n", "\n\n", "Wykaz organizacji, stan na 2011\n{}\n\n", "{}{}{}\n" * 18],
)
def test_headings_are_found_where_they_stand(written: Written, separator: str, above: str) -> None:
    rows = above.replace("{}", separator) + "kod;nazwa\nA;Łąka\n".replace(";", separator)
    sources, report = written(rows)
    assert not report.errors, report.told(locale("pl"))
    assert list(sources[0].cells["name"]) == ["Łąka"]
    assert sources[0].heading_row == rows.count("\n") - 1
    assert list(sources[0].cells.index) == [rows.count("\n")]


def test_headings_in_cells_merged_downwards(written: Written) -> None:
    found = written("kod;Organizacja;\n;nazwa;nip\nA;Łąka;\n")
    assert _names(found) == ["Łąka"]
    assert found[0][0].positions == {"code": 0, "name": 1, "nip": 2}


def test_no_headings_is_one_message(written: Written) -> None:
    told = _refused(written("A;Łąka\nB;Żółw\n"))
    assert told.count("\n") == 1
    assert "nie znaleziono nagłówków" in told


@pytest.mark.parametrize(
    "total",
    [
        "Razem;2",
        "RAZEM:;2;",
        ";Suma;2",
        "Ogółem: 2;",
        "Łącznie;;",
        "Total;2",
        "Razem organizacji;2",
    ],
)
def test_a_row_that_adds_up_is_left_out_and_said(written: Written, total: str) -> None:
    found = written(f"kod;nazwa;nip\nA;Łąka;\nB;Żółw;\n{total}\n\n")
    assert _names(found) == ["Łąka", "Żółw"]
    assert "sumuje pozostałe" in found[1].told(locale("pl"))


def test_sums_without_a_word_are_left_out_too(written: Written) -> None:
    text = "program;spotkanie;organizacja;obecna;osoby\nP;M;A;x;2\nP;M;B;x;3\n;;;2;5\n"
    assert _names(written(text, "obecnosc.csv"), "people") == ["2", "3"]


def test_a_small_file_narrows_nothing_for_another(written: Written) -> None:
    written("kod;nazwa\nA;Łąka\n")
    long = "ą" * 200_000
    assert list(csv.reader([f"{long}\n"])) == [[long]]


def test_what_is_expected_is_named_in_the_readers_language(written: Written) -> None:
    report = written("a;b\n", "dane.csv")[1]
    assert "o nazwach: programy, branze, organizacje" in report.told(locale("pl"))
    assert "called: programmes, sectors, organisations" in report.told(locale("en"))


def _with_a_dated_code(book: xlsxwriter.Workbook) -> None:
    sheet = book.get_worksheet_by_name("organizacje")
    assert sheet
    sheet.write_datetime(3, 0, date(2011, 5, 3), book.add_format({"num_format": "d-mmm"}))
    sheet.write_row(3, 1, ["3/5", ""])
    sheet.write_row(4, 0, ["2011-05-04", "Łąka", ""])


def test_a_code_of_which_a_spreadsheet_made_a_date_is_refused(written: Written) -> None:
    dated = '<table:table-cell office:value-type="date" office:date-value="2011-05-03"/>'
    for data, name in ((xlsx(_with_a_dated_code), "a.xlsx"), (ods(extra=dated), "a.ods")):
        told = _refused(written(data, name))
        assert told.count("\n") == 1
        assert "organizacje, wiersz 4, kolumna kod: „2011-05-03” – stoi tu data" in told


def test_a_text_as_long_as_a_cell_is_doubted(written: Written) -> None:
    text = "program;kod;branza;tytul;tresc;data_zgloszenia\n"
    text += "".join(f"P;{n};KUL;Sala;{'ą' * n};5.7.2011\n" for n in (32_766, 32_767))
    report = written(xlsx(tables={"postulaty": text}), "dane.xlsx")[1]
    assert not report.errors
    assert "wiersz 3, kolumna tresc: tekst ma największą długość" in report.told(locale("pl"))


@pytest.mark.parametrize("page", ["cp852", "cp1250", "utf-8"])
def test_names_packed_without_their_code_page_are_known(written: Written, page: str) -> None:
    name = "branże.csv".encode(page)
    data = packed({"x" * len(name): "program;kod;nazwa\nP;K;Kultura\n"})
    sources, report = written(data.replace(b"x" * len(name), name), "dane.zip")
    assert [source.table.name for source in sources] == ["sectors"]
    assert not report.errors + report.warnings


HEADED = "Lp.;kod;nazwa;dzielnica\n"


@pytest.mark.parametrize("numbers", ["1;2;3;4", "(1);(2);(3);(4)", "1.;2.;3.;4.", ";1;2;3"])
def test_a_row_that_numbers_the_columns_is_left_out_and_said(
    written: Written, numbers: str
) -> None:
    found = written(f"{HEADED}{numbers}\n1;A;Łąka;Dębniki\n2;12;Żółw;\n")
    assert _names(found) == ["Łąka", "Żółw"]
    assert "ten wiersz numeruje kolumny: pominięto" in found[1].told(locale("pl"))


@pytest.mark.parametrize(
    ("name", "text", "column", "kept"),
    [
        ("popierajacy.csv", "program;postulat;organizacja\n1;2;3\n1;2;4\n", "organisation", "34"),
        ("branze.csv", "lp.;program;kod;nazwa\n1;P;2;sport\n2;P;3;kultura\n", "code", "23"),
    ],
)
def test_a_record_of_numbers_stays(
    written: Written, name: str, text: str, column: str, kept: str
) -> None:
    assert "".join(_names(written(text, name), column)) == kept


def test_an_empty_form_with_numbered_columns_is_empty(written: Written) -> None:
    assert _names(written(f"{HEADED}1;2;3;4\n")) == []


def test_headings_that_come_again_are_left_out_and_said(written: Written) -> None:
    again = f"{HEADED}1;A;Łąka;Dębniki\n\n{HEADED.upper()}2;B;Żółw;\n"
    found = written(again)
    assert _names(found) == ["Łąka", "Żółw"]
    assert "wiersz 4: „LP.” – powtórzone nagłówki" in found[1].told(locale("pl"))


@pytest.mark.parametrize(
    "other", ["program;kod;nazwa", "Lp.;nazwa;kod;dzielnica", ";;spotkanie;organizacja;obecna"]
)
def test_another_table_below_is_refused_once(written: Written, other: str) -> None:
    told = _refused(written(f"{HEADED}1;A;Łąka;Dębniki\n\n{other}\nP;B;Żółw;;\n"))
    assert told.startswith("1 błąd:\n  organizacje.csv, wiersz 4: ")
    assert "przenieś każdą tabelę do osobnego arkusza" in told


@pytest.mark.parametrize("row", ["R;Razem", "RAZEM;Razem dla Krakowa", "S-1;Suma", "12;Total"])
def test_an_organisation_called_total_stays(written: Written, row: str) -> None:
    found = written(f"kod;nazwa\nA;Łąka\n{row}\n")
    assert _names(found)[1:] == [row.split(";")[1]]


@pytest.mark.parametrize(
    "name",
    [
        *("postulaty.csv.txt", "postulaty.excel.csv", "Postulaty (1).csv", "postulaty — kopia.csv"),
        *("postulaty - Kopia.csv", "postulaty - Kopia (2).xlsx", "Kopia postulaty.csv"),
        *("Kopia pliku postulaty.ods", "Copy of postulates.csv", "postulates copy 2.csv"),
        *("POSTULATY.CSV", "postulaty(3).csv", "postulaty (kopia).csv"),
    ],
)
def test_copies_and_downloads_are_known_by_name(name: str) -> None:
    assert table_named(name).name == "postulates"


def test_an_unknown_name_is_no_table() -> None:
    assert [table_named(name) for name in ("postulaty stare.csv", "kopia.csv", "1.csv", "")] == [
        None
    ] * 4


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
    assert _names(found) == [read_as]


def test_a_number_longer_than_a_cell_keeps_is_refused(written: Written) -> None:
    _, report = written(_cells(12345678901234567, kind="0"), "organizacje.xlsx")
    assert [(problem.row, problem.message) for problem in report.errors] == [(2, ROUNDED)]


@pytest.mark.parametrize(
    "headings", ["Kod *;NAZWA:;OPP (tak/nie)", "kod [wymagane];Nazwa*;opp?", "kod*;nazwa;OPP [t/n]"]
)
def test_remarks_behind_headings_are_passed_over(written: Written, headings: str) -> None:
    sources, report = written(f"{headings}\nA;x;tak\n".encode(), "organizacje.csv")
    assert list(sources[0].positions) == ["code", "name", "public_benefit"]
    assert not report.warnings


def test_a_bracket_that_may_tell_another_column_is_not_passed_over(written: Written) -> None:
    rows = b"spotkanie;organizacja;osoby (zaproszone)\nS;A;3\n"
    sources, _ = written(rows, "obecnosc.csv")
    assert "people" not in sources[0].positions


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
    assert _names(found, "meeting") == ["M", "M"]
    assert not found[1].warnings


def test_a_count_merged_over_rows_is_refused(written: Written) -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet = book.add_worksheet("obecnosc")
        sheet.write_row(0, 0, ["program", "spotkanie", "organizacja", "osoby"])
        sheet.write_row(1, 0, ["P", "M", "A"])
        sheet.write_row(2, 0, ["P", "M", "B"])
        sheet.merge_range(1, 3, 2, 3, 5)
    assert "wiersz 2, kolumna osoby" in _refused(written(output.getvalue(), "obecnosc.xlsx"))


def test_a_workbook_and_its_ods_are_read_alike(written: Written) -> None:
    books = [written(xlsx(), "k.xlsx")[0], written(ods(), "k.ods")[0]]
    told = [[(s.table.name, s.cells.to_dict("list")) for s in sources] for sources in books]
    assert told[0] == told[1]


def test_what_lies_beside_is_named(tmp_path: Path) -> None:
    for name in ("a.pdf", "postulaty.xls", "statusy.xlsb", "~$x.xlsx", ".x.csv", "organizacje.csv"):
        (tmp_path / name).write_text("kod;nazwa\nA;x\n")
    (tmp_path / "uwagi").mkdir()
    report = Report()
    assert [source.table.name for source in read(tmp_path, report)] == ["organisations"]
    assert {w.file for w in report.warnings} == {"a.pdf", "postulaty.xls", "statusy.xlsb", "uwagi/"}


@pytest.mark.parametrize("data", [b'kod;nazwa\nA;"x" y\n', b"A;x\n", b"kod;nazwa\nA;\x83\x90\n"])
def test_a_table_that_cannot_be_read_is_there_all_the_same(written: Written, data: bytes) -> None:
    """One cause, one message: what refers to it is not complained of as well."""
    sources, report = written(data)
    assert [(source.table.name, list(source.cells)) for source in sources] == [
        ("organisations", [])
    ]
    assert len(report.errors) == 1
