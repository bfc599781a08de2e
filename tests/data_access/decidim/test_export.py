"""A Decidim platform's open data loads like the office's own records, and nothing personal does."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, select

from data_access import models
from data_access.engine import read_engine
from data_access.indicators import compute
from data_access.load.decidim import read_decidim
from data_access.load.problems import Report
from data_access.load.read import SentTable
from data_access.scope import from_params
from tests.data_access.decidim.export import (
    PROCESSES,
    PROPOSALS,
    WHOLE,
    Files,
    Row,
    meeting,
    meetings,
    proposal,
    proposals,
    table,
)
from tests.data_access.decidim.reading import WroteFolder, loaded, read_export, said, scalars


def test_an_export_loads_and_gives_indicators(sqlite_database: URL, folder: WroteFolder) -> None:
    loaded(sqlite_database, folder(WHOLE))
    assert scalars(sqlite_database, select(models.Programme.code)) == ["budzet", "plan"]
    assert scalars(sqlite_database, select(models.Programme.name)) == ["Budżet", "Plan"]
    assert scalars(sqlite_database, select(models.Postulate.code)) == ["1", "2", "3"]
    assert scalars(sqlite_database, select(models.Organisation.name)) == ["Fundacja A"] * 2
    with read_engine(sqlite_database).connect() as connection:
        scope = from_params({"programme": "budzet", "as_of": "2024-12-31"}, connection)
        assert compute(scope, connection)


def test_loading_twice_changes_nothing(sqlite_database: URL, folder: WroteFolder) -> None:
    path = folder(WHOLE)
    loaded(sqlite_database, path)
    before = [scalars(sqlite_database, select(t)) for t in (models.Attendance.participant,)]
    loaded(sqlite_database, path)
    assert before == [scalars(sqlite_database, select(models.Attendance.participant))]


def test_no_person_is_taken(sqlite_database: URL, folder: WroteFolder) -> None:
    loaded(sqlite_database, folder(WHOLE))
    with read_engine(sqlite_database).connect() as connection:
        held = str(
            [connection.execute(select(t)).all() for t in models.Base.metadata.sorted_tables]
        )
    for name in ("Kowalski", "Nowak", "Zieliński", "jan_kowalski"):
        assert name not in held
    assert "Fundacja A" in held


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (proposals(proposal(published_at="wczoraj")), "row 2, column published_at: “wczoraj”"),
        (
            proposals(proposal(participatory_space__url="", participatory_space__id="", url="")),
            "row 2, column participatory_space/url: a value is required",
        ),
        (proposals(proposal(title__pl="", title__en="")), "row 2, column title: a value"),
        (
            proposals(proposal(state="accepted", answered_at="2024-13-01 10:00:00 UTC")),
            "row 2, column answered_at: “2024-13-01",
        ),
        (proposals(proposal(), proposal()), "row 3, column id: “budzet / 1”"),
        (meetings(meeting(start_time="10 marca")), "row 2, column start_time: “10 marca”"),
        (meetings(meeting(end_time="2024-03-09 16:00:00 UTC")), "ends before it starts"),
        (
            {"proposals": "id;title/pl;published_at;state\n1;Sale;2024-01-02;accepted\n2;Kino;;\n"},
            "1 error:\n  decyduj.example.pl-open-data-proposals.csv, "
            "column participatory_space/url: this column is missing",
        ),
        ({"proposals": "title/pl;body/pl\nSale;Tak\n"}, "column id: this column is missing"),
        ({"proposals": "id;title/pl\n1;Sale;nadmiar\n"}, "more cells than headings"),
        ({"proposals": 'id;title/pl\n1;"Sale\n'}, "row 2: a quotation mark is out of place"),
        ({"proposals": "\n", "meetings": ""}, "no records of a Decidim export"),
        (
            proposals(proposal())
            | {"participatory_processes": table(PROCESSES, {"id": "1", "start_date": "maj"})},
            "row 2, column start_date: “maj”",
        ),
    ],
)
def test_what_is_broken_is_named_with_its_place(
    folder: WroteFolder, files: Files, told: str
) -> None:
    _, report = read_export(folder(files))
    assert report.errors
    assert told in said(report)


_ODD = ["", "'=1+1", "<b>", "<!", "&#0;", "merged", "9999-12-31 23:59:59 UTC", "10, 12", "true"]
_CELLS = st.one_of(st.sampled_from(_ODD), st.text(st.characters(codec="utf-8"), max_size=20))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(cells=st.dictionaries(st.sampled_from(PROPOSALS), _CELLS, max_size=12))
def test_no_cell_breaks_the_reader(folder: WroteFolder, cells: Row) -> None:
    tables, _ = read_export(folder(proposals(proposal() | cells, proposal(2))))
    assert tables["postulates"][1]["title"] == "Więcej sal"


def test_what_is_not_taken_is_said_once(folder: WroteFolder) -> None:
    _, report = read_export(folder(WHOLE))
    assert said(report).count("are not accepted: proposal_comments, users") == 1


def test_sources_are_shaped_like_those_of_the_offices_files(folder: WroteFolder) -> None:
    sources: list[SentTable] = read_decidim(folder(WHOLE), Report())
    for source in sources:
        assert source.cells.index.is_unique
        assert set(source.cells) <= {column.name for column in source.table.columns}
        assert source.cells.map(lambda cell: type(cell) is str).all(axis=None)


def test_days_are_those_of_warsaw(sqlite_database: URL, folder: WroteFolder) -> None:
    row = proposal(published_at="2024-02-29 23:30:00 UTC")
    late = meeting(start_time="2024-03-10T16:00:00Z", end_time="2024-03-10 18:00:00 +0100")
    loaded(sqlite_database, folder(proposals(row) | meetings(late)))
    assert scalars(sqlite_database, select(models.Postulate.submitted_on)) == [date(2024, 3, 1)]
    assert scalars(sqlite_database, select(models.Meeting.ends_at)) == [datetime(2024, 3, 10, 17)]
