"""axe-core finds nothing of WCAG 2.1 levels A and AA, nor of its best practices, on any page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from sqlalchemy import URL

from tests.browser.conftest import serving
from tests.browser.test_walk import FINISHED, SLOWEST_MS, TITLES

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.fixture(scope="module")
def site(sample: URL) -> Iterator[str]:
    with serving(sample) as base:
        yield base


@pytest.mark.parametrize("path", [*TITLES, "accessibility"])
@pytest.mark.parametrize(("language", "theme"), [("pl-PL", "light"), ("en-GB", "dark")])
def test_axe_finds_nothing(
    browser: Browser, site: str, path: str, language: str, theme: str
) -> None:
    page = browser.new_page(locale=language, color_scheme=theme)
    page.goto(f"{site}/{path}")
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOWEST_MS)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    told = [(rule["id"], node["html"][:120]) for rule in found for node in rule["nodes"]]
    assert not told
    page.close()
