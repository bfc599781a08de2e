"""Open data: what others' tools read, what loads back, what is found again."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from frictionless import validate
from sqlalchemy import URL

from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.publication import NOT_TOLD, PRIVATE_PERSON, Rules, public_tables
from data_access.schema import upgrade
from data_access.scope import Scope, from_params
from domain.indicators import INDICATORS
from locales import locale
from reports.__main__ import main
from reports.open_data import OfAnother, OpenData, Published, open_data, publish
from reports.publishing_lock import InUse, alone
from tests.records import (
    attendance,
    change,
    meeting,
    member,
    organisation,
    postulate,
    programme,
    put,
    sector,
)

_RECOMPUTE = Path(__file__).parents[2] / "docs" / "recompute.py"
_RULES = Rules(
    publisher="Urząd", licence="CC-BY-4.0", base="https://example.pl/k", contact="a@example.pl"
)


def _made(url: URL, rules: Rules = _RULES, **params: str) -> OpenData:
    with read_engine(url).connect() as connection:
        scope = from_params(params, connection)
        assert scope is not None
        return open_data(scope, connection, rules)


def _published(url: URL, folder: Path, rules: Rules = _RULES) -> Published:
    return publish(_made(url, rules), folder)


@pytest.fixture(scope="module")
def folder(sample: URL, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("open") / "data"
    _published(sample, found)
    return found


def _hostile(url: URL) -> None:
    put(
        url,
        programme(name="<b>Program</b> & spółka"),
        sector("K 1 ą", name="=1+1"),
        organisation("O1", name="@SUM(A1)"),
        organisation("O2", name="Fundacja „Ą”\nII"),
        meeting("M1", "K 1 ą", title="+48 dni; 'tak'"),
        attendance("M1", "O1", "ia", people=4),
        attendance("M1", "O2", "ia", people=5),
        attendance("M1", "Rada Dzielnicy", "a", kind="party", people=3),
        postulate("W1", "K 1 ą", title="'=apostrof", text='-1\n"cudzysłów"', organisation="O1"),
        change("W1", date(2011, 7, 1), "rejected", justification="=HYPERLINK(1)"),
    )


def _is_valid(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) >= 13


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
    _published(database, tmp_path / "data")
    loaded = load(write_engine(database), tmp_path / "data" / edition)
    changes = {(of.added, of.changed, of.removed) for of in loaded.changes.values()}
    assert changes == {(0, 0, 0)}
    assert "wstrzymane w tym wydaniu publicznym" in loaded.report.told(locale("pl"))
    with pytest.raises(Refused) as refused:
        load(write_engine(database), tmp_path / "data" / edition, replace=True)
    told = refused.value.report.told(locale("pl"))
    assert "nie można nim zastąpić zapisów" in told, "what it holds back would be taken away"


def test_frictionless_finds_nothing_wrong(folder: Path) -> None:
    _is_valid(folder)


@pytest.mark.parametrize("records", ["hostile", "empty"])
def test_nor_in_hostile_or_no_records(records: str, database: URL, tmp_path: Path) -> None:
    if records == "hostile":
        _hostile(database)
    else:
        put(database, programme())
    _published(database, tmp_path / "data")
    _is_valid(tmp_path / "data")


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
    for made in (_made(sample), _made(database)):
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
        _hostile(sqlite_database)
    url = sample if records == "sample" else sqlite_database
    rules = replace(_RULES, minimum_persons=1)
    _published(url, tmp_path / "data", rules)
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
    _hostile(sqlite_database)
    made = _made(sqlite_database)
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
    made = _made(database)
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


def test_a_release_is_found_again(database: URL, tmp_path: Path) -> None:
    _hostile(database)
    folder = tmp_path / "data"
    first = _published(database, folder)
    archive = (folder / "revisions" / "1-2011-09-15.zip").read_bytes()
    assert not _published(database, folder).written, "nothing changed"
    put(database, postulate("W2", "K 1 ą"))
    second = _published(database, folder)
    assert first.files == second.files, "the archive and the pages"
    assert "csv/organisations.csv" not in second.written
    assert (folder / "revisions" / "1-2011-09-15.zip").read_bytes() == archive
    with zipfile.ZipFile(folder / "revisions" / "2-2011-09-15.zip") as kept:
        assert kept.read("csv/postulates.csv") == (folder / "csv" / "postulates.csv").read_bytes()
    releases = json.loads((folder / "releases.json").read_text("utf-8"))
    assert [of["release"] for of in releases] == ["1-2011-09-15", "2-2011-09-15"]

    other = _published(database, folder, replace(_RULES, licence="CC0-1.0"))
    assert other.differs, "by other rules: what was published stays"
    with zipfile.ZipFile(folder / "revisions" / "2-2011-09-15.zip") as kept:
        assert b"CC-BY-4.0" in kept.read("datapackage.json")
    assert b"CC0-1.0" in (folder / "datapackage.json").read_bytes()


def _ids(folder: Path, address: str) -> bool:
    """Whether the place that a short address names stands in the folder."""
    path, _, anchor = address.removeprefix("/data/").partition("#")
    return f'id="{anchor}"' in (folder / path.partition("?")[0]).read_text("utf-8")


def test_a_short_address_leads_to_the_figure(sqlite_database: URL, tmp_path: Path) -> None:
    _hostile(sqlite_database)
    made = _made(sqlite_database)
    publish(made, tmp_path / "data")
    whole = Scope(1, "P1", date(2011, 9, 15))
    for sectors in ((), ("K 1 ą",)):
        for key in INDICATORS:
            address = made.figures.address("", replace(whole, sectors=sectors), key)
            assert _ids(tmp_path / "data", address), address
    assert made.figures.address("https://example.pl/k", whole, "reach").startswith(
        "https://example.pl/k/data/f/index.html#reach-"
    )
    narrowed = replace(whole, sectors=("A", "B"), date_from=date(2011, 5, 1))
    assert made.figures.address("", narrowed, "reach") == (
        "/data/f/index.html?sector=A%2CB&from=2011-05-01&revision=1#reach"
    )
    assert _ids(tmp_path / "data", made.figures.address("", narrowed, "reach"))


def test_an_address_stays_while_its_figure_does_and_is_found_after_it(
    database: URL, tmp_path: Path
) -> None:
    _hostile(database)
    folder, at = tmp_path / "data", Scope(1, "P1", date(2011, 9, 15))
    was = _made(database)
    publish(was, folder)
    put(database, postulate("W2", "K 1 ą"))
    now = _made(database)
    publish(now, folder)
    before, after = ({k: of.figures.address("", at, k) for k in INDICATORS} for of in (was, now))
    changed = {key for key in INDICATORS if before[key] != after[key]}
    assert {"postulates", "by_status", "arrivals"} <= changed, "the last with its family"
    assert not {"reach", "attendance_rate", "invited", "milestones"} & changed
    for address in {*before.values(), *after.values()}:
        assert _ids(folder, address), address
    quoted = json.loads((folder / "figures.json").read_text("utf-8"))
    (first, second) = [
        row for row in quoted if (row["sector"], row["indicator"]) == ("", "postulates")
    ]
    assert (first["value"], first["archive"]) == (1, "revisions/1-2011-09-15.zip")
    assert (second["value"], second["archive"]) == (2, "revisions/2-2011-09-15.zip")


def test_a_revision_that_changes_nothing_public_is_no_new_release(
    database: URL, tmp_path: Path
) -> None:
    _hostile(database)
    _published(database, tmp_path / "data")
    put(database, member("C1", "K 1 ą", "expert"))
    again = _published(database, tmp_path / "data")
    assert {*again.written} == {"datapackage.json", "indicators.json"}
    (release,) = json.loads((tmp_path / "data" / "releases.json").read_text("utf-8"))
    assert release["revision"] == 1


def test_the_command(
    sqlite_database: URL,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _hostile(sqlite_database)
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string(hide_password=False))
    target = tmp_path / "data"
    assert main(["open-data", str(target), "--lang", "pl"]) == 0
    assert "1-2011-09-15: " in capsys.readouterr().out
    (tmp_path / "publication.toml").write_text("licence = 'CC0-1.0'")
    monkeypatch.setenv("PUBLICATION", str(tmp_path / "publication.toml"))
    assert main(["open-data", str(target), "--lang", "pl"]) == 1
    assert "revisions/1-2011-09-15.zip" in capsys.readouterr().err
    (tmp_path / "publication.toml").write_text("licence")
    assert main(["open-data", str(target)]) == 2
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("")
    monkeypatch.delenv("PUBLICATION")
    assert main(["open-data", str(tmp_path / "other")]) == 2


def test_what_a_scope_calls_the_programme_does_not_matter(
    sqlite_database: URL, tmp_path: Path
) -> None:
    """The folder is its programme's, by the code that the records have."""
    put(sqlite_database, programme(), programme(2), sector("KUL"))
    with read_engine(sqlite_database).connect() as connection:
        for number, called in ((1, "P1"), (1, "first"), (1, ""), (2, "P1")):
            made = open_data(Scope(number, called, programme().as_of), connection, _RULES)
            assert json.loads(made.files["indicators.json"])["programme"] == f"P{number}"
            if number == 1:
                publish(made, tmp_path / "data")
            else:
                with pytest.raises(OfAnother, match="P1"):
                    publish(made, tmp_path / "data")


