"""The scope's controls, and what puts the scope back where a link between pages has dropped it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from catalogue.record_names import programme_name
from data_access.scope import last_day
from domain.address import AS_OF, EARLIEST, FROM, LANGUAGE, LATEST, PROGRAMME, SCOPE, SECTOR, TO
from domain.address import joined as joined_codes
from ui import session
from ui.address import tied, write_address
from ui.escaping import escaped
from ui.view import View

_MOST_PILLS = 12


def restore_language() -> None:
    """Put the language back into the address where a link between pages has dropped it."""
    state = st.session_state
    if LANGUAGE in st.query_params:
        state[session.KEPT_LANGUAGE] = st.query_params[LANGUAGE]
    elif session.KEPT_LANGUAGE in state:
        st.query_params[LANGUAGE] = state[session.KEPT_LANGUAGE]


def restore_scope(page: str) -> None:
    """Put the scope back into the address where a link to another page has dropped it.

    On the same page an address without a scope asks for everything: that is where «back» leads.
    There a link gives its parameters to the server and leaves the browser's address as it was:
    the browser is told.
    """
    params = st.query_params.to_dict()
    before_page, before = st.session_state.get(session.PLACE, (page, params))
    if page == before_page:
        if params != before:
            st.query_params.from_dict(params)
    elif not params.keys() & SCOPE:
        st.query_params.update({word: before[word] for word in SCOPE if word in before})
    st.session_state[session.PLACE] = page, st.query_params.to_dict()


def scope_bar(view: View) -> None:
    """A button that opens the scope's controls; each change rewrites the address."""
    _ = view.reader.locale.gettext
    with st.popover(_("Change scope"), icon=":material/tune:"):
        if len(view.programmes) > 1:
            names = {p.code: programme_name(p, view.reader.locale) for p in view.programmes}
            st.selectbox(
                _("Programme"),
                list(names),
                format_func=names.__getitem__,
                **tied(PROGRAMME, view.scope.programme, drop=SCOPE),
            )
        _sector_choice(view)
        start, end = st.columns(2)
        with start:
            _date_input(view, _("From"), FROM, view.scope.date_from, date.isoformat)
        with end:
            _date_input(view, _("Until"), TO, view.scope.date_to, date.isoformat)
        _date_input(
            view,
            _("As of"),
            AS_OF,
            view.scope.as_of,
            lambda day: "" if day == last_day(view.programme) else day.isoformat(),
            help=_("Nothing after this day counts: the page shows what was known then."),
        )
        st.button(
            _("Show everything"),
            icon=":material/restart_alt:",
            on_click=lambda: write_address({PROGRAMME: view.scope.programme}, drop=SCOPE),
        )


def _sector_choice(view: View) -> None:
    """All sectors at a glance while they are few; a searchable list where they are many."""
    _ = view.reader.locale.gettext
    names = view.sector_names

    def told(chosen: list[str]) -> str:
        return joined_codes(code for code in names if code in chosen)

    choice = {
        "label": _("Sectors"),
        "options": list(names),
        **tied(SECTOR, list(view.scope.sectors), told=told, beside=view.params),
    }
    if len(names) > _MOST_PILLS:
        st.multiselect(**choice, format_func=names.__getitem__, placeholder=_("All sectors"))
    else:
        labels = {code: escaped(name) for code, name in names.items()}
        st.pills(**choice, format_func=labels.__getitem__, selection_mode="multi")


def _date_input(
    view: View,
    label: str,
    word: str,
    value: date | None,
    told: Callable[[date], str],
    **options: Any,
) -> None:
    st.date_input(
        label,
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        format=view.reader.locale.typed_date,
        **tied(word, value, told=told, beside=view.params),
        **options,
    )
