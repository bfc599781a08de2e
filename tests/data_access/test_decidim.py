"""A Decidim platform's open data loads like the office's own records, and nothing personal does."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, Select, select

from data_access import models
from data_access.engine import read_engine, write_engine, writing
from data_access.indicators import compute
from data_access.load.check import checked
from data_access.load.decidim import read_decidim
from data_access.load.existing_records import Stored
from data_access.load.problems import Report
from data_access.load.read import SentTable
from data_access.load.store import store
from data_access.scope import from_params
from locales import locale
from tests.data_access.decidim_export import (
    HOST,
    OLD_PROPOSALS,
    PROCESSES,
    PROPOSALS,
    RESULTS,
    TAXONOMIES,
    WHOLE,
    Files,
    Row,
    meeting,
    meetings,
    proposal,
    proposals,
    space,
    table,
)

WroteFolder = Callable[[Files], Path]


@pytest.fixture
def folder(tmp_path: Path) -> WroteFolder:
    """`folder({"proposals": text, …})` writes them under the names that Decidim gives."""

    def write(files: Files) -> Path:
        path = tmp_path / "export"
        path.mkdir(exist_ok=True)
        for kind, text in files.items():
            (path / f"decyduj.example.pl-open-data-{kind}.csv").write_text(text, "utf-8")
        return path

    return write


def _read(path: Path) -> tuple[dict[str, list[Row]], Report]:
    """Rows of each table, and the report after the check as well."""
    report = Report()
    sources = read_decidim(path, report)
    if sources:
        checked(sources, Stored(), report)
    return {s.table.name: s.cells.to_dict("records") for s in sources}, report


def _one(path: Path, table: str) -> Row:
    tables, report = _read(path)
    assert not report.errors, report.told(locale("en"))
    (row,) = tables[table]
    return row


def _told(report: Report, language: str = "en") -> str:
    return report.told(locale(language))


def _scalars(database: URL, query: Select) -> list:
    with read_engine(database).connect() as connection:
        return sorted(v for v in connection.scalars(query) if v is not None)


def _loaded(database: URL, path: Path) -> Report:
    report = Report()
    with writing(write_engine(database)) as connection:
        store(connection, checked(read_decidim(path, report), Stored(), report))
    assert not report.errors, _told(report)
    return report


def test_an_export_loads_and_gives_indicators(sqlite_database: URL, folder: WroteFolder) -> None:
    _loaded(sqlite_database, folder(WHOLE))
    assert _scalars(sqlite_database, select(models.Programme.code)) == ["budzet", "plan"]
    assert _scalars(sqlite_database, select(models.Programme.name)) == ["Budżet", "Plan"]
    assert _scalars(sqlite_database, select(models.Postulate.code)) == ["1", "2", "3"]
    assert _scalars(sqlite_database, select(models.Organisation.name)) == ["Fundacja A"] * 2
    with read_engine(sqlite_database).connect() as connection:
        scope = from_params({"programme": "budzet", "as_of": "2024-12-31"}, connection)
        assert compute(scope, connection)


def test_loading_twice_changes_nothing(sqlite_database: URL, folder: WroteFolder) -> None:
    path = folder(WHOLE)
    _loaded(sqlite_database, path)
    before = [_scalars(sqlite_database, select(t)) for t in (models.Attendance.participant,)]
    _loaded(sqlite_database, path)
    assert before == [_scalars(sqlite_database, select(models.Attendance.participant))]


def test_no_person_is_taken(sqlite_database: URL, folder: WroteFolder) -> None:
    _loaded(sqlite_database, folder(WHOLE))
    with read_engine(sqlite_database).connect() as connection:
        held = str(
            [connection.execute(select(t)).all() for t in models.Base.metadata.sorted_tables]
        )
    for name in ("Kowalski", "Nowak", "Zieliński", "jan_kowalski"):
        assert name not in held
    assert "Fundacja A" in held


def test_a_zip_gives_what_the_folder_gives(tmp_path: Path, folder: WroteFolder) -> None:
    packed = tmp_path / "open-data.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for kind, text in WHOLE.items():
            archive.writestr(f"decyduj.example.pl-open-data-{kind}.csv", text)
        archive.writestr("README.md", "# Otwarte dane")
    assert _read(packed)[0] == _read(folder(WHOLE))[0]


def test_a_postulate_is_told_as_the_data_format_wants(folder: WroteFolder) -> None:
    tables, _ = _read(folder(WHOLE))
    assert tables["postulates"][0] == {
        "programme": "budzet",
        "code": "1",
        "sector": "taxonomy-12",
        "title": "Więcej sal",
        "text": "Prosimy o sale.",
        "meeting": "1",
        "channel": "form",
        "stage": "gathering",
        "submitted_on": "2024-03-01",
        "organisation": "fundacja_a",
    }
    assert [row["organisation"] for row in tables["postulates"]] == ["fundacja_a", "", ""]
    assert tables["postulate_statuses"] == [
        {
            "programme": "budzet",
            "postulate": "1",
            "changed_at": "2024-04-02 08:30:00Z",
            "status": "accepted",
            "justification": "Słuszne.",
        },
        {
            "programme": "plan",
            "postulate": "3",
            "changed_at": "2024-04-05 09:00:00Z",
            "status": "in_review",
            "justification": "",
        },
    ]


def test_a_meeting_brings_its_attendance_and_minutes(folder: WroteFolder) -> None:
    tables, _ = _read(folder(WHOLE))
    held, planned = tables["meetings"]
    assert (held["status"], planned["status"]) == ("held", "planned")
    assert held["venue"] == "Dom Kultury, ul. Krakowska 1"
    assert held["minutes_url"] == f"{space()}/f/8/meetings/1"
    assert held["mode"] == "in_person"
    assert [(row["party"], row["people"]) for row in tables["attendance"]] == [
        ("Uczestnicy spotkania", "25"),
        ("Fundacja A", "0"),
        ("Stowarzyszenie B", "0"),
    ]


def test_results_are_provisions_of_their_proposals(folder: WroteFolder) -> None:
    tables, _ = _read(folder(WHOLE))
    assert tables["provisions"] == [{"programme": "budzet", "code": "5", "title": "Nowe sale"}]
    assert [row["postulate"] for row in tables["postulate_provisions"]] == ["1", "2"]


def test_dates_of_a_programme_are_its_own_or_those_of_its_records(folder: WroteFolder) -> None:
    tables, _ = _read(folder(WHOLE))
    budget, plan = tables["programmes"]
    assert (budget["period_start"], budget["period_end"]) == ("2024-01-01", "2024-12-31")
    assert (plan["period_start"], plan["period_end"]) == ("2024-03-01", "2099-01-01")
    assert (plan["consultation_start"], plan["consultation_end"]) == ("2024-03-01", "2024-03-01")
    assert (budget["name"], budget["name_en"]) == ("Budżet", "Budget")


def test_spaces_of_other_kinds_are_programmes_of_their_own(folder: WroteFolder) -> None:
    row = proposal(1) | {"participatory_space/url": f"{HOST}/pl/assemblies/budzet"}
    tables, report = _read(folder(proposals(row, proposal(2))))
    assert [row["code"] for row in tables["programmes"]] == ["assemblies-budzet", "budzet"]
    assert not report.errors


# -- sectors -------------------------------------------------------------------------------------


def test_sectors_that_are_used_are_named_for_polish_readers(folder: WroteFolder) -> None:
    tables, _ = _read(folder(WHOLE))
    assert [row for row in tables["sectors"] if row["programme"] == "budzet"] == [
        {
            "programme": "budzet",
            "code": "taxonomy-12",
            "name": "Kultura",
            "name_en": "Culture",
        },
        {
            "programme": "budzet",
            "code": "none",
            "name": "Bez kategorii",
            "name_en": "Uncategorised",
        },
    ]


def test_of_two_trees_of_taxonomies_the_one_most_used_divides(folder: WroteFolder) -> None:
    trees = table(
        TAXONOMIES,
        {"id": "10", "name/pl": "Temat", "is_root": "true"},
        {"id": "11", "name/pl": "Sport", "parent_id": "10"},
        {"id": "12", "name/pl": "Kultura", "parent_id": "11"},
        {"id": "20", "name/pl": "Dzielnica", "is_root": "true"},
        {"id": "21", "name/pl": "Stare Miasto", "parent_id": "20"},
    )
    rows = [
        proposal(1, taxonomies__ids="21, 12"),
        proposal(2, taxonomies__ids="11"),
        proposal(3, taxonomies__ids="21"),
        proposal(4, taxonomies__ids="21, 11"),
    ]
    tables, _ = _read(folder(proposals(*rows) | {"taxonomies": trees}))
    assert [row["sector"] for row in tables["postulates"]] == [
        "taxonomy-12",
        "taxonomy-11",
        "none",
        "taxonomy-11",
    ]


@pytest.mark.parametrize(
    ("cells", "code", "name"),
    [
        ({"scope/id": "4", "scope/name/pl": "Śródmieście", "category/id": "9"}, "scope-4", "Śró"),
        ({"category/id": "9", "category/name/en": "Sport"}, "category-9", "Sport"),
        ({}, "component-7", "Komponent 7"),
    ],
)
def test_an_older_export_is_divided_by_what_it_has(
    folder: WroteFolder, cells: Row, code: str, name: str
) -> None:
    base = {key: value for key, value in proposal().items() if key in OLD_PROPOSALS}
    row = base | {"state": "accepted"} | cells
    tables, report = _read(folder({"proposals": table(OLD_PROPOSALS, row)}))
    assert not report.errors
    assert tables["postulates"][0]["sector"] == code
    assert tables["sectors"][0]["name"].startswith(name)
    assert "postulate_statuses" not in tables, "0.20 exports no date of an answer"
    assert "organisation" not in tables["postulates"][0]
    assert "a state without a date" in _told(report)


# -- texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"title/pl": "Sale", "title/en": "Halls"}, "Sale"),
        ({"title/pl": "", "title/en": "Halls"}, "Halls"),
        ({"title/pl": "", "title/en": "", "title/machine_translations/de": "Säle"}, "Säle"),
    ],
)
def test_the_language_is_the_readers(folder: WroteFolder, cells: Row, title: str) -> None:
    assert _one(folder(proposals(proposal() | cells)), "postulates")["title"] == title


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Sale<br>i&nbsp;boiska</p><ul><li>A</li><li>B</li></ul>", "Sale\ni boiska\nA\nB"),
        ("<p>Tak</p><script>alert('x')</script><style>p{}</style>", "Tak"),
        ('<img src=x onerror="alert(1)">Tak<!-- nie -->', "Tak"),
        ("<script>alert(1)", ""),
        ("koszt < 5 tys. & więcej", "koszt < 5 tys. & więcej"),
        ("5 &lt; 6 &amp; <b>7</b>", "5 < 6 & 7"),
        ("Pierwsza\n\nDruga", "Pierwsza\n\nDruga"),
        ('\'=HYPERLINK("http://zly.example")', '=HYPERLINK("http://zly.example")'),
        ("'tak', mówi", "'tak', mówi"),
    ],
)
def test_bodies_lose_markup_and_nothing_else(folder: WroteFolder, body: str, text: str) -> None:
    assert _one(folder(proposals(proposal(body__pl=body))), "postulates")["text"] == text


# -- states --------------------------------------------------------------------------------------

ANSWERED = {"answered_at": "2024-04-02 08:30:00 UTC", "state_published_at": "2024-04-03 08:30:00"}


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("accepted", "accepted"),
        ("rejected", "rejected"),
        ("evaluating", "in_review"),
        ("partially_accepted", "partly_accepted"),
        ("uwzgledniony_czesciowo", "partly_accepted"),
        ("poza zakresem", "out_of_scope"),
    ],
)
def test_states_are_statuses(folder: WroteFolder, state: str, status: str) -> None:
    row = _one(folder(proposals(proposal(state=state, **ANSWERED))), "postulate_statuses")
    assert (row["status"], row["changed_at"]) == (status, "2024-04-02 08:30:00Z")


@pytest.mark.parametrize("state", ["", "not_answered"])
def test_no_answer_is_no_status(folder: WroteFolder, state: str) -> None:
    tables, _ = _read(folder(proposals(proposal(state=state, **ANSWERED))))
    assert "postulate_statuses" not in tables


def test_a_custom_state_is_told_once_and_left_open(folder: WroteFolder) -> None:
    rows = [proposal(n, state="w_realizacji", **ANSWERED) for n in (1, 2)]
    tables, report = _read(folder(proposals(*rows)))
    assert "postulate_statuses" not in tables
    assert _told(report, "pl").count("w_realizacji") == 1
    assert "wiersz 2, kolumna state" in _told(report, "pl")
    assert "razem 2" in _told(report, "pl")


def test_a_withdrawal_comes_after_the_answer(folder: WroteFolder) -> None:
    gone = {"withdrawn": "true", "withdrawn_at": "2024-05-02 08:30:00 UTC"}
    tables, report = _read(folder(proposals(proposal(state="accepted", **ANSWERED, **gone))))
    assert [row["status"] for row in tables["postulate_statuses"]] == ["accepted", "withdrawn"]
    assert not report.errors


def test_a_merger_names_its_target_where_there_is_one(folder: WroteFolder) -> None:
    merged = proposal(1, state="merged", related_proposals=f"{space()}/f/7/proposals/2", **ANSWERED)
    tables, _ = _read(folder(proposals(merged, proposal(2))))
    assert tables["postulate_statuses"][0]["merged_into"] == "2"


def test_an_answer_imported_with_its_proposal_does_not_stop_the_load(folder: WroteFolder) -> None:
    row = proposal(state="rejected", answered_at="2023-11-02 08:30:00 UTC")
    tables, report = _read(folder(proposals(row)))
    assert not report.errors
    assert tables["postulates"][0]["submitted_on"] == "2023-11-02"
    assert "the day of the answer is taken" in _told(report)


@pytest.mark.parametrize(
    ("author", "channel"),
    [
        (f"{HOST}/profiles/jan", "form"),
        (f"{HOST}/", "other"),
        (f"{space()}/f/8/meetings/1", "meeting"),
    ],
)
def test_the_channel_is_the_authors(folder: WroteFolder, author: str, channel: str) -> None:
    path = folder(proposals(proposal(author__url=author)) | meetings(meeting()))
    row = _one(path, "postulates")
    assert row["channel"] == channel
    assert row["meeting"] == ("1" if channel == "meeting" else "")


def test_an_amendment_is_of_the_draft(folder: WroteFolder) -> None:
    row = _one(folder(proposals(proposal(is_amend="true"))), "postulates")
    assert row["stage"] == "draft_consultation"


# -- several programmes --------------------------------------------------------------------------


def test_nothing_refers_into_another_programme(folder: WroteFolder) -> None:
    files = {
        **proposals(proposal(1, meeting_urls=f"{space('plan')}/f/8/meetings/2")),
        **meetings(meeting(2, "plan")),
        "results": table(
            RESULTS,
            {
                "id": "5",
                "title/pl": "Nowe sale",
                "url": f"{space('plan')}/f/9/results/5",
                "proposal_urls": f"{space()}/f/7/proposals/1",
            },
        ),
    }
    tables, report = _read(folder(files))
    assert not report.errors
    assert tables["postulates"][0]["meeting"] == ""
    assert "postulate_provisions" not in tables
    assert _told(report).count("not in this participatory space") == 2


# -- meetings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({}, "held"),
        ({"start_time": "2099-01-01 16:00:00 UTC", "end_time": ""}, "planned"),
        ({"withdrawn": "true", "attendees": "7"}, "cancelled"),
        ({"withdrawn_at": "2024-03-01 16:00:00 UTC"}, "cancelled"),
    ],
)
def test_a_meetings_status_is_told_by_its_dates(
    folder: WroteFolder, cells: Row, status: str
) -> None:
    tables, report = _read(folder(meetings(meeting() | cells)))
    assert not report.errors
    assert tables["meetings"][0]["status"] == status
    assert "attendance" not in tables


def test_organisations_without_a_head_count_count_themselves(folder: WroteFolder) -> None:
    row = meeting(attending_organizations="Fundacja A;\nFundacja A\n- Klub B")
    tables, _ = _read(folder(meetings(row)))
    assert [(r["party"], r["people"]) for r in tables["attendance"]] == [
        ("Fundacja A", ""),
        ("Klub B", ""),
    ]


def test_odd_cells_of_a_meeting_are_warned_of(folder: WroteFolder) -> None:
    row = meeting(
        attendees="dużo",
        type_of_meeting="na drzewie",
        closing_report__pl="Tak",
        url="javascript:alert(1)",
    )
    tables, report = _read(folder(meetings(row)))
    assert not report.errors
    assert (tables["meetings"][0]["mode"], tables["meetings"][0]["minutes_url"]) == ("", "")
    assert "dużo" in _told(report)
    assert "na drzewie" in _told(report)


# -- what is refused -----------------------------------------------------------------------------


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
    _, report = _read(folder(files))
    assert report.errors
    assert told in _told(report)


_ODD = ["", "'=1+1", "<b>", "<!", "&#0;", "merged", "9999-12-31 23:59:59 UTC", "10, 12", "true"]
_CELLS = st.one_of(st.sampled_from(_ODD), st.text(st.characters(codec="utf-8"), max_size=20))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(cells=st.dictionaries(st.sampled_from(PROPOSALS), _CELLS, max_size=12))
def test_no_cell_breaks_the_reader(folder: WroteFolder, cells: Row) -> None:
    tables, _ = _read(folder(proposals(proposal() | cells, proposal(2))))
    assert tables["postulates"][1]["title"] == "Więcej sal"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    _, report = _read(tmp_path / "nigdzie")
    assert "there is no such file or folder" in _told(report)


def test_two_platforms_are_not_mixed(tmp_path: Path) -> None:
    for host in ("a.pl", "b.pl"):
        (tmp_path / f"{host}-open-data-proposals.csv").write_text(
            proposals(proposal())["proposals"]
        )
    _, report = _read(tmp_path)
    assert "stands in a.pl-open-data-proposals.csv too" in _told(report)


def test_what_is_not_taken_is_said_once(folder: WroteFolder) -> None:
    _, report = _read(folder(WHOLE))
    assert _told(report).count("are not accepted: proposal_comments, users") == 1


# -- archives ------------------------------------------------------------------------------------


def test_an_archive_writes_nothing_outside(tmp_path: Path) -> None:
    packed = tmp_path / "in" / "open-data.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../x-open-data-proposals.csv", proposals(proposal())["proposals"])
        archive.writestr("__MACOSX/._x-open-data-proposals.csv", "\0\0")
    tables, report = _read(packed)
    assert len(tables["postulates"]) == 1
    assert not report.errors
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "open-data.zip"]


def test_an_archive_that_unpacks_to_too_much_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "open-data.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x-open-data-proposals.csv", "id;title/pl\n" + "1;a\n" * 500_000)
    assert packed.stat().st_size < 1_000_000
    monkeypatch.setattr(
        import_module("data_access.load.read.sent_files"), "MOST_FILE_BYTES", 1_000_000
    )
    _, report = _read(packed)
    assert "too large" in _told(report)


@pytest.mark.parametrize("content", [b"", b"PK\3\4 nothing more", b"id;title\n"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "open-data.zip"
    path.write_bytes(content)
    _, report = _read(path)
    assert "not a ZIP archive" in _told(report)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "open-data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x-open-data-proposals.csv", proposals(proposal())["proposals"])
    data = path.read_bytes().replace("Więcej sal".encode(), b"Wiecej bal!")
    path.write_bytes(data)
    _, report = _read(path)
    assert "not a ZIP archive" in _told(report)


def test_sources_are_shaped_like_those_of_the_offices_files(folder: WroteFolder) -> None:
    sources: list[SentTable] = read_decidim(folder(WHOLE), Report())
    for source in sources:
        assert source.cells.index.is_unique
        assert set(source.cells) <= {column.name for column in source.table.columns}
        assert source.cells.map(lambda cell: type(cell) is str).all(axis=None)


def test_days_are_those_of_warsaw(sqlite_database: URL, folder: WroteFolder) -> None:
    row = proposal(published_at="2024-02-29 23:30:00 UTC")
    late = meeting(start_time="2024-03-10T16:00:00Z", end_time="2024-03-10 18:00:00 +0100")
    _loaded(sqlite_database, folder(proposals(row) | meetings(late)))
    assert _scalars(sqlite_database, select(models.Postulate.submitted_on)) == [date(2024, 3, 1)]
    assert _scalars(sqlite_database, select(models.Meeting.ends_at)) == [datetime(2024, 3, 10, 17)]
