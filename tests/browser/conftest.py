"""A real server and a real Chromium: started once, its tabs kept, as of a first visit each time."""

import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright
from sqlalchemy import URL

from tests.browser.server import serving

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Tab = Callable[..., Page]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Of a test that failed, what each tab showed: some fail in a whole run only."""
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.when == "call" and report.failed and browser:
        for page in (page for context in browser.contexts for page in context.pages):
            report.sections.append((f"shown at {page.url}", _text(page)))
    return report


def _text(page: Page) -> str:
    try:
        return page.locator("body").inner_text(timeout=2_000)
    except Error as error:
        return str(error)


def chromium(playwright: Playwright) -> Browser:
    """The system's Chromium, else the one that Playwright installed."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def site(sample: URL) -> Iterator[str]:
    """The sample, served to all tests of a worker."""
    with serving(sample) as base:
        yield base


@pytest.fixture(scope="session")
def _kept() -> dict[str, Page]:
    """By locale."""
    return {}


@pytest.fixture
def tab(browser: Browser, _kept: dict[str, Page]) -> Iterator[Tab]:
    """`tab(locale="pl-PL", width=1440, height=900)`: a tab as of a first visit, in light colours.

    A worker keeps one of each locale: a new one compiles the app's scripts again, which takes
    longer than most tests.
    """
    used: list[Page] = []

    def opened(locale: str = "pl-PL", width: int = 1440, height: int = 900) -> Page:
        if locale not in _kept:
            _kept[locale] = browser.new_context(locale=locale).new_page()
        page = _kept[locale]
        page.set_viewport_size({"width": width, "height": height})
        used.append(page)
        return page

    yield opened
    for page in used:
        _forget(page)


def _forget(page: Page) -> None:
    """Leave nothing of a test in its tab."""
    if not page.url.startswith("about:"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    page.goto("about:blank")
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    session.send("Page.resetNavigationHistory")
    session.detach()
