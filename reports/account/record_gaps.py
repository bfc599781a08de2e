"""The account's last section: what the records lack, to be mended before it is handed in."""

from collections.abc import Sequence

import pandas as pd

from data_access import attendance, postulates
from domain.blank import is_blank
from domain.text import one_line
from domain.vocabulary import DECIDED, JUSTIFICATION_DUE
from locales import Locale
from reports.account.document import PrintedColumn, PrintedTable, Section
from reports.account.sources import EVERY_ROW, Sources

_MOST_CODES = 100
"""More codes than this are not listed: every one stands marked in the tables above."""


def gaps_section(sources: Sources) -> Section:
    """Positions without a justification, held meetings without a list or minutes."""
    locale = sources.locale
    _ = locale.gettext
    found = sources.positions
    others = found["status"].isin(set(JUSTIFICATION_DUE) - set(DECIDED))
    bare = found["justification"].map(is_blank).astype(bool)
    unjustified, _n = sources.read(postulates.search, unjustified=True, limit=EVERY_ROW)
    kinds = {
        _("Decisions without a justification"): unjustified.sort_values("code"),
        _("Other positions that need a justification and have none"): found[others & bare],
        _("Held meetings without an attendance list"): _meetings(sources, "list"),
        _("Held meetings without minutes"): _meetings(sources, "minutes"),
    }
    title = _("What the records lack")
    lacking = {name: rows for name, rows in kinds.items() if len(rows)}
    if not lacking:
        text = _("No decision lacks a justification; no held meeting lacks its list or minutes.")
        return Section(title, (text,))
    return Section(title, (_table(lacking, locale),))


def _meetings(sources: Sources, lacking: str) -> pd.DataFrame:
    """Those that the lists and signals on the screen count too."""
    found, _n = sources.read(attendance.meetings, lacking=lacking, limit=EVERY_ROW)
    return found.sort_values(["starts_at", "code"])


def _table(lacking: dict[str, pd.DataFrame], locale: Locale) -> PrintedTable:
    _ = locale.gettext
    return PrintedTable(
        "",
        (
            PrintedColumn(_("What is lacking"), 30),
            PrintedColumn(_("Number"), 10, "number"),
            PrintedColumn(_("Codes"), 60),
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
