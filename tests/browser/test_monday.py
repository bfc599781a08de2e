"""The official's Monday in a real browser: how many clicks each question takes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab
from tests.browser.test_lists import TITLE, click_row
from tests.browser.test_walk import SLOWEST_MS, charts_drawn

pytestmark = pytest.mark.browser


@pytest.fixture
def monday(tab: Tab, site: str) -> Page:
    """The overview as it opens, to one who was here before."""
    page = tab()
    page.context.add_cookies([{"name": "visit", "value": "again", "url": site}])
    page.goto(site)
    expect(page.get_by_role("heading", name="Ten tydzień")).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)
    return page


def _in_first_screen(page: Page, text: re.Pattern | str) -> None:
    expect(page.get_by_text(text).first).to_be_in_viewport(timeout=SLOWEST_MS)


def _link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def test_this_week_takes_no_click(monday: Page) -> None:
    for told in ("termin w ciągu 7 dni", "w ciągu 14 dni", "nie ma protokołu"):
        _in_first_screen(monday, told)


def test_what_one_unit_has_overdue_takes_one_click_and_the_oldest_two(monday: Page) -> None:
    _link(monday, "Wydział Sportu (21)").click()
    _in_first_screen(monday, "Znalezione postulaty: 1–21 z 21, wybrane spośród 204")
    click_row(monday, 1, TITLE)
    expect(monday).to_have_url(re.compile("postulate=P-012"), timeout=SLOWEST_MS)
    expect(monday.get_by_role("dialog").get_by_text("148 dni po terminie")).to_be_visible()


def test_who_stopped_coming_takes_three_clicks(monday: Page) -> None:
    monday.get_by_test_id("stTopNavLink").filter(has_text="Uczestnictwo").click()
    charts_drawn(monday)
    box = monday.get_by_role("combobox", name="Lista", exact=True)
    box.scroll_into_view_if_needed()
    monday.wait_for_timeout(300)  # a list that opens while the page still scrolls closes again
    box.click()
    monday.get_by_role("option", name=re.compile("Przestały przychodzić")).click()
    expect(monday.get_by_text(re.compile(r"Przestały przychodzić.*: 1–\d+ z \d+"))).to_be_visible(
        timeout=SLOWEST_MS
    )
