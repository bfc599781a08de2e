"""The block in which a page shows an exhibit: takeaway, chart or table, downloads, note."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast
from urllib.parse import parse_qsl

import plotly.graph_objects as go
import streamlit as st
from streamlit.typing import PlotlyState

from catalogue import EXHIBITS
from charts import Exhibit, marked_rows
from domain.address import SHOWN, joined, parted, target
from domain.indicators import INDICATORS
from reports.exhibit_tables import excel_csv, formatted, machine_csv
from ui import session
from ui.address import asked_word, tied, write_address
from ui.escaping import escaped
from ui.table import table
from ui.view import View

CONFIG = {"displayModeBar": False, "responsive": True}
_LONGEST_TABLE = 60
"""Rows shown on the page; the downloads hold all of them."""
_SHORT_TABLE = 16
"""Rows that an exhibit without a chart shows at first."""


def show(view: View, key: str, exhibit: Exhibit | None = None) -> None:
    """The catalogue's exhibit, with a switch between its chart and its table.

    `exhibit`: made otherwise than the catalogue does, of more choices than the scope.
    """
    drawn = view.drawn if exhibit else view.figure  # the cache knows the catalogue's own
    exhibit = exhibit or view.exhibit(key)
    with st.container(border=True, key=f"exhibit_{key}"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.header(
                escaped(exhibit.title), anchor=False, width="content", help=_definitions(view, key)
            )
            shown = _controls(view, exhibit)
        if exhibit.takeaway:
            st.markdown(f"**{escaped(exhibit.takeaway)}**")
        if exhibit.chart is None and exhibit.empty:
            st.info(escaped(exhibit.empty), icon=":material/info:")
        elif exhibit.chart is None or shown == "table":
            exhibit_table(view, exhibit, _SHORT_TABLE if shown == "first" else _LONGEST_TABLE)
        else:
            _chart(view, exhibit, drawn(exhibit, whole=shown == "whole"))
        st.caption(escaped(" · ".join(filter(None, [exhibit.note, view.scope_sentence]))))


def _definitions(view: View, key: str) -> str | None:
    """What the exhibit's numbers mean, one paragraph each."""
    _ = view.reader.locale.gettext
    return (
        "\n\n".join(
            f"**{escaped(_(INDICATORS[name].label))}** – {escaped(_(INDICATORS[name].definition))}"
            for name in EXHIBITS[key].indicators
        )
        or None
    )


def _controls(view: View, exhibit: Exhibit) -> str:
    """The switch and the downloads; what the reader wants: a key of `_choices`."""
    _ = view.reader.locale.gettext
    labels = _choices(view, exhibit)
    shown = next(iter(labels), "table")
    if exhibit.table.empty:
        return shown
    with st.container(horizontal=True, width="content", gap="small", vertical_alignment="center"):
        if labels:
            usual, others = shown, _shown_otherwise()
            asked_for = others.get(exhibit.key, usual)
            shown = st.segmented_control(
                _("{title}: how it is shown", title=exhibit.title),
                list(labels),
                required=True,
                format_func=labels.__getitem__,
                label_visibility="collapsed",
                **tied(
                    SHOWN,
                    asked_for if asked_for in labels else usual,
                    place=f"{exhibit.key}_",
                    told=lambda chosen: _told(exhibit.key, "" if chosen == usual else chosen),
                    same_rows=True,
                ),
            )
        _reading(view, exhibit.key)
        downloads(view, exhibit.key, lambda: exhibit)
    return shown


def _shown_otherwise() -> dict[str, str]:
    """Exhibit → how the address asks to show it."""
    return dict(pair.split(":", 1) for pair in parted(asked_word(SHOWN)) if ":" in pair)


def _told(key: str, chosen: str) -> str:
    """What the address says of all exhibits once this one is shown so; "" for its usual way."""
    others = {**_shown_otherwise(), key: chosen}
    return joined(f"{one}:{way}" for one, way in others.items() if way)


