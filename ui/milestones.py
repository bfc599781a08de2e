"""The milestones as a list: all, or those in one state."""

import pandas as pd
import streamlit as st

from charts.schedule import STATES
from ui.records import choice_box, record_list
from ui.view import View

PARAM = "state"


def milestone_list(view: View) -> None:
    """What the signal of late milestones opens: exactly these."""
    _ = view.reader.locale.gettext
    st.header(_("Milestones"), anchor=False)
    state = choice_box(
        _("State"), PARAM, {key: _(title) for key, title in STATES.items()}, _("all")
    )

    exhibit = view.exhibit("milestones")

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows = exhibit.table[exhibit.table["state"] == state] if state else exhibit.table
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
