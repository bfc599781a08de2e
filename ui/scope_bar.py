"""The scope's controls. The URL holds the scope; the controls show it and write it.

Order of truth in a run: URL parameters, else what this session last looked at. Page links drop
the parameters, so they are put back.
"""

from dataclasses import replace
from datetime import date

import streamlit as st

from data_access.scope import EARLIEST, LATEST, today
from ui.text import plain
from ui.view import View

PARAMS = ("programme", "sector", "from", "to", "as_of")
_MOST_PILLS = 12
_FORMAT = {"pl": "DD.MM.YYYY", "en": "DD/MM/YYYY"}


def restore_language() -> None:
    """Put the chosen language back into the URL where a page link has dropped it."""
    if "lang" not in st.query_params and "language" in st.session_state:
        st.query_params["lang"] = st.session_state["language"]


def restore_scope(page: str) -> None:
    """Put the session's scope back into the URL where a link to another page has dropped it.

    On the same page a URL without a scope asks for everything: that is where «back» leads.
    """
    moved = st.session_state.get("scope_page") not in (None, page)
    if moved and not any(name in st.query_params for name in PARAMS):
        st.query_params.update(st.session_state.get("scope_params", {}))
    _confirm_address(moved)
    st.session_state["scope_page"] = page
    st.session_state["scope_params"] = {
        name: st.query_params[name] for name in PARAMS if name in st.query_params
    }


def _confirm_address(moved: bool) -> None:
    """Tell the browser the parameters of this run, where it is on the page of the run before.

    A link to the page one is on gives them to the server and leaves the address as it was.
    """
    params = st.query_params.to_dict()
    if not moved and params != st.session_state.get("address", params):
        st.query_params.from_dict(params)
    st.session_state["address"] = params


def scope_bar(view: View) -> None:
    """A button that opens the scope's controls; each change rewrites the URL and reruns."""
    _ = view.reader.locale.gettext
    with st.popover(_("Change scope"), icon=":material/tune:"):
        _fill(view)
        if len(view.programmes) > 1:
            english = view.reader.locale.language == "en"
            names = {p.code: (english and p.name_en) or p.name for p in view.programmes}
            st.selectbox(
                _("Programme"),
                list(names),
                key="scope_programme",
                format_func=lambda code: names[code],
                on_change=_programme_changed,
            )
        _sector_choice(view)
        start, end = st.columns(2)
        with start:
            _date_input(view, _("From"), "scope_from")
        with end:
            _date_input(view, _("Until"), "scope_to")
        _date_input(
            view,
            _("As of"),
            "scope_as_of",
            help=_("Nothing after this day counts: the page shows what was known then."),
        )
        st.button(
            _("Show everything"), icon=":material/restart_alt:", on_click=_reset, args=(view,)
        )


def _sector_choice(view: View) -> None:
    """All sectors at a glance while they are few; a searchable list where they are many."""
    _ = view.reader.locale.gettext
    choice = {
        "label": _("Sectors"),
        "options": list(view.sector_names),
        "key": "scope_sectors",
        "on_change": _changed,
        "args": (view,),
    }
    names = view.sector_names
    if len(names) > _MOST_PILLS:
        st.multiselect(**choice, format_func=names.__getitem__, placeholder=_("All sectors"))
    else:
        escaped = {code: plain(name) for code, name in names.items()}
        st.pills(**choice, format_func=escaped.__getitem__, selection_mode="multi")


def _date_input(view: View, label: str, key: str, **options: str) -> None:
    st.date_input(
        label,
        value=None,
        key=key,
        min_value=EARLIEST,
        max_value=LATEST,
        format=_FORMAT[view.reader.locale.language],
        on_change=_changed,
        args=(view,),
        **options,
    )


def _fill(view: View) -> None:
    scope, state = view.scope, st.session_state
    state["scope_programme"] = scope.programme
    state["scope_sectors"] = list(scope.sectors)
    state["scope_from"] = scope.date_from
    state["scope_to"] = scope.date_to
    state["scope_as_of"] = scope.as_of


def _programme_changed() -> None:
    _write({"programme": st.session_state["scope_programme"]})


def _changed(view: View) -> None:
    state = st.session_state
    scope = replace(
        view.scope,
        sectors=tuple(code for code in view.sector_names if code in state["scope_sectors"]),
        date_from=state["scope_from"],
        date_to=state["scope_to"],
        as_of=state["scope_as_of"] or _closed_on(view),
    )
    params = scope.params()
    if scope.as_of == _closed_on(view):
        del params["as_of"]
    _write(params)


def _reset(view: View) -> None:
    _write({"programme": view.scope.programme})


def _closed_on(view: View) -> date:
    return view.programme.as_of or today()


def _write(params: dict[str, str]) -> None:
    for name in PARAMS:
        st.query_params.pop(name, None)
    st.query_params.update(params)
    st.session_state["scope_params"] = params
