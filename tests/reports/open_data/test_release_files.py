"""Open data: what others' tools read, what loads back, what holds nothing private."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import URL

from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.publication import NOT_TOLD, PRIVATE_PERSON, public_tables
from data_access.schema import upgrade
from data_access.scope import Scope, from_params
from domain.indicators import INDICATORS
from locales import locale
from reports.open_data import OfAnother, open_data, publish
from tests.records import (
    attendance,
    change,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    sector,
)
from tests.reports.open_data.releases import (
    RULES,
    assert_valid,
    publish_into,
    put_hostile,
    release_of,
)

_RECOMPUTE = Path(__file__).parents[3] / "docs" / "recompute.py"


@pytest.mark.parametrize("edition", ["csv", "excel"])
def test_loaded_back_into_its_records_it_changes_nothing(
    database: URL, edition: str, tmp_path: Path
) -> None:
    put(
        database,
        programme(),
        sector("K"),
        organisation("O1", name="Fundacja Jana Kowalskiego, tel. 600 700 800"),
        meeting("M1", "K", title="Spotkanie z Janem Kowalskim"),
        attendance("M1", "O1", "ia", people=2),
        attendance("M1", "Jan Kowalski", "a", kind="party", people=30),
        postulate("W1", "K", title="Jan Kowalski prosi", text="PESEL 44051401359"),
        change("W1", date(2011, 7, 1), "deferred", justification="Jan Kowalski ma rację"),
    )
    publish_into(database, tmp_path / "data")
    loaded = load(write_engine(database), tmp_path / "data" / edition)
    changes = {(of.added, of.changed, of.removed) for of in loaded.changes.values()}
    assert changes == {(0, 0, 0)}
    assert "wstrzymane w tym wydaniu publicznym" in loaded.report.told(locale("pl"))
    with pytest.raises(Refused) as refused:
        load(write_engine(database), tmp_path / "data" / edition, replace=True)
    told = refused.value.report.told(locale("pl"))
    assert "nie można nim zastąpić zapisów" in told, "what it holds back would be taken away"


def test_frictionless_finds_nothing_wrong(folder: Path) -> None:
    assert_valid(folder)


@pytest.mark.parametrize("records", ["hostile", "empty"])
def test_nor_in_hostile_or_no_records(records: str, database: URL, tmp_path: Path) -> None:
    if records == "hostile":
        put_hostile(database)
    else:
        put(database, programme())
    publish_into(database, tmp_path / "data")
    assert_valid(tmp_path / "data")


def test_the_package_says_whose_which_and_under_what_licence(folder: Path) -> None:
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert told["version"] == "1"
    assert told["licenses"] == [{"name": "CC-BY-4.0"}]
    assert told["contributors"][0]["title"] == "Urząd"
    by_name = {of["name"]: of for of in told["resources"]}
    fields = {of["name"]: of for of in by_name["attendance"]["schema"]["fields"]}
    assert fields["people"]["unit"] == "persons"
    assert fields["people"]["title"] == "osoby"
    assert fields["people"]["description"] != fields["people"]["description_en"]
    (status,) = (
        of for of in by_name["postulate-statuses"]["schema"]["fields"] if of["name"] == "status"
    )
    assert status["labels"]["accepted"] == "uwzględniony"
    assert status["labels_en"]["accepted"] == "Accepted"
    keys = by_name["postulates"]["schema"]["foreignKeys"]
    assert {key["reference"]["resource"] for key in keys} == {
        *("programmes", "sectors", "organisations", "meetings"),
    }


def test_the_indicators_keep_to_their_schema(folder: Path, sample: URL, database: URL) -> None:
    schema = json.loads((folder / "indicators.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    put(database, programme())
    for made in (release_of(sample), release_of(database)):
        jsonschema.validate(json.loads(made.files["indicators.json"]), schema)
    row = schema["properties"]["participation"]["properties"]["total"]["properties"]["reach"]
    assert row["title"] == "Zasięg"
    assert row["title_en"] == INDICATORS["reach"].label
    wrong = json.loads((folder / "indicators.json").read_text("utf-8")) | {"more": 1}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


@pytest.mark.parametrize("given", ["csv", "excel"])
@pytest.mark.parametrize("records", ["sample", "hostile"])
def test_what_is_given_out_loads_back_unchanged(
    records: str, given: str, sample: URL, sqlite_database: URL, tmp_path: Path
) -> None:
    if records == "hostile":
        put_hostile(sqlite_database)
    url = sample if records == "sample" else sqlite_database
    rules = replace(RULES, minimum_persons=1)
    publish_into(url, tmp_path / "data", rules)
    other = URL.create("sqlite", database=str(tmp_path / "other.db"))
    upgrade(write_engine(other))
    load(write_engine(other), tmp_path / "data" / given)
    with read_engine(url).connect() as one, read_engine(other).connect() as two:
        was, now = (
            public_tables(of, scope.programme_id, rules)
            for of in (one, two)
            if (scope := from_params({}, of))
        )
    for name, frame in was.items():
        assert frame.to_dict("records") == now[name].to_dict("records"), name


def test_no_cell_of_the_csv_for_excel_is_a_formula(sqlite_database: URL, tmp_path: Path) -> None:
    put_hostile(sqlite_database)
    made = release_of(sqlite_database)
    cells = [
        cell
        for path, content in made.files.items()
        if path.startswith("excel/")
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    (told,) = json.loads(made.files["json/organisations.json"])[:1]
    assert told["name"] == "@SUM(A1)", "JSON tells texts as they are"
    publish(made, tmp_path / "data")
    for page in (tmp_path / "data").rglob("*.html"):
        assert "<b>" not in page.read_text("utf-8")


def test_nothing_private_is_in_any_file(database: URL, tmp_path: Path) -> None:
    put(
        database,
        programme(),
        sector("KUL"),
        organisation("O1"),
        meeting("M1", "KUL"),
        attendance("M1", "O1", "ia", people=2),
        attendance("M1", "Ewa Zając", "a", kind="party"),
        postulate("W1", "KUL", title="Skarga pani Kowalskiej", department="p. Nowak"),
        change("W1", date(2011, 7, 1), "rejected", justification="Dzwonić: 600 700 801"),
    )
    made = release_of(database)
    publish(made, tmp_path / "data")
    everything = "".join(
        path.read_text("utf-8")
        for path in (tmp_path / "data").rglob("*")
        if path.is_file() and path.suffix != ".zip"
    )
    for told in ("Zając", "Kowalsk", "Nowak", "600 700"):
        assert told not in everything
    assert PRIVATE_PERSON in everything
    assert NOT_TOLD in everything
    figures = json.loads(made.files["indicators.json"])
    assert figures["attendance"]["meetings"]["M1"]["people"] == 3
    (row, _party) = csv.DictReader(io.StringIO(made.files["csv/attendance.csv"].decode()))
    assert (row["people"], row["held_back"]) == ("", "people")


def test_ten_figures_can_be_recomputed(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, _RECOMPUTE, folder], capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 10
    assert "differs" not in done.stdout
    assert "attendance walk_ins" in done.stdout
    published = json.loads((folder / "indicators.json").read_text("utf-8"))
    for line in lines:
        family, key, own, _told = line.split()
        assert float(own) == published[family]["total"][key]


def test_what_a_scope_calls_the_programme_does_not_matter(
    sqlite_database: URL, tmp_path: Path
) -> None:
    """The folder is its programme's, by the code that the records have."""
    put(sqlite_database, programme(), programme(2), sector("KUL"))
    with read_engine(sqlite_database).connect() as connection:
        for number, called in ((1, "P1"), (1, "first"), (1, ""), (2, "P1")):
            made = open_data(Scope(number, called, programme().as_of), connection, RULES)
            assert json.loads(made.files["indicators.json"])["programme"] == f"P{number}"
            if number == 1:
                publish(made, tmp_path / "data")
            else:
                with pytest.raises(OfAnother, match="P1"):
                    publish(made, tmp_path / "data")
