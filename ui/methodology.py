"""The definitions of all indicators, as tables: read from the registry, never written twice."""

import pandas as pd
import streamlit as st

from data_access.postulates.projection import CALIBRATION
from data_access.registry import INDICATORS, Indicator
from data_access.rules import RULES
from locales import N_, Locale
from ui.table import table
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
_KINDS = {
    "steady": N_("steady, oldest first"),
    "any_order": N_("steady, but 30% decided in any order"),
    "slowing": N_("slowing by 2% a week"),
    "bursty": N_("bursty at random"),
    "every_third_week": N_("bursty every third week"),
}
_BETTER = {True: N_("more is better"), False: N_("less is better"), None: "—"}


def definitions(locale: Locale) -> None:
    """One table per family: name, definition, unit, direction, key in the JSON."""
    _ = locale.gettext
    for family, title in FAMILIES.items():
        st.header(_(title), anchor=family)
        rows = [_row(i, locale) for i in INDICATORS.values() if i.family == family]
        table(pd.DataFrame(rows), _(title))


def signal_rules(locale: Locale) -> None:
    """What each signal on the overview asks."""
    _ = locale.gettext
    st.header(_("Needs attention"), anchor=False)
    rows = pd.DataFrame({_("Rule"): [plain(_(rule)) for rule in RULES.values()]})
    table(rows, _("Needs attention"))


def calibration(locale: Locale) -> None:
    """How often simulated truths fell before the forecast's dates, as last measured."""
    _ = locale.gettext
    st.header(_("How far the forecast can be trusted"), anchor=False)
    st.markdown(
        plain(
            _(
                "The forecast assumes that the oldest postulates are decided first and that the "
                "pace stays. On simulated consultations with a known end, the truth fell before "
                "its two dates as often as the table says; a calibrated forecast would read 50% "
                "and 85%. Where newer postulates take decisions, or the pace falls, the dates come "
                "too early: take them as the best case."
            )
        )
    )
    measured = pd.read_csv(CALIBRATION)
    words = {_("Simulated consultation"): [plain(_(_KINDS[kind])) for kind in measured["kind"]]}
    numbers = {
        _("Before the 50% date"): [locale.percent(share) for share in measured["p50"]],
        _("Before the 85% date"): [locale.percent(share) for share in measured["p85"]],
    }
    table(pd.DataFrame(words | numbers), _("Calibration of the forecast"), numbers)


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
