"""What the public site tells of the records, and that it is whole over any of them."""

import json
from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import URL

from data_access.engine import read_engine
from data_access.indicators import compute
from reports.__main__ import main
from reports.site.facts import web_address
from reports.site.page_paths import PagePlace
from tests.records import (
    meeting,
    postulate,
    programme,
    put,
    scope,
    sector,
)
from tests.reports.site.conftest import WITH_MINUTES, Make, records
from tests.reports.site.pages import Site
from tests.reports.test_hostile_text import REFUSED


def test_the_numbers_are_those_of_the_command_line(sample_site: Site, sample: URL) -> None:
    of = scope(sample)
    with read_engine(sample).connect() as connection:
        told = compute(of, connection)
    page = sample_site.page("en/index.html")
    figures = {
        element.xpath(".//a/@href")[0].partition("#")[2]: element.xpath("./dd/text()")[0]
        for element in page.xpath("//dl[@class='figures']/div")
    }
    total = told["participation"]["total"]
    assert figures["active"] == str(total["active"])
    assert figures["reach"] == f"{round(total['reach'] * 100)}%"
    assert figures["postulates"] == str(told["postulates"]["total"]["postulates"])


def test_a_postulate_and_what_became_of_it(small_site: Site) -> None:
    told = small_site.text("pl/postulaty/p-1.html")
    for text in (
        *("Sale prób", "Brakuje sal.", "Fundacja nr 1", "Uwzględniono 01.07.2011", "P-1"),
        *("Środki są w budżecie.", "§ 10 ust. 1 – Sale miejskie", "Fundacja nr 3"),
    ):
        assert text in told
    merged = small_site.page("en/proposals/p-2.html")
    assert "natural person" in small_site.text("en/proposals/p-2.html")
    assert "osoba fizyczna" in small_site.text("pl/postulaty/p-2.html")
    assert merged.xpath("//main//a[contains(@href, 'p-1.html')]")
    assert "To samo." in small_site.text("en/proposals/p-2.html")
    assert "Żłobek <b>bliżej</b>" in small_site.text("en/proposals/p-2.html"), "text stays text"
    provision = PagePlace("provisions", "§ 10 ust. 1").path("pl")
    assert "Sale prób" in small_site.text(provision)
    rows = small_site.page("pl/zapisy.html").xpath("(//tbody)[1]/tr/th//text()")
    assert rows == ["§ 9", "§ 10 ust. 1"], "sections as people count"


def test_a_sector_its_meetings_and_its_calendar(small_site: Site) -> None:
    told = small_site.text("en/sectors/kul.html")
    assert "20 Sept 2011 17:00" in told
    assert "Sala 5" in told
    assert "I spotkanie" in told
    calendar = (small_site.folder / "en/sectors/kul.ics").read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") == 2
    assert not (small_site.folder / "en/sectors/spo.ics").exists(), "never met"
    assert not small_site.broken()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://bip.example.pl/1.pdf", "https://bip.example.pl/1.pdf"),
        (" HTTP://bip.example.pl/1.pdf", "http://bip.example.pl/1.pdf"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//bip.example.pl/1.pdf", ""),
        ("https://user@bip.example.pl/1.pdf", ""),
        ("https://[::1", ""),
        ("protokół w segregatorze", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_become_links(written: str | None, address: str) -> None:
    assert web_address(written) == address


def test_minutes_are_linked_where_the_rules_say_so(
    sqlite_database: URL, made: Make, site: Site, published
) -> None:
    put(sqlite_database, *records(), meeting("S3", "KUL", minutes_url="javascript:alert(1)"))
    made(sqlite_database)
    assert "bip.example.pl" not in "".join(site.links("pl/branze/kul.html"))
    published(WITH_MINUTES)
    made(sqlite_database)
    links = [link for link in site.links("pl/branze/kul.html") if ":" in link]
    assert links == ["https://bip.example.pl/1.pdf"]


def test_without_records_the_site_is_whole(sqlite_database: URL, made: Make, site: Site) -> None:
    put(sqlite_database, programme())
    made(sqlite_database)
    assert not site.broken()
    assert "Dane przykładowe" not in site.text("pl/index.html")


def test_hostile_records(hostile: URL, made: Make, site: Site) -> None:
    made(hostile)
    assert not site.broken()
    for path in site.pages():
        written = (site.folder / path).read_text("utf-8")
        assert not REFUSED.search(written), path
        page = site.page(path)
        assert not page.xpath("//main//w | //label[not(@for)]"), path
        attributes = {name for element in page.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on")], path
    for name in ("pl/aktualnosci.xml", "en/news.xml"):
        etree.fromstring((site.folder / name).read_bytes())
    json.loads((site.folder / "postulates.json").read_bytes())


def test_the_same_on_both_databases(database: URL, made: Make, site: Site) -> None:
    put(database, *records())
    assert made(database).pages == 2 * (9 + 2 + 3 + 2)
    assert "Środki są w budżecie." in site.text("pl/postulaty/p-1.html")


def test_a_long_list_has_pages(sqlite_database: URL, made: Make, site: Site) -> None:
    many = [postulate(f"P-{n:03}", "KUL") for n in range(1, 206)]
    put(sqlite_database, programme(), sector("KUL"), *many)
    made(sqlite_database)
    last = site.page("pl/branze/kul.3.html")
    assert len(last.xpath("//ul[@class='postulates']/li")) == 5
    assert "Postulaty 201–205 z 205" in site.text("pl/branze/kul.3.html")
    assert last.xpath("//*[@aria-current='page']/text()")[-1] == "3"
    assert not site.broken()


def test_the_command(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string(hide_password=False))
    monkeypatch.delenv("PUBLICATION", raising=False)
    asked = postulate("W1", "KUL", text="Proszę dzwonić: Anna Kowalska, 600 100 200.")
    put(sqlite_database, programme(), programme(2), sector("KUL"), asked)
    target = str(tmp_path / "site")
    assert main(["site", target, "--lang", "en"]) == 2, "which of the two?"
    assert "--programme: P1, P2" in capsys.readouterr().err
    monkeypatch.setenv("PROGRAMME", "P2")
    assert main(["site", str(tmp_path / "second"), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("P2: pages ")
    assert main(["site", str(tmp_path / "second"), "--programme", "P1", "--lang", "en"]) == 2
    assert "published of the programme P2" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["site", target, "--programme", "P1", "--sector", "KUL"])
    assert main(["site", target, "--programme", "P1", "--lang", "en"]) == 0
    told, waiting = capsys.readouterr().out.splitlines()
    assert told.startswith("P1: pages 22 · files ")
    assert waiting == "1 text is held back. See Data › Publication, or the command held-back."
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine")
    assert main(["site", str(tmp_path / "other"), "--programme", "P1", "--lang", "en"]) == 2
    assert (tmp_path / "other" / "letter.txt").read_text() == "mine"
    monkeypatch.setenv("PUBLICATION", str(tmp_path / "nowhere.toml"))
    assert main(["site", target, "--programme", "P1", "--lang", "en"]) == 2
    assert "PUBLICATION" in capsys.readouterr().err
