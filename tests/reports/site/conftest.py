"""Sites to look at: of small records written by hand, and of the sample."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import URL

from data_access import models
from data_access.engine import read_engine, write_engine
from reports.site import Made, exhibit_figures, make
from tests.records import (
    attendance,
    change,
    declares,
    meeting,
    milestone,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)
from tests.reports.site.pages import Site

Make = Callable[..., Made]
RECORDS = (
    *("members", "attendance", "meetings", "organisations", "organisation_sectors", "milestones"),
    *("postulates", "postulate_supporters", "postulate_statuses", "provisions", "events"),
)

WITH_MINUTES = """[tables]
meetings = [
    "programme", "code", "team", "kind", "title", "starts_at", "venue", "status", "minutes_url",
]
"""
"""Rules by which the addresses of minutes are public."""


def records(is_sample: bool = False) -> list[models.Base]:
    """Two sectors, a meeting held and one to come, postulates with and without an organisation."""
    return [
        programme(name="Program współpracy", name_en="Cooperation programme", is_sample=is_sample),
        sector("KUL", name="kultura", name_en="culture"),
        sector("SPO", name="sport", name_en="sport"),
        *(organisation(f"O{n}", name=f"Fundacja nr {n}") for n in range(1, 7)),
        *(declares(f"O{n}", "KUL") for n in range(1, 7)),
        milestone("H1", name="Zbieranie postulatów"),
        meeting("S1", "KUL", title="I spotkanie", minutes_url="https://bip.example.pl/1.pdf"),
        meeting("S2", "KUL", day=date(2011, 9, 20), status="planned", venue="Sala 5"),
        meeting("C1", "coordinating", day=date(2011, 6, 7)),
        *(attendance("S1", f"O{n}", "ira") for n in range(1, 6)),
        attendance("C1", "O1", "ia"),
        postulate("P-1", "KUL", title="Sale prób", text="Brakuje sal.", organisation="O1"),
        postulate("P-2", "KUL", title="Żłobek <b>bliżej</b>", department="Wydział Kultury"),
        postulate("P 3", "SPO", title="Boisko", organisation="O2"),
        change("P-1", date(2011, 7, 1), "accepted", justification="Środki są w budżecie."),
        change("P-2", date(2011, 7, 4), "merged", merged_into="P-1", justification="To samo."),
        supports("O3", "P-1"),
        models.Provision(programme_id=1, code="§ 10 ust. 1", title="Sale miejskie"),
        models.Provision(programme_id=1, code="§ 9", title="Konkursy"),
        models.PostulateProvision(programme_id=1, postulate="P-1", provision="§ 10 ust. 1"),
    ]


DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="640" height="99">'
    b'<text font-family="IBM Plex Sans" font-size="11px">x</text></svg>'
)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are not drawn, which takes longer than all the rest."""
    monkeypatch.setattr(exhibit_figures, "svg", lambda _chart, _reader: DRAWN)


@pytest.fixture
def made(undrawn: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """`made(url)`: makes the site of its first programme at `tmp_path / "site"`."""
    monkeypatch.delenv("PUBLICATION", raising=False)
    monkeypatch.delenv("STATEMENT", raising=False)

    def make_it(url: URL, **params: str) -> Made:
        with read_engine(url).connect() as connection:
            return make(scope(url, **params), connection, tmp_path / "site")

    return make_it


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Writes what may be public."""

    def write(text: str) -> None:
        path = tmp_path / "publication.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("PUBLICATION", str(path))

    return write


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture(scope="session")
def small_made(to_fill: Callable[[], URL]) -> URL:
    """The database of the small records; their site stands beside it."""
    url = to_fill()
    put(url, *records())
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("PUBLICATION", raising=False)
        environment.delenv("STATEMENT", raising=False)
        environment.setattr(exhibit_figures, "svg", lambda _chart, _reader: DRAWN)
        with read_engine(url).connect() as connection:
            make(scope(url), connection, Path(url.database).with_name("public") / "site")
    write_engine(url).dispose()  # all is in the one file then
    return url


@pytest.fixture(scope="session")
def small_site(small_made: URL) -> Site:
    """That of the small records, which all tests read."""
    return Site(Path(small_made.database).with_name("public") / "site")


@pytest.fixture
def made_before(small_made: URL, sqlite_database: URL, site: Site) -> None:
    """The small records and their site, to be made again: copies of the test's own."""
    shutil.copy(small_made.database, sqlite_database.database)
    stood = Path(small_made.database).with_name("public")
    shutil.copytree(stood, site.folder.parent, symlinks=True, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def sample_site(sample: URL, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """That of the sample, which all tests read, at an address with a folder."""
    folder = tmp_path_factory.mktemp("public")
    rules = folder / "publication.toml"
    rules.write_text(f'base = "https://example.pl/konsultacje"\n{WITH_MINUTES}', encoding="utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PUBLICATION", str(rules))
        environment.delenv("STATEMENT", raising=False)
        environment.setattr(exhibit_figures, "svg", lambda _chart, _reader: DRAWN)
        with read_engine(sample).connect() as connection:
            make(scope(sample), connection, folder / "konsultacje")
    return Site(folder / "konsultacje", "/konsultacje")
