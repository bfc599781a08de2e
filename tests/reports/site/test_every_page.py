"""What holds for every page: links lead somewhere, nothing is fetched, languages are marked."""

import re

from lxml import etree

from reports.site.page_paths import PagePlace
from tests.reports.site.pages import OUTSIDE, Site


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


def test_the_page_of_nothing_found_works_at_any_depth(sample_site: Site) -> None:
    links = sample_site.links("404.html")
    assert links
    assert all(link.startswith("/konsultacje/") for link in links)


def test_links_outside_are_of_known_kinds(sample_site: Site) -> None:
    for path in sample_site.pages():
        for link in sample_site.links(path):
            scheme = link.partition(":")[0] if ":" in link else ""
            assert scheme in OUTSIDE | {""}, (path, link)
