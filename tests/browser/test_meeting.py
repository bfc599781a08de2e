"""A whole meeting in two windows: at the desk it is prepared and recorded, on the wall decided."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, TimeoutError, expect
from pptx import Presentation
from sqlalchemy import URL

from data_access import export, indicators
from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from data_access.schema import upgrade
from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.browser.test_walk import FINISHED, SLOWEST_MS
from tests.records import change, meeting, member, postulate, programme, put, scope, sector

pytestmark = pytest.mark.browser
OWN = "coordinating"
DAY = date(2011, 9, 15)
SEATS = "ABCD"
REASON = "Zgodnie z kierunkami programu."
DECIDED = {
    "P6": "Uwzględniono",
    "P1": "Uwzględniono częściowo",
    "P2": "Nie uwzględniono",
    "P3": "Do dalszych prac",
    "P4": "Połączono z innym",
}
"""In the order of the agenda as it is set: P6 was moved to its beginning."""


@pytest.fixture
def waiting(tmp_path: Path) -> URL:
    """Seven postulates wait for a meeting on this day."""
    database = URL.create("sqlite", database=str(tmp_path / "own.db"))
    upgrade(write_engine(database))
    put(
        database,
        programme(),
        sector("KUL"),
        meeting("K8", OWN, DAY, "planned"),
        *(member(code, OWN, "ngo") for code in SEATS),
        *(postulate(f"P{n}", "KUL", day=date(2011, 7, n)) for n in range(1, 8)),
        *(change(f"P{n}", date(2011, 7, 20), "presented") for n in range(1, 8)),
    )
    return database


@pytest.fixture
def recording(waiting: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("RECORDING", "allowed")
    with serving(waiting) as base:
        yield base


@pytest.fixture
def desk(tab: Tab, recording: str) -> Page:
    return _at(tab(), f"{recording}/recording?sitting=K8")


@pytest.fixture
def wall(browser: Browser, recording: str) -> Iterator[Page]:
    """A second window, of another visitor."""
    context = browser.new_context(locale="pl-PL", viewport={"width": 1024, "height": 768})
    yield _at(context.new_page(), f"{recording}/?view=present&part=decisions")
    context.close()


def _at(page: Page, address: str) -> Page:
    page.context.add_cookies([{"name": "visit", "value": "again", "url": address}])
    page.goto(address)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    return page


def _finished(page: Page) -> None:
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    _finished(page)


def _says(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible(timeout=SLOWEST_MS)


def _pick(page: Page, box: str, option: str) -> None:
    """Opens the list anew where a run of the script that was still to come closed it."""
    wanted = page.get_by_role("option").filter(has_text=option).first
    for _attempt in range(4):
        page.get_by_role("combobox", name=box, exact=True).click()
        with suppress(TimeoutError):
            wanted.click(timeout=SLOWEST_MS / 4)
            return _finished(page)
        page.keyboard.press("Escape")
    pytest.fail(f"{option} is not among what «{box}» offers")


def _choose(page: Page, code: str, status: str, reason: str = REASON) -> None:
    heading = page.get_by_role("heading", name=re.compile(f"^{code} –")).last  # the form's own
    expect(heading).to_be_visible(timeout=SLOWEST_MS)
    _finished(page)
    page.get_by_role("radiogroup", name="Rozstrzygnięcie").get_by_text(status, exact=True).click()
    expect(page.get_by_role("button", name="Zapisz rozstrzygnięcie")).to_be_visible()
    _finished(page)
    if status == "Połączono z innym":
        _pick(page, "Połączony z", "P7")
    page.get_by_role("textbox", name="Uzasadnienie").fill(f"{code}: {reason}")


def _decide(page: Page, code: str) -> None:
    _choose(page, code, DECIDED[code])
    _press(page, "Zapisz rozstrzygnięcie")
    _says(page, f"{code}: zapisano rozstrzygnięcie")
    _finished(page)


def _downloaded(page: Page, button: str) -> BytesIO:
    with page.expect_download(timeout=SLOWEST_MS) as download:
        page.get_by_role("button", name=button).click()
    return BytesIO(Path(download.value.path()).read_bytes())


def _exported(url: URL, folder: Path) -> dict[str, bytes]:
    with read_engine(url).connect() as connection:
        export.export(connection, 1, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _figures(url: URL) -> dict:
    with read_engine(url).connect() as connection:
        return indicators.compute(scope(url), connection)


@pytest.mark.long
def test_a_whole_meeting(desk: Page, wall: Page, waiting: URL, tmp_path: Path) -> None:
    before = _exported(waiting, tmp_path / "before")
    _set_the_agenda(desk)
    _gather(desk)
    _says(wall, "obecnych 2 z 4 (50%), kworum jest")
    for code in ("P6", "P1"):
        _decide_on_the_wall(wall, code)
    desk.reload()
    _says(desk, "Rozstrzygnięto na tym posiedzeniu (2)")
    for code in ("P2", "P3", "P4"):
        _decide(desk, code)
    _take_one_back_and_decide_it_again(desk)
    _rehearse_and_discard(desk, waiting, tmp_path)
    _minutes_say_what_was_decided(desk)
    _slides_say_what_was_decided(desk)
    _equals_a_load_of_the_same(waiting, before, tmp_path)


def _set_the_agenda(desk: Page) -> None:
    desk.get_by_text("Porządek obrad: kolejność (7)").click()
    _pick(desk, "Sprawa do przesunięcia", "P6")
    _press(desk, "Przesuń")
    _says(desk, "Porządek obrad zapisano")
    item = desk.get_by_role("combobox", name="Sprawa do przesunięcia")
    expect(item, "the list stays open for the next one").to_be_visible()
    told = _text(Document(_downloaded(desk, "Porządek obrad (DOCX)")))
    assert told.index("P6 –") < told.index("P1 –")


def _gather(desk: Page) -> None:
    _press(desk, "Otwórz posiedzenie")
    _says(desk, "Do kworum brakuje 2 osób")
    for seat in SEATS[:2]:
        desk.locator(".st-key-ticked_present_K8").get_by_text(f"funkcja {seat}").click()
        _finished(desk)
    _says(desk, "Jest kworum")


def _decide_on_the_wall(wall: Page, code: str) -> None:
    expect(wall.get_by_role("heading", level=1)).to_contain_text(f"{code} –", timeout=SLOWEST_MS)
    wall.get_by_role("button", name="Rozstrzygnij").click()
    _decide(wall, code)


def _take_one_back_and_decide_it_again(desk: Page) -> None:
    desk.locator(".st-key-take_back button").click()
    _finished(desk)
    _says(desk, "Cofnięto")
    _pick(desk, "Sprawa", "P4")
    expect(desk.get_by_role("heading", name="P4 – Postulat P4")).to_be_visible()
    _finished(desk)
    _decide(desk, "P4")
    _says(desk, "Rozstrzygnięto na tym posiedzeniu (5)")


def _rehearse_and_discard(desk: Page, waiting: URL, tmp_path: Path) -> None:
    before = _exported(waiting, tmp_path / "written")
    _choose(desk, "P5", "Uwzględniono")
    _press(desk, "Wypróbuj")
    _says(desk, "Na próbę, niezapisane (1)")
    _press(desk, "Odrzuć próbę")
    expect(desk.get_by_text("Na próbę, niezapisane")).to_have_count(0)
    assert _exported(waiting, tmp_path / "discarded") == before


def _minutes_say_what_was_decided(desk: Page) -> None:
    told = _text(Document(_downloaded(desk, "Projekt protokołu")))
    assert "2 z 4 (50%)" in told
    for code, status in DECIDED.items():
        assert f"{code} – " in told
        assert f"{status}" in told
        assert f"{code}: {REASON}" in told


def _slides_say_what_was_decided(desk: Page) -> None:
    _at(desk, desk.url.split("/recording")[0] + "/materials")
    desk.locator(".st-key-slides_appendix label").click()
    _finished(desk)
    desk.get_by_role("button", name="PPTX").first.click()
    shown = Presentation(_downloaded(desk, "Pobierz PPTX"))
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert any(title.startswith("Rozstrzygnięto 3 z 6 postulatów") for title in titles), titles
    assert any(title.startswith("2 postulaty czekają") for title in titles), titles


def _equals_a_load_of_the_same(waiting: URL, before: dict[str, bytes], tmp_path: Path) -> None:
    """The export of what was recorded, loaded over the records as they were before."""
    other = URL.create("sqlite", database=str(tmp_path / "other.db"))
    upgrade(write_engine(other))
    for name, files in (("first", before), ("then", _exported(waiting, tmp_path / "after"))):
        folder = tmp_path / name
        folder.mkdir()
        for file, content in files.items():
            (folder / file).write_bytes(content)
        load(write_engine(other), folder)
    assert _figures(other) == _figures(waiting)
    assert _exported(other, tmp_path / "loaded") == _exported(waiting, tmp_path / "recorded")


def _text(word: Document) -> str:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
