"""The exhibits' charts for the account."""

from collections.abc import Iterable

from charts import Exhibit, Reader
from charts.render.svg import svg

_HIGHEST = 780
"""Pixels. A chart whose rows are higher does not fit a page: its table stands alone."""


def svgs(exhibits: Iterable[Exhibit], reader: Reader) -> dict[str, bytes]:
    """Exhibit key → SVG of its chart; nothing for flows, nor for what is higher than a page."""
    drawn = {e.key: svg(e.chart, reader, _HIGHEST) for e in exhibits if e.chart is not None}
    return {key: chart for key, chart in drawn.items() if chart is not None}
