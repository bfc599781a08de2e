"""Links to certain records, in the reader's scope."""

from collections.abc import Mapping

import streamlit as st

from domain.address import Target
from domain.filters import UNRECORDED
from ui.escaping import escaped
from ui.view import View


def link(view: View, label: str, target: Target, icon: str | None = None) -> None:
    """`label`: plain text; `target` names its page."""
    st.page_link(
        f"{target.page}.py",
        label=f":blue[{escaped(label)}]",
        icon=icon,
        query_params=view.link(target),
    )


def unit_links(view: View, target: Target, units: Mapping[str, int]) -> None:
    """For each responsible unit a link to its own records; `units`: unit, "" where none is
    recorded → how many there are."""
    locale = view.reader.locale
    for unit, n in units.items():
        label = f"{unit or locale.gettext('no responsible unit')} ({locale.number(n)})"
        link(view, label, target.narrowed(department=unit or UNRECORDED))
