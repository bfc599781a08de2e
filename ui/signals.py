"""«Wymaga uwagi»: each signal a sentence that opens exactly the records behind it."""

import streamlit as st

from charts.signals import sentence
from data_access.signals import signals
from ui.text import plain
from ui.view import View

_ICONS = {
    "overdue": ":material/schedule:",
    "unjustified": ":material/edit_note:",
    "without_list": ":material/checklist:",
    "without_minutes": ":material/description:",
    "lapsed": ":material/event_busy:",
    "idle_sectors": ":material/bedtime:",
    "falling": ":material/trending_down:",
    "never_came": ":material/person_off:",
    "silent": ":material/campaign:",
    "forecast": ":material/hourglass_bottom:",
}


def attention(view: View) -> None:
    """The signals of the scope; nothing at all where there is none."""
    found = view.read(signals)
    if not found:
        return
    with st.container(border=True, key="attention"):
        st.header(view.reader.locale.gettext("Needs attention"), anchor="attention")
        for signal in found:
            st.page_link(
                f"{signal.page}.py",
                label=plain(sentence(signal, view.reader, view.sector_names)),
                icon=_ICONS[signal.key],
                query_params={
                    **view.scope.params(),
                    "lang": view.reader.locale.language,
                    **signal.params,
                },
            )
