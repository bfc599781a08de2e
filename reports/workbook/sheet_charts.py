"""Native charts of a workbook, drawn from the sheet of chart data."""

from collections.abc import Iterator
from typing import Any

from xlsxwriter.chart import Chart as Drawn
from xlsxwriter.utility import xl_range_formula

from charts import Exhibit
from charts.colour import readable_on
from charts.render.office import OfficeChart, OfficeSeries, along_step, axis_end, value_step
from charts.stride import stride
from charts.value import Axis
from reports.workbook.writer import Book

_WIDTH, _HEIGHT = 900, 420
_ROW = {1: 26, 2: 40, 3: 52}
"""Pixels of a row of lying bars, by how many stand in it."""
_TYPES = {
    "bars": {"type": "bar"},
    "columns": {"type": "column"},
    "lines": {"type": "line"},
    "areas": {"type": "area"},
    "xy": {"type": "scatter", "subtype": "straight"},
}
_MARKERS = {"diamond": "diamond", "diamond-open": "diamond", "x": "x"}
_MOST_TICKS = 10
_CHARACTERS = 70
"""How many characters would fill the axis of lying bars."""


def build(book: Book, chart: OfficeChart, exhibit: Exhibit) -> Drawn:
    """The chart, to be inserted; its numbers go to the sheet of chart data."""
    kind = dict(_TYPES[chart.kind])
    if chart.stacked:
        kind["subtype"] = "stacked"
    drawn = book.workbook.add_chart(kind)
    over = None
    if chart.kind == "columns" and any(s.mark == "line" for s in chart.series):
        over = book.workbook.add_chart({"type": "line"})
    for series, cells in zip(chart.series, _cells(book, chart, exhibit), strict=True):
        line = over is not None and series.mark == "line"
        (over if line else drawn).add_series(cells | _look(book, chart, series))
    if over is not None:
        drawn.combine(over)
    drawn.set_title({"none": True})
    drawn.set_legend(_legend(chart))
    drawn.set_size({"width": _WIDTH, "height": _height(chart)})
    drawn.show_blanks_as("gap" if chart.kind == "xy" else "span")
    _axes(book, drawn, chart)
    return drawn


def _cells(book: Book, chart: OfficeChart, exhibit: Exhibit) -> list[dict[str, Any]]:
    """Where the names, categories and values of each series stand."""
    if chart.kind == "xy":
        columns = [c for s in chart.series for c in (("x", s.x), (s.name, s.values))]
        heads, ranges = book.keep(exhibit.title, columns)
        return [
            {"name": heads[i + 1], "categories": ranges[i], "values": ranges[i + 1]}
            for i in range(0, len(columns), 2)
        ]
    columns = [("", chart.categories), *((s.name, s.values) for s in chart.series)]
    whiskers = [s.errors for s in chart.series if s.errors]
    for pairs in whiskers:
        columns += [("−", [low for low, _high in pairs]), ("+", [high for _low, high in pairs])]
    heads, ranges = book.keep(exhibit.title, columns)
    n = 1 + len(chart.series)
    sides = iter(ranges[n:])
    return [
        {"name": head, "categories": ranges[0], "values": values} | _whiskers(series, sides)
        for series, head, values in zip(chart.series, heads[1:n], ranges[1:n], strict=True)
    ]


def _whiskers(series: OfficeSeries, sides: Iterator[list]) -> dict[str, Any]:
    """Lengths of the whiskers from their cells, the next two of `sides`."""
    if not series.errors:
        return {}
    low, high = (f"={xl_range_formula(*next(sides))}" for _side in "−+")
    bars = {"type": "custom", "minus_values": low, "plus_values": high}
    bars["minus_data"], bars["plus_data"] = map(list, zip(*series.errors, strict=True))
    return {"y_error_bars": bars}


def _look(book: Book, chart: OfficeChart, series: OfficeSeries) -> dict[str, Any]:
    look: dict[str, Any] = {}
    if series.mark == "line":
        look["line"] = {"color": series.colour, "width": series.width}
        if series.dashed:
            look["line"]["dash_type"] = "round_dot"
    elif series.mark == "points":
        look["line"] = {"none": True}
    else:
        look["fill"] = {"color": series.colour} if series.colour else {"none": True}
        look["border"] = {"none": True}
        look["gap"] = 50 if len(chart.categories) <= 20 or chart.kind == "bars" else 25
        look["overlap"] = 100 if chart.stacked else 0
    if series.colours:
        look["points"] = [{"fill": {"color": colour}} for colour in series.colours]
    if series.mark in ("line", "points"):
        look["marker"] = _marker(chart, series)
    if any(series.labels):
        look["data_labels"] = _labels(book, chart, series)
    return look


