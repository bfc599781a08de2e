"""The way from a page to the wall."""

import streamlit as st

from catalogue import EXHIBITS
from domain.address import MODE, ON_WALL, SLIDE
from ui.address import write_address
from ui.view import View


def present_button(view: View, page: str) -> None:
    """From a page of exhibits to the wall, beginning with that page's."""
    _ = view.reader.locale.gettext
    first = next((key for key, entry in EXHIBITS.items() if entry.page == page), None)
    if first:
        st.button(
            _("Present"),
            icon=":material/slideshow:",
            help=_("One chart at a time, for the meeting room"),
            on_click=lambda: write_address({MODE: ON_WALL, SLIDE: first}),
        )
