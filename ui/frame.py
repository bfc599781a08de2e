"""What stands round every page: heading, scope line, language, notice of sample data."""

import streamlit as st

from locales import LANGUAGES
from ui.present import present_button
from ui.scope_bar import scope_bar
from ui.text import plain
from ui.view import View


def heading(title: str, page: str, view: View) -> None:
    """The page's title, the programme, the scope and its controls."""
    _ = view.reader.locale.gettext
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        with st.container(width="content", gap="xxsmall"):
            st.title(title, anchor=False)
            st.markdown(f":gray[{plain(view.programme_name)}]")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            scope_bar(view)
            present_button(view, page)
            _help(view)
            language_switch(view.reader.locale.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if view.programme.is_sample:
            st.badge(
                _("Sample data: made-up organisations and postulates"),
                icon=":material/science:",
                color="orange",
            )
        st.markdown(plain(view.scope_sentence), width="content")


def _help(view: View) -> None:
    """What one needs to know to begin, on less than a screen."""
    _ = view.reader.locale.gettext
    told = [
        _("“Needs attention” lists what waits for you; each link opens exactly those records."),
        _("“Change scope” chooses sectors, the period and the day as of which you look."),
        _("Under each chart stand its scope and coverage; “?” beside its title defines the terms."),
        _("A click on a bar or a point opens what is behind it; the back button returns."),
        _("The address in the browser holds all you see: send it to show the same to others."),
        _("“Present” is for the meeting room, “Materials” makes slides and reports."),
    ]
    with st.popover(_("Help"), icon=":material/help:"):
        st.markdown("\n".join(f"- {plain(text)}" for text in told))


def footer(statement: st.Page) -> None:
    """The link that the law asks for on every page."""
    st.divider()
    st.page_link(statement, icon=":material/accessibility_new:")


def language_switch(language: str) -> None:
    st.session_state["language_switch"] = language
    st.segmented_control(
        "Język / Language",
        list(LANGUAGES),
        format_func=str.upper,
        key="language_switch",
        required=True,
        label_visibility="collapsed",
        on_change=_switch,
    )


def _switch() -> None:
    language = st.session_state["language_switch"]
    if language in LANGUAGES:
        st.session_state["language"] = language
        st.query_params["lang"] = language


def document_language(language: str) -> None:
    """Tell assistive technologies the language after a switch without a reload."""
    st.html(
        f"<script>document.documentElement.lang = '{language}'</script>",
        unsafe_allow_javascript=True,
    )
