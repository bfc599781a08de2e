"""«Wymaga uwagi»: each signal a sentence, and a link to exactly the records behind it."""

import streamlit as st

from charts.signals import sentence, title
from data_access.signals import signals
from domain.signals import KINDS
from ui.text import plain
from ui.view import View


def attention(view: View, page: str = "") -> None:
    """The signals of the scope, or those of one page; nothing at all where there is none."""
    found = [signal for signal in view.read(signals) if page in ("", signal.target.page)]
    if not found:
        return
    with st.container(border=True, key="attention", gap="xxsmall"):
        st.header(view.reader.locale.gettext("Needs attention"), anchor=False)
        with st.container(key="signals", gap="xxsmall"):
            for signal in found:
                told = sentence(signal, view.reader, view.sector_names)
                st.page_link(
                    f"{signal.target.page}.py",
                    label=f":blue[**{plain(title(signal, view.reader))}**] {plain(told)}",
                    icon=f":material/{KINDS[signal.key].icon}:",
                    query_params=view.link(signal.target),
                )
