"""A link to certain records, in the reader's scope."""

import streamlit as st

from domain.address import Target
from ui.text import plain
from ui.view import View


def link(view: View, label: str, target: Target, icon: str | None = None) -> None:
    """`label`: plain text; `target` names its page."""
    st.page_link(
        f"{target.page}.py",
        label=f":blue[{plain(label)}]",
        icon=icon,
        query_params=view.link(target),
    )