def _marker(chart: OfficeChart, series: OfficeSeries) -> dict[str, Any]:
    if series.mark == "line" and not (chart.kind == "lines" and series.symbol):
        return {"type": "none"}
    fill = {"none": True} if series.symbol.endswith("open") else {"color": series.colour}
    kind = _MARKERS.get(series.symbol, "circle")
    return {"type": kind, "size": 7, "border": {"color": series.colour}, "fill": fill}


def _labels(book: Book, chart: OfficeChart, series: OfficeSeries) -> dict[str, Any]:
    """The texts as written; an equals sign before one would make it a formula."""
    inside = chart.stacked and bool(series.colour)
    end = axis_end(chart, _CHARACTERS) if inside else 1.0
    custom = [
        {"value": text.replace(" ", "\u00a0").lstrip("=")}
        if text and (not inside or (value or 0) / end * _CHARACTERS > len(text))
        else {"delete": True}
        for text, value in zip(series.labels, series.values, strict=True)
    ]
    labels: dict[str, Any] = {"value": True, "custom": custom}
    if chart.kind in ("xy", "lines"):
        labels["position"] = "right" if series.beside else "above"
    elif chart.stacked:
        labels["position"] = "center" if series.colour else "inside_base"
    elif series.mark == "bar":
        labels["position"] = "outside_end"
    ink = readable_on(series.colour) if inside else book.reader.palette.text
    labels["font"] = {"color": ink, "bold": not series.colour}
    return labels


def _legend(chart: OfficeChart) -> dict[str, Any]:
    """What is not listed is left out; of lying bars it has no name and no colour anyway."""
    if not chart.legend:
        return {"none": True}
    ordered = sorted(chart.series, key=lambda s: chart.kind == "columns" and s.mark == "line")
    hidden = [i for i, series in enumerate(ordered) if not series.listed]
    legend: dict[str, Any] = {"position": "top"}
    if hidden and chart.kind != "bars":
        legend["delete_series"] = hidden
    return legend


def _height(chart: OfficeChart) -> int:
    if chart.kind != "bars":
        return _HEIGHT
    bars = 1 if chart.stacked else sum(1 for series in chart.series if series.colour)
    return max(160, 70 + _ROW[min(bars, 3)] * len(chart.categories))


def _axes(book: Book, drawn: Drawn, chart: OfficeChart) -> None:
    value = _axis(book, chart.value)
    if chart.kind == "bars":
        value |= {"min": 0, "max": axis_end(chart, _CHARACTERS), "visible": False}
        value["major_gridlines"] = {"visible": False}
        drawn.set_x_axis(value)
        drawn.set_y_axis({"reverse": True, "label_position": "low", "major_tick_mark": "none"})
        return
    drawn.set_y_axis(value | {"line": {"none": True}, "major_unit": value_step(chart)})
    if chart.kind == "xy":
        along = _axis(book, chart.along) | {"major_gridlines": {"visible": False}}
        along["major_unit"] = along_step(chart)
        if chart.along.kind == "date":
            days = [x for series in chart.series for x in series.x]
            along |= {"min": min(days) - 1, "max": max(days) + 1}
        drawn.set_x_axis(along)
        return
    every = stride(len(chart.categories), _MOST_TICKS)
    drawn.set_x_axis({"interval_unit": every, "interval_tick": every, "name": chart.along.title})


def _axis(book: Book, axis: Axis) -> dict[str, Any]:
    """Title, ends, number format, lines as pale as on a page."""
    formats = {"share": "0%", "date": book.reader.locale.office_date}
    options: dict[str, Any] = {
        "num_format": formats.get(axis.kind, "#,##0"),
        "major_gridlines": {"visible": True, "line": {"color": book.reader.palette.grid}},
        "name_font": {"bold": False, "color": book.reader.palette.muted},
    }
    if axis.title:
        options["name"] = axis.title
    if axis.low is not None:
        options["min"] = axis.low
    if axis.high is not None:
        options["max"] = axis.high
    return options
