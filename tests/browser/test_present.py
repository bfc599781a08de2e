"""The wall: arrow keys turn the slides, new records appear by themselves, nothing is cut off."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import URL

from catalogue import EXHIBITS
from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.browser.test_walk import SLOWEST_MS
from tests.records import change, postulate, put

pytestmark = pytest.mark.browser


@pytest.fixture
def database(sample: URL, tmp_path: Path) -> URL:
    with sqlite3.connect(sample.database) as whole, sqlite3.connect(tmp_path / "own.db") as copy:
        whole.backup(copy)
    return URL.create("sqlite", database=str(tmp_path / "own.db"))


@pytest.fixture
def page(tab: Tab, database: URL) -> Iterator[Page]:
    with serving(database) as base:
        page = tab(width=1024, height=768)
        page.goto(f"{base}/participation")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOWEST_MS)
        yield page


def _counter(page: Page, text: str) -> None:
    expect(page.get_by_text(text, exact=True)).to_be_visible(timeout=SLOWEST_MS)


def test_from_a_page_to_the_wall_and_back(page: Page) -> None:
    page.get_by_role("button", name="Prezentacja").click()
    _counter(page, f"3 / {len(EXHIBITS)}")
    page.keyboard.press("ArrowRight")
    _counter(page, f"4 / {len(EXHIBITS)}")
    page.keyboard.press("ArrowLeft")
    _counter(page, f"3 / {len(EXHIBITS)}")
    figure = page.locator(".js-plotly-plot")
    expect(figure).to_have_count(1, timeout=SLOWEST_MS)  # the slide before has gone
    expect(figure).to_be_visible(timeout=SLOWEST_MS)
    box = figure.bounding_box()
    assert box["y"] + box["height"] <= 768, "the chart is whole on a projector's screen"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1, name="Uczestnictwo")).to_be_visible(
        timeout=SLOWEST_MS
    )


def test_new_records_appear_by_themselves(page: Page, database: URL) -> None:
    page.goto(page.url.split("?")[0] + "?view=present&part=decisions")
    _counter(page, "1 / 17")
    put(
        database,
        postulate("NEW", "KUL", date(2011, 6, 1)),
        change("NEW", date(2011, 6, 2), "presented"),
    )
    _counter(page, "1 / 18")
