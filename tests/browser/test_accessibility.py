"""axe-core finds nothing of WCAG 2.1 levels A and AA, nor of its best practices, on any page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.schema import upgrade
from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.browser.test_walk import SECTIONED, SLOWEST_MS, TITLES, charts_drawn, walk_sections
from tests.records import programme, put, sector

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RECORDING = [
    "recording?sitting=KOR-S7",
    *(f"recording?section=desk&form={form}" for form in ("list", "postulate", "milestone")),
]
WALL = ["?view=present", "?view=present&slide=sectors", "?view=present&part=decisions"]
# A table that scrolls can be reached by key, once the page knows its width
SCROLLED_BY_KEY = """() => [
    ...document.querySelectorAll('[data-testid=stTable] > :has(> table[aria-label])')
].every(frame => frame.tabIndex === 0 || frame.scrollWidth <= frame.clientWidth)"""


@pytest.fixture(scope="module")
def recording(sample: URL) -> Iterator[str]:
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


# Names are the language's, contrasts the colours': together both are seen whole
LOOKS = [("pl-PL", "light"), ("en-GB", "dark")]
seen = pytest.mark.parametrize(("locale", "theme"), LOOKS)


@pytest.mark.parametrize(
    ("path", "locale", "theme"),
    [
        (path, *how)
        for path in (*TITLES, "accessibility")
        for how in LOOKS
        if path not in SECTIONED or how != LOOKS[0]  # on the walk through its sections
    ],
)
def test_axe_finds_nothing(tab: Tab, site: str, path: str, locale: str, theme: str) -> None:
    assert _violations(tab(locale), f"{site}/{path}", theme) == []


@seen
@pytest.mark.parametrize("path", RECORDING)
def test_axe_finds_nothing_where_records_are_written(
    tab: Tab, recording: str, path: str, locale: str, theme: str
) -> None:
    assert _violations(tab(locale), f"{recording}/{path}", theme) == []


EMPTY = [*TITLES, "?view=present"]
both = LOOKS * len(EMPTY)  # in turn: the same few parts on each


@pytest.mark.parametrize(
    ("path", "locale", "theme"), [(p, *how) for p, how in zip(EMPTY, both, strict=False)]
)
def test_axe_finds_nothing_without_records(
    tab: Tab, empty: str, path: str, locale: str, theme: str
) -> None:
    assert _violations(tab(locale), f"{empty}/{path}", theme) == []


@pytest.mark.parametrize("path", SECTIONED)
def test_axe_finds_nothing_in_a_section(tab: Tab, site: str, path: str) -> None:
    page = tab()
    page.goto(f"{site}/{path}")
    for section in walk_sections(page, path):
        assert _found(page) == [], section


@pytest.mark.parametrize("path", WALL)
def test_axe_finds_nothing_on_the_wall(tab: Tab, site: str, path: str) -> None:
    assert _violations(tab(), f"{site}/{path}", "light") == []


def _violations(page: Page, url: str, theme: str) -> list[tuple]:
    page.emulate_media(color_scheme=theme)
    page.goto(url)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    charts_drawn(page)
    return _found(page)


def _found(page: Page) -> list[tuple]:
    """Rule and element of every violation."""
    page.wait_for_function(SCROLLED_BY_KEY)
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]
