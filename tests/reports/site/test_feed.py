"""What programs read of the site: the feed of news and the sitemap."""

from lxml import etree
from sqlalchemy import URL

from reports.site.feed import sitemaps
from reports.site.page_paths import PagePlace
from tests.reports.site.conftest import Make
from tests.reports.site.pages import Site

ATOM = "{http://www.w3.org/2005/Atom}"


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
