"""Rows that are no records are left out, and that is said; every record stays."""

import pytest

from locales import locale
from tests.data_access.read.sent import Written, names_in, refusal


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
    assert names_in(found) == ["Łąka", "Żółw"]
    assert "sumuje pozostałe" in found[1].told(locale("pl"))


def test_sums_without_a_word_are_left_out_too(written: Written) -> None:
    text = "program;spotkanie;organizacja;obecna;osoby\nP;M;A;x;2\nP;M;B;x;3\n;;;2;5\n"
    assert names_in(written(text, "obecnosc.csv"), "people") == ["2", "3"]


HEADED = "Lp.;kod;nazwa;dzielnica\n"


@pytest.mark.parametrize("numbers", ["1;2;3;4", "(1);(2);(3);(4)", "1.;2.;3.;4.", ";1;2;3"])
def test_a_row_that_numbers_the_columns_is_left_out_and_said(
    written: Written, numbers: str
) -> None:
    found = written(f"{HEADED}{numbers}\n1;A;Łąka;Dębniki\n2;12;Żółw;\n")
    assert names_in(found) == ["Łąka", "Żółw"]
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
    assert "".join(names_in(written(text, name), column)) == kept


def test_an_empty_form_with_numbered_columns_is_empty(written: Written) -> None:
    assert names_in(written(f"{HEADED}1;2;3;4\n")) == []


def test_headings_that_come_again_are_left_out_and_said(written: Written) -> None:
    again = f"{HEADED}1;A;Łąka;Dębniki\n\n{HEADED.upper()}2;B;Żółw;\n"
    found = written(again)
    assert names_in(found) == ["Łąka", "Żółw"]
    assert "wiersz 4: „LP.” – powtórzone nagłówki" in found[1].told(locale("pl"))


@pytest.mark.parametrize(
    "other", ["program;kod;nazwa", "Lp.;nazwa;kod;dzielnica", ";;spotkanie;organizacja;obecna"]
)
def test_another_table_below_is_refused_once(written: Written, other: str) -> None:
    told = refusal(written(f"{HEADED}1;A;Łąka;Dębniki\n\n{other}\nP;B;Żółw;;\n"))
    assert told.startswith("1 błąd:\n  organizacje.csv, wiersz 4: ")
    assert "przenieś każdą tabelę do osobnego arkusza" in told


@pytest.mark.parametrize("row", ["R;Razem", "RAZEM;Razem dla Krakowa", "S-1;Suma", "12;Total"])
def test_an_organisation_called_total_stays(written: Written, row: str) -> None:
    found = written(f"kod;nazwa\nA;Łąka\n{row}\n")
    assert names_in(found)[1:] == [row.split(";")[1]]
