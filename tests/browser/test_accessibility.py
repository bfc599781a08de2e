"""axe-core finds nothing of WCAG 2.1 levels A and AA, nor of its best practices, on any page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from sqlalchemy import URL

from catalogue import SECTION_TITLES
from data_access.engine import write_engine
from data_access.schema import upgrade
from tests.browser.conftest import serving
from tests.browser.test_walk import FINISHED, SLOWEST_MS, TITLES
from tests.records import programme, put, sector

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
SECTIONS = [
    f"{page}?section={section}"
    for page, sections in SECTION_TITLES.items()
    for section in list(sections)[1:]
]
RECORDING = [
    "recording?sitting=KOR-S7",
    *(f"recording?section=desk&form={form}" for form in ("list", "postulate", "milestone")),
]
WALL = ["?view=present", "?view=present&slide=sectors", "?view=present&part=decisions"]


@pytest.fixture(scope="module")
def full(sample: URL) -> Iterator[str]:
    """With the page on which records are written: nothing is written here."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RECORDING", "allowed")
        with serving(sample) as base:
            yield base


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A programme of which nothing is recorded yet."""
    path: Path = tmp_path_factory.mktemp("empty") / "empty.db"
    database = URL.create("sqlite", database=str(path))
    upgrade(write_engine(database))
    put(database, programme(), sector("KUL"))
    with serving(database) as base:
        yield base


languages = pytest.mark.parametrize("language", ["pl-PL", "en-GB"])


@languages
@pytest.mark.parametrize("path", [*TITLES, "accessibility", *RECORDING])
def test_axe_finds_nothing(browser: Browser, full: str, path: str, language: str) -> None:
    assert _violations(browser, f"{full}/{path}", language, "light", "dark") == []


@languages
@pytest.mark.parametrize("path", [*TITLES, "?view=present"])
def test_axe_finds_nothing_without_records(
    browser: Browser, empty: str, path: str, language: str
) -> None:
    assert _violations(browser, f"{empty}/{path}", language, "light", "dark") == []


@pytest.mark.parametrize("path", [*SECTIONS, *WALL])
def test_axe_finds_nothing_in_a_section(browser: Browser, full: str, path: str) -> None:
    assert _violations(browser, f"{full}/{path}", "pl-PL", "light") == []


def _violations(browser: Browser, url: str, language: str, *themes: str) -> list[tuple]:
    """Theme, rule and element of every violation, the page opened once."""
    page = browser.new_page(locale=language, color_scheme=themes[0])
    page.goto(url)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    told = []
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        page.wait_for_timeout(500)  # the page runs again; a table learns that it can be scrolled
        expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOWEST_MS)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        told += [(theme, rule["id"], n["html"][:160]) for rule in found for n in rule["nodes"]]
    page.close()
    return told
