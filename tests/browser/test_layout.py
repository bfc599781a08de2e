"""Every page at every width, down to 320 pixels (1280 at 400% zoom): nothing is cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.schema import upgrade
from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.browser.test_walk import (
    FINISHED,
    SECTIONED,
    SLOWEST_MS,
    TITLES,
    charts_drawn,
    walk_sections,
)
from tests.records import (
    attendance,
    declares,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    sector,
)

pytestmark = pytest.mark.browser
WIDTHS = (320, 390, 768, 1024, 1440, 2560)
# How far the page itself scrolls sideways
SIDEWAYS = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    return main.scrollWidth - main.clientWidth;
}"""

# What reaches past the right edge, unless an ancestor scrolls it or cuts it off on purpose
CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(node => {
    const box = node.getBoundingClientRect();
    if (!box.width || box.right <= innerWidth + 1) return false;
    for (let up = node; up && up.dataset?.testid !== 'stMain'; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') return false;
    }
    return true;
}).map(node => node.outerHTML.slice(0, 120))"""

# What a chart writes past its own edge, where it is cut without a trace
CUT_TEXTS = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const edge = chart.querySelector('.main-svg').getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < edge.left - 1 || box.right > edge.right + 1);
    }).map(text => text.textContent);
})"""

# Entries of a chart's legend over which something else is written
COVERED = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const boxes = nodes =>
        [...chart.querySelectorAll(nodes)].map(node => [node, node.getBoundingClientRect()]);
    const written = boxes('.annotation-text, .textpoint text');
    return boxes('.legendtext').filter(([, a]) => written.some(([, b]) =>
        a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom
    )).map(([node]) => node.textContent);
})"""

# The name of what is in focus, without the names of icons
FOCUSED = """() => {
    const copy = document.activeElement.cloneNode(true);
    copy.querySelectorAll('[data-testid=stIconMaterial]').forEach(icon => icon.remove());
    return (copy.getAttribute('aria-label') || copy.textContent).trim().slice(0, 60);
}"""


def _finished(page: Page) -> None:
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOWEST_MS)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Forty-six sectors with long names, one of them a single word."""
    database = URL.create("sqlite", database=str(tmp_path_factory.mktemp("crowded") / "it.db"))
    upgrade(write_engine(database))
    codes = [f"S{n:02}" for n in range(46)]
    long = "Podkomisja do spraw wspierania i upowszechniania inicjatyw międzypokoleniowych nr "
    put(
        database,
        programme(name=long * 3),
        *(sector(code, name=long * 2 + code) for code in codes[1:]),
        sector(codes[0], name="Konstantynopolitańczykowianeczkownicza" * 3),
        organisation("A", name=long * 2, district=long, legal_form=long),
        *(declares("A", code) for code in codes),
        *(meeting(f"M{code}", code, title=long * 2) for code in codes),
        *(attendance(f"M{code}", "A", "ira") for code in codes),
        *(postulate(f"P{code}", code, title=long * 2, department=long + code) for code in codes),
    )
    with serving(database) as base:
        yield base


@pytest.mark.parametrize("path", [*TITLES, "accessibility"])
def test_no_width_cuts_a_page_off(tab: Tab, site: str, path: str) -> None:
    _is_not_cut_off(tab(width=WIDTHS[0]), f"{site}/{path}")


@pytest.mark.parametrize("path", list(TITLES)[:6])
def test_no_width_cuts_long_names_off(tab: Tab, crowded: str, path: str) -> None:
    _is_not_cut_off(tab(width=WIDTHS[0]), f"{crowded}/{path}")


def _is_not_cut_off(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        _finished(page)
        page.wait_for_timeout(300)  # charts follow the width a moment later
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert page.evaluate(SIDEWAYS) <= 0, width
        assert page.evaluate(CUT_OFF) == [], width
        assert page.evaluate(CUT_TEXTS) == [], width


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("path", SECTIONED)
def test_a_telephone_cuts_and_covers_no_text_of_a_chart(
    tab: Tab, site: str, path: str, language: str
) -> None:
    page = tab(width=390, height=844)
    page.goto(f"{site}/{path}?lang={language}")
    for section in walk_sections(page, path, language):
        assert page.evaluate(CUT_TEXTS) == [], section
        assert page.evaluate(COVERED) == [], section


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("path", ["", "schedule"])  # without sections
def test_a_telephone_covers_no_legend(tab: Tab, site: str, path: str, language: str) -> None:
    page = tab(width=390, height=844)
    page.goto(f"{site}/{path}?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)
    assert page.evaluate(COVERED) == []


def test_a_table_is_one_key_press_away(tab: Tab, site: str) -> None:
    page = tab()
    page.goto(f"{site}/participation")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    switch = page.locator(".st-key-exhibit_reach").get_by_role("radio", name="Tabela")
    switch.focus()
    page.keyboard.press("Space")
    table = page.locator(".st-key-exhibit_reach").get_by_role("table")
    expect(table).to_be_visible(timeout=SLOWEST_MS)
    expect(table.get_by_role("columnheader", name="Branża")).to_be_visible()


def test_the_keyboard_reaches_everything_in_order(tab: Tab, site: str) -> None:
    """From the skip link through pages and controls to the footer, each visible in focus."""
    page = tab()
    page.goto(f"{site}/schedule")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if seen[-1] == "Deklaracja dostępności":
            break
    order = ["Przegląd", "Postulaty", "Zmień zakres", "Prezentacja", "Deklaracja dostępności"]
    places = [next((i for i, name in enumerate(seen) if want in name), None) for want in order]
    assert None not in places, " | ".join(seen)
    assert places == sorted(places)


def test_motion_is_reduced_where_asked(tab: Tab, site: str) -> None:
    page = tab()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/participation")
    expect(page.locator(".js-plotly-plot").first).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    running = "document.getAnimations().filter(a => a.playState === 'running').length"
    assert page.evaluate(running) == 0


def test_the_keyboard_enters_a_popover_and_returns(tab: Tab, site: str) -> None:
    page = tab()
    page.goto(f"{site}/participation?section=circle")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    inside = "!!document.activeElement.closest('[data-testid=stPopoverBody]')"
    for name in ("Zmień zakres", "Pomoc"):  # one with controls, one with words only
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        page.wait_for_function(inside)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
        page.wait_for_function(f"({FOCUSED})() === '{name}'")