def _choices(view: View, exhibit: Exhibit) -> dict[str, str]:
    """The ways to show it: chart, chart of all rows, table; of a table alone, its first rows."""
    _ = view.reader.locale.gettext
    if exhibit.empty:
        return {}
    if exhibit.chart is not None:
        whole = {} if exhibit.whole is None else {"whole": _("All rows")}
        return {"chart": _("Chart"), **whole, "table": _("Table")}
    if len(exhibit.table) <= _SHORT_TABLE:
        return {}
    return {"first": _("First {n}", n=_SHORT_TABLE), "table": _("All rows")}


def _reading(view: View, key: str) -> None:
    """How to read an unusual chart, for who opens it."""
    _, text = view.reader.locale.gettext, EXHIBITS[key].reading
    if text:
        with st.popover(_("How to read"), icon=":material/help:"):
            st.markdown(escaped(_(text)))


def downloads(view: View, key: str, make: Callable[[], Exhibit]) -> None:
    """Both CSV files of an exhibit, made only when asked for."""
    _ = view.reader.locale.gettext
    with st.popover(_("CSV"), icon=":material/download:", help=_("Download the data")):
        st.download_button(
            _("CSV for Excel"),
            data=lambda: excel_csv(make(), view.reader.locale),
            file_name=f"{key}-excel.csv",
            mime="text/csv",
            key=f"excel_{key}",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            _("CSV for machines"),
            data=lambda: machine_csv(make()),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"csv_{key}",
            on_click="ignore",
            width="stretch",
        )


def _chart(view: View, exhibit: Exhibit, figure: go.Figure) -> None:
    """The chart; a click on a mark that has a target follows it."""
    clickable = any(trace.customdata is not None for trace in cast(tuple[Any, ...], figure.data))
    event = st.plotly_chart(
        figure,
        theme=None,
        on_select="rerun" if clickable else "ignore",
        selection_mode="points",
        config=CONFIG,
        key=f"chart_{exhibit.key}",
        alt=f"{exhibit.title}. {exhibit.takeaway}".strip(),
    )
    if clickable:
        told = view.reader.locale.gettext("Narrowed to what you clicked; the back button returns.")
        _follow(exhibit.key, cast(PlotlyState, event), told)


def _follow(key: str, event: PlotlyState, told: str) -> None:
    """Write what a newly clicked mark asks for into the URL, once, and show the page anew."""
    links = [point.get("customdata") for point in event.selection.points]
    clicked = next((link for link in links if isinstance(link, str)), None)
    remembered = session.CLICKED.format(exhibit=key)
    if clicked == st.session_state.get(remembered):
        return
    st.session_state[remembered] = clicked
    params = target(EXHIBITS[key].page, dict(parse_qsl(clicked or ""))).params()
    if params:
        write_address(params)
        st.toast(told, icon=":material/filter_alt:")
        st.rerun()


def exhibit_table(view: View, exhibit: Exhibit, longest: int = _LONGEST_TABLE) -> None:
    """A real table; what stands out for the worse is marked by sign, weight and tint.

    A column of which nothing is known is left out. Of a longer table, the `longest` first rows,
    those with most marks before others.
    """
    _ = view.reader.locale.gettext
    known = [c for c in exhibit.columns if exhibit.table[c.name].notna().any()]
    exhibit = replace(exhibit, columns=tuple(known or exhibit.columns))
    found = {column: marked_rows(exhibit.table, column) for column in exhibit.columns}
    cells = formatted(exhibit, view.reader.locale)
    if len(cells) > longest:
        marks = Counter(row for rows in found.values() for row in rows)
        cells = cells.loc[sorted(cells.index, key=lambda row: -marks[row])[:longest]]
    cells = cells.map(escaped)
    for column, rows in found.items():
        for row in rows.intersection(cells.index):
            cells.loc[row, column.label] = (
                f":red-background[**▼\u00a0{cells.loc[row, column.label]}**]"
            )
    numbers = {escaped(column.label) for column in exhibit.columns if column.is_number}
    table(cells.rename(columns=escaped), exhibit.title, numbers)
    if any(found.values()):
        st.caption(_("▼: stands out for the worse, beyond chance"))
    if len(exhibit.table) > longest:
        shown = view.reader.locale.part(longest, len(exhibit.table))
        st.caption(_("Rows shown: {shown}; all are in the CSV.", shown=shown))
