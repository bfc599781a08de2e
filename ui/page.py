"""A page as the catalogue has it: its sections as tabs, the open one with its exhibits."""

from collections.abc import Callable, Collection, Mapping
from itertools import groupby

import streamlit as st

from catalogue import SECTION_TITLES, placed
from ui.exhibit import show
from ui.tabs import section_tabs
from ui.view import View

_Part = Callable[[View], None]


def draw_page(
    view: View,
    page: str,
    more: Mapping[str, _Part] | None = None,
    instead: Mapping[str, _Part] | None = None,
    own: Collection[str] = (),
) -> str:
    """Draws the open section and gives its slug; of a page without sections all, and "".

    `more`: section → what stands below its exhibits; `instead`: section → what draws it with its
    exhibits, where the reader chooses more than the scope; `own`: exhibits that the page shows in
    its own way. ValueError if there is no such section.
    """
    unknown = {*(more or {}), *(instead or {})} - SECTION_TITLES.get(page, {}).keys()
    if unknown:
        raise ValueError(f"no sections {sorted(unknown)} on the page {page!r}")
    if page not in SECTION_TITLES:
        _exhibits(view, page, "", own)
        return ""
    tabs = section_tabs(view, page)
    slug = next(slug for slug, tab in tabs.items() if tab.open)
    with tabs[slug]:
        if instead and slug in instead:
            instead[slug](view)
            return slug
        _exhibits(view, page, slug, own)
        if more and slug in more:
            more[slug](view)
    return slug


def _exhibits(view: View, page: str, section: str, own: Collection[str]) -> None:
    """One below the other; neighbours that the catalogue sets beside each other in one row."""
    entries_here = [item for item in placed(page, section).items() if item[0] not in own]
    for beside, entries in groupby(entries_here, lambda item: item[1].beside):
        keys = [key for key, _entry in entries]
        places = st.columns(len(keys)) if beside else [st.container() for _ in keys]
        for place, key in zip(places, keys, strict=True):
            with place:
                show(view, key)
