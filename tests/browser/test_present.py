"""The wall: arrow keys turn the slides, new records appear by themselves, nothing is cut off."""

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import URL

from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.browser.test_walk import SHOWN, SLOWEST_MS, charts_drawn
from tests.records import change, postulate, put
from ui.middleware import AGAIN, VISIT

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tab: Tab, site: str) -> Page:
    page = tab(width=1024, height=768)
    page.context.add_cookies([{"name": VISIT, "value": AGAIN, "url": site}])
    return page


def _counter(page: Page, text: str) -> None:
    """The first to open the wall of a server waits until every exhibit is read."""
    expect(page.get_by_text(text, exact=True)).to_be_visible(timeout=2 * SLOWEST_MS)


def test_from_a_page_to_the_wall_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}/participation")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)
    page.get_by_role("button", name="Prezentacja").click()
    first = SHOWN.index("reach") + 1
    for key, counter in (("", first), ("ArrowRight", first + 1), ("ArrowLeft", first)):
        if key:
            page.keyboard.press(key)
        _counter(page, f"{counter} / {len(SHOWN)}")
        charts_drawn(page)  # what is still to come is not turned over
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


def test_new_records_appear_by_themselves(page: Page, sample: URL, tmp_path: Path) -> None:
    with sqlite3.connect(sample.database) as whole, sqlite3.connect(tmp_path / "own.db") as copy:
        whole.backup(copy)
    own = URL.create("sqlite", database=str(tmp_path / "own.db"))
    with serving(own) as base:
        page.goto(f"{base}/?view=present&part=decisions")
        _counter(page, "1 / 17")
        put(
            own,
            postulate("NEW", "KUL", date(2011, 6, 1)),
            change("NEW", date(2011, 6, 2), "presented"),
        )
        _counter(page, "1 / 18")


def _expect_to_fit(page: Page) -> None:
    page.wait_for_function(
        """() => {
          const main = document.querySelector('[data-testid=stMain]');
          return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth;
        }""",
        timeout=SLOWEST_MS,
    )


def _part(page: Page, place: int, part: str) -> None:
    told = page.get_by_text(re.compile(rf"^{place} / {len(SHOWN)}{part}$"))
    expect(told).to_be_visible(timeout=SLOWEST_MS)


@pytest.mark.parametrize("slide", ["representation_district", "milestones", "duplicates"])
def test_what_is_too_high_for_a_projector_is_parted(page: Page, site: str, slide: str) -> None:
    place = SHOWN.index(slide) + 1
    page.goto(f"{site}/?view=present&slide={slide}")
    _part(page, place, r" · 1/\d")
    charts_drawn(page)
    expect(page.locator(".js-plotly-plot, .st-key-wall_table table")).to_be_visible()
    _expect_to_fit(page)
    page.get_by_role("combobox", name="Spis treści").focus()
    page.keyboard.press("ArrowRight")
    _part(page, place, r" · 2/\d")
    expect(page.get_by_role("option")).to_have_count(0)
    _expect_to_fit(page)
    page.keyboard.press("ArrowLeft")
    _part(page, place, r" · 1/\d")
    page.keyboard.press("ArrowLeft")
    _part(page, place - 1, r"( · (\d)/\2)?")  # of several parts the last


def test_a_postulate_has_one_screen_a_timer_and_no_controls_at_rest(page: Page, site: str) -> None:
    page.goto(f"{site}/?view=present&part=decisions")
    expect(page.get_by_role("timer", name="Czas na tę sprawę")).to_have_text(
        "00:02", timeout=SLOWEST_MS
    )
    _expect_to_fit(page)
    controls = page.locator(".st-key-wall_controls")
    expect(controls).to_have_css("opacity", "0", timeout=SLOWEST_MS)
    page.mouse.move(300, 300)
    expect(controls).to_have_css("opacity", "1")
