"""What stands round every page: heading, scope line, language, notice of sample data."""

import streamlit as st

from domain.address import LANGUAGE
from locales import LANGUAGES, Locale
from ui.address import tied
from ui.copying import copy_link, links_keep
from ui.escaping import escaped
from ui.person import person, signs_out
from ui.present.button import present_button
from ui.scope_bar import scope_bar
from ui.sign_in import ROLE_WORDS, Person
from ui.tour import help_popover, tour
from ui.view import View


def page_heading(title: str, page: str, view: View) -> None:
    """The page's title, the programme, the scope and its controls; on a first visit, the tour."""
    _ = view.reader.locale.gettext
    with st.container(key="heading", gap="xsmall"):
        st.caption(escaped(view.programme_name))
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.title(title, anchor=False, width="content")
            with st.container(key="heading_controls", horizontal=True, width="content"):
                scope_bar(view)
                present_button(view, page)
                copy_link(view, "page")
                help_popover(view)
                language_switch(view.reader.locale.language)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            with st.container(key="said_scope", width="content"):
                st.markdown(escaped(view.scope_sentence), width="content")
            if view.sample_mark:
                st.badge(
                    view.sample_mark,
                    icon=":material/science:",
                    color="orange",
                )
    if view.left_out:
        told = _("The link names what is not here, and it is left out: {what}.",
                 what=view.reader.locale.listing(view.left_out))  # fmt: skip
        st.warning(escaped(told), icon=":material/link_off:")
    links_keep(view)
    tour(view, page)


def footer(statement: st.Page, locale: Locale) -> None:
    """The link that the law asks for on every page; who is signed in."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(statement, icon=":material/accessibility_new:", width="content")
        if known := person():
            _signed_in(known, locale)


def _signed_in(known: Person, locale: Locale) -> None:
    _ = locale.gettext
    words = _("Signed in: {name} ({role})", name=known.name, role=_(ROLE_WORDS[known.role]))
    st.markdown(escaped(words), width="content")
    if signs_out():
        st.button(_("Sign out"), icon=":material/logout:", key="sign_out", on_click=st.logout)


def language_switch(language: str) -> None:
    st.segmented_control(
        "Język / Language",
        list(LANGUAGES),
        format_func=str.upper,
        required=True,
        label_visibility="collapsed",
        **tied(LANGUAGE, language, same_rows=True),
    )
