"""Headings are found where they stand, and what no table has is one message."""

import csv

import pytest

from locales import locale
from tests.data_access.read.sent import Written, names_in, refusal


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
    assert names_in(found) == ["Łąka"]
    assert found[0][0].positions == {"code": 0, "name": 1, "nip": 2}


def test_no_headings_is_one_message(written: Written) -> None:
    told = refusal(written("A;Łąka\nB;Żółw\n"))
    assert told.count("\n") == 1
    assert "nie znaleziono nagłówków" in told


def test_a_small_file_narrows_nothing_for_another(written: Written) -> None:
    written("kod;nazwa\nA;Łąka\n")
    long = "ą" * 200_000
    assert list(csv.reader([f"{long}\n"])) == [[long]]


def test_what_is_expected_is_named_in_the_readers_language(written: Written) -> None:
    report = written("a;b\n", "dane.csv")[1]
    assert "o nazwach: programy, branze, organizacje" in report.told(locale("pl"))
    assert "called: programmes, sectors, organisations" in report.told(locale("en"))


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
