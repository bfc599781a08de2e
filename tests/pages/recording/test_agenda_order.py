"""The agenda of a meeting set by hand: moved, taken off, put back."""

import pytest
from sqlalchemy import URL

from data_access.models import Base
from tests.pages.conftest import Open
from tests.pages.recording.steps import DAY, OWN, english, polish, press, saved
from tests.records import meeting, programme, put, sector

MOVE = {"pl": "Przesuń", "en": "Move"}
OFF = {"pl": "Zdejmij z porządku", "en": "Take off the agenda"}


@polish
def test_the_agenda_is_set_by_hand_and_kept(open_page: Open, meant: URL, lang: str) -> None:
    app = open_page(meant, "recording", lang=lang, sitting="K8")
    app.selectbox(key="move_K8").set_value("P2").run()
    next(b for b in app.button if b.label == MOVE[lang]).click().run()
    assert not app.error
    items = Base.metadata.tables["agenda_items"]
    assert sorted((row.position, row.postulate) for row in saved(meant, items)) == [
        (1, "P2"),
        (2, "P1"),
    ]
    wall = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    assert "P2" in wall.title[0].value
    app.selectbox(key="move_K8").set_value("P1").run()
    next(b for b in app.button if b.label == OFF[lang]).click().run()
    assert [(row.postulate, row.position) for row in saved(meant, items)] == [
        ("P1", None),
        ("P2", 1),
    ]
    press(app, "back", lang)
    assert {row.position for row in saved(meant, items)} == {1, 2}


@english
def test_a_button_pressed_before_the_server_has_answered_is_of_what_is_chosen(
    open_page: Open, meant: URL, lang: str
) -> None:
    """The browser then sends the choice and the press together."""
    app = open_page(meant, "recording", lang=lang, sitting="K8")
    app.selectbox(key="move_K8").set_value("P2")
    next(b for b in app.button if b.label == MOVE[lang]).click().run()
    items = Base.metadata.tables["agenda_items"]
    assert [(row.postulate, row.position) for row in saved(meant, items)] == [
        ("P1", 2),
        ("P2", 1),
    ]


@polish
def test_what_was_taken_off_the_agenda_can_be_put_at_its_end(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = open_page(meant, "recording", lang=lang, sitting="K8")
    app.selectbox(key="move_K8").set_value("P1").run()
    next(b for b in app.button if b.label == OFF[lang]).click().run()
    place = next(n for n in app.number_input if n.key.startswith("place_K8"))
    assert (place.min, place.max) == (1, 2)
    place.set_value(2).run()
    next(b for b in app.button if b.label == MOVE[lang]).click().run()
    items = Base.metadata.tables["agenda_items"]
    assert [(row.postulate, row.position) for row in saved(meant, items)] == [
        ("P1", 2),
        ("P2", 1),
    ]


@english
def test_an_agenda_of_nothing_has_no_order(
    open_page: Open, sqlite_database: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    put(sqlite_database, programme(), sector("KUL"), meeting("K8", OWN, DAY, "planned"))
    app = open_page(sqlite_database, "recording", lang=lang, sitting="K8")
    assert not app.exception
    assert not [b for b in app.button if b.label == MOVE[lang]]
