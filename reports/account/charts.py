"""The exhibits' figures as SVG, drawn by kaleido in one headless Chrome, where there is one.

The page that draws them is given the product's typeface and nothing from the network.
"""

import asyncio
import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go
from kaleido import Kaleido
from kaleido.errors import (
    BrowserClosedError,
    BrowserFailedError,
    ChromeNotFoundError,
    JavascriptError,
    KaleidoError,
)

from charts import Exhibit
from reports.account.chart_page import ChartPage

WIDTH, HIGHEST = 640, 880
"""Pixels. A chart that is higher does not fit a page: its table stands alone."""
_SECONDS = 30
"""For one figure."""
_FAILURES = (BrowserClosedError, BrowserFailedError, JavascriptError, KaleidoError, TimeoutError)
_log = logging.getLogger(__name__)


def svgs(exhibits: Iterable[Exhibit]) -> dict[str, bytes]:
    """Exhibit key → SVG of its figure; nothing where no Chrome is found or it fails."""
    figures = {
        exhibit.key: exhibit.figure
        for exhibit in exhibits
        if exhibit.figure is not None and exhibit.figure.layout.height <= HIGHEST
    }
    if not figures:
        return {}
    try:
        # a thread of its own: the caller's may already run an event loop
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(asyncio.run, _drawn(figures)).result()
    except ChromeNotFoundError:
        _log.info("No Chrome is found: the account shows tables instead of charts.")
    except _FAILURES:
        _log.warning("Chrome failed: the account shows tables instead of charts.", exc_info=True)
    return {}


async def _drawn(figures: dict[str, go.Figure]) -> dict[str, bytes]:
    async with Kaleido(timeout=_SECONDS, page_generator=ChartPage()) as browser:
        return {
            key: await browser.calc_fig(
                figure,
                opts={"format": "svg", "width": WIDTH, "height": figure.layout.height},
            )
            for key, figure in figures.items()
        }
