"""The sectors side by side."""

from collections.abc import Mapping

import pandas as pd

from charts.claims import apart, leads
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from domain.columns import column
from domain.evidence import LOWER
from locales import N_

_SHARES = {
    "reach": ("active_declared", "declared"),
    "attendance_rate": ("rate_invited_attended", "rate_invited"),
    "decided_share": ("decided", "not_void"),
    "justified_share": ("justified", "decided"),
}
"""What each share is made of."""
_TOLD = {
    "reach": N_("reach from {low} to {high}"),
    "attendance_rate": N_("attendance from {low} to {high}"),
    "decided_share": N_("decided from {low} to {high}"),
}


def sector_overview(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """One row per sector, the key indicators side by side; what stands out for the worse is marked.

    `table`: the columns of the reads' `by_sector` merged on `sector`, and of `longest_gaps`.
    """
    _ = reader.locale.gettext
    shown = table.assign(name=[names.get(code, code) for code in table["sector"]])
    for share, (part, whole) in _SHARES.items():
        shown[f"{share}_lower"] = apart(shown, part, whole) == LOWER
    shown["most_overdue"] = leads(shown["overdue"])
    return Exhibit(
        key="sectors",
        title=_("Sectors side by side"),
        takeaway=_ranges(shown, reader),
        chart=None,
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("active", reader.locale),
            column("reach", reader.locale, mark="reach_lower"),
            column("meetings_held", reader.locale),
            column("days_since_last", reader.locale, mark="idle"),
            column("attendance_rate", reader.locale, mark="attendance_rate_lower"),
            column("postulates", reader.locale),
            column("open", reader.locale),
            column("overdue", reader.locale, mark="most_overdue"),
            column("decided_share", reader.locale, mark="decided_share_lower"),
            column("justified_share", reader.locale, mark="justified_share_lower"),
        ),
        note=_("Days since the last meeting: over the whole consultation.")
        if shown["days_since_last"].notna().any()
        else "",
        empty="" if len(shown) else _("No data: the programme has no sectors."),
    )


def _ranges(shown: pd.DataFrame, reader: Reader) -> str:
    """From where to where the sectors' shares go, no sector named: most of that may be chance."""
    locale = reader.locale
    told = []
    for share, words in _TOLD.items():
        known = shown[share].dropna()
        if len(known) > 1:
            low, high = locale.percent(known.min()), locale.percent(known.max())
            if low != high:
                told.append(locale.gettext(words, low=low, high=high))
    if not told:
        return ""
    return locale.gettext("By sector: {ranges}.", ranges="; ".join(told))
