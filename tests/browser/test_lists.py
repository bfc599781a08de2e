"""Lists by mouse and keyboard: rows that open, whole lists in order, copied links, typed dates."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.test_walk import FINISHED, SLOWEST_MS, charts_drawn

pytestmark = pytest.mark.browser
ROW, CODE, TITLE = 35, 45, 400
"""Pixels: height of a row, a place in the column of codes, one in that of titles."""


def click_row(page: Page, row: int, x: int) -> None:
    """Row 0 is that of the headings."""
    grid = page.locator("[class*=st-key-opens_] .dvn-scroller").first
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    grid.evaluate("grid => grid.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(300)  # the page scrolls, the grid is drawn
    corner = grid.bounding_box()
    page.mouse.click(corner["x"] + x, corner["y"] + ROW * row + ROW / 2)


def test_a_click_anywhere_opens_the_row_again_and_again(tab: Tab, site: str) -> None:
    page = tab()
    page.goto(f"{site}/postulates?deadline=overdue")
    charts_drawn(page)
    drawer = page.get_by_role("dialog")
    for row, x in ((1, TITLE), (1, TITLE + 200), (3, 18), (3, CODE), (1, CODE)):
        click_row(page, row, x)
        expect(drawer).to_be_visible(timeout=SLOWEST_MS)
        code = {1: "P-012", 3: "P-021"}[row]
        expect(page).to_have_url(re.compile(f"postulate={code}"), timeout=SLOWEST_MS)
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0, timeout=SLOWEST_MS)
        expect(page).not_to_have_url(re.compile("postulate="), timeout=SLOWEST_MS)


def test_a_heading_orders_the_whole_list_and_its_link_is_copied(tab: Tab, site: str) -> None:
    page = tab()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/postulates")
    charts_drawn(page)
    click_row(page, 0, CODE)
    expect(page).to_have_url(re.compile("order=code"), timeout=SLOWEST_MS)
    click_row(page, 1, TITLE)
    expect(page).to_have_url(re.compile("postulate=P-001"), timeout=SLOWEST_MS)
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("button", name="Kopiuj odnośnik").press("Enter")
    expect(drawer.get_by_role("status")).to_have_text("Odnośnik skopiowano.")
    copied = page.evaluate("navigator.clipboard.readText()")
    seen, kept = (dict(parse_qsl(urlsplit(link).query)) for link in (page.url, copied))
    assert kept == seen | {"programme": "WPW-2012-2014", "as_of": "2011-09-15"}
    page.goto("about:blank")
    page.goto(copied)
    expect(drawer.get_by_text("P-001", exact=True)).to_be_visible(timeout=SLOWEST_MS)


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_a_typed_date_is_applied(tab: Tab, site: str, key: str) -> None:
    page = tab()
    page.goto(f"{site}/schedule")
    charts_drawn(page)
    page.get_by_role("button", name="Zmień zakres").click()
    field = page.get_by_test_id("stDateInputField").first
    field.get_by_role("spinbutton").first.click()
    page.keyboard.type("01042011", delay=20)
    page.keyboard.press(key)
    expect(page).to_have_url(re.compile("from=2011-04-01"), timeout=SLOWEST_MS)
