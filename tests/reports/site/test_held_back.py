"""What the public site does not tell: persons, texts held back, tables that are not public."""

import re
from datetime import date

import pytest
from sqlalchemy import URL

from data_access import models
from reports.open_data.release_files import unpacked
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
    sector,
    supports,
)
from tests.reports.site.conftest import RECORDS, Make, records
from tests.reports.site.pages import Site


def test_persons_are_not_counted(sample_site: Site) -> None:
    for path in sample_site.pages():
        headings = sample_site.page(path).xpath("//th[@scope='col']/text()")
        assert not {"Osoby", "People"} & set(headings), path


def test_a_text_that_is_held_back_is_said_to_be(
    sqlite_database: URL, made: Make, site: Site
) -> None:
    secret = "Proszę dzwonić: 601 234 567, jan.kowalski@example.pl"
    put(
        sqlite_database,
        programme(),
        sector("KUL"),
        postulate("P-1", "KUL", text=secret),
        change("P-1", date(2011, 7, 1), "accepted", justification=secret),
    )
    made(sqlite_database)
    for path in site.folder.resolve().rglob("*"):
        if path.is_file():
            assert b"601 234 567" not in path.read_bytes(), path
            assert b"kowalski" not in path.read_bytes(), path
    assert "wstrzymano do sprawdzenia" in site.text("pl/postulaty/p-1.html")
    assert "held back until" in site.text("en/proposals/p-1.html")


def test_data_of_a_person_go_out_nowhere(sqlite_database: URL, made: Make, site: Site) -> None:
    """Wherever they were written, in codes too: no file has them, no name of one, no archive."""
    secret = "Anna Kowalska, tel. 600 700 801, anna.kowalska@example.pl"
    put(
        sqlite_database,
        programme(code="P 600700801", name=secret, name_en=secret),
        sector("ANNA-KOWALSKA-600700801", name=secret),
        sector("KUL"),
        organisation("85010112345", name="Firma 85010112345"),
        declares("85010112345", "ANNA-KOWALSKA-600700801"),
        milestone("K 600700801", name=secret, name_en=secret),
        models.Event(programme_id=1, day=date(2011, 6, 5), name=secret, name_en=secret),
        meeting("M 600700801", "ANNA-KOWALSKA-600700801", title=secret, venue=secret),
        meeting("M2", "KUL", day=date(2011, 9, 20), status="planned", title=secret, venue=secret),
        *(attendance("M 600700801", who, "ia", "party") for who in (secret, "A. Kowalska")),
        attendance("M 600700801", "85010112345", "ia", people=5),
        postulate("P 600700801", "ANNA-KOWALSKA-600700801", title=secret, text=secret),
        postulate("P2", "KUL", department=secret, organisation="85010112345"),
        change("P 600700801", date(2011, 7, 1), "rejected", justification=secret),
        change("P2", date(2011, 7, 1), "merged", merged_into="P 600700801"),
        supports("85010112345", "P2"),
        models.Provision(programme_id=1, code="§ 600700801", title=secret),
        models.PostulateProvision(programme_id=1, postulate="P2", provision="§ 600700801"),
    )
    made(sqlite_database)
    assert not site.broken()
    personal = re.compile(rb"600.?700.?801|kowalska|85010112345", re.IGNORECASE)
    root = site.folder.resolve()
    for path in (path for path in root.rglob("*") if path.is_file()):
        assert not personal.search(str(path.relative_to(root)).encode()), path
        assert not personal.search(path.read_bytes()), path
        if path.suffix == ".zip":
            assert not [name for name, of in unpacked(path.read_bytes()).items()
                        if personal.search(name.encode() + of)]  # fmt: skip
    links = {link.partition("#")[0] for link in site.links("pl/index.html")}
    (sector_page,) = (link for link in links if "/branze/x-" in link and link.endswith("html"))
    told = site.page(f"pl/{sector_page.partition('pl/')[2]}")
    figures = told.xpath("//dl[@class='figures']/div[.//a[contains(@href, '#active')]]/dd/text()")
    assert figures == ["1"], "the sector's own, under its public code"


@pytest.mark.parametrize("gone", [RECORDS, ["meetings"], ["postulates"], ["organisations"]])
def test_a_table_that_is_not_public_leaves_the_site_whole(
    sqlite_database: URL, made: Make, site: Site, published, gone: list[str]
) -> None:
    published("[tables]\n" + "".join(f"{name} = []\n" for name in gone))
    put(sqlite_database, *records())
    made(sqlite_database)
    assert not site.broken()
