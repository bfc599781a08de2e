"""The account's last section: what the records lack, to be mended before it is handed in."""

from collections.abc import Sequence

import pandas as pd

from domain.blank import is_blank
from domain.text import one_line
from domain.vocabulary import DECIDED, JUSTIFICATION_DUE
from locales import Locale
from reports.account.document import Column, Section, Table
from reports.account.sources import Sources

_MOST_CODES = 100
"""More codes than this are not listed: every one stands marked in the tables above."""


def missing(sources: Sources) -> Section:
    """Positions without a justification, held meetings without a list or minutes."""
    locale = sources.locale
    _ = locale.gettext
    found, held = sources.positions, sources.held
    bare = found[found["justification"].map(is_blank).astype(bool)]
    decided = bare["status"].isin(DECIDED)
    due = bare["status"].isin(JUSTIFICATION_DUE)
    kinds = {
        _("Decisions without a justification"): bare[decided],
        _("Other positions that need a justification and have none"): bare[due & ~decided],
        _("Held meetings without an attendance list"): held[~held["has_list"].astype(bool)],
        _("Held meetings without minutes"): held[~held["has_minutes"].astype(bool)],
    }
    title = _("What the records lack")
    lacking = {name: rows for name, rows in kinds.items() if len(rows)}
    if not lacking:
        text = _("No decision lacks a justification; no held meeting lacks its list or minutes.")
        return Section(title, (text,))
    return Section(title, (_table(lacking, locale),))


def _table(lacking: dict[str, pd.DataFrame], locale: Locale) -> Table:
    _ = locale.gettext
    return Table(
        "",
        (
            Column(_("What is lacking"), 30),
            Column(_("Number"), 10, "number"),
            Column(_("Codes"), 60),
        ),
        tuple(
            (name, locale.number(len(rows)), _codes(rows["code"].tolist(), locale))
            for name, rows in lacking.items()
        ),
    )


def _codes(codes: Sequence[str], locale: Locale) -> str:
    text = ", ".join(one_line(code) for code in codes[:_MOST_CODES])
    rest = len(codes) - _MOST_CODES
    if rest <= 0:
        return text
    return f"{text} {locale.gettext('… and {rest} more', rest=locale.number(rest))}"
