"""«Ten tydzień»: what is due and what is ahead, each number a link to exactly its records."""

from datetime import timedelta

import streamlit as st

from charts.week import nothing_due, week_item_sentence
from data_access import week
from domain.horizon import AHEAD
from domain.week import WeekItem
from ui.escaping import escaped
from ui.record_links import link, unit_links
from ui.view import View

_ICONS = {
    "due": ":material/alarm:",
    "awaiting": ":material/gavel:",
    "meetings": ":material/event:",
    "meetings_later": ":material/date_range:",
    "without_minutes": ":material/description:",
    "without_list": ":material/checklist:",
    "ending": ":material/flag:",
}


def this_week(view: View) -> None:
    """Every item that counts something; one line where none does."""
    locale = view.reader.locale
    first = view.scope.as_of
    days = locale.period(first, first + timedelta(days=AHEAD))
    found = [item for item in view.read(week.this_week) if item.count]
    with st.container(border=True, key="week", gap="xxsmall"):
        st.header(f"{locale.gettext('This week')} · {escaped(days)}", anchor=False)
        if not found:
            st.markdown(escaped(nothing_due(view.reader)))
        for item in found:
            _line(view, item)


def _line(view: View, item: WeekItem) -> None:
    """The item, and behind what is due a link for each responsible unit."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        told = week_item_sentence(item, view.reader)
        link(view, told, item.target, _ICONS[item.key])
        unit_links(view, item.target, item.units)