def test_what_ends_half_way_is_made_whole_the_next_time(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    folder, written = tmp_path / "data", []
    replace_it = Path.replace

    def until_full(beside: Path, path: Path) -> Path:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return replace_it(beside, path)

    monkeypatch.setattr(Path, "replace", until_full)
    with pytest.raises(OSError, match="No space"):
        _published(sqlite_database, folder)
    monkeypatch.undo()
    assert list(folder.rglob(".*.part"))
    _published(sqlite_database, folder)
    assert not list(folder.rglob(".*.part"))
    assert validate(str(folder / "datapackage.json")).valid


def test_one_publishes_at_a_time(sqlite_database: URL, tmp_path: Path) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    lock = tmp_path / "data" / ".lock"
    lock.parent.mkdir()
    with alone(lock), pytest.raises(InUse):
        _published(sqlite_database, tmp_path / "data")
    assert list(lock.parent.iterdir()) == [lock]
    _published(sqlite_database, tmp_path / "data")


@pytest.mark.parametrize("kind", ["site", "open-data"])
def test_what_cannot_be_published_is_said(
    sqlite_database: URL, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """In a sentence; what stands there stays: damaged files, a place that can be no folder."""
    put(sqlite_database, programme(), sector("KUL"))
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string(hide_password=False))
    monkeypatch.delenv("PUBLICATION", raising=False)
    target = tmp_path / "public"
    assert main([kind, str(target), "--lang", "en"]) == 0
    data = target / "data" if kind == "site" else target
    (archive,) = (data / "revisions").iterdir()
    for path in (
        *(data / f"{name}.json" for name in ("releases", "figures", "indicators")),
        archive,
    ):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        assert main([kind, str(target), "--lang", "en"]) == 2
        assert f"{path.name} was published before and cannot be read" in capsys.readouterr().err
        assert path.read_bytes() == whole[: len(whole) // 2]
        path.write_bytes(whole)
    (tmp_path / "file").write_text("mine")
    assert main([kind, str(tmp_path / "file" / "below"), "--lang", "en"]) == 2
    assert "Traceback" not in capsys.readouterr().err
