"""What one needs to know to begin: opened by itself on a first visit, later under «Help»."""

import streamlit as st

from ui import session
from ui.address import asked_target
from ui.escaping import escaped
from ui.middleware import FIRST, VISIT
from ui.person import may_record
from ui.view import View


def help_popover(view: View) -> None:
    with (
        st.container(key="help", width="content"),
        st.popover(view.reader.locale.gettext("Help"), icon=":material/help:"),
    ):
        _points(view)


def tour(view: View, page: str) -> None:
    """On the page where a browser's first visit begins, until it is closed; not above a list that
    a link asks for."""
    landed = st.session_state.setdefault(session.LANDED, page)
    wanted = asked_target(page)
    if st.context.cookies.get(VISIT) != FIRST or landed != page or wanted.filters:
        return
    _ = view.reader.locale.gettext
    with st.container(border=True, key="tour"):
        st.header(_("First time here?"), anchor=False)
        _points(view)
        st.button(_("Got it"), on_click=_close)


def _close() -> None:
    st.session_state[session.LANDED] = None


def _points(view: View) -> None:
    _ = view.reader.locale.gettext
    told = [
        _("“Needs attention” lists what waits for you; each link opens exactly those records."),
        _("“Change scope” chooses sectors, the period and the day as of which you look."),
        _("Under each chart stand its scope and coverage; “?” beside its title defines the terms."),
        _("A click on a bar or a point opens what is behind it; the back button returns."),
        _("The address in the browser holds all you see: send it to show the same to others."),
        _("“Present” is for the meeting room, “Materials” makes slides and reports."),
        _("“Recording” writes what happens at meetings, and single records.")
        if may_record()
        else _("Records are written here by those whom the operator of the dashboard lets write."),
    ]
    st.markdown("\n".join(f"- {escaped(text)}" for text in told))
