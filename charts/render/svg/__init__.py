"""Chart values as SVG, for paper: Vega-Lite drawn by vl-convert, without a browser.

Flows have no counterpart: their tables stand for them.
"""

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

from charts.reader import Reader
from charts.render.svg import bars, columns, grid, timeline, xy
from charts.render.svg.spec import Plot, Spec, specification_json
from charts.value import XY, Areas, Bars, Chart, Columns, Grid, Strip, Timeline

_FONTS = Path(__file__).parents[3] / "static" / "fonts"
_VERSION, _SHARP = "6.4", 2.0
_FORMATS = {
    "pl": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0zł"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}
_DRAWERS: dict[type, Callable[[Any, Reader], Plot]] = {
    Bars: bars.draw,
    Columns: columns.draw,
    Areas: columns.draw_areas,
    XY: xy.draw,
    Grid: grid.draw,
    Timeline: timeline.draw,
    Strip: timeline.draw_strip,
}


def specification(chart: Chart, reader: Reader) -> Spec | None:
    """The chart in Vega-Lite; None where its table must stand for it."""
    drawer = _DRAWERS.get(type(chart))
    return drawer and specification_json(drawer(chart, reader), reader)


def svg(chart: Chart, reader: Reader, highest: float = math.inf) -> bytes | None:
    """The chart as wide as the reader asks, its text as text in our typeface, nothing fetched.

    None also where its plot is higher than `highest` pixels.
    """
    spec = specification(chart, reader)
    if spec is None or spec["height"] > highest:
        return None
    _register_fonts()
    drawn = vl_convert.vegalite_to_svg(
        spec,
        vl_version=_VERSION,
        allowed_base_urls=[],
        format_locale=_FORMATS[reader.locale.language],
    )
    return drawn.encode()


def png(drawn: bytes) -> bytes:
    """An SVG of ours as a picture of twice as many pixels, for programs that take no SVG."""
    _register_fonts()
    return vl_convert.svg_to_png(drawn.decode(), scale=_SHARP)


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(_FONTS))
