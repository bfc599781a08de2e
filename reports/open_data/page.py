"""A release's page: its figures per sector, each with its definition, in both languages."""

from collections.abc import Mapping
from html import escape
from typing import Any

from data_access.publication import Rules
from domain.indicators import FAMILIES, INDICATORS
from locales import DEFAULT, LANGUAGES, Locale, locale
from reports.open_data.html import document
from reports.open_data.release import Release, anchor
from reports.statement.markup import tag


def page(
    figures: dict[str, Any], of: Release, rules: Rules, titles: Mapping[str, str], sample: bool
) -> bytes:
    """`figures`: the public indicators; `titles`: the programme's name by language."""
    parts = {code: _part(figures, of, rules, titles[code], locale(code)) for code in LANGUAGES}
    return document(f"{titles[DEFAULT]} · {of.name}", parts, up="../", sample=sample)


def scalars(figures: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Indicator → "" for the whole, or a sector's code → its figure, where it is one number."""
    found: dict[str, dict[str, Any]] = {}
    for family in FAMILIES:
        rows = {"": figures[family].get("total", {}), **figures[family].get("sectors", {})}
        for sector, row in rows.items():
            for key, value in row.items():
                if key in INDICATORS and not isinstance(value, dict | list):
                    found.setdefault(key, {})[sector] = value
    for sector, days in figures["schedule"]["longest_gap_days"].items():
        found.setdefault("longest_gap_days", {})[sector] = days
    return found


def _part(figures: dict[str, Any], of: Release, rules: Rules, title: str, words: Locale) -> str:
    _ = words.gettext
    facts = _(
        "Revision {revision} of the records, as of {day}.",
        revision=of.revision,
        day=words.date(of.as_of),
    )
    told = " · ".join(text for text in (rules.publisher, rules.contact, rules.licence) if text)
    first = words.language == DEFAULT
    return (
        tag("h1" if first else "h2", escape(title))
        + tag("p", escape(facts))
        + (tag("p", escape(told)) if told else "")
        + tag(
            "p",
            tag("a", escape(_("All files of this release")), href=f"../{of.archive}")
            + " · "
            + tag("a", escape(_("The newest open data")), href="../index.html"),
        )
        + _table(figures, words, linked=first)
        + _definitions(figures, words, linked=first)
    )


def _table(figures: dict[str, Any], words: Locale, *, linked: bool) -> str:
    """Only the first language's has anchors: an id stands once on a page."""
    _ = words.gettext
    found = scalars(figures)
    sectors = list(dict.fromkeys(code for row in found.values() for code in row if code))
    heads = [_("Indicator"), _("Total"), *sectors]
    head = tag("tr", "".join(tag("th", escape(text), scope="col") for text in heads))
    rows = []
    for key, row in found.items():
        cells = [tag("th", escape(_(INDICATORS[key].label)), scope="row")]
        for sector in ("", *sectors):
            ids = {"id": anchor(key, sector)} if linked and sector in row and sector else {}
            cells.append(tag("td", escape(_told(key, row.get(sector), words)), **ids))
        rows.append(tag("tr", "".join(cells), **({"id": key} if linked else {})))
    return tag("div", tag("table", tag("thead", head) + tag("tbody", "".join(rows))), tabindex="0")


def _told(key: str, value: Any, words: Locale) -> str:
    if value is None:
        return "—"
    if INDICATORS[key].unit == "share":
        return words.percent(value)
    return words.number(value, 0 if isinstance(value, int) else 2)


def _definitions(figures: dict[str, Any], words: Locale, *, linked: bool) -> str:
    """Of all indicators: what is no single number, or not counted there, is quoted by them."""
    found, sectors = scalars(figures), list(figures["postulates"]["sectors"])
    pairs = []
    for key, indicator in INDICATORS.items():
        shown = found.get(key, {})
        others = [anchor(key, sector) for sector in sectors if sector not in shown]
        marks = "".join(tag("span", "", id=name) for name in others) if linked else ""
        own = {"id": key} if linked and not shown else {}
        label = escape(words.gettext(indicator.label))
        pairs.append(tag("dt", f"{marks}{label} {tag('code', key)}", **own))
        pairs.append(tag("dd", escape(words.gettext(indicator.definition))))
    return tag("h2", escape(words.gettext("Definitions"))) + tag("dl", "".join(pairs))
