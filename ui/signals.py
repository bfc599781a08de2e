"""«Wymaga uwagi»: each signal a sentence, and a link to exactly the records behind it."""

from dataclasses import replace
from itertools import islice

import streamlit as st

from charts.signals import signal_sentence, signal_title
from data_access.signals import signals
from domain.signals import SIGNAL_KINDS, Signal
from domain.week import WEEK_RULES
from ui.escaping import escaped
from ui.record_links import unit_links
from ui.view import View

_MOST_UNITS = 3
"""So many links find room beside a sentence."""


def attention(view: View, page: str = "") -> None:
    """The signals of the scope, or those of one page; nothing at all where there is none.

    Beside the week, which stands on the page of all, none that the week tells.
    """
    every = view.read(signals)
    found = [
        signal
        for signal in every
        if signal.target.page == page or (not page and signal.key not in WEEK_RULES)
    ]
    if not found:
        return
    elsewhere = 0 if page else len(every) - len(found)
    with st.container(border=True, key="attention", gap="xxsmall"):
        st.header(view.reader.locale.gettext("Needs attention"), anchor=False)
        with st.container(key="signals", gap="xxsmall"):
            for signal in found:
                _line(view, signal, most=0 if page else _MOST_UNITS)
        if elsewhere:
            told = view.reader.locale.ngettext(
                "{n} more matter stands under “This week”.",
                "{n} more matters stand under “This week”.",
                elsewhere,
            )
            st.caption(told)


def _line(view: View, signal: Signal, most: int) -> None:
    """The signal, and a link for each of the units that have most of what it counts, `most` at
    the most."""
    linked = dict(islice(signal.units.items(), most))
    named = replace(signal, about=(), values=()) if linked else signal  # links name them
    told = signal_sentence(named, view.reader, view.sector_names)
    label = f":blue[**{escaped(signal_title(signal, view.reader))}**] {escaped(told)}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.page_link(
            f"{signal.target.page}.py",
            label=label,
            icon=f":material/{SIGNAL_KINDS[signal.key].icon}:",
            query_params=view.link(signal.target),
        )
        unit_links(view, signal.target, linked)
