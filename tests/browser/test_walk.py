"""What only a browser shows: pages drawn, links that open, language, no call to other hosts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect
from sqlalchemy import URL

from catalogue import EXHIBITS, SECTION_TITLES
from locales import locale
from reports.sections import TOLD_OTHERWISE
from tests.browser.conftest import Tab
from tests.browser.server import serving

pytestmark = pytest.mark.browser
TITLES = {
    "": ("Przegląd", "Overview"),
    "participation": ("Uczestnictwo", "Participation"),
    "attendance": ("Frekwencja", "Attendance"),
    "postulates": ("Postulaty", "Postulates"),
    "schedule": ("Harmonogram", "Schedule"),
    "compare": ("Porównanie", "Compare"),
    "data": ("Dane", "Data"),
    "materials": ("Materiały", "Materials"),
    "methodology": ("Metodyka", "Methodology"),
}
SHOWN = [
    key
    for key in EXHIBITS
    if not key.startswith("programme_") and key not in ("two_programmes", *TOLD_OTHERWISE)
]
"""Slides of the wall with something to show where there is one programme."""
SECTIONED = [page for page in SECTION_TITLES if page in TITLES]
"""Pages with sections; records are written on another."""
SITE = {"pl": "Pulpit konsultacji", "en": "Consultation dashboard"}
SLOWEST_MS = 20_000
FINISHED = "[data-testid=stApp][data-test-script-state=notRunning]"
# Streamlit looks for its own endpoints below a deep link's path before it finds them at the root
EXPECTED = ("404 (Not Found)", "Infinite extent")


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of, and calls to other hosts, on the page under test."""
    return []


@pytest.fixture
def page(tab: Tab, site: str, complaints: list[str]) -> Iterator[Page]:
    page = tab()

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(e in message.text for e in EXPECTED):
            complaints.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            complaints.append(f"asked {request.url}")

    listeners = {
        "console": heard,
        "request": asked,
        "pageerror": lambda error: complaints.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield page
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def _expect_title(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=SLOWEST_MS)
    expect(page).to_have_title(f"{title} – {SITE[page.locator('html').get_attribute('lang')]}")


def charts_drawn(page: Page) -> int:
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOWEST_MS)
    charts = page.get_by_test_id("stPlotlyChart")
    for n in range(charts.count()):
        expect(charts.nth(n).locator(".main-svg").first).to_be_attached(timeout=SLOWEST_MS)
    return charts.count()


def walk_sections(page: Page, path: str, language: str = "pl") -> Iterator[str]:
    """Each section of the page that is open, the first one first, once it is drawn."""
    first, *others = SECTION_TITLES[path].items()
    expect(page.get_by_role("tab", selected=True)).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)
    yield first[0]
    for section, title in others:
        page.get_by_role("tab", name=locale(language).gettext(title), exact=True).click()
        expect(page).to_have_url(re.compile(f"section={section}"), timeout=SLOWEST_MS)
        charts_drawn(page)
        yield section


def _drawn_twice(page: Page) -> None:
    page.evaluate("() => new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))")


