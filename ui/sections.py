"""Tabs of a page: only the open one runs, and the URL says which it is."""

from collections.abc import Mapping

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer


def sections(titles: Mapping[str, str]) -> dict[str, TabContainer]:
    """A tab per slug → title; `.open` of one is true. A link's `?section=` chooses it."""
    slugs = {title: slug for slug, title in titles.items()}
    key = "sections_" + "_".join(titles.values())

    def changed() -> None:
        st.query_params["section"] = slugs[st.session_state[key]]

    asked = titles.get(st.query_params.get("section", ""))
    tabs = st.tabs(list(titles.values()), default=asked, key=key, on_change=changed)
    return dict(zip(titles, tabs, strict=True))
