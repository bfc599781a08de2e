"""The official's Monday in a real browser, in both languages: its clicks are counted."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab
from tests.browser.test_lists import TITLE, click_row
from tests.browser.test_walk import SLOWEST_MS, charts_drawn

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ["pl", "en"])]
_COUNT = """window.addEventListener("click", event => {
    const key = "clicks";
    if (event.isTrusted) sessionStorage[key] = Number(sessionStorage[key] ?? 0) + 1;
}, true)"""
WORDS = {
    "pl": {
        "week": "Ten tydzień",
        "told": ("termin w ciągu 7 dni", "w ciągu 14 dni", "nie ma protokołu"),
        "found": "Znalezione postulaty: 1–21 z 21, wybrane spośród 204",
        "over": "148 dni po terminie",
        "participation": "Uczestnictwo",
        "list": "Lista",
        "stopped": re.compile("Przestały przychodzić"),
        "listed": re.compile(r"Przestały przychodzić.*: 1–\d+ z \d+"),
        "compare": "Porównanie",
        "earlier": "Wcześniejszy dzień",
        "compared": "01.08.2011",
    },
    "en": {
        "week": "This week",
        "told": ("are due within 7 days", "within 14 days", "has no minutes"),
        "found": "Postulates found: 1–21 of 21, narrowed from 204",
        "over": "148 days overdue",
        "participation": "Participation",
        "list": "List",
        "stopped": re.compile("Stopped coming"),
        "listed": re.compile(r"Stopped coming.*: 1–\d+ of \d+"),
        "compare": "Compare",
        "earlier": "Earlier day",
        "compared": "1 Aug 2011",
    },
}


@dataclass(frozen=True)
class Monday:
    page: Page
    words: dict

    def clicks(self) -> int:
        """How many the browser has seen since the overview opened."""
        return int(self.page.evaluate("sessionStorage.clicks ?? 0"))

    def in_first_screen(self, text: re.Pattern | str) -> None:
        expect(self.page.get_by_text(text).first).to_be_in_viewport(timeout=SLOWEST_MS)

    def open_page(self, name: str) -> None:
        self.page.get_by_test_id("stTopNavLink").filter(has_text=self.words[name]).click()
        charts_drawn(self.page)


@pytest.fixture
def monday(tab: Tab, site: str, language: str) -> Monday:
    """The overview as it opens, to one who was here before."""
    page = tab(locale={"pl": "pl-PL", "en": "en-GB"}[language])
    page.context.add_cookies([{"name": "visit", "value": "again", "url": site}])
    page.goto(site)
    page.evaluate(f"() => {{ {_COUNT} }}")
    words = WORDS[language]
    expect(page.get_by_role("heading", name=words["week"])).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)
    return Monday(page, words)


def _link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def test_this_week_takes_no_click(monday: Monday) -> None:
    for told in monday.words["told"]:
        monday.in_first_screen(told)
    assert monday.clicks() == 0


def test_what_one_unit_has_overdue_and_the_oldest_of_it(monday: Monday) -> None:
    page = monday.page
    _link(page, "Wydział Sportu (21)").click()
    monday.in_first_screen(monday.words["found"])
    assert 1 <= monday.clicks() <= 2
    click_row(page, 1, TITLE)
    expect(page).to_have_url(re.compile("postulate=P-012"), timeout=SLOWEST_MS)
    expect(page.get_by_role("dialog").get_by_text(monday.words["over"])).to_be_visible()
    assert 2 <= monday.clicks() <= 3


def test_who_stopped_coming(monday: Monday) -> None:
    page = monday.page
    monday.open_page("participation")
    box = page.get_by_role("combobox", name=monday.words["list"], exact=True)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # a list that opens while the page still scrolls closes again
    box.click()
    page.get_by_role("option", name=monday.words["stopped"]).click()
    expect(page.get_by_text(monday.words["listed"])).to_be_visible(timeout=SLOWEST_MS)
    assert 2 <= monday.clicks() <= 3


def test_two_dates_compared(monday: Monday) -> None:
    page = monday.page
    monday.open_page("compare")
    day = page.get_by_role("group", name=monday.words["earlier"])
    day.get_by_role("spinbutton").first.click()
    page.keyboard.type("01082011", delay=20)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("earlier=2011-08-01"), timeout=SLOWEST_MS)
    heading = page.get_by_test_id("stTable").get_by_text(monday.words["compared"])
    expect(heading).to_be_visible(timeout=SLOWEST_MS)
    assert 2 <= monday.clicks() <= 4