def test_a_walk_through_all_pages(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    for title, _ in TITLES.values():
        page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
        _expect_title(page, title)
        assert charts_drawn(page) or title in ("Porównanie", "Materiały", "Metodyka")
    assert not complaints


# one page of each making: of the catalogue, of lists, of text
@pytest.mark.parametrize("path", ["participation", "data", "methodology"])
def test_a_fresh_server_opens_a_deep_link_first(tab: Tab, sample: URL, path: str) -> None:
    with serving(sample) as base:
        page = tab("en-GB")
        page.goto(f"{base}/{path}?sector=KUL&lang=en")
        _expect_title(page, TITLES[path][1])
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(len(TITLES))
        expect(page.get_by_text("Sectors: Culture").first).to_be_visible(timeout=SLOWEST_MS)


def test_a_page_that_is_not_registered_cannot_be_reached(page: Page, site: str) -> None:
    page.goto(f"{site}/app")
    expect(page.get_by_role("heading", level=1, name="Przegląd")).to_be_visible(timeout=SLOWEST_MS)


def test_the_language_is_said_and_switched(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    _expect_title(page, "Przegląd")
    assert page.evaluate("document.documentElement.lang") == "pl"
    page.get_by_role("radio", name="EN", exact=True).click()
    _expect_title(page, "Overview")
    expect(page.locator("html[lang=en]")).to_be_attached(timeout=SLOWEST_MS)
    assert "lang=en" in page.url
    page.get_by_test_id("stTopNavLink").filter(has_text="Schedule").click()
    _expect_title(page, "Schedule")
    assert not complaints


def test_the_scope_follows_the_reader_and_the_back_button_returns(page: Page, site: str) -> None:
    page.goto(f"{site}/?sector=KUL")
    sentence = page.get_by_text("Branże: Kultura").first
    expect(sentence).to_be_visible(timeout=SLOWEST_MS)
    page.get_by_test_id("stTopNavLink").filter(has_text="Frekwencja").click()
    _expect_title(page, "Frekwencja")
    expect(sentence).to_be_visible(timeout=SLOWEST_MS)
    assert "sector=KUL" in page.url
    page.go_back()
    _expect_title(page, "Przegląd")
    expect(sentence).to_be_visible(timeout=SLOWEST_MS)


def test_an_address_written_in_two_steps_is_one_step_back(page: Page, site: str) -> None:
    page.goto(site)
    charts_drawn(page)
    page.get_by_role("heading", level=1).click()
    pushed = page.evaluate(
        "() => { const before = history.length;"
        " history.pushState({}, '', '/attendance');"
        " history.pushState({}, '', '/attendance?sector=KUL');"
        " return history.length - before }"
    )
    assert pushed == 1


def test_a_click_on_a_bar_opens_what_is_behind_it_and_back_returns(page: Page, site: str) -> None:
    page.goto(f"{site}/participation")
    _expect_title(page, "Uczestnictwo")
    charts_drawn(page)
    bar = page.locator(".st-key-chart_reach .points path").first
    expect(bar).to_be_visible(timeout=SLOWEST_MS)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_text("Branże: Wykluczenie").first).to_be_visible(timeout=SLOWEST_MS)
    assert "sector=WYK" in page.url
    page.go_back()
    expect(page.get_by_text("Wszystkie branże").first).to_be_visible(timeout=SLOWEST_MS)


def test_a_link_opens_a_postulate_and_closing_it_cleans_the_link(page: Page, site: str) -> None:
    page.goto(f"{site}/postulates?postulate=P-020")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("brak uzasadnienia")).to_be_visible(timeout=SLOWEST_MS)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0, timeout=SLOWEST_MS)
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(page).not_to_have_url(re.compile("postulate="), timeout=SLOWEST_MS)


def test_the_guide_opens_on_the_first_visit_only(page: Page, site: str) -> None:
    guide = page.get_by_role("heading", name="Pierwszy raz tutaj?")
    page.goto(site)
    expect(guide).to_be_visible(timeout=SLOWEST_MS)
    page.get_by_role("button", name="Rozumiem").click()
    expect(guide).to_have_count(0)
    page.reload()
    _expect_title(page, "Przegląd")
    charts_drawn(page)
    expect(guide).to_have_count(0)


