"""How long each page takes beside a bare Streamlit page with as many constant Plotly charts.

    python -m tests.benchmarks.pages            the sample, five runs of each
    python -m tests.benchmarks.pages --runs 9 --database sqlite:///path.db --query programme=CODE

Both are measured in one run, in turn: a rerun on a real server, warm, from the question over the
WebSocket to the script's end; and the browser's time from navigation to the last chart drawn
(Chromium, a fresh context each). Medians and their ratio.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import URL, make_url
from streamlit.testing.v1 import AppTest

from tests.benchmarks.visitor import rerun, visiting
from tests.browser.conftest import ROOT, chromium
from tests.browser.server import serving

PAGES = ("", "participation", "attendance", "postulates", "schedule")
BARE = """
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
for n in range({charts}):
    st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3, 4], y=[4, 3, 2, 1])), key=str(n))
"""
DRAWN = "n => document.querySelectorAll('.js-plotly-plot:has(.main-svg)').length >= n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--database", type=make_url)
    parser.add_argument("--query", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = given.database or sample(Path(folder))
        os.environ["DATABASE_URL"] = database.render_as_string(hide_password=False)
        browser = chromium(playwright)
        print(f"{'page':<14}{'charts':>7}{'rerun ms':>11}{'bare ms':>9}{'ratio':>7}", end="")
        print(f"{'browser ms':>12}{'bare ms':>9}{'ratio':>7}")
        for page in PAGES:
            _measure(page, given.query, given.runs, database, browser, Path(folder))


def _measure(
    page: str, query: str, runs: int, database: URL, browser: Browser, folder: Path
) -> None:
    this = sys.modules["__main__"]
    ours = AppTest.from_file(str(ROOT / "pages" / "app.py"), default_timeout=60)
    for name, value in (pair.split("=") for pair in query.split("&") if pair):
        ours.query_params[name] = value
    ours.run()
    if page:
        ours.switch_page(f"{page}.py").run()
    charts = len(ours.get("plotly_chart"))
    sys.modules["__main__"] = this  # else the servers would begin with the page that was run
    bare_file = folder / f"bare_{page or 'overview'}.py"
    bare_file.write_text(BARE.format(charts=charts))
    with serving(database) as our_base, serving(database, bare_file) as bare_base:
        with visiting(our_base) as at_ours, visiting(bare_base) as at_bare:
            script = _in_turn(runs, lambda: rerun(at_ours, page, query), lambda: rerun(at_bare))
        drawn = _in_turn(
            runs,
            lambda: _open(browser, f"{our_base}/{page}?{query}", charts),
            lambda: _open(browser, bare_base, charts),
        )
    print(f"{page or 'overview':<14}{charts:>7}{_row(*script, 11)}{_row(*drawn, 12)}")


def _in_turn(runs: int, ours: Callable, bare: Callable) -> tuple[float, float]:
    """Medians in milliseconds; one run of each goes before and is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(runs + 1):
        for call, taken in zip((ours, bare), times, strict=True):
            started = time.perf_counter()
            call()
            if n:
                taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def _open(browser: Browser, url: str, charts: int) -> None:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        locale="pl-PL",
        bypass_csp=True,  # our policy forbids the eval by which the browser is asked
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_function(DRAWN, arg=charts, timeout=30_000)
    context.close()


def _row(ours: float, bare: float, width: int) -> str:
    return f"{ours:>{width}.0f}{bare:>9.0f}{ours / bare:>7.2f}"


def sample(folder: Path) -> URL:
    from data_access.__main__ import main as command

    url = URL.create("sqlite", database=str(folder / "sample.db"))
    os.environ["DATABASE_URL"] = str(url)
    command(["sample"])
    return url


if __name__ == "__main__":
    main()
