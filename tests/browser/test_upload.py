"""Records sent from the page: tried first, written when asked, refused with a marked copy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import URL, select

from data_access.engine import read_engine, write_engine, writing
from data_access.load.load_files import load
from data_access.load.template import template
from data_access.models import PostulateStatus, Sector
from locales import locale
from tests.browser.conftest import Tab
from tests.browser.server import serving
from tests.data_access.test_load import POSTULATES, STATUSES, Folder, folder

pytestmark = pytest.mark.browser
__all__ = ["folder"]
SLOWEST_MS = 20_000


@pytest.fixture
def page(
    tab: Tab, sqlite_database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Page]:
    load(write_engine(sqlite_database), folder())
    monkeypatch.setenv("UPLOADS", "allowed")
    with serving(sqlite_database) as base:
        page = tab(height=1200)
        page.goto(f"{base}/data?section=loading", timeout=SLOWEST_MS)
        yield page


def _send(page: Page, *files: Path) -> None:
    chooser = page.locator("input[type=file]")
    expect(chooser).to_have_accessible_name("wybór plików", timeout=SLOWEST_MS)
    chooser.set_input_files([str(file) for file in files])


def test_a_file_is_tried_then_loaded(page: Page, sqlite_database: URL, tmp_path: Path) -> None:
    wrong, large = tmp_path / "a.exe", tmp_path / "b.csv"
    wrong.touch()
    with large.open("wb") as file:
        file.truncate(200 << 20)
    _send(page, wrong, large)
    for told in ("plików tego rodzaju nie można tu wczytać", "plik może mieć najwyżej 100.0MB"):
        expect(page.get_by_role("alert").filter(has_text=f"Błąd: {told}")).to_be_attached(
            timeout=SLOWEST_MS
        )
    expect(page.get_by_role("button", name="Dodaj pliki")).to_be_visible()
    path = tmp_path / "wzor.xlsx"
    path.write_bytes(template(locale("pl")))
    _send(page, path)
    expect(page.get_by_role("heading", name="Co się zmieni")).to_be_visible(timeout=SLOWEST_MS)
    assert _sectors(sqlite_database) == ["EDU", "KUL"], "nothing is written before it is asked for"
    page.get_by_role("button", name="Wczytaj", exact=True).click()
    expect(page.get_by_text("Dane wczytano.")).to_be_visible(timeout=SLOWEST_MS)
    assert _sectors(sqlite_database) == ["EDU", "KUL", "KUL"]


def test_a_refused_file_comes_back_marked(page: Page, sqlite_database: URL, folder: Folder) -> None:
    path = folder(postulaty=POSTULATES + "P;P2;KULT;Drugi;2011-05-01\n")
    _send(page, *path.iterdir())
    expect(page.get_by_text("Pliki odrzucono")).to_be_visible(timeout=SLOWEST_MS)
    expect(page.get_by_text("nie ma takiego kodu")).to_be_visible()
    page.get_by_role("button", name="Utwórz kopię z zaznaczonymi").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Kopia z zaznaczonymi").click(timeout=SLOWEST_MS)
    assert download.value.suggested_filename == "do poprawy.xlsx"
    assert _sectors(sqlite_database) == ["EDU", "KUL"]


def test_a_decision_of_one_row_is_loaded_and_logged(
    page: Page, sqlite_database: URL, tmp_path: Path
) -> None:
    path = tmp_path / "statusy_postulatow.csv"
    path.write_text(f"{STATUSES.splitlines()[0]}\nP;P1;2011-07-01;w analizie;Wraca\n")
    _send(page, path)
    expect(page.get_by_role("row", name="Zmiany statusu 1 0 0 0")).to_be_visible(timeout=SLOWEST_MS)
    page.get_by_role("button", name="Wczytaj", exact=True).click()
    expect(page.get_by_text("Dane wczytano.")).to_be_visible(timeout=SLOWEST_MS)
    expect(page.get_by_text("statusy_postulatow.csv (")).to_be_visible()
    with read_engine(sqlite_database).connect() as connection:
        assert len(list(connection.scalars(select(PostulateStatus.status)))) == 4


def test_afresh_asks_for_the_code_before_it_removes(
    page: Page, sqlite_database: URL, folder: Folder
) -> None:
    path = folder(**{"branże": "program;kod;nazwa\nP;KUL;Kultura\n"})
    _send(page, *path.iterdir())
    expect(page.get_by_role("heading", name="Co się zmieni")).to_be_visible(timeout=SLOWEST_MS)
    page.get_by_text("Od nowa: usuń z programu").click()
    expect(page.get_by_text("Zostanie usunięte: 1 wpis")).to_be_visible(timeout=SLOWEST_MS)
    ready = page.get_by_role("button", name="Wczytaj", exact=True)
    expect(ready).to_be_disabled()
    code = page.get_by_label("Aby je usunąć, wpisz kod programu: P")
    code.fill("p")
    code.press("Enter")
    expect(ready).to_be_disabled()
    code.fill("P")
    code.press("Enter")
    expect(ready).to_be_enabled(timeout=SLOWEST_MS)
    ready.click()
    expect(page.get_by_text("Dane wczytano.")).to_be_visible(timeout=SLOWEST_MS)
    assert _sectors(sqlite_database) == ["KUL"]


def test_what_does_not_end_is_cancelled_and_tried_again(
    page: Page, sqlite_database: URL, folder: Folder
) -> None:
    with writing(write_engine(sqlite_database)):  # the trial waits for its turn
        _send(page, *folder().iterdir())
        page.get_by_role("button", name="Przerwij").click(timeout=SLOWEST_MS)
        expect(page.get_by_text("Przerwano na życzenie")).to_be_visible(timeout=SLOWEST_MS)
    page.get_by_role("button", name="Sprawdź ponownie").click()
    expect(page.get_by_role("heading", name="Co się zmieni")).to_be_visible(timeout=SLOWEST_MS)


def test_files_of_a_field_that_was_left_do_not_count(page: Page, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.csv" for number in range(4)]
    for path in files:
        with path.open("wb") as file:
            file.truncate(90 << 20)
    assert [_status(page, path) for path in files] == [204, 204, 204, 413]
    told = page.get_by_role("alert").filter(has_text="Błąd: wysłane pliki zajmują za dużo miejsca")
    expect(told).to_be_attached(timeout=SLOWEST_MS)
    page.get_by_role("link", name="Przegląd").first.click()
    expect(page).not_to_have_url(re.compile("/data"), timeout=SLOWEST_MS)
    page.go_back()
    expect(told).not_to_be_attached(timeout=SLOWEST_MS)
    assert _status(page, files[3]) == 204


def test_a_load_that_was_confirmed_goes_on_when_its_page_is_left(
    page: Page, sqlite_database: URL, tmp_path: Path
) -> None:
    path = tmp_path / "wzor.xlsx"
    path.write_bytes(template(locale("pl")))
    _send(page, path)
    button = page.get_by_role("button", name="Wczytaj", exact=True)
    expect(button).to_be_visible(timeout=SLOWEST_MS)
    with writing(write_engine(sqlite_database)):  # the load waits for its turn
        button.click()
        cancel = page.get_by_role("button", name="Przerwij")
        expect(cancel).to_be_visible(timeout=SLOWEST_MS)
        page.get_by_role("link", name="Przegląd").first.click()
        expect(page).not_to_have_url(re.compile("/data"), timeout=SLOWEST_MS)
        page.go_back()
        expect(cancel).to_be_visible(timeout=SLOWEST_MS)
    expect(page.get_by_text("wzor.xlsx (")).to_be_visible(timeout=SLOWEST_MS)
    expect(page.get_by_text("Dane wczytano.")).to_be_visible(timeout=SLOWEST_MS)
    assert _sectors(sqlite_database) == ["EDU", "KUL", "KUL"]


def _status(page: Page, path: Path) -> int:
    """Of the answer to one file that is sent."""
    with page.expect_response(
        lambda answer: answer.request.method == "PUT", timeout=SLOWEST_MS
    ) as answer:
        _send(page, path)
    return answer.value.status


def _sectors(database: URL) -> list[str]:
    with read_engine(database).connect() as connection:
        return sorted(connection.scalars(select(Sector.code)))
