"""A button that copies the address of what is seen; the browser does it and says so."""

import streamlit as st

from domain.address import AS_OF, PROGRAMME
from ui.escaping import escaped, in_script
from ui.view import View


def copy_link(view: View, where: str) -> None:
    """`where`: on which part of the page it stands, for its key; `static/copy.js` copies."""
    locale = view.reader.locale
    told = locale.gettext(
        "Whoever opens the link sees the records as of {date}, as you do, also later.",
        date=locale.date(view.scope.as_of),
    )
    st.button(
        locale.gettext("Copy link"),
        icon=":material/link:",
        key=f"copy_link_{where}",
        help=escaped(told),
    )


def links_keep(view: View) -> None:
    """What a copied link says even where the address leaves it out: the programme that opens
    first and the usual as-of date may be others tomorrow."""
    kept = {word: view.scope.params()[word] for word in (PROGRAMME, AS_OF)}
    with st.container(key="links_keep"):
        st.html(
            f"<script>window.linkKeeps = {in_script(kept)}</script>", unsafe_allow_javascript=True
        )
