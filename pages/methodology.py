"""Methodology: what every number means, read from the indicator registry."""

import streamlit as st

from reports.methodology import calibration, definitions, evidence, introduction
from ui.escaping import plain
from ui.methodology import shown, signal_rules
from ui.view import current_view

locale = current_view().reader.locale

st.markdown(plain(introduction(locale)))
for family in definitions(locale):
    shown(family)
signal_rules(locale)
shown(evidence(locale))
shown(calibration(locale))
