"""The agenda of a meeting set by hand: an item moved, taken off, put back; each step is saved."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ui.recording.labels import labels
from ui.recording.saving import save
from ui.table import table
from ui.text import plain
from ui.view import View, seen

_FORM = "agenda"


def order(view: View, meeting: str, agenda: pd.DataFrame) -> None:
    """`agenda`: of `postulates.agenda_of` the meeting; nothing where nothing waits."""
    if agenda.empty:
        return
    _ = view.reader.locale.gettext
    on = agenda.loc[agenda["on_agenda"], "code"].tolist()
    titles = {row.code: f"{row.code} – {row.title}" for row in agenda.itertuples()}
    title = _("Agenda: order ({n})", n=len(on))
    with st.expander(title, key=f"order_{meeting}", icon=":material/format_list_numbered:"):
        code = st.selectbox(
            _("Item to move"),
            list(titles),
            format_func=titles.__getitem__,  # without its place: the box would keep an old one
            key=f"move_{meeting}",
        )
        rest = [other for other in on if other != code]
        last = len(rest) + 1
        with st.container(horizontal=True, vertical_alignment="bottom"):
            place = st.number_input(
                _("To place"), 1, last, key=f"place_{meeting}_{last}", width=120
            )
            _button(
                view, meeting, agenda, _("Move"), [*rest[: place - 1], code, *rest[place - 1 :]]
            )
            if code in on:
                _button(view, meeting, agenda, _("Take off the agenda"), rest)
                upto = on[: on.index(code) + 1]
                _button(view, meeting, agenda, _("Take off all after it"), upto)
        shown = agenda[agenda["on_agenda"]]
        cells = {
            _("No."): [view.reader.locale.number(n + 1) for n in range(len(shown))],
            _("Postulate"): [plain(titles[code]) for code in shown["code"]],
            _("Sector"): [plain(view.sector_names.get(s, s)) for s in shown["sector"]],
        }
        if len(shown):
            table(pd.DataFrame(cells), _("Agenda"))


def _button(
    view: View, meeting: str, agenda: pd.DataFrame, label: str, wanted: Sequence[str]
) -> None:
    """Writes the wanted order; whatever else waits is not on the agenda."""
    off = [code for code in agenda["code"] if code not in set(wanted)]
    rows = [
        {"meeting": meeting, "postulate": code, "position": str(n)}
        for n, code in enumerate(wanted, start=1)
    ]
    rows += [{"meeting": meeting, "postulate": code, "position": ""} for code in off]
    said = view.reader.locale.gettext("The agenda is saved.")
    st.button(
        label,
        on_click=save,
        args=(view, {"agenda_items": rows}, _FORM, said),
        kwargs={"labels": labels(view.reader.locale), "seen": seen(view)},
        disabled=not wanted,
    )
