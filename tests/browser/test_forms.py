"""Every form in which something is written: axe finds nothing, and each field is reached by Tab."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.schema import upgrade
from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.browser.test_accessibility import RULES
from tests.browser.test_walk import FINISHED, SLOWEST_MS
from tests.records import change, meeting, member, postulate, programme, put, sector
from ui.recording.desk import DESK_FORMS

pytestmark = pytest.mark.browser
OWN, DAY = "coordinating", date(2011, 9, 15)
WORDS = {
    "pl-PL": {
        "accept": "Uwzględniono", "try": "Wypróbuj", "decide": "Rozstrzygnij", "texts": "Teksty",
    },
    "en-GB": {"accept": "Accepted", "try": "Try it first", "decide": "Decide", "texts": "Texts"},
}  # fmt: skip
GROUPS = "[role=radiogroup], [data-testid=stButtonGroup]"
"""Of these Tab reaches one button; arrows go on from it."""
FIELDS = "input:not([type=hidden]):not([type=file]), textarea, button"
STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"
"""What is drawn anew fades: its colours are none yet."""
_STOPS = f"""part => {{
    const found = [...part.querySelectorAll(`{FIELDS}`)].filter(one =>
        one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
    const groups = new Set(), stops = [];
    for (const one of found) {{
        const group = one.closest(`{GROUPS}`);
        if (group && groups.has(group)) continue;
        if (group) groups.add(group);
        stops.push(group ?? one);
    }}
    window.stops = stops;
    window.passed = new Set();
    return stops.length;
}}"""
_PASSED = """() => {
    for (const one of window.stops) if (one.contains(document.activeElement)) passed.add(one);
    return window.stops.filter(one => !passed.has(one)).map(one => one.outerHTML.slice(0, 160));
}"""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A meeting that is open, two cases that wait for it, and a text that is held back."""
    database = URL.create("sqlite", database=str(tmp_path_factory.mktemp("forms") / "own.db"))
    upgrade(write_engine(database))
    put(
        database,
        programme(),
        sector("KUL"),
        meeting("K8", OWN, DAY, "held"),
        *(member(code, OWN, "ngo") for code in "ABC"),
        postulate("P1", "KUL", text="Proszę dzwonić: 600 700 800"),
        postulate("P2", "KUL"),
        *(change(f"P{n}", date(2011, 7, n), "presented") for n in (1, 2)),
    )
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RECORDING", "allowed")
        with serving(database) as base:
            yield base


@pytest.mark.long
@pytest.mark.parametrize("locale", WORDS)
def test_every_form(tab: Tab, recording: str, locale: str) -> None:
    page, words = tab(locale), WORDS[locale]
    page.emulate_media(reduced_motion="reduce")
    _open(page, f"{recording}/recording?section=desk&form=meeting")
    choices = page.locator(".st-key-tied_form").get_by_role("radio")
    expect(choices).to_have_count(len(DESK_FORMS))
    for place in range(len(DESK_FORMS)):
        choices.nth(place).click(force=True)
        _finished(page)
        _is_usable(page, ".st-key-desk")
    _open(page, f"{recording}/recording?sitting=K8")
    page.get_by_text(words["accept"], exact=True).first.click()
    _finished(page)
    _is_usable(page, ".st-key-decision")
    page.get_by_role("button", name=words["try"], exact=True).click()
    expect(page.locator(".st-key-rehearsal")).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    _is_usable(page, ".st-key-rehearsal")
    _open(page, f"{recording}/?view=present&part=decisions")
    for opens in (".st-key-wall_meeting", "[class*=st-key-wall_decide]"):
        page.locator(f"{opens} button").first.click()
        _finished(page)
        _is_usable(page, "[data-testid=stPopoverBody]")
        page.keyboard.press("Escape")
    _open(page, f"{recording}/data?section=publication")
    expect(page.get_by_role("combobox", name=words["texts"])).to_be_visible(timeout=SLOWEST_MS)
    _is_usable(page, "[data-testid=stMain]")


def _open(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "visit", "value": "again", "url": address}])
    page.goto(address)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)


def _finished(page: Page) -> None:
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)


def _is_usable(page: Page, part: str) -> None:
    """Nothing for axe to find; from its first field, Tab comes to each of the others."""
    page.mouse.move(0, 0)
    page.evaluate(
        "() => document.activeElement?.blur()"
    )  # Streamlit hangs its hints outside of all landmarks
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.wait_for_function(STILL)
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [
        (rule["id"], node["html"][:600], node.get("failureSummary", "")[:300])
        for rule in found
        for node in rule["nodes"]
    ] == [], part
    box = page.locator(part).first
    stops = box.evaluate(_STOPS)
    assert stops
    page.evaluate(
        "() => { const one = window.stops[0]; (one.querySelector('input, button') ?? one).focus() }"
    )
    left = page.evaluate(_PASSED)
    for _step in range(3 * stops):
        if not left:
            return
        page.keyboard.press("Tab")
        left = page.evaluate(_PASSED)
    assert left == [], part
