"""The pages of figures: each value that was published, since when, and what it means."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from domain.indicators import INDICATORS
from locales import DEFAULT, LANGUAGES, Locale, locale
from reports.open_data.page_layout import html_page
from reports.statement.markup import tag

_Row = Mapping[str, Any]


def page(
    titles: Mapping[str, str],
    told_by: str,
    rows: Sequence[_Row],
    now: set[str],
    *,
    sample: bool,
    address: str,
) -> bytes:
    """Of one sector, or of all. `titles`: what it is called, by language; `told_by`: who publishes.

    `rows`: `indicator`, `anchor`, `value`, `release` and `archive` of each value, in the order in
    which they were published; `now`: the anchors of those that hold. `sample`, `address`: as of
    `document`.
    """
    parts = {code: _part(titles[code], told_by, rows, now, locale(code)) for code in LANGUAGES}
    return html_page(titles[DEFAULT], parts, up="../", sample=sample, address=address)


def _part(title: str, told_by: str, rows: Sequence[_Row], now: set[str], words: Locale) -> str:
    _ = words.gettext
    first = words.language == DEFAULT
    hold = [row for row in rows if row["anchor"] in now]
    earlier = [row for row in rows if row["anchor"] not in now]
    return (
        tag("h1" if first else "h2", escape(title))
        + (tag("p", escape(told_by)) if told_by else "")
        + tag("p", tag("a", escape(_("The newest open data")), href="../index.html"))
        + _table(_("Figures"), hold, words)
        + (_table(_("Earlier figures"), earlier[::-1], words) if earlier else "")
        + _definitions(words)
    )


def _table(name: str, rows: Sequence[_Row], words: Locale) -> str:
    """Only the first language's has anchors: an id stands once on a page."""
    _ = words.gettext
    head = (_("Indicator"), _("Value"), _("Published since"))
    body = "".join(_row(row, words) for row in rows)
    table = tag(
        "table",
        tag("caption", escape(name))
        + tag("thead", tag("tr", "".join(tag("th", escape(of), scope="col") for of in head)))
        + tag("tbody", body),
    )
    return tag("div", table, role="region", tabindex="0", **{"aria-label": name})


def _row(row: _Row, words: Locale) -> str:
    key, own = row["indicator"], {}
    if words.language == DEFAULT:
        own = {"id": row["anchor"]}
    label = words.gettext(INDICATORS[key].label) if key in INDICATORS else key
    since = tag("a", escape(row["release"]), href=f"../{row['archive']}")
    cells = tag("th", escape(label), scope="row") + tag("td", escape(_told(row, words)))
    return tag("tr", cells + tag("td", since), **own)


def _told(row: _Row, words: Locale) -> str:
    key, value = row["indicator"], row["value"]
    if value is None:
        return words.gettext("in the files") if row["in_files"] else "—"
    if isinstance(value, str):
        return value
    if key in INDICATORS and INDICATORS[key].unit == "share":
        return words.percent(value)
    return words.number(value, 0 if isinstance(value, int) else 2)


def _definitions(words: Locale) -> str:
    """Of all indicators, each to be quoted by its key."""
    pairs = []
    for key, indicator in INDICATORS.items():
        own = {"id": key} if words.language == DEFAULT else {}
        label = escape(words.gettext(indicator.label))
        pairs.append(tag("dt", f"{label} {tag('code', key)}", **own))
        pairs.append(tag("dd", escape(words.gettext(indicator.definition))))
    level = "h2" if words.language == DEFAULT else "h3"
    return tag(level, escape(words.gettext("Definitions"))) + tag("dl", "".join(pairs))
