"""The schedule's lists: the milestones, or the time without a meeting, sector by sector."""

import pandas as pd
import streamlit as st

from charts import Exhibit
from charts.labels import unnarrowed
from domain.filters import FILTERS
from ui.address import asked_word
from ui.escaping import escaped
from ui.filters import filter_boxes, order_box, sorted_rows
from ui.record_list import page_of_rows, record_list
from ui.view import View

_PAGE = "schedule"
EXHIBIT_OF_LIST = {"milestones": "milestones", "gaps": "gaps_between_meetings"}
"""List → the exhibit whose rows it holds."""
_OF_LIST = {"state": "milestones", "gap": "gaps"}
"""Filter → the one list that it narrows."""


def schedule_list(view: View) -> None:
    """One of the lists, as the URL's `list` says; what narrows it, and its order."""
    _ = view.reader.locale.gettext
    titles = {key: _(title) for key, title in FILTERS[_PAGE]["list"].values.items()}
    chosen = asked_word("list", titles) or "milestones"
    exhibit = view.exhibit(EXHIBIT_OF_LIST[chosen])
    orders = {column.name for column in exhibit.columns}
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        without = {one for one, of in _OF_LIST.items() if of != chosen}
        everything = {"list": titles["milestones"]}
        filters = filter_boxes(view, _PAGE, everything=everything, without=without)
        filters.pop("list", None)
        order = order_box(view, exhibit.columns, orders)
    heading.header(titles[chosen], anchor=False)
    _beyond(view, chosen)
    record_list(
        view,
        f"{chosen}_list",
        titles[chosen],
        page_of_rows(sorted_rows(narrowed(exhibit, **filters), order)),
        exhibit.columns,
        widths={"label": 320, "team_name": 180, "name": 260},
        orders=orders,
        whole=len(exhibit.table) if filters else None,
        empty=_("No milestone found.") if chosen == "milestones" else _("No sector found."),
    )


def narrowed(exhibit: Exhibit, state: str = "", gap: str = "") -> pd.DataFrame:
    """Milestones in a state, or those `ending`, which is no state of its own; sectors whose gap
    is `long`."""
    table = exhibit.table
    if state:
        return table[table["ending"] if state == "ending" else table["state"] == state]
    return table[table["idle"]] if gap else table


def _beyond(view: View, chosen: str) -> None:
    """What is chosen and does not narrow the list."""
    lasting = ("sectors", "period") if chosen == "milestones" else ("period",)
    told = unnarrowed(
        view.reader.locale, [choice for choice in view.scope.chosen if choice in lasting]
    )
    if told:
        st.caption(escaped(told))
