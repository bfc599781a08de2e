"""Names recorded in several spellings make one group everywhere; the records keep each."""

from datetime import date, timedelta
from pathlib import Path
from unicodedata import normalize

import pytest
from sqlalchemy import URL

from charts import Reader, participation, postulates
from data_access import participation as taking_part
from data_access import postulates as reads
from data_access.engine import read_engine, write_engine
from data_access.export import table_frame
from data_access.load.load_files import load
from data_access.signals import signals
from locales import locale
from tests.records import (
    AS_OF,
    change,
    declares,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)

UNITS = ["Wydział Oświaty", "wydział  oświaty", normalize("NFD", "Wydział Oświaty"), "MOPS"]


@pytest.fixture
def consultation(database: URL) -> URL:
    """Overdue: Wydział Oświaty 4 (twice, once and once), MOPS 3 – the most only together."""
    units = [UNITS[0], UNITS[0], UNITS[1], UNITS[2], *[UNITS[3]] * 3, None]
    forms = {"A": "Fundacja", "B": "fundacja", "C": "Fundacja", "D": "stowarzyszenie", "E": None}
    districts = {"A": "XIII Podgórze", "B": "Podgórze", "C": "XIII Podgórze", "D": "podgórze"}
    put(
        database,
        programme(),
        sector("KUL"),
        sector("EDU"),
        *(
            organisation(code, legal_form=form, district=districts.get(code))
            for code, form in forms.items()
        ),
        *(declares(code, "KUL") for code in forms),
        *(
            postulate(f"P{n}", "KUL" if n % 2 else "EDU", department=unit, organisation="B")
            for n, unit in enumerate(units)
        ),
        change("P0", date(2011, 6, 10), "in_review"),
    )
    return database


def test_a_unit_is_one_row_and_opens_all_its_postulates(consultation: URL) -> None:
    of = scope(consultation)
    with read_engine(consultation).connect() as connection:
        table = reads.by_department(of, connection)
        (overdue,) = (s for s in signals(of, connection) if s.key == "overdue")
        opened = [
            reads.search(of, connection, department=unit, deadline="overdue")[1]
            for unit in [*UNITS, "nikt", ""]
        ]
        told = reads.as_json(of, connection)
    assert table[["department", "overdue", "spellings"]].fillna("").values.tolist() == [
        ["Wydział Oświaty", 4, 3],
        ["MOPS", 3, 1],
        ["", 1, 0],
    ]
    assert opened == [4, 4, 4, 3, 0, 1]
    assert overdue.count == 8
    assert list(told["total"]["by_department"]) == ["Wydział Oświaty", "MOPS", ""]
    assert told["sectors"]["EDU"]["by_department"]["Wydział Oświaty"]["postulates"] == 2
    waiting = told["total"]["waiting_by_unit"]["Wydział Oświaty"]["submitted"]
    assert (waiting["finished"]["visits"], waiting["running"]["visits"]) == (1, 3)


def test_a_unit_that_never_answers_is_one_for_the_forecast(database: URL) -> None:
    weeks = [AS_OF - timedelta(weeks=n) for n in range(2, 16)]
    answered = [(f"M{n}-{m}", day) for n, day in enumerate(weeks) for m in range(3)]
    put(
        database,
        programme(),
        sector("KUL"),
        *(postulate(code, "KUL", day, department="MOPS") for code, day in answered),
        *(change(code, day + timedelta(days=5), "accepted") for code, day in answered),
        *(postulate(f"O{n}", "KUL", weeks[-1], department=UNITS[n % 3]) for n in range(12)),
    )
    with read_engine(database).connect() as connection:
        ahead = reads.forecast(scope(database), connection)
    assert (ahead.silent, ahead.silent_open) == (("Wydział Oświaty",), 12)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("legal_form", [["Fundacja", 3, 1, 2], ["stowarzyszenie", 1, 0, 1], ["", 1, 0, 0]]),
        ("district", [["XIII Podgórze", 4, 1, 3], ["", 1, 0, 0]]),
    ],
)
def test_a_category_of_the_register_is_one_row(
    consultation: URL, attribute: str, expected: list
) -> None:
    with read_engine(consultation).connect() as connection:
        table = taking_part.representation(scope(consultation), connection, attribute)
    table = table.assign(category=table["category"].fillna(""))
    assert table[["category", "declared", "active", "spellings"]].values.tolist() == expected


def test_the_chart_says_what_was_taken_together(consultation: URL) -> None:
    of, reader = scope(consultation), Reader(locale("pl"))
    with read_engine(consultation).connect() as connection:
        units = postulates.owed_by_department(reads.by_department(of, connection), reader)
        forms = participation.representation(
            taking_part.representation(of, connection, "legal_form"), "legal_form", reader
        )
    assert "Zapisy uznane za jedną nazwę: Wydział Oświaty (3)" in units.note
    assert "Zapisy uznane za jedną nazwę: Fundacja (2)" in forms.note
    assert "MOPS (" not in units.note


def test_what_was_recorded_comes_out_again(consultation: URL) -> None:
    with read_engine(consultation).connect() as connection:
        units = table_frame(connection, 1, "postulates")["department"]
        districts = table_frame(connection, 1, "organisations")["district"]
    assert set(units.dropna()) == set(UNITS)
    assert list(districts) == ["XIII Podgórze", "Podgórze", "XIII Podgórze", "podgórze", None]


def test_a_load_warns_of_other_spellings_and_takes_them(database: URL, tmp_path: Path) -> None:
    folder = tmp_path / "load"
    folder.mkdir()
    for name, text in {
        "programy": "kod;nazwa;okres_od;okres_do\nP;Program;01.01.2012;31.12.2014\n",
        "branze": "program;kod;nazwa\nP;KUL;Kultura\n",
        "organizacje": "kod;nazwa;forma_prawna;dzielnica\nA;Łąka;Fundacja;XIII Podgórze\n"
        "B;Żółw;Fundacja;XIII Podgórze\nC;Kos;fundacja;Podgórze\nD;Szpak;fundacja;XI Podgórze\n",
    }.items():
        (folder / f"{name}.csv").write_text(text)
    report = load(write_engine(database), folder).report
    told = [(w.row, w.column, w.value, w.why(locale("pl"))) for w in report.warnings]
    alike = (
        "prawdopodobnie to samo: różnią się tylko wielkością liter, odstępami lub zapisem znaków"
    )
    assert told == [
        (4, "forma_prawna", "fundacja / Fundacja", alike),
        (5, "forma_prawna", "fundacja / Fundacja", alike),
    ], "Podgórze bears two numbers here: which one is meant cannot be known"
    organisations = (folder / "organizacje.csv").read_text().replace("XI Podgórze", "I Rynek")
    (folder / "organizacje.csv").write_text(organisations)
    report = load(write_engine(database), folder).report
    (told,) = [w.told(locale("pl")) for w in report.warnings if w.column == "dzielnica"]
    assert "„Podgórze / XIII Podgórze”" in told
    assert "ta sama dzielnica" in told
