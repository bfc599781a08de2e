"""Methodology: what every number means, read from the indicator registry."""

import streamlit as st

from reports.methodology import calibration, definitions, evidence, introduction
from ui.escaping import escaped
from ui.methodology import show_part, signal_rules
from ui.view import current_view

locale = current_view().reader.locale

st.markdown(escaped(introduction(locale)))
for family in definitions(locale):
    show_part(family)
signal_rules(locale)
show_part(evidence(locale))
show_part(calibration(locale))
