"""What the public site tells, and what it does not."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import URL

from data_access import models
from data_access.engine import read_engine
from data_access.indicators import compute
from reports.__main__ import main
from reports.open_data.release_files import unpacked
from reports.site.facts import web_address
from reports.site.feed import sitemaps
from reports.site.page_paths import PagePlace
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
from tests.reports.site.conftest import RECORDS, WITH_MINUTES, Make, records
from tests.reports.site.pages import OUTSIDE, Site
from tests.reports.test_hostile_text import REFUSED

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_link_of_the_sample_leads_somewhere(sample_site: Site) -> None:
    assert len(sample_site.pages()) > 500
    assert not sample_site.broken()


def test_every_page_is_whole(sample_site: Site) -> None:
    for path in sample_site.pages():
        page = sample_site.page(path)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert page.get("lang") in ("pl", "en"), path
        assert len(page.xpath("//h1")) == 1, path
        assert page.findtext(".//title").strip(), path
        assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content"), path
        assert not page.xpath("//@style | //script[not(@src)]"), path
        inside = path.endswith("/index.html") and not path.startswith("data/")
        assert bool(page.xpath("//style")) == inside, path
        assert "zmyślone" in sample_site.text(path) or "made-up" in sample_site.text(path), path


def test_nothing_is_fetched_from_another_host(sample_site: Site) -> None:
    """Links lead outside only to minutes, and from the statement to where complaints are sent."""
    outside = set()
    for path in sample_site.pages():
        page = sample_site.page(path)
        loaded = page.xpath("//@src | //@srcset | //@data-index | //link[@rel='stylesheet']/@href")
        assert not [address for address in loaded if "//" in address], path
        outside |= {link for link in page.xpath("//a/@href") if "//" in link}
    hosts = {link.split("/")[2] for link in outside}
    assert hosts == {"konsultacje.example", "bip.brpo.gov.pl", "example.pl"}, "the last its own"
    policies = {
        sample_site.page(path).xpath("//meta[contains(@http-equiv, 'Policy')]/@content")[0]
        for path in sample_site.pages()
    }
    for policy in policies:
        assert "http" not in policy
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?://(?!www\.w3\.org)", _drawings(sample_site))


def _drawings(site: Site) -> str:
    return "".join(path.read_text("utf-8") for path in (site.folder / "charts").iterdir())


def test_the_pages_of_both_languages_name_each_other(sample_site: Site) -> None:
    for kind, polish, english in [
        (PagePlace("front"), "pl/index.html", "en/index.html"),
        (PagePlace("sectors", "KUL"), "pl/branze/kul.html", "en/sectors/kul.html"),
        (PagePlace("postulates", "P-011"), "pl/postulaty/p-011.html", "en/proposals/p-011.html"),
    ]:
        assert (kind.path("pl"), kind.path("en")) == (polish, english)
        base = "https://example.pl/konsultacje"
        for path in (polish, english):
            page = sample_site.page(path)
            assert page.xpath("//link[@rel='canonical']/@href") == [f"{base}/{path}"]
            others = page.xpath("//link[@hreflang]")
            assert {of.get("hreflang"): of.get("href") for of in others} == {
                "pl": f"{base}/{polish}",
                "en": f"{base}/{english}",
            }


def test_pages_of_open_data_name_themselves_for_readers_of_each_language(sample_site: Site) -> None:
    map_of_all = etree.fromstring((sample_site.folder / "sitemap-1.xml").read_bytes())
    links = {url.findtext("{*}loc"): url.findall("{*}link") for url in map_of_all.iter("{*}url")}
    for path in ("data/index.html", "data/f/index.html", "data/f/kul.html"):
        page, address = sample_site.page(path), f"https://example.pl/konsultacje/{path}"
        assert page.xpath("//link[@rel='canonical']/@href") == [address]
        named = page.xpath("//link[@hreflang]"), links[address]
        for of in named:
            told = {link.get("hreflang"): link.get("href") for link in of}
            assert told == {"pl": address, "en": address}, path


def test_texts_of_the_records_are_marked_with_their_language(sample_site: Site) -> None:
    for path, places in (
        ("en/proposals/p-011.html", ("//h1", "//p[@class='text']")),
        ("en/topics.html", ("//main/h2", "//main/ul//a[not(contains(@href, '#'))]")),
        ("en/sectors/kul.html", ("//ul[@class='postulates']//a",)),
    ):
        for place in places:
            found = sample_site.page(path).xpath(place)
            assert found
            assert {element.get("lang") for element in found} == {"pl"}, (path, place)
    for path in ("pl/postulaty/p-011.html", "pl/tematy.html"):
        assert not sample_site.page(path).xpath("//main//@lang"), path
    assert not sample_site.page("en/index.html").xpath("//h1/@lang"), "said in English"


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


def test_the_feed_of_news(made_before: None, sqlite_database: URL, made: Make, site: Site) -> None:
    feed = etree.fromstring((site.folder / "pl/aktualnosci.xml").read_bytes())
    entries = feed.findall(f"{ATOM}entry")
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert titles[0] == "Uwzględniono: Sale prób"
    assert times == sorted(times, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == times[0] == "2011-07-01T10:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    made(sqlite_database)
    again = etree.fromstring((site.folder / "pl/aktualnosci.xml").read_bytes())
    assert [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")] == ids


def test_the_map_names_each_page_once(sample_site: Site) -> None:
    base = "https://example.pl/konsultacje/"
    whole = etree.fromstring((sample_site.folder / "sitemap.xml").read_bytes())
    parts = [loc.text.removeprefix(base) for loc in whole.iter("{*}loc")]
    found = [
        loc.text.removeprefix(base)
        for part in parts
        for loc in etree.fromstring((sample_site.folder / part).read_bytes()).iter("{*}loc")
    ]
    assert sorted(found) == [path for path in sample_site.pages() if "/" in path]
    assert "Disallow: /" in (sample_site.folder / "robots.txt").read_text("utf-8")


def test_a_long_map_is_parted() -> None:
    files = sitemaps(
        [PagePlace("postulates", f"P-{n}") for n in range(30_000)], [], "https://example.pl"
    )
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]


def test_the_page_of_nothing_found_works_at_any_depth(sample_site: Site) -> None:
    links = sample_site.links("404.html")
    assert links
    assert all(link.startswith("/konsultacje/") for link in links)


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


def test_links_outside_are_of_known_kinds(sample_site: Site) -> None:
    for path in sample_site.pages():
        for link in sample_site.links(path):
            scheme = link.partition(":")[0] if ":" in link else ""
            assert scheme in OUTSIDE | {""}, (path, link)
