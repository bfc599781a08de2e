"""Chart values as interactive figures, for the screen and the wall."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly import areas, bars, columns, flow, grid, timeline, xy
from charts.render.plotly.wall import on_wall
from charts.value import XY, Areas, Bars, Chart, Columns, Flow, Grid, Strip, Timeline

_DRAWERS: dict[type, Callable[[Any, Reader], go.Figure]] = {
    Bars: bars.draw,
    Columns: columns.draw,
    Areas: areas.draw,
    XY: xy.draw,
    Grid: grid.draw,
    Flow: flow.draw,
    Timeline: timeline.draw,
    Strip: timeline.draw_strip,
}


def figure(chart: Chart, reader: Reader) -> go.Figure:
    """The chart in the house style; a mark's `customdata` is what a click on it asks for."""
    return _DRAWERS[type(chart)](chart, reader)


__all__ = ["figure", "on_wall"]
