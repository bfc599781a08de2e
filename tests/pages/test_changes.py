"""The section that compares two days, the history of a record, and a load taken back."""

from datetime import date

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine, revision, write_engine
from data_access.load.load_files import load
from tests.data_access.test_load import POSTULATES, Folder, folder
from tests.pages.conftest import Open
from ui import changes

__all__ = ["folder"]
pytestmark = pytest.mark.parametrize("lang", ["pl", "en"])


@pytest.fixture
def loaded(sqlite_database: URL, folder: Folder) -> URL:
    load(write_engine(sqlite_database), folder(), by="Anna")
    changed = folder(postulaty=POSTULATES.replace("Więcej", "Mniej"))
    load(write_engine(sqlite_database), changed, by="Jan")
    return sqlite_database


def test_two_days_are_compared_and_the_records_named(
    open_page: Open, sample: URL, lang: str
) -> None:
    app = open_page(sample, "data", lang=lang, section="changes", since="month")
    headers = [header.value for header in app.header]
    first = {"pl": "Co się zmieniło", "en": "What changed"}[lang]
    assert first in headers
    assert any("+37" in text.value for text in app.markdown)
    assert app.dataframe
    assert not app.error


@pytest.mark.parametrize("day", ["2011-09-12", "2011-09-13"])
def test_last_monday_is_a_week_ago_on_a_monday(
    open_page: Open, sample: URL, lang: str, day: str
) -> None:
    app = open_page(sample, "data", lang=lang, section="changes", since="monday", as_of=day)
    since = {"pl": {"12": "05.09.2011", "13": "12.09.2011"},
             "en": {"12": "5 Sept 2011", "13": "12 Sept 2011"}}[lang][day[-2:]]  # fmt: skip
    assert any(since in text.value.replace("\\", "") for text in app.markdown)


def test_a_load_is_taken_back_on_the_page(
    open_page: Open, loaded: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(loaded, "data", lang=lang, section="loading")
    label = {"pl": "Cofnij", "en": "Undo"}[lang]
    assert label not in [button.label for button in app.button], "not where loads are forbidden"
    monkeypatch.setenv("UPLOADS", "allowed")
    app.run()
    app.selectbox[-1].set_value(2).run()
    next(button for button in app.button if button.label == label).click().run()
    told = {"pl": "Cofnięto zapis nr 2.", "en": "Revision 2 is undone."}[lang]
    assert told in app.success[0].value.replace("\\", "")
    with read_engine(loaded).connect() as connection:
        assert revision(connection) == 3


def test_a_drawer_tells_who_wrote_what(open_page: Open, loaded: URL, lang: str) -> None:
    app = open_page(loaded, "postulates", lang=lang, postulate="P1")
    told = {"pl": "Historia wpisu", "en": "History of the entry"}[lang]
    assert told in [expander.label for expander in app.expander]


def test_a_session_keeps_its_programme_when_a_later_one_is_loaded(
    open_page: Open, loaded: URL, folder: Folder, lang: str
) -> None:
    app = open_page(loaded, "data", lang=lang)
    later = "kod;nazwa;okres_od;okres_do\nP2;Program 2015;01.01.2015;31.12.2017\n"
    load(write_engine(loaded), folder(programy=later + "P;Program;01.01.2012;31.12.2014\n"))
    app.run()
    assert app.caption[0].value == "Program"
    assert open_page(loaded, "data", lang=lang).caption[0].value == "Program 2015"


def test_my_last_visit_is_a_choice_where_the_browser_remembers_one(
    open_page: Open, sample: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {"pl": "moja ostatnia wizyta", "en": "my last visit"}[lang]
    app = open_page(sample, "data", lang=lang, section="changes", since="visit")
    assert words not in app.selectbox(key="tied_since").options
    monkeypatch.setattr(changes, "previous_visit", lambda _cookie: date(2011, 9, 1))
    app = open_page(sample, "data", lang=lang, section="changes", since="visit")
    assert words in app.selectbox(key="tied_since").options
    day = {"pl": "01.09.2011", "en": "1 Sept 2011"}[lang]
    assert any(day in text.value.replace("\\", "") for text in app.caption)
    monkeypatch.setattr(changes, "previous_visit", lambda _cookie: date(2026, 9, 1))
    app = open_page(sample, "data", lang=lang, section="changes", since="visit")
    told = {"pl": "według stanu na wcześniejszy dzień", "en": "as of an earlier day"}[lang]
    assert any(told in text.value for text in app.caption)
