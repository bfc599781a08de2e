"""The milestones as a list: all, or those in one state."""

import pandas as pd
import streamlit as st

from ui.records import filter_boxes, record_list
from ui.view import View

PAGE = "schedule"


def milestone_list(view: View) -> None:
    """What the signal of late milestones opens: exactly these."""
    _ = view.reader.locale.gettext
    st.header(_("Milestones"), anchor=False)
    state = filter_boxes(view, PAGE).get("state")
    exhibit = view.exhibit("milestones")

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows = _in_state(exhibit.table, state) if state else exhibit.table
        return rows.iloc[offset : offset + limit].reset_index(drop=True), len(rows)

    record_list(
        view,
        "milestones_list",
        _("Milestones"),
        read,
        exhibit.columns,
        widths={"label": 320, "team_name": 180},
        empty=_("No milestone found."),
    )


def _in_state(table: pd.DataFrame, state: str) -> pd.DataFrame:
    """Milestones in a state, or those `ending`: that is no state of its own."""
    return table[table["ending"] if state == "ending" else table["state"] == state]
