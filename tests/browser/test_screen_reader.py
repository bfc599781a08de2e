"""What is said, and where the focus is, for whoever reads by keyboard and by ear."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.test_walk import FINISHED, SHOWN, SLOWEST_MS, charts_drawn

pytestmark = pytest.mark.browser
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 320, "height": 800}
CUT = "e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1"


@pytest.fixture
def page(tab: Tab, site: str) -> Page:
    page = tab(**WIDE)
    page.context.add_cookies([{"name": "visit", "value": "again", "url": site}])
    return page


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)


def _expect_focus_on_heading(page: Page, name: str) -> None:
    heading = page.get_by_role("heading", level=1, name=name)
    expect(heading).to_be_focused(timeout=SLOWEST_MS)


def test_names_tell_apart_and_explanations_are_spoken(page: Page, site: str) -> None:
    _open(page, f"{site}/participation")
    block = page.locator(".st-key-exhibit_reach")
    title = "Aktywne organizacje i zasięg według branż"
    expect(block.get_by_role("heading", level=2, name=title, exact=True)).to_be_visible()
    explanation = block.get_by_role("button", name=f"Objaśnienie: {title}", exact=True)
    explanation.focus()
    expect(explanation).to_have_accessible_description(re.compile("^Zasięg –"))
    expect(block.get_by_role("button", name=f"CSV: {title}", exact=True)).to_be_visible()
    signals = page.locator(".st-key-signals").get_by_role("listitem")
    expect(signals.filter(has_text="Nieaktywne organizacje")).to_be_visible()
    expect(block.get_by_role("img", name=title)).to_be_visible()
    expect(block.get_by_role("img", name=title).locator("> *").first).to_have_attribute(
        "aria-hidden", "true"
    )
    page.get_by_role("radio", name="EN", exact=True).click()
    expect(block.get_by_role("button", name="Explanation: Active organisations")).to_be_visible(
        timeout=SLOWEST_MS
    )
    expect(block.get_by_role("button", name="CSV: Active organisations")).to_be_visible()


def test_the_focus_outlives_what_is_drawn_anew(page: Page, site: str) -> None:
    _open(page, f"{site}/participation")
    page.get_by_role("tab", selected=True).focus()
    page.keyboard.press("ArrowRight")
    tab = page.get_by_role("tab", name="Kogo brakuje")
    expect(page).to_have_url(re.compile("section="), timeout=SLOWEST_MS)
    charts_drawn(page)
    expect(tab).to_be_focused(timeout=SLOWEST_MS)
    page.locator("[class*=st-key-exhibit_]").get_by_role("button", name="CSV").first.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="CSV")
    expect(dialog).to_be_focused()
    with page.expect_download():
        dialog.get_by_role("button").last.press("Enter")
    expect(dialog.get_by_role("button").last).to_be_focused(timeout=SLOWEST_MS)
    page.keyboard.press("Escape")
    expect(
        page.locator("[class*=st-key-exhibit_]").get_by_role("button", name="CSV").first
    ).to_be_focused()


def test_the_last_page_of_a_list_leaves_the_focus_beside(page: Page, site: str) -> None:
    _open(page, f"{site}/postulates?page=4")
    page.get_by_role("button", name="Następne").press("Enter")
    expect(page.get_by_role("button", name="Następne")).to_be_disabled(timeout=SLOWEST_MS)
    expect(page.get_by_role("button", name="Poprzednie")).to_be_focused(timeout=SLOWEST_MS)


def test_another_page_begins_at_its_heading(page: Page, site: str) -> None:
    _open(page, site)
    page.get_by_test_id("stTopNavLink").filter(has_text="Uczestnictwo").press("Enter")
    _expect_focus_on_heading(page, "Uczestnictwo")
    charts_drawn(page)
    page.get_by_role("button", name="Prezentacja").press("Enter")
    first = f"{SHOWN.index('reach') + 1} / {len(SHOWN)}"
    expect(page.get_by_text(first, exact=True)).to_be_visible(timeout=SLOWEST_MS)
    expect(page.get_by_role("heading", level=1)).to_have_count(1, timeout=SLOWEST_MS)
    expect(page.get_by_role("heading", level=1)).to_be_focused(timeout=SLOWEST_MS)
    page.get_by_role("button", name="Zakończ").press("Enter")
    _expect_focus_on_heading(page, "Uczestnictwo")
    page.get_by_test_id("stTopNavLink").filter(has_text="Metodyka").click()
    heading = page.get_by_role("heading", level=1, name="Metodyka")
    expect(heading).to_be_visible(timeout=SLOWEST_MS)
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(heading).not_to_be_focused()  # a pointer's reader is led nowhere


def test_escape_closes_a_list_before_it_ends_the_presentation(page: Page, site: str) -> None:
    _open(page, f"{site}/?view=present")
    page.get_by_role("combobox", name="Spis treści").press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    said = page.locator("[role=log]").filter(has_text="do wyboru.")
    expect(said).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.get_by_role("button", name="Zakończ")).to_be_visible()
    page.keyboard.press("Escape")
    _expect_focus_on_heading(page, "Przegląd")


def test_fields_of_dates_speak_polish(page: Page, site: str) -> None:
    _open(page, f"{site}/methodology")
    page.get_by_role("button", name="Zmień zakres", exact=True).press("Enter")
    field = page.get_by_test_id("stDateInput").first
    expect(field).to_contain_text("rrrr")
    field.get_by_role("button").press("Enter")
    calendar = page.get_by_role("dialog", name="Wybierz datę")
    expect(calendar).to_have_accessible_description(re.compile("^Strzałki"))
    expect(calendar.get_by_role("heading", name="Wybierz datę")).to_be_attached()
    expect(calendar.get_by_role("grid", name="Wybierz datę")).to_be_visible()


def test_a_narrow_window_hides_and_cuts_nothing(page: Page, site: str) -> None:
    page.set_viewport_size(NARROW)
    _open(page, f"{site}/participation")
    assert not page.locator(".stMarkdownBadge").evaluate(CUT)
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_role("link")).to_have_count(0)
    page.get_by_role("button", name="Strony", exact=True).press("Enter")
    expect(sidebar.get_by_role("link", name="Frekwencja")).to_be_visible()
    sidebar.get_by_role("button", name="Zamknij listę stron").press("Enter")
    expect(sidebar.get_by_role("link")).to_have_count(0)
    page.set_viewport_size({"width": 640, "height": 800})
    page.add_style_tag(content="* { line-height: 1.5 !important; word-spacing: .16em !important }")
    page.locator(".st-key-exhibit_reach").get_by_role("radio", name="Tabela").press("Space")
    wrapper = page.locator(".st-key-exhibit_reach").get_by_role("region")
    expect(wrapper).to_have_attribute("tabindex", "0", timeout=SLOWEST_MS)
    expect(wrapper).to_have_accessible_name(re.compile("Aktywne organizacje"))
    for button in page.get_by_test_id("stButtonGroup").get_by_role("radio").all():
        assert not button.evaluate(CUT)
    page.set_viewport_size(WIDE)
    expect(page.locator(".st-key-exhibit_reach").get_by_role("region")).to_have_count(0)