ENGLISH = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
    .filter(element => !element.closest('[aria-hidden=true]'))
    .flatMap(element => ['aria-label', 'title', 'placeholder'].map(n => element.getAttribute(n)))
    .concat(document.querySelector("a[href='#stMain']").textContent)
    .filter(text => (
        /\\b(help|open|menu|main|skip|search|download|close|pages|icon|link|copy|choose|dismiss)\\b/i
    ).test(text ?? ''))"""


@pytest.mark.parametrize("path", ["", "postulates"])
def test_streamlit_too_speaks_polish_and_english_again(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    _expect_title(page, TITLES[path][0])
    charts_drawn(page)
    page.wait_for_timeout(300)
    assert set(page.evaluate(ENGLISH)) <= {"Menu"}
    if path == "postulates":
        box = page.get_by_role("combobox").first
        box.press("ArrowDown")
        box.press_sequentially("zzqq")
        expect(page.get_by_text("Brak wyników")).to_be_visible()
        assert set(page.evaluate(ENGLISH)) <= {"Menu"}
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_text("Drukuj")).to_be_visible()
    expect(page.get_by_text("Print", exact=True)).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="EN", exact=True).click()
    _expect_title(page, TITLES[path][1])
    expect(page.get_by_role("button", name="Main menu")).to_be_visible(timeout=SLOWEST_MS)
    page.wait_for_timeout(300)
    longest = (
        "Math.max(...[...document.querySelectorAll('button')].map(b => b.ariaLabel?.length ?? 0))"
    )
    assert page.evaluate(longest) < 200, "a label was said in other words again and again"
    if path == "postulates":
        expect(page.get_by_role("combobox", name="Open a record", exact=True)).to_be_attached()


def test_a_signal_opens_its_records_in_sight_and_their_boxes_move_nothing(
    page: Page, site: str
) -> None:
    page.goto(site)
    page.get_by_role("link", name="Po terminie").click()
    records = page.get_by_role("heading", name=re.compile("Znalezione|Wszystkie postulaty"))
    charts = page.get_by_role("tablist")
    expect(records).to_be_in_viewport(timeout=SLOWEST_MS)
    charts_drawn(page)
    assert records.bounding_box()["y"] < charts.bounding_box()["y"]
    page.goto(f"{site}/postulates")
    _expect_title(page, "Postulaty")
    charts_drawn(page)
    box = page.get_by_role("combobox", name="Termin")
    box.scroll_into_view_if_needed()
    _drawn_twice(page)  # a list that opens while the page still scrolls closes again
    box.click()
    page.get_by_role("option", name="po terminie", exact=True).click()
    expect(page).to_have_url(re.compile("deadline=overdue"))
    charts_drawn(page)
    assert records.bounding_box()["y"] > charts.bounding_box()["y"]


def test_what_changed_is_said_aloud(page: Page, site: str) -> None:
    page.goto(f"{site}/postulates")
    said = page.get_by_role("status")
    expect(said.filter(has_text="Wszystkie branże")).to_be_attached(timeout=SLOWEST_MS)
    expect(said.filter(has_text="z 204")).to_be_attached(timeout=SLOWEST_MS)


def test_a_signal_of_its_own_page_stays_in_the_address_and_opens_the_record_seen(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/postulates")
    _expect_title(page, "Postulaty")
    charts_drawn(page)
    page.get_by_role("link", name="Po terminie").click()
    expect(page).to_have_url(re.compile("deadline=overdue"), timeout=SLOWEST_MS)
    charts_drawn(page)
    box = page.get_by_role("combobox", name="Otwórz wpis")
    box.scroll_into_view_if_needed()
    _drawn_twice(page)  # a list that opens while the page still scrolls closes again
    box.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_be_visible(timeout=SLOWEST_MS)
    code = first.inner_text().split(" – ")[0]
    box.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(code, exact=True)).to_be_visible(timeout=SLOWEST_MS)
    expect(page).to_have_url(re.compile(f"deadline=overdue.*postulate={code}"))
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0, timeout=SLOWEST_MS)
    expect(page).to_have_url(re.compile("deadline=overdue$"))
    for title in ("Przegląd", "Postulaty"):
        page.get_by_test_id("stTopNav").get_by_role("link", name=title).click()
        _expect_title(page, title)
    expect(page).not_to_have_url(re.compile("deadline"))
    charts_drawn(page)
    page.get_by_role("link", name="Po terminie").click()
    expect(page).to_have_url(re.compile("deadline=overdue"), timeout=SLOWEST_MS)
