"""Our page beside a bare Streamlit page of constants with the same content, and beside Dash.

    python -m tests.benchmarks.side_by_side                        ours and the bare page
    python -m tests.benchmarks.side_by_side --dash .../bin/python  and Dash, by a Python that has it
    python -m tests.benchmarks.side_by_side --before CHECKOUT      and ours as it was there

Ours is *Postulates*: six key figures, two charts, a list of 50 records; the bare pages show the
same figures, charts and rows, with a box for the sector. All are started as a person starts them
and asked in turn by one Chromium: a first visit (nothing cached in the browser, the server warm), a
second, and the choice of a sector. Told are medians of milliseconds until the last mark is drawn;
means of the CPU that server and browser use for it; the server's CPU from start to healthy, and its
memory after all. The CPU says more than the clock where others work on the machine. The bare page
has Streamlit's defaults, thus a full garbage collection after each run; ours has none.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks import bare
from tests.benchmarks.pages import sample
from tests.browser.conftest import ROOT, chromium
from tests.browser.server import free_port

_SECTOR = "KUL"
_QUIET = 1.0
"""Seconds after the last mark in which a server may still work for it."""
_STARTS = 3
_ENOUGH = 240
"""Seconds after which no further round begins."""
_PATIENCE = 60
_STREAMLIT = ("--server.headless=true", "--browser.gatherUsageStats=false")
_GRID = "[data-testid=stDataFrame] canvas"
_DASH_ROW = ".dash-spreadsheet td"
_MARKS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(
    chart => chart.querySelector('.main-svg .point, .main-svg .trace'))"""
_DRAWN = f"""rows => ({_MARKS})().length >= 2 && document.querySelector(rows)
    && performance.now()"""
_CHARTS = f"({_MARKS})().map(chart => JSON.stringify(chart.data.map(trace => trace.x)))"
_REDRAWN = f"""before => {{
    const now = {_CHARTS};
    return now.length >= 2 && now.every((chart, n) => chart !== before[n])
        && performance.now() - window.clickedAt;
}}"""
_CLOCK = "addEventListener('click', () => { window.clickedAt = performance.now() }, true)"


@dataclass(frozen=True)
class App:
    """`command` starts it on a port; `rows`: the selector of a table that is drawn; `choose`
    brings the reader to where one click chooses the sector, and gives what is clicked."""

    name: str
    command: Callable[[int], Sequence[str]]
    folder: Path
    path: str
    healthy: str
    rows: str
    choose: Callable[[Page], str]


@dataclass(frozen=True)
class Served:
    base: str
    process: psutil.Process

    @property
    def cpu(self) -> float:
        return sum(self.process.cpu_times()[:2])


