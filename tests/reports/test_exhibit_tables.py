"""An exhibit's table: as people read it, for machines, for Excel."""

import datetime as dt

import pandas as pd
import pytest

from charts import Column, Exhibit
from locales import locale
from reports.exhibit_tables import excel_csv, formatted, machine_csv

PL = locale("pl")


@pytest.fixture
def exhibit() -> Exhibit:
    table = pd.DataFrame(
        {
            "sector": ["Zdrowie; i", "=1+1"],
            "reach": [0.305, float("nan")],
            "n": [1234, 0],
            "day": [dt.date(2011, 9, 5), None],
            "gap": [2.5, 3.0],
            "opp": [True, False],
            "diff": [0.031, -0.2],
            "hidden": ["x", "y"],
        }
    )
    columns = (
        Column("sector", "Branża"),
        Column("reach", "Zasięg", "share"),
        Column("n", "Liczba", "count"),
        Column("day", "Dzień", "date"),
        Column("gap", "Przerwa", "days"),
        Column("opp", "OPP", "flag"),
        Column("diff", "Różnica", "points"),
    )
    return Exhibit("key", "Tytuł", "", None, table, columns)


def test_people_read_formats_and_headings(exhibit: Exhibit) -> None:
    first, second = formatted(exhibit, PL).to_dict("records")
    assert first == {
        "Branża": "Zdrowie; i",
        "Zasięg": "31%",
        "Liczba": "1\u00a0234",
        "Dzień": "05.09.2011",
        "Przerwa": "2,5",
        "OPP": "tak",
        "Różnica": "+3,1",
    }
    assert (second["Zasięg"], second["Dzień"], second["Różnica"]) == ("—", "—", "-20,0")


def test_machines_read_names_fractions_and_iso_dates(exhibit: Exhibit) -> None:
    lines = machine_csv(exhibit).decode().split("\n")
    assert lines[0] == "sector,reach,n,day,gap,opp,diff"
    assert lines[1] == "Zdrowie; i,0.305,1234,2011-09-05,2.5,True,0.031"
    assert lines[2] == "=1+1,,0,,3,False,-0.2"


def test_excel_reads_semicolons_and_no_formula(exhibit: Exhibit) -> None:
    raw = excel_csv(exhibit, PL)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[1].startswith('"Zdrowie; i";31%;')
    assert lines[2].startswith("'=1+1;—;0;—;3;nie;")


def test_an_empty_table_has_its_headings() -> None:
    empty = Exhibit("k", "t", "", None, pd.DataFrame({"a": []}), (Column("a", "A"),), empty="-")
    assert list(formatted(empty, PL).columns) == ["A"]
    assert machine_csv(empty) == b"a\n"
