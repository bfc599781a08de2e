"""One input for each kind of column of the data format; what it holds, as a file would hold it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import streamlit as st

from charts.labels import label
from data_access.load.table_format import ColumnFormat
from domain.address import EARLIEST, LATEST
from domain.blank import is_blank
from ui.view import View

Options = Mapping[str, str]
"""Value → what the reader sees."""
_LONG = ("text", "justification")
"""Columns in which people write sentences over several lines."""
_NOON = time(12)


def field(
    view: View, column: ColumnFormat, called: str, key: str, known: Any, options: Options
) -> None:
    """The input of a column. `known` is what is recorded; `options` the codes it may hold."""
    told = called + (" *" if column.required else "")
    if column.kind == "choice":
        values = dict.fromkeys(column.choices.values())
        options = {value: label(view.reader.locale, value) for value in values}
    if column.refers or column.kind == "choice":
        _chosen(told, key, known, options, view.reader.locale.gettext("choose"))
    elif column.name in _LONG:
        st.text_area(told, "" if is_blank(known) else str(known), key=key)
    else:
        _INPUTS.get(column.kind, _text)(told, key, known)


def entered_value(column: ColumnFormat, key: str) -> str:
    """What the input holds now. Read when it is written, not when the page was drawn: text that
    was typed last is on its way while the button is pressed."""
    value = st.session_state.get(key)
    if value is None:
        return ""
    if column.kind == "date":
        return value.isoformat()
    if column.kind == "datetime":
        return datetime.combine(value, st.session_state[_hour(key)]).isoformat(" ", "minutes")
    return str(int(value)) if column.kind in ("flag", "count") else str(value)


def _chosen(told: str, key: str, known: Any, options: Options, choose: str) -> None:
    values = list(options)
    index = values.index(known) if known in options else None
    st.selectbox(
        told, values, index=index, key=key, format_func=options.__getitem__, placeholder=choose
    )


def _text(told: str, key: str, known: Any) -> None:
    st.text_input(told, "" if is_blank(known) else str(known), key=key, autocomplete="off")


def _day(told: str, key: str, known: date | None) -> None:
    st.date_input(told, known, EARLIEST, LATEST, key=key, format="DD.MM.YYYY")


def _moment(told: str, key: str, known: datetime | None) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _day(told, key, known)
        st.time_input(told, known or _NOON, key=_hour(key), step=300, label_visibility="collapsed")


def _hour(key: str) -> str:
    return f"{key}_hour"


def _flag(told: str, key: str, known: bool | None) -> None:
    st.checkbox(told, bool(known), key=key)


def _count(told: str, key: str, known: int | None) -> None:
    st.number_input(told, 0, 100_000, known, key=key)


_INPUTS: Mapping[str, Callable[[str, str, Any], None]] = {
    "date": _day,
    "datetime": _moment,
    "flag": _flag,
    "count": _count,
}
