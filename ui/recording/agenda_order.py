"""The agenda of a meeting set by hand: an item moved, taken off, put back; each step is saved."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from domain.frames import records
from ui.escaping import escaped
from ui.recording.column_labels import column_labels
from ui.recording.saving import save
from ui.table import table
from ui.view import View, seen

_FORM = "agenda"
_MOVED = "move_{meeting}"
_Change = Callable[[Sequence[str], str], list[str]]
"""From the order of codes and the item chosen to another order."""


def order(view: View, meeting: str, agenda: pd.DataFrame) -> None:
    """`agenda`: of `postulates.agenda_of` the meeting; nothing where nothing waits."""
    if agenda.empty:
        return
    _ = view.reader.locale.gettext
    on = agenda.loc[agenda["on_agenda"], "code"].tolist()
    titles = {row["code"]: f"{row['code']} – {row['title']}" for row in records(agenda)}
    title = _("Agenda: order ({n})", n=len(on))
    with st.expander(title, key=f"order_{meeting}", icon=":material/format_list_numbered:"):
        code = str(
            st.selectbox(
                _("Item to move"),
                list(titles),
                format_func=titles.__getitem__,  # without its place: the box would keep an old one
                key=_MOVED.format(meeting=meeting),
            )
        )
        last = len(_without(on, code)) + 1
        place = f"place_{meeting}_{last}"
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(_("To place"), 1, last, key=place, width=120)
            changes: dict[str, _Change] = {
                _("Move"): lambda on, code: _moved(on, code, st.session_state[place])
            }
            if code in on:
                changes |= {_("Take off the agenda"): _without, _("Take off all after it"): _up_to}
            for label, change in changes.items():
                _button(view, meeting, agenda, label, change, code)
        shown = agenda[agenda["on_agenda"]]
        cells = {
            _("No."): [view.reader.locale.number(n + 1) for n in range(len(shown))],
            _("Postulate"): [escaped(titles[code]) for code in shown["code"]],
            _("Sector"): [escaped(view.sector_names.get(s, str(s))) for s in shown["sector"]],
        }
        if len(shown):
            table(pd.DataFrame(cells), _("Agenda"))


def _moved(on: Sequence[str], code: str, place: int) -> list[str]:
    rest = _without(on, code)
    return [*rest[: place - 1], code, *rest[place - 1 :]]


def _without(on: Sequence[str], code: str) -> list[str]:
    return [other for other in on if other != code]


def _up_to(on: Sequence[str], code: str) -> list[str]:
    return [*on[: on.index(code) + 1]] if code in on else [*on]


def _button(
    view: View, meeting: str, agenda: pd.DataFrame, label: str, change: _Change, code: str
) -> None:
    """Writes the order that `change` makes of the one shown, for the item that is chosen when the
    button is pressed: a later one than this run's `code`, where it was quicker than the server."""
    on = agenda.loc[agenda["on_agenda"], "code"].tolist()
    key = _MOVED.format(meeting=meeting)
    st.button(
        label,
        on_click=lambda: _write(view, meeting, agenda, change(on, st.session_state[key])),
        disabled=not change(on, code),
    )


def _write(view: View, meeting: str, agenda: pd.DataFrame, wanted: Sequence[str]) -> None:
    """The wanted order, nothing of an empty one; whatever else waits is not on the agenda."""
    if not wanted:
        return
    off = [code for code in agenda["code"] if code not in set(wanted)]
    rows = [
        {"meeting": meeting, "postulate": code, "position": str(n)}
        for n, code in enumerate(wanted, start=1)
    ]
    rows += [{"meeting": meeting, "postulate": code, "position": ""} for code in off]
    locale = view.reader.locale
    said = locale.gettext("The agenda is saved.")
    save(view, {"agenda_items": rows}, _FORM, said, labels=column_labels(locale), seen=seen(view))
