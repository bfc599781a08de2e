"""Each part of Streamlit's page that our scripts reach is there, in the version that is pinned."""

import json

import pytest
from playwright.sync_api import Browser, Page, TimeoutError
from sqlalchemy import URL

from tests.browser.server import serving
from tests.browser.test_lists import ROW
from tests.browser.test_walk import SLOWEST_MS
from ui.page_parts import PARTS

pytestmark = pytest.mark.browser
_WIDE = {"width": 1440, "height": 900}
_MIDDLING = {"width": 900, "height": 900}
"""Too narrow for the links to all pages: the last stand in a menu. In a wide window that is there
for a moment at most, while the links are measured."""
_MENU = 176
"""Pixels from a list's left edge: the mark that opens the menu of its column of days."""
_WATCH = """
window.seenParts = new Set();
setInterval(() => {
  for (const [name, selector] of Object.entries(%s))
    if (document.querySelector(selector)) window.seenParts.add(name);
}, 100);
"""


@pytest.fixture
def page(browser: Browser) -> Page:
    """A tab that notes which parts it has seen, also those that were there for a moment only."""
    page = browser.new_page(locale="pl-PL", viewport=_WIDE)
    page.set_default_timeout(3 * SLOWEST_MS)  # a first visit compiles all scripts
    page.add_init_script(_WATCH % json.dumps({name: part.selector for name, part in PARTS.items()}))
    yield page
    page.close()


def _expect(page: Page, *names: str) -> None:
    try:
        page.wait_for_function("names => names.every(name => seenParts.has(name))", arg=[*names])
    except TimeoutError:
        assert set(names) <= {*page.evaluate("[...seenParts]")}


def _open_everything(page: Page) -> None:
    """Of a list of postulates: the scope, a calendar, a box, an explanation, a column's menu."""
    _expect(page, "grid", "list", "explained", "popover_button")
    page.get_by_role("button", name="Zmień zakres", exact=True).press("Enter")
    _expect(page, "popover", "date", "date_field", "date_part")
    page.get_by_test_id("stDateInput").first.get_by_role("button").press("Enter")
    _expect(page, "calendar", "said_twice")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("combobox").last.press("ArrowDown")
    _expect(page, "options", "spoken", "box_button")
    page.keyboard.press("Escape")
    page.get_by_test_id("stTooltipHoverTarget").last.hover()
    _expect(page, "explanation")
    grid = page.locator(f"{PARTS['list'].selector} {PARTS['grid'].selector}").first
    grid.evaluate("grid => grid.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(300)  # the page scrolls
    corner = grid.bounding_box()
    place = corner["x"] + _MENU, corner["y"] + ROW / 2
    page.mouse.move(*place)
    page.wait_for_timeout(300)  # the mark is painted on a canvas
    page.mouse.click(*place)
    _expect(page, "column_menu")


def test_every_part_is_found(page: Page, sample: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPLOADS", "allowed")
    found: set[str] = set()
    with serving(sample) as base:
        for path, parts in (
            ("data?section=loading", ["file_uploader"]),
            ("?view=present", ["turn_left", "turn_right"]),
            ("", ["signals", "chart", "drawing"]),
            ("postulates?deadline=overdue", ["said"]),
        ):
            page.goto(f"{base}/{path}")
            _expect(page, *parts)
            if path.startswith("postulates"):
                _open_everything(page)
            found |= {*page.evaluate("[...seenParts]")}
        page.set_viewport_size(_MIDDLING)
        _expect(page, "pages")
        page.get_by_test_id("stMainMenu").get_by_role("button").click()
        _expect(page, "main_menu")
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": 390, "height": 800})
        page.get_by_test_id("stTextInput").get_by_role("textbox").first.press_sequentially("sala")
        _expect(page, "sidebar", "input_hint")
    _expect(page, "connection")
    found |= {*page.evaluate("[...seenParts]")}
    assert found == PARTS.keys()
