"""The pack: every file for every audience, whole or not at all, on the command line and by URL."""

import io
import zipfile
from itertools import cycle
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from pptx import Presentation
from sqlalchemy import URL
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from catalogue import AUDIENCES, EXHIBITS, keys_for
from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine
from locales import locale
from reports.__main__ import main
from reports.pack import FILES, Order, pack_sections
from tests.records import programme, put, scope, sector
from ui.calendar_feed import calendar_feed

STARTS = {
    **dict.fromkeys(("pptx", "xlsx", "docx", "zip"), b"PK"),
    "pdf": b"%PDF",
    "ics": b"BEGIN:VCALENDAR",
}


# in turn: every kind in the other language too is of sparse records, in tests/pages/test_sparse.py
@pytest.mark.parametrize(("kind", "language"), list(zip(FILES, cycle(["pl", "en"]), strict=False)))
def test_every_file_is_written(
    sample: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, language: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    path = tmp_path / f"pack.{FILES[kind].suffix}"
    assert main([kind, str(path), "--lang", language, "--sector", "KUL"]) == 0
    assert path.read_bytes().startswith(STARTS[FILES[kind].suffix])
    assert [file.name for file in tmp_path.iterdir()] == [path.name], "nothing half-written is left"


@pytest.mark.parametrize("kind", FILES)
def test_a_programme_without_records_has_a_pack_too(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    assert main([kind, str(tmp_path / "pack")]) == 0


def test_what_cannot_be_made_says_why_and_leaves_nothing(
    sample: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    assert main(["ics", str(tmp_path / "no" / "such" / "folder.ics")]) == 2
    assert "folder.ics" in capsys.readouterr().err
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    assert main(["--lang", "en", "ics", str(tmp_path / "m.ics")]) == 2
    assert "no database at its address" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_an_audience_gets_its_exhibits(sample: URL) -> None:
    left = {key for key in EXHIBITS if key not in keys_for("coordinating")}
    assert "week" in left, "a paper outlives the week"
    assert {EXHIBITS[key].page for key in left - {"week"}} == {"compare"}, (
        "comparisons are asked for"
    )
    assert "overlap" not in keys_for("sector")
    assert "coverage" in keys_for("officials")
    with read_engine(sample).connect() as connection:
        source = exhibit_source(scope(sample), connection, Reader(locale("pl")))
        for audience in AUDIENCES:
            found = pack_sections(source, audience, lambda _done, _total: None)
            keys = [exhibit.key for _title, exhibits in found for exhibit in exhibits]
            assert keys == keys_for(audience)


def test_slides_and_workbook_hold_the_same_findings(
    sample: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    for kind in ("pptx", "xlsx"):
        assert main([kind, str(tmp_path / f"p.{kind}"), "--audience", "officials"]) == 0
    with read_engine(sample).connect() as connection:
        source = exhibit_source(scope(sample), connection, Reader(locale("pl")))
        finding = EXHIBITS["coverage"].build(source).takeaway
    slides = [
        shape.text_frame.text
        for slide in Presentation(tmp_path / "p.pptx").slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    cells = [
        cell.value
        for sheet in load_workbook(tmp_path / "p.xlsx")
        for row in sheet.iter_rows(max_row=5)
        for cell in row
    ]
    assert finding in slides
    assert finding in cells
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "p.pptx").read_bytes()))


def test_made_up_records_are_marked_on_every_sheet(sample: URL) -> None:
    with read_engine(sample).connect() as connection:
        source = exhibit_source(scope(sample), connection, Reader(locale("pl")))
        made = FILES["xlsx"].make(source, Order("officials"), lambda _done, _total: None)
    *sheets, _numbers = load_workbook(io.BytesIO(made)).worksheets
    for sheet in sheets:
        top = [cell.value for row in sheet.iter_rows(max_row=4, max_col=1) for cell in row]
        assert any(str(text).startswith("Dane przykładowe") for text in top), sheet.title


def test_a_folder_gets_a_file_of_its_own_name(
    sample: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    assert main(["pptx", str(tmp_path), "--lang", "pl", "--no-appendix"]) == 0
    (made,) = tmp_path.iterdir()
    assert made.name == "WPW-2012-2014_zespół-koordynacyjny_2011-09-15.pptx"
    assert len(Presentation(made).slides) <= 14
    with pytest.raises(SystemExit):
        main(["xlsx", str(tmp_path), "--each"])
    assert main(["ics", "--lang", "pl", str(tmp_path)]) == 0, "the path may stand last"


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[Route("/calendar.ics", calendar_feed)]))


def test_the_calendar_is_served(sample: URL, client: TestClient, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    answer = client.get("/calendar.ics?sector=KUL")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == 4
    assert len(Calendar.from_ical(client.get("/calendar.ics").content).walk("VEVENT")) == 41


def test_the_calendar_of_no_database(client: TestClient, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    assert client.get("/calendar.ics").status_code == 503