Figures = dict[str, dict[str, list[float]]]
"""App → measure → its values, a round each."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dash", type=Path, metavar="PYTHON", help="one that has Dash")
    parser.add_argument("--before", type=Path, metavar="CHECKOUT", help="ours as it was there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        apps = _apps(Path(folder), given.dash, given.before)
        found = _measured(apps, chromium(playwright), given.rounds)
    _tell(found)
    if not given.dash:
        print("Dash was not measured: --dash names a Python that has it.")


def _apps(folder: Path, dash: Path | None, before: Path | None) -> list[App]:
    page, dash_page = bare.write(folder, sample(folder), ("", _SECTOR))
    apps = [
        App("bare", _streamlit(page), folder, "", "/_stcore/health", _GRID, _in_selectbox),
        _ours("ours", ROOT),
    ]
    if before:
        apps.append(_ours("before", before))
    if dash:
        started = [str(dash), str(dash_page)]
        apps.append(
            App("Dash", lambda port: [*started, str(port)], folder, "", "/", _DASH_ROW, _in_dash)
        )
    return apps


def _ours(name: str, checkout: Path) -> App:
    script = checkout / "dashboard.py"
    return App(
        name, _streamlit(script), checkout, "/postulates", "/_stcore/health", _GRID, _in_scope
    )


def _streamlit(script: Path) -> Callable[[int], Sequence[str]]:
    streamlit = Path(sys.executable).parent / "streamlit"
    return lambda port: [
        *(str(streamlit), "run", str(script), f"--server.port={port}"),
        *_STREAMLIT,
    ]


def _in_selectbox(page: Page) -> str:
    page.locator("[data-testid=stSelectbox] input").click()
    return f"[role=option] >> text={_SECTOR}"


def _in_scope(page: Page) -> str:
    page.get_by_role("button", name="Zmień zakres").click()
    return "[data-testid=stPopoverBody] .st-key-tied_sector >> text=Kultura"


def _in_dash(page: Page) -> str:
    page.locator("#sector").click()
    return f"[role=option] >> text={_SECTOR}"


def _measured(apps: Sequence[App], browser: Browser, rounds: int) -> Figures:
    found: Figures = {app.name: defaultdict(list) for app in apps}
    for _start in range(_STARTS - 1):
        for app in apps:
            with _serving(app) as served:
                found[app.name]["start, server CPU s"].append(served.cpu)
    began = time.monotonic()
    with ExitStack() as until_the_end:
        servers = [until_the_end.enter_context(_serving(app)) for app in apps]
        for app, served in zip(apps, servers, strict=True):
            found[app.name]["start, server CPU s"].append(served.cpu)
        for number in range(rounds + 1):
            for app, served in zip(apps, servers, strict=True):
                figures = _visited(app, served, browser)
                if number:  # the first round fills the servers' caches
                    for measure, value in figures.items():
                        found[app.name][measure].append(value)
            if time.monotonic() - began > _ENOUGH:
                break
        for app, served in zip(apps, servers, strict=True):
            found[app.name]["memory, MiB"].append(served.process.memory_info().rss / 2**20)
    return found


@contextmanager
def _serving(app: App) -> Iterator[Served]:
    port = free_port()
    base = f"http://localhost:{port}"
    nowhere = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(app.command(port), cwd=app.folder, **nowhere) as process:
        try:
            served = Served(base, psutil.Process(process.pid))
            _wait(base + app.healthy)
            yield served
        finally:
            process.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def _visited(app: App, served: Served, browser: Browser) -> dict[str, float]:
    """One new reader: a first visit, a second, a choice."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        locale="pl-PL",
        bypass_csp=True,  # our policy forbids the eval by which the browser is asked
    )
    context.add_init_script(_CLOCK)
    page = context.new_page()
    page.set_default_timeout(1000 * _PATIENCE)
    figures = {}
    with _used(figures, "a visit", served):
        figures["first visit, ms"] = _opened(app, served, page)
    with _used(figures, "a second visit", served):
        figures["second visit, ms"] = _opened(app, served, page)
    chosen = app.choose(page)
    time.sleep(_QUIET)
    charts = page.evaluate(_CHARTS)
    with _used(figures, "a choice", served):
        page.locator(chosen).click()
        figures["a choice, ms"] = page.wait_for_function(_REDRAWN, arg=charts).json_value()
    context.close()
    return figures


def _opened(app: App, served: Served, page: Page) -> float:
    page.goto(served.base + app.path, wait_until="commit")
    return page.wait_for_function(_DRAWN, arg=app.rows).json_value()


@contextmanager
def _used(figures: dict[str, float], step: str, served: Served) -> Iterator[None]:
    """The CPU seconds that a step takes of server and browser, until both are quiet again."""
    before = served.cpu, _browser_cpu()
    yield
    time.sleep(_QUIET)
    after = served.cpu, _browser_cpu()
    for part, was, now in zip(("server", "browser"), before, after, strict=True):
        figures[f"{step}, {part} CPU s"] = now - was


def _browser_cpu() -> float:
    """Of all its processes, children of ours as the servers are, and of those that they had."""
    used = 0.0
    for one in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            used += sum(one.cpu_times()[:4]) if "chrom" in one.name() else 0
    return used


def _middle(measure: str, values: Sequence[float]) -> float:
    """A clock has outliers; CPU is told in hundredths, which a median would not divide."""
    return statistics.median(values) if measure.endswith("ms") else statistics.mean(values)


def _tell(found: Figures) -> None:
    told = {
        name: {measure: _middle(measure, values) for measure, values in measures.items()}
        for name, measures in found.items()
    }
    print(f"{'':<28}" + "".join(f"{name:>18}" for name in told))
    for measure, of_bare in told["bare"].items():
        cells = [
            f"{figures[measure]:.{0 if of_bare > 100 else 2}f} ({figures[measure] / of_bare:.2f}×)"
            for figures in told.values()
        ]
        print(f"{measure:<28}" + "".join(f"{cell:>18}" for cell in cells))
    print(f"load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
