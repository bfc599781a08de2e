"""One exhibit of the catalogue at a time, as large as the screen."""

from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from catalogue import EXHIBITS, PAGE_TITLES
from charts import Column, Exhibit, marked_rows
from charts.paging import chart_part, number_of_rows
from charts.render.plotly import figure, on_wall
from charts.value import Chart
from reports.exhibit_tables import formatted
from reports.sections import TOLD_OTHERWISE
from ui.escaping import escaped
from ui.exhibit import CONFIG, exhibit_table
from ui.present import controls, slide_space
from ui.present.controls import NOWHERE, SlidePlace
from ui.view import View

_MOST_COLUMNS = 6
"""A table of more does not fit a projector's width."""
_MOST_TABLES = 2
"""Parts of a table: its first rows, those with marks before others; the page has them all."""
_TIGHTER = 0.9
"""Of its height, a chart may be drawn so much lower before its rows touch."""


@dataclass(frozen=True)
class _Slide:
    """A part of an exhibit: of a chart its figure, of a table the rows; `left_out`: what is said
    of the others."""

    exhibit: Exhibit
    left_out: str = ""
    figure: go.Figure | None = None


def slides(view: View) -> None:
    """The exhibit that the URL asks for; what has nothing to show is left out."""
    exhibits = {key: view.exhibit(key) for key in EXHIBITS if key not in TOLD_OTHERWISE}
    shown = {key: exhibit for key, exhibit in exhibits.items() if not exhibit.empty}
    if not shown:
        controls.controls(view, NOWHERE)
        headline("", view.reader.locale.gettext("There is nothing to show in this scope."))
        return
    here = controls.here(list(shown))
    parts = _parts(view, shown[here])
    at = controls.asked_part(len(parts))
    titles = {key: f"{_page_title(view, key)} – {exhibit.title}" for key, exhibit in shown.items()}
    controls.controls(view, SlidePlace(titles, here, at, len(parts)))
    _draw(view, parts[at - 1], at)


def headline(above: str, told: str) -> None:
    """The slide's one sentence, and what it is about above it."""
    with st.container(key="wall_head"), st.container(key="said_slide", gap=None):
        if above and above != told:
            st.caption(escaped(above))
        st.title(escaped(told), anchor=False)


def _draw(view: View, slide: _Slide, at: int) -> None:
    """The takeaway as the headline, the chart as large as the screen."""
    exhibit = slide.exhibit
    headline(exhibit.title, exhibit.takeaway or exhibit.title)
    if slide.figure is None:
        with st.container(key="wall_table"):
            exhibit_table(view, exhibit, len(exhibit.table))
    else:
        least = f"calc({slide.figure.layout.height * _TIGHTER:.0f}px * var(--wall-fit, 1))"
        st.html(f"<style>:root {{ --wall-chart: {least} }}</style>")
        with st.container(key="wall_chart", height="stretch"):
            st.plotly_chart(
                slide.figure.update_layout(height=None),
                theme=None,
                height="stretch",
                config=CONFIG,
                key=f"slide_{exhibit.key}_{at}",
                alt=f"{exhibit.title}. {exhibit.takeaway}".strip(),
            )
    with st.container(key="wall_foot"):
        st.caption(escaped(" · ".join(filter(None, [slide.left_out, _note(view, exhibit)]))))


def _note(view: View, exhibit: Exhibit) -> str:
    return " · ".join(filter(None, [exhibit.note, view.scope_line]))


def _parts(view: View, exhibit: Exhibit) -> list[_Slide]:
    """The exhibit, in as many parts as it needs to fit."""
    told = exhibit.takeaway or exhibit.title
    above = exhibit.title if exhibit.takeaway else ""
    high = slide_space.under(told, above, _note(view, exhibit))
    if exhibit.chart is None:
        return _tables(view, exhibit, high)
    return [_Slide(exhibit, figure=drawn) for drawn in _figures(view, exhibit, exhibit.chart, high)]


def _figures(view: View, exhibit: Exhibit, chart: Chart, high: float) -> list[go.Figure]:
    """The chart, or its rows in equal parts that fit."""
    drawn = [on_wall(view.figure(exhibit))]
    rows = number_of_rows(chart)
    for number in range(2, rows + 1):
        if all(each.layout.height * _TIGHTER <= high for each in drawn):
            break
        size = -(-rows // number)
        drawn = [
            on_wall(figure(chart_part(chart, start, start + size), view.reader))
            for start in range(0, rows, size)
        ]
    return drawn


def _tables(view: View, exhibit: Exhibit, high: float) -> list[_Slide]:
    """The first rows of the table, those with most marks before others, in parts that fit."""
    legible = _legible(view, exhibit)
    cells = formatted(legible, view.reader.locale).reset_index(drop=True)
    found = [marked_rows(legible.table, column) for column in legible.columns]
    marks = pd.Series(0, index=cells.index)
    for rows in found:
        marks[list(rows)] += 1
    order = marks.sort_values(ascending=False, kind="stable").index
    captions = int(any(found))
    fitting = slide_space.rows_in_parts(cells.loc[order], high, captions)
    if len(fitting) > 1:
        most = fitting[min(_MOST_TABLES, len(fitting)) - 1].stop
        order = order[:most].sort_values()
        fitting = slide_space.rows_in_parts(cells.loc[order], high, captions)[:_MOST_TABLES]
    else:
        order = cells.index
    told = ""
    if len(order) < len(cells):
        shown = view.reader.locale.part(len(order), len(cells))
        told = view.reader.locale.gettext("Rows shown: {shown}; all are in the CSV.", shown=shown)
    return [
        _Slide(
            replace(legible, table=legible.table.iloc[list(order[some])].reset_index(drop=True)),
            told,
        )
        for some in fitting
    ]


def _legible(view: View, exhibit: Exhibit) -> Exhibit:
    """With as many columns as can be read from afar: those that the headline names before others,
    then those with marks."""
    first, *others = exhibit.columns
    rest = [column for column in others if exhibit.table[column.name].notna().any()]
    told = exhibit.takeaway.casefold()

    def counts_less(column: Column) -> tuple[bool, bool]:
        return column.label.casefold() not in told, not marked_rows(exhibit.table, column)

    for most in range(_MOST_COLUMNS - 1, 0, -1):
        chosen = sorted(rest, key=counts_less)[:most]
        fewer = replace(exhibit, columns=(first, *(c for c in rest if c in chosen)))
        if not slide_space.too_wide(formatted(fewer, view.reader.locale)):
            return fewer
    return replace(exhibit, columns=(first,))


def _page_title(view: View, key: str) -> str:
    return view.reader.locale.gettext(PAGE_TITLES[EXHIBITS[key].page])
