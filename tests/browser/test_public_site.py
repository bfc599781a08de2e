"""The public site in a browser: accessible, narrow, searched with and whole without scripts."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import URL

from data_access import models
from data_access.engine import read_engine, write_engine
from data_access.schema import upgrade
from reports.site import make
from reports.site.page_paths import PageKind, PagePlace
from tests.browser.conftest import Tab
from tests.browser.test_accessibility import RULES, seen
from tests.domain.test_topics import TEXTS
from tests.records import postulate, put, scope, sector
from tests.reports.site.conftest import records

pytestmark = pytest.mark.browser
KINDS: tuple[PageKind, ...] = (
    *("front", "schedule", "meetings", "sectors", "postulates", "topics", "provisions"),
    *("news", "methodology", "accessibility"),
)
PLACES = [
    *map(PagePlace, KINDS),
    *(PagePlace("sectors", "KUL"), PagePlace("topics", "EDU")),
    *(PagePlace("postulates", "P-1"), PagePlace("provisions", "§ 9")),
]
DATA = ("data/index.html", "data/f/index.html", "data/f/kul.html")
"""The pages of the open data, each in both languages."""


def many() -> list[models.Base]:
    """Postulates enough to have topics."""
    return [postulate(f"E{n:02}", "EDU", title=text) for n, text in enumerate(TEXTS)]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_told: object) -> None:
        pass


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of small records, said to be made up, served; its address."""
    folder: Path = tmp_path_factory.mktemp("public")
    database = URL.create("sqlite", database=str(folder / "records.db"))
    upgrade(write_engine(database))
    put(database, *records(is_sample=True), sector("EDU"), *many())
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("PUBLICATION", raising=False)
        environment.delenv("STATEMENT", raising=False)
        with read_engine(database).connect() as connection:
            make(scope(database), connection, folder / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def _violations(page: Page) -> list[tuple]:
    page.evaluate("document.querySelectorAll('details').forEach(of => of.open = true)")
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


@seen
def test_axe_finds_nothing(tab: Tab, public: str, locale: str, theme: str) -> None:
    """Nor does anything come from elsewhere, break the policy, or stand wider than a telephone."""
    page, language = tab(locale, width=320, height=700), locale[:2]
    page.emulate_media(color_scheme=theme)
    told: list[str] = []
    hosts: set[str] = set()
    found: list[tuple] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    for path in [*(place.path(language) for place in PLACES), *DATA, "404.html"]:
        page.goto(f"{public}/{path}")
        found += [(path, *of) for of in _violations(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert not found
    assert not told
    assert hosts == {public.removeprefix("http://")}


REACHED = """() => {
  const at = document.activeElement;
  return at === document.body ? -1 : [...document.querySelectorAll("*")].indexOf(at);
}"""
EXPECTED = """() => {
  const all = [...document.querySelectorAll("*")];
  const wanted = "a[href], button, input, select, summary, [tabindex='0']";
  return [...document.querySelectorAll(wanted)].filter((of) => of.checkVisibility())
    .map((of) => all.indexOf(of));
}"""


def test_every_kind_of_page_is_walked_by_keyboard(tab: Tab, public: str) -> None:
    """All that can be used is reached, in the order in which it is read, and left again: so the
    accessibility statement says."""
    page = tab("pl-PL")
    for path in (*(place.path("pl") for place in PLACES), *DATA):
        page.goto(f"{public}/{path}")
        expected, reached = page.evaluate(EXPECTED), []
        for _press in range(len(expected) + 2):
            page.keyboard.press("Tab")
            at = page.evaluate(REACHED)
            if at == -1 or at in reached:  # round again, where the browser has no bar of its own
                break
            reached.append(at)
        assert reached == expected, path


def test_postulates_are_found_by_words_sector_and_status(tab: Tab, public: str) -> None:
    page = tab("pl-PL")
    page.goto(f"{public}/pl/postulaty.html")
    found = page.locator("#found li")
    page.get_by_label("Znajdź postulat").fill("zlobek BLIZEJ")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Żłobek <b>bliżej</b>")
    expect(found).to_contain_text("osoba fizyczna")
    expect(page.locator("#told")).to_have_text("Znaleziono postulatów: 1")
    page.get_by_label("Branża").select_option("Sport")
    expect(page.locator("#told")).to_have_text("Nie znaleziono żadnego postulatu.")
    page.get_by_label("Znajdź postulat").fill("")
    expect(found).to_have_count(1)
    page.reload()
    expect(found).to_have_count(1)
    assert page.url.endswith("?sector=SPO")
    found.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Boisko")


def test_without_scripts_all_is_there(browser: Browser, public: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(public)
    expect(page.get_by_role("heading", level=1)).to_have_text("Program współpracy")
    menu = page.get_by_role("navigation", name="Menu")
    menu.get_by_role("link", name="Postulaty").click()
    expect(page.get_by_role("search")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Kultura").click()
    page.get_by_role("link", name="Sale prób").click()
    expect(page.get_by_role("main")).to_contain_text("Środki są w budżecie.")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("main")).to_contain_text("Accepted")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_has_the_colours_of_the_theme(tab: Tab, public: str, theme: str) -> None:
    page = tab("pl-PL")
    page.emulate_media(color_scheme=theme)
    page.goto(f"{public}/pl/index.html")
    drawn = page.locator("figure img").first
    drawn.scroll_into_view_if_needed()
    expect(drawn).to_have_js_property("complete", True)
    svg = page.request.get(drawn.evaluate("of => of.currentSrc")).text()
    assert "textLength" in svg
    seen = Image.open(BytesIO(drawn.screenshot())).convert("RGB").getcolors(1 << 24)
    colours = {colour for _times, colour in seen}
    assert ((0xE8, 0xED, 0xF4) in colours) == (theme == "dark"), "the colour of its texts"
