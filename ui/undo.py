"""A load taken back from the page, where loads are allowed."""

import pandas as pd
import streamlit as st

from data_access import failures
from data_access.engine import write_engine
from data_access.failures import FAILURES
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from ui.escaping import escaped
from ui.person import actor, may_load
from ui.view import View

_TOLD = "undo_told"


def undo_load(view: View, loads: pd.DataFrame) -> None:
    """Choose one of the loads taken, and take it back; `loads`: of `data_access.load.log.loads`."""
    taken = loads[loads["revision"].notna()]
    if not may_load() or taken.empty:
        return
    locale = view.reader.locale
    _ = locale.gettext
    _tell()
    names = {
        int(row["revision"]): _(
            "{number}: {at}, {who}",
            number=int(row["revision"]),
            at=locale.datetime(row["at"]),
            who=row["by"],
        )
        for row in taken.to_dict("records")
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            _("Take a load back"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=_("choose a load"),
            width=420,
            help=_("Whole or not at all; later changes of the same rows stand in the way."),
        )
        if st.button(_("Undo"), icon=":material/undo:", disabled=number is None) and number:
            _undo(view, number)
            st.rerun()


def _undo(view: View, number: int) -> None:
    if not may_load():  # no longer: the button was drawn before
        return
    locale = view.reader.locale
    try:
        done = undo(write_engine(view.url), number, by=actor())
    except NotUndone as refused:
        st.session_state[_TOLD] = ("error", refused.told(locale))
    except FAILURES as error:
        st.session_state[_TOLD] = ("error", failures.fault_message(error, locale))
    else:
        told = locale.gettext(
            "Revision {number} is undone. This is revision {own}.", number=number, own=done.revision
        )
        st.session_state[_TOLD] = ("success", told)


def _tell() -> None:
    """What came of it, once."""
    kind, told = st.session_state.pop(_TOLD, ("", ""))
    if told:
        show = st.success if kind == "success" else st.error
        show("  \n".join(escaped(line) for line in told.splitlines()))
