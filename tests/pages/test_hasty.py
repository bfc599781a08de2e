"""A reader who presses before the server has answered the last choice: the browser sends the two
together, and what is done must be of what is chosen by then, or nothing."""

from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import URL, select
from streamlit.testing.v1 import AppTest

from data_access.engine import read_engine, write_engine
from data_access.load.load_files import load
from data_access.models import Meeting, Postulate
from data_access.publication import Rules, public_tables
from tests.data_access.test_load import POSTULATES, Folder, folder
from tests.pages.conftest import Open
from tests.records import meeting, postulate, programme, put, sector
from ui import materials

__all__ = ["folder"]
DAY = date(2011, 9, 15)


def _press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def _column(url: URL, wanted: object) -> list[object]:
    with read_engine(url).connect() as connection:
        return list(connection.scalars(select(wanted)))  # type: ignore[call-overload]


def test_the_load_taken_back_is_the_one_chosen_last(
    open_page: Open, sqlite_database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UPLOADS", "allowed")
    for word in ("Więcej", "Mniej", "Tyle samo"):
        changed = folder(postulaty=POSTULATES.replace("Więcej", word))
        load(write_engine(sqlite_database), changed, by="Anna")
    app = open_page(sqlite_database, "data", section="loading")
    app.selectbox[-1].set_value(2).run()
    app.selectbox[-1].set_value(3)
    _press(app, "Cofnij")
    assert "Mniej" in "".join(map(str, _column(sqlite_database, Postulate.title)))


def test_only_the_texts_chosen_last_are_published(
    open_page: Open, sqlite_database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    texts = {f"W{n}": f"Proszę dzwonić: 600 700 80{n}" for n in (1, 2)}
    rows = [postulate(code, "KUL", text=text) for code, text in texts.items()]
    put(sqlite_database, programme(), sector("KUL"), *rows)
    app = open_page(sqlite_database, "data", section="publication")
    (box,) = app.multiselect
    first, second = box.options
    box.set_value([first]).run()
    app.text_input[0].set_value("zgoda").run()
    app.multiselect[0].set_value([second])
    _press(app, "Publikuj bez zmian")
    with read_engine(sqlite_database).connect() as connection:
        told = dict(
            public_tables(connection, 1, Rules())["postulates"][["code", "text"]].to_numpy()
        )
    assert told == {"W1": None, "W2": texts["W2"]}


def test_the_slides_are_made_as_they_are_ordered_last(
    open_page: Open, sample: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    app = open_page(sample, "materials")

    def start(*_program: object, asked: tuple[str, ...], **_more: object) -> SimpleNamespace:
        made.append(asked)
        return SimpleNamespace(asked=asked, running=False, made=b"", failure="")

    monkeypatch.setattr(materials, "start", start)
    app.checkbox(key="slides_appendix").set_value(False)
    app.button(key="make_pptx").click().run()
    assert len(made) == 1
    assert "--no-appendix" in made[0]


def test_a_meeting_is_not_opened_in_place_of_the_one_chosen(
    open_page: Open, sqlite_database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    days = {"K1": date(2011, 9, 8), "K2": DAY}
    rows = [meeting(code, "coordinating", day, "planned") for code, day in days.items()]
    put(sqlite_database, programme(), sector("KUL"), *rows)
    app = open_page(sqlite_database, "recording", sitting="K1")
    app.selectbox(key="tied_sitting").set_value("K2")
    _press(app, "Otwórz posiedzenie")
    with read_engine(sqlite_database).connect() as connection:
        held = connection.scalars(select(Meeting.code).where(Meeting.status == "held")).all()
    assert "K1" not in held


def test_a_record_is_not_written_over_from_the_form_of_another(
    open_page: Open, sqlite_database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    rows = [postulate(code, "KUL", title=code) for code in ("P1", "P2")]
    put(sqlite_database, programme(), sector("KUL"), *rows)
    app = open_page(sqlite_database, "recording", section="desk", form="postulate")
    app.selectbox(key="desk_postulates_0").set_value("P1").run()
    app.text_input(key="desk_postulates_P1_0_title").set_value("Inny")
    app.selectbox(key="desk_postulates_0").set_value("P2")
    _press(app, "Zapisz")
    assert sorted(map(str, _column(sqlite_database, Postulate.title))) == ["P1", "P2"]
