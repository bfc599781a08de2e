"""«Wymaga uwagi»: each signal a sentence, and a link to exactly the records behind it."""

import streamlit as st

from charts.signals import sentence, title
from data_access.signals import signals
from ui.text import plain
from ui.view import View

_LINK_WIDTH = 220
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


def attention(view: View, page: str = "") -> None:
    """The signals of the scope, or those of one page; nothing at all where there is none."""
    found = [signal for signal in view.read(signals) if page in ("", signal.page)]
    if not found:
        return
    with st.container(border=True, key="attention"):
        st.header(view.reader.locale.gettext("Needs attention"), anchor=False)
        for signal in found:  # a page link does not wrap: it is short, the sentence stands beside
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.page_link(
                    f"{signal.page}.py",
                    label=title(signal, view.reader),
                    icon=_ICONS[signal.key],
                    width=_LINK_WIDTH,
                    query_params={
                        **view.scope.params(),
                        "lang": view.reader.locale.language,
                        **signal.params,
                    },
                )
                told = sentence(signal, view.reader, view.sector_names)
                st.markdown(plain(told), width="stretch")
