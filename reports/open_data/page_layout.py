"""What the open data's pages have in common."""

from collections.abc import Mapping
from html import escape
from xml.sax.saxutils import quoteattr

from domain.text import clean, one_line
from locales import DEFAULT, LANGUAGES, locale
from reports.statement.markup import tag

STYLE = "style.css"
STYLE_SHEET = b"""
body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1rem}
:root{color-scheme:light dark;background:#fff;color:#0e1724}
a{color:#0a5fb4}
@media screen and (prefers-color-scheme:dark){
:root{background:#0f1722;color:#e8edf4}a{color:#8dc3fb}}
table{border-collapse:collapse}
caption{text-align:left;font-weight:600}
td,th{padding:.25rem .75rem;border-bottom:1px solid #8888;text-align:right;font-weight:400}
td{font-variant-numeric:tabular-nums}
th[scope=row],thead th:first-child{text-align:left}
thead th{font-weight:600}
dl,li{overflow-wrap:anywhere}
div{overflow-x:auto;margin:1rem 0}
:target{outline:3px solid #c60}
"""
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"


def html_page(
    title: str, parts: Mapping[str, str], *, up: str, sample: bool, address: str
) -> bytes:
    """A page with a part in each language; `up` leads to the open data's root.

    `sample`: the records are made up, and the page says so. `address`: where the page will be
    found, in every language; empty if unknown.
    """
    parts = {code: clean(part) for code, part in parts.items()}
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        + ('<meta name="robots" content="noindex">' if sample else "")
        + tag("title", escape(one_line(title)))
        + f'<link rel="stylesheet" href="{up}{STYLE}">'
        + (_found_at(address) if address else "")
    )
    sections = [
        tag("section", _notice(code, sample) + parts[code], lang=code) for code in LANGUAGES
    ]
    body = tag("body", tag("main", "".join(sections)))
    return f"<!doctype html>{tag('html', tag('head', head) + body, lang=DEFAULT)}\n".encode()


def _found_at(address: str) -> str:
    """What search engines are told: one page, for readers of each language."""
    place = quoteattr(address)
    return f'<link rel="canonical" href={place}>' + "".join(
        f'<link rel="alternate" hreflang="{code}" href={place}>' for code in LANGUAGES
    )


def _notice(code: str, sample: bool) -> str:
    told = locale(code).gettext("Sample data: made-up organisations and postulates")
    return tag("p", tag("strong", escape(told))) if sample else ""
