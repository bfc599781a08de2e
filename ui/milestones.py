"""The milestones as a list: all, or those in one state."""

import pandas as pd
import streamlit as st

from ui.narrowing import filter_boxes, in_order, order_box
from ui.records import paged, record_list
from ui.view import View

PAGE = "schedule"


def milestone_list(view: View) -> None:
    """What the signal of late milestones opens: exactly these."""
    _ = view.reader.locale.gettext
    exhibit = view.exhibit("milestones")
    orders = {column.name for column in exhibit.columns}
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        state = filter_boxes(view, PAGE).get("state")
        order = order_box(view, exhibit.columns, orders)
    title = _("Milestones found") if state else _("All milestones")
    heading.header(title, anchor=False)
    rows = _in_state(exhibit.table, state) if state else exhibit.table
    record_list(
        view,
        "milestones_list",
        title,
        paged(in_order(rows, order)),
        exhibit.columns,
        widths={"label": 320, "team_name": 180},
        orders=orders,
        whole=len(exhibit.table) if state else None,
        empty=_("No milestone found."),
    )


def _in_state(table: pd.DataFrame, state: str) -> pd.DataFrame:
    """Milestones in a state, or those `ending`: that is no state of its own."""
    return table[table["ending"] if state == "ending" else table["state"] == state]
