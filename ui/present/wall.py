"""What the wall shows: the part that the URL asks for."""

from functools import cache

import streamlit as st

from data_access.engine import version
from data_access.failures import FAILURES
from data_access.health import reading
from domain.address import PART
from ui import session
from ui.address import asked_word
from ui.chrome import STATIC, script
from ui.present.agenda import agenda
from ui.present.slides import slides
from ui.view import View, presenting

_REFRESH_SECONDS = 10


def present(view: View) -> None:
    """The slide that the URL asks for, and the controls to turn to another."""
    st.html(f"<style>{_style()}</style>")
    st.html(f"<script>{script('wall')}()</script>", unsafe_allow_javascript=True)
    _refresh(view.version)
    if asked_word(PART) == "decisions":
        agenda(view)
    else:
        slides(view)


@cache
def _style() -> str:
    return (STATIC / "wall.css").read_text()


@st.fragment(run_every=_REFRESH_SECONDS)
def _refresh(seen: str) -> None:
    """Show the slide anew once the records have changed; a database away for a moment is let be."""
    if not presenting():
        return
    try:
        with reading(st.session_state[session.VIEW].read_from) as connection:
            changed = version(connection) != seen
    except FAILURES:
        return
    if changed:
        st.rerun()
