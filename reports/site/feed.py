"""What programs read: the Atom feed of news, the sitemap, what robots are told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from domain.clock import LOCAL
from domain.text import one_line
from locales import LANGUAGES
from reports.site.edition import Edition
from reports.site.news import NewsItem
from reports.site.page_paths import PagePlace

_UTC = ZoneInfo("UTC")
_MOST = 45_000
"""Addresses in a file of a sitemap: a search engine takes 50,000."""


def atom(items: Sequence[NewsItem], edition: Edition) -> bytes:
    """RFC 4287. Addresses are relative to the feed's own where the site's is not known."""
    place, language = PagePlace("news"), edition.language
    programme = edition.source.programme
    up = f"{edition.address}/" if edition.address else "../" * place.depth
    latest = items[0].at if items else datetime.combine(programme.period_start, datetime.min.time())
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<id>{_urn(programme.code, language)}</id>",
        f"<title>{_told(edition.source.programme_name)}</title>",
        f"<updated>{_instant(latest)}</updated>",
        f"<author><name>{_told(edition.source.programme_name)}</name></author>",
        f'<link rel="self" href={quoteattr(up + place.path(language, "xml"))}/>',
        f'<link rel="alternate" href={quoteattr(up + place.path(language))}/>',
    ]
    for item in items:
        address = up + item.place.path(language) + item.anchor
        lines += [
            "<entry>",
            f"<id>{_urn(programme.code, language, *item.key)}</id>",
            f"<title>{_told(item.title)}</title>",
            f"<updated>{_instant(item.at)}</updated>",
            f'<link rel="alternate" href={quoteattr(address)}/>',
            *([f"<summary>{_told(item.text)}</summary>"] if item.text else []),
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""]).encode()


def sitemaps(
    places: Iterable[PagePlace], spoken_in_all: Iterable[str], address: str
) -> dict[str, bytes]:
    """File name → sitemap, each address beside those in the other languages; an index of them.

    `spoken_in_all`: paths of pages that have a part in each language.
    """
    entries = []
    for place in places:
        paths = {language: place.path(language) for language in LANGUAGES}
        entries += [_entry(path, paths, address) for path in paths.values()]
    entries += [_entry(path, dict.fromkeys(LANGUAGES, path), address) for path in spoken_in_all]
    parts = [entries[n : n + _MOST] for n in range(0, len(entries), _MOST)]
    files = {
        f"sitemap-{n}.xml": _xml(
            'urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
            part,
        )
        for n, part in enumerate(parts, start=1)
    }
    index = [f"<sitemap><loc>{escape(f'{address}/{name}')}</loc></sitemap>" for name in files]
    whole = _xml('sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', index)
    return files | {"sitemap.xml": whole}


def robots(address: str, sample: bool) -> bytes:
    """Made-up records are not to be found by searching; of others there is a map."""
    told = ["User-agent: *", "Disallow: /" if sample else "Disallow:"]
    if address and not sample:
        told.append(f"Sitemap: {address}/sitemap.xml")
    return "\n".join([*told, ""]).encode()


def _entry(path: str, paths: Mapping[str, str], address: str) -> str:
    """`paths`: of the page in each language."""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(f"{address}/{of}")}/>'
        for code, of in paths.items()
    )
    return f"<url><loc>{escape(f'{address}/{path}')}</loc>{others}</url>"


def _xml(root: str, entries: Iterable[str]) -> bytes:
    name = root.split()[0]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root}>'
    return "\n".join([head, *entries, f"</{name}>", ""]).encode()


def _urn(*words: str) -> str:
    return uuid5(NAMESPACE_URL, "\x1f".join(("consultation-dashboard", *words))).urn


def _instant(local: datetime) -> str:
    return local.replace(tzinfo=LOCAL).astimezone(_UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _told(text: str) -> str:
    return escape(one_line(text))
