"""Tabs of a page: only the open one is run, and the URL says which it is."""

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from catalogue import SECTION_TITLES
from domain.address import SECTION
from ui.address import asked_word, write_address
from ui.view import View


def section_tabs(view: View, page: str) -> dict[str, TabContainer]:
    """A tab per slug of the page's sections; `.open` of one is true. `?section=` chooses it."""
    titles = {slug: view.reader.locale.gettext(t) for slug, t in SECTION_TITLES[page].items()}
    slugs = {title: slug for slug, title in titles.items()}
    key = f"sections_{page}_{view.reader.locale.language}"

    def changed() -> None:
        write_address({SECTION: slugs[st.session_state[key]]}, same_rows=True)

    opened = titles.get(asked_word(SECTION))
    tabs = st.tabs(list(titles.values()), default=opened, key=key, on_change=changed)
    return dict(zip(titles, tabs, strict=True))
