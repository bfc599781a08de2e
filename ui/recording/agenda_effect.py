"""Beside the agenda: how its length changes the chance to be done in time."""

import pandas as pd
import streamlit as st

from charts.postulates import agenda_effect_note, agenda_effect_sentence
from data_access import postulates
from ui.escaping import escaped
from ui.view import View


def show_agenda_effect(view: View, meeting: pd.Series, agenda: pd.DataFrame) -> None:
    """Of a planned `meeting`; `agenda`: of `postulates.agenda_of` it. Nothing where none is."""
    items = int(agenda["on_agenda"].sum())
    if not items or meeting["starts_on"] < view.scope.as_of:
        return
    locale = view.reader.locale
    found = view.read(postulates.agenda_effect, meeting["code"], items)
    st.markdown(escaped(agenda_effect_sentence(found, locale)))
    if note := agenda_effect_note(found, locale):
        st.caption(escaped(note))
