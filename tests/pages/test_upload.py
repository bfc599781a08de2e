"""Files that were sent while others are read: they wait for their turn, and the page says so."""

from threading import Semaphore

import pytest
from sqlalchemy import URL
from streamlit.testing.v1 import AppTest

from data_access.engine import write_engine
from data_access.load.load_files import load
from tests.data_access.test_load import Folder, folder
from tests.pages.conftest import Open
from tests.ui.test_jobs import SLOWEST_SECONDS, until
from ui import session, uploaded_files

__all__ = ["folder"]
REFUSED = "program;kod;nazwa\nNIE MA;KUL;Kultura\n"


@pytest.fixture
def places(sqlite_database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Semaphore:
    """As many files as are released may be read at once."""
    load(write_engine(sqlite_database), folder())
    monkeypatch.setenv("UPLOADS", "allowed")
    places = Semaphore(0)
    monkeypatch.setattr(uploaded_files, "_PLACES", places)
    return places


def _sent(open_page: Open, database: URL, lang: str) -> AppTest:
    app = open_page(database, "data", lang=lang, section="loading")
    return app.file_uploader[0].set_value(("branże.csv", REFUSED.encode(), "text/csv")).run()


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("lang", "words"), [("pl", "Czeka na swoją kolej: 0 s"), ("en", "Waiting for its turn: 0 s")]
)
def test_files_that_wait_for_their_turn_say_so(
    open_page: Open, sqlite_database: URL, lang: str, words: str
) -> None:
    app = _sent(open_page, sqlite_database, lang)
    assert [bar.text for bar in app.progress] == [words]


def test_the_copy_is_made_beside_the_page(
    open_page: Open, sqlite_database: URL, places: Semaphore
) -> None:
    places.release()
    app = _sent(open_page, sqlite_database, "pl")
    until(lambda: not app.session_state[session.UPLOADED].trial.running)
    app.run()
    assert places.acquire(timeout=SLOWEST_SECONDS)

    _press(app, "Utwórz kopię z zaznaczonymi")
    assert app.progress[0].text.startswith("Czeka na swoją kolej")
    assert app.expander, "what is wrong with the files can be read meanwhile"
    _press(app, "Przerwij")
    assert not app.progress

    places.release()
    _press(app, "Utwórz kopię z zaznaczonymi")
    until(lambda: not app.session_state[session.UPLOADED].copy.running)
    app.run()
    assert any("Kopia z zaznaczonymi" in button.label for button in app.download_button)


def _press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
