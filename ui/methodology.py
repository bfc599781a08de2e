"""The definitions of all indicators, as tables: read from the registry, never written twice."""

import pandas as pd
import streamlit as st

from data_access.registry import INDICATORS, Indicator
from locales import N_, Locale
from ui.text import plain

FAMILIES = {
    "participation": N_("Participation per sector"),
    "attendance": N_("Meeting attendance"),
    "postulates": N_("Postulate status"),
    "schedule": N_("Schedule"),
}
_UNITS = {
    "count": N_("number"),
    "share": N_("per cent"),
    "ratio": N_("ratio"),
    "days": N_("days"),
    "date": N_("date"),
}
_BETTER = {True: N_("more is better"), False: N_("less is better"), None: "—"}


def definitions(locale: Locale) -> None:
    """One table per family: name, definition, unit, direction, key in the JSON."""
    _ = locale.gettext
    for family, title in FAMILIES.items():
        st.header(_(title), anchor=family)
        rows = [_row(i, locale) for i in INDICATORS.values() if i.family == family]
        st.table(pd.DataFrame(rows), hide_index=True, border="horizontal", alt=_(title))


def _row(indicator: Indicator, locale: Locale) -> dict[str, str]:
    _ = locale.gettext
    row = {
        _("Indicator"): _(indicator.label),
        _("Definition"): _(indicator.definition),
        _("Unit"): _(_UNITS[indicator.unit]),
        _("Direction"): _(_BETTER[indicator.higher_is_better]),
        _("Key"): indicator.key,
    }
    return {name: plain(text) for name, text in row.items()}
