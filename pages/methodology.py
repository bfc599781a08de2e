"""Methodology: what every number means, read from the indicator registry."""

import streamlit as st

from ui.evidence import evidence
from ui.methodology import calibration, definitions, signal_rules
from ui.text import plain
from ui.view import current_view

locale = current_view().reader.locale
_ = locale.gettext

st.markdown(
    plain(
        _(
            "Each figure is computed by one function from the records, at the as-of date; the "
            "pages, the files and the command line show the same result. Where a denominator is "
            "zero, the value is undefined and shown as —. The total over sectors is computed over "
            "the union: an organisation active in three sectors counts once."
        )
    )
)
definitions(locale)
signal_rules(locale)
evidence(locale)
calibration(locale)
