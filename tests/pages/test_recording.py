"""A meeting recorded on the screen: opened, ticked, decided, tried out, taken back."""

from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import URL, Table, select
from streamlit.testing.v1 import AppTest

from data_access.engine import read_engine, write_engine
from data_access.models import Attendance, Base, Meeting, PostulateStatus, Provision
from data_access.writes import write
from tests.pages.conftest import LANGUAGES, Open
from tests.pages.test_pages import HOSTILE
from tests.records import attendance, change, meeting, member, postulate, programme, put, sector
from ui.recording.desk import DESK_FORMS

OWN = "coordinating"
DAY = date(2011, 9, 15)
WORDS = {
    "open": {"pl": "Otwórz posiedzenie", "en": "Open the meeting"},
    "write": {"pl": "Zapisz rozstrzygnięcie", "en": "Write the decision"},
    "try": {"pl": "Wypróbuj", "en": "Try it first"},
    "all": {"pl": "Zapisz wszystkie", "en": "Write all"},
    "discard": {"pl": "Odrzuć próbę", "en": "Discard"},
    "back": {"pl": "Cofnij", "en": "Take it back"},
}
languages = pytest.mark.parametrize("lang", LANGUAGES)
polish, english = (pytest.mark.parametrize("lang", [lang]) for lang in LANGUAGES)
"""For what is done alike in both: of the words only those of its buttons are met."""


@pytest.fixture
def meant(monkeypatch: pytest.MonkeyPatch, sqlite_database: URL) -> URL:
    """Three seats, a planned meeting today, two postulates waiting for it."""
    monkeypatch.setenv("RECORDING", "allowed")
    put(
        sqlite_database,
        programme(),
        sector("KUL"),
        meeting("K8", OWN, DAY, "planned", title=HOSTILE),
        *(member(code, OWN, "ngo") for code in "ABC"),
        *(postulate(f"P{n}", "KUL", title=HOSTILE, text=HOSTILE) for n in (1, 2)),
        *(change(f"P{n}", date(2011, 7, n), "presented") for n in (1, 2)),
        postulate("P3", "KUL"),
        change("P3", DAY, "rejected", justification="powód jak każdy"),
    )
    return sqlite_database


def _press(app: AppTest, word: str, lang: str) -> None:
    next(b for b in app.button if b.label == WORDS[word][lang]).click().run()


def _statuses(url: URL) -> list[tuple[str, str, str | None]]:
    columns = (PostulateStatus.postulate, PostulateStatus.status, PostulateStatus.justification)
    made = select(*columns).where(PostulateStatus.meeting == "K8").order_by(*columns)
    with read_engine(url).connect() as connection:
        return [tuple(row) for row in connection.execute(made)]


def _listed(url: URL) -> dict[str, tuple[bool, bool]]:
    columns = (Attendance.participant, Attendance.attended, Attendance.excused)
    with read_engine(url).connect() as connection:
        return {who: (came, notice) for who, came, notice in connection.execute(select(*columns))}


def _opened(open_page: Open, url: URL, lang: str) -> AppTest:
    app = open_page(url, "recording", lang=lang)
    _press(app, "open", lang)
    assert not app.error
    return app


@languages
def test_a_meeting_as_it_goes(open_page: Open, meant: URL, lang: str) -> None:
    app = _opened(open_page, meant, lang)
    with read_engine(meant).connect() as connection:
        assert connection.scalar(select(Meeting.status)) == "held"
    app.button_group(key="ticked_present_K8").set_value(["A"]).run()
    assert _listed(meant) == {"A": (True, False)}
    assert "1 z 3" in app.metric[0].value or "1 of 3" in app.metric[0].value
    app.button_group(key="ticked_present_K8").set_value(["A", "B"]).run()
    app.button_group(key="ticked_excused_K8").set_value(["C"]).run()
    assert _listed(meant) == {"A": (True, False), "B": (True, False), "C": (False, True)}
    app.button_group(key="ticked_present_K8").set_value(["A", "C"]).run()
    assert _listed(meant) == {"A": (True, False), "B": (False, False), "C": (True, False)}
    app.radio(key="decided_P1").set_value("accepted").run()
    app.text_area(key="justified_P1").set_value(HOSTILE).run()
    _press(app, "write", lang)
    assert _statuses(meant) == [("P1", "accepted", HOSTILE)]
    assert app.radio(key="decided_P2"), "the next case has its turn"
    _press(app, "back", lang)
    assert _statuses(meant) == []
    assert "P1" in app.info[0].value, "it says what was taken back"
    shown = "\n".join(str(m.value) for m in (*app.markdown, *app.subheader))
    assert "![x]" not in shown


MOVE = {"pl": "Przesuń", "en": "Move"}
OFF = {"pl": "Zdejmij z porządku", "en": "Take off the agenda"}


@polish
def test_the_agenda_is_set_by_hand_and_kept(open_page: Open, meant: URL, lang: str) -> None:
    app = open_page(meant, "recording", lang=lang, sitting="K8")
    app.selectbox(key="move_K8").set_value("P2").run()
    next(b for b in app.button if b.label == MOVE[lang]).click().run()
    assert not app.error
    items = Base.metadata.tables["agenda_items"]
    assert sorted((row.position, row.postulate) for row in _rows(meant, items)) == [
        (1, "P2"),
        (2, "P1"),
    ]
    wall = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    assert "P2" in wall.title[0].value
    app.selectbox(key="move_K8").set_value("P1").run()
    next(b for b in app.button if b.label == OFF[lang]).click().run()
    assert [(row.postulate, row.position) for row in _rows(meant, items)] == [
        ("P1", None),
        ("P2", 1),
    ]
    _press(app, "back", lang)
    assert {row.position for row in _rows(meant, items)} == {1, 2}


@english
def test_a_button_pressed_before_the_server_has_answered_is_of_what_is_chosen(
    open_page: Open, meant: URL, lang: str
) -> None:
    """The browser then sends the choice and the press together."""
    app = open_page(meant, "recording", lang=lang, sitting="K8")
    app.selectbox(key="move_K8").set_value("P2")
    next(b for b in app.button if b.label == MOVE[lang]).click().run()
    items = Base.metadata.tables["agenda_items"]
    assert [(row.postulate, row.position) for row in _rows(meant, items)] == [("P1", 2), ("P2", 1)]


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
    assert [(row.postulate, row.position) for row in _rows(meant, items)] == [("P1", 2), ("P2", 1)]


@english
def test_an_agenda_of_nothing_has_no_order(
    open_page: Open, sqlite_database: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    put(sqlite_database, programme(), sector("KUL"), meeting("K8", OWN, DAY, "planned"))
    app = open_page(sqlite_database, "recording", lang=lang, sitting="K8")
    assert not app.exception
    assert not [b for b in app.button if b.label == MOVE[lang]]


@polish
def test_on_the_wall_a_meeting_is_opened_ticked_and_decided(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    _press(app, "open", lang)
    app.button_group(key="ticked_present_K8").set_value(["A", "B"]).run()
    assert _listed(meant) == {"A": (True, False), "B": (True, False)}
    app.radio(key="decided_P1").set_value("accepted").run()
    app.text_area(key="justified_P1").set_value(HOSTILE).run()
    _press(app, "write", lang)
    assert _statuses(meant) == [("P1", "accepted", HOSTILE)]
    assert "P2" in app.title[0].value, "the next item has its turn"
    _press(app, "back", lang)
    assert _statuses(meant) == []


QUORUM = {"pl": "obecnych 1 z 3", "en": "1 of 3"}


@languages
def test_a_decision_without_a_quorum_is_told_of_and_not_forbidden(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = _opened(open_page, meant, lang)
    app.button_group(key="ticked_present_K8").set_value(["A"]).run()
    assert QUORUM[lang] in app.warning[0].value
    app.radio(key="decided_P1").set_value("deferred").run()
    _press(app, "write", lang)
    assert len(_statuses(meant)) == 1
    app.button_group(key="ticked_present_K8").set_value(["A", "B"]).run()
    assert not app.warning


@english
def test_what_came_of_a_form_is_not_told_on_another(open_page: Open, meant: URL, lang: str) -> None:
    app = _opened(open_page, meant, lang)
    assert app.success
    app.query_params["section"] = "desk"
    app.run()
    assert not app.success


@polish
def test_what_others_decide_meanwhile_takes_no_text_off_the_wall(
    open_page: Open, meant: URL, lang: str
) -> None:
    """The item stays, the second writer is told who decided it, and her text is kept."""
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    _press(app, "open", lang)
    row = {"postulate": "P1", "changed_at": f"{DAY} 16:00", "status": "deferred"}
    write(write_engine(meant), "P1", {"postulate_statuses": [row]}, by="Ewa", form="desk")
    app.run()
    assert "P1" in app.title[0].value, "typed text is sent only when it is left"
    app.radio(key="decided_P1").set_value("accepted").run()
    app.text_area(key="justified_P1").set_value("moje słowa").run()
    _press(app, "write", lang)
    assert any("Ewa" in warning.value for warning in app.warning)
    assert app.text_area(key="justified_P1").value == "moje słowa"
    assert _statuses(meant) == []
    app.button(key="write_again").click().run()
    assert _statuses(meant) == [("P1", "accepted", "moje słowa")]
    assert "P2" in app.title[0].value


VOTES = {"pl": "za 7, przeciw 2, wstrzymało się 0", "en": "for 7, against 2, abstained 0"}


@languages
def test_votes_stand_beside_the_decision(open_page: Open, meant: URL, lang: str) -> None:
    """On the wall where it is made and in its history, and on the postulate's record."""
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    _press(app, "open", lang)
    app.radio(key="decided_P1").set_value("deferred").run()
    for name, n in (("for", 7), ("against", 2), ("abstained", 0)):
        app.number_input(key=f"votes_{name}_P1").set_value(n).run()
    _press(app, "write", lang)
    assert VOTES[lang] in "\n".join(m.value for m in app.markdown), "decided at this meeting"
    put(meant, change("P1", DAY, "presented", hour=20))
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions", slide="P1")
    assert VOTES[lang] in "\n".join(m.value for m in app.markdown), "its history"
    app = open_page(meant, "postulates", lang=lang, postulate="P1")
    assert any(VOTES[lang] in shown.value.to_string() for shown in app.table)


@english
def test_without_the_permission_nothing_is_written_on_the_wall(
    open_page: Open, meant: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECORDING")
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    assert "P1" in app.title[0].value
    assert not app.radio
    assert WORDS["open"][lang] not in [button.label for button in app.button]


@languages
def test_before_a_meeting_the_chance_of_a_quorum_is_told(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = open_page(meant, "recording", lang=lang)
    assert not app.metric, "no past meeting has a list"
    put(
        meant,
        meeting("K7", OWN, date(2011, 8, 1)),
        *(attendance("K7", code, "ia", "member") for code in "AB"),
    )
    app = open_page(meant, "recording", lang=lang, sitting="K8")
    told = float(app.metric[0].value.rstrip("%"))
    assert 50 < told < 100
    assert any("funkcja C" in shown.value.to_string() for shown in app.table)


@polish
def test_what_is_tried_out_is_written_only_when_asked(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = _opened(open_page, meant, lang)
    for code in ("P1", "P2"):
        app.selectbox(key="tied_case").set_value(code).run()
        app.radio(key=f"decided_{code}").set_value("rejected").run()
        _press(app, "try", lang)
        assert not app.error
    assert _statuses(meant) == []
    assert app.get("plotly_chart"), "the charts as they would be"
    _press(app, "discard", lang)
    assert not app.get("plotly_chart")
    assert _statuses(meant) == []
    _press(app, "try", lang)
    app.selectbox(key="tied_case").set_value("P1").run()
    _press(app, "all", lang)
    assert [row[:2] for row in _statuses(meant)] == [("P2", "rejected")]


@english
def test_an_earlier_justification_can_be_taken(open_page: Open, meant: URL, lang: str) -> None:
    app = _opened(open_page, meant, lang)
    app.radio(key="decided_P1").set_value("rejected").run()
    app.button(key="earlier_0").click().run()
    assert app.text_area(key="justified_P1").value == "powód jak każdy"


@polish
def test_without_the_permission_there_is_no_such_page(
    open_page: Open, meant: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECORDING")
    app = open_page(meant, "recording", lang=lang)
    assert not app.error
    assert WORDS["open"][lang] not in [button.label for button in app.button]
    assert app.title[0].value not in ("Wprowadzanie", "Recording")


@languages
def test_nothing_to_record(
    open_page: Open, sqlite_database: URL, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    put(sqlite_database, programme(), sector("KUL"))
    app = open_page(sqlite_database, "recording", lang=lang)
    assert not app.error
    assert len(app.info) == 1


SAVE = {"pl": "Zapisz", "en": "Write"}
FILLED = {
    "meeting": {"code": "N1", "team": "KUL", "starts_at": DAY, "status": "planned"},
    "list": {"meeting": "K8", "party": "gość", "registered": True},
    "postulate": {"code": "P9", "sector": "KUL", "title": HOSTILE, "submitted_on": DAY},
    "status": {"postulate": "P1", "changed_at": DAY, "status": "deferred"},
    "task": {"code": "Z1", "meeting": "K8", "title": HOSTILE},
    "provision": {"code": "§ 1", "title": "Zapis"},
    "event": {"date": DAY, "name": "Dzień organizacji"},
    "milestone": {"code": "H1", "name": "Etap", "planned_start": DAY, "planned_end": DAY},
}
"""Of each form, what makes a record."""


def _input(app: AppTest, form: str, name: str):
    kinds = (app.text_input, app.text_area, app.selectbox, app.date_input, app.checkbox)
    start, end = f"desk_{DESK_FORMS[form].table}_", f"_{name}"
    inputs = [e for kind in kinds for e in kind if e.key and e.key.startswith(start)]
    return next(e for e in inputs if e.key.endswith(end))


@pytest.mark.parametrize(("form", "lang"), list(zip(DESK_FORMS, cycle(LANGUAGES), strict=False)))
def test_a_record_at_the_desk(open_page: Open, meant: URL, form: str, lang: str) -> None:
    table = Base.metadata.tables[DESK_FORMS[form].table]
    app = open_page(meant, "recording", lang=lang, section="desk", form=form)
    app.button[-1].click().run()
    assert len(app.error) == 1, "what is missing is told by its name"
    before = _rows(meant, table)
    for name, value in FILLED[form].items():
        _input(app, form, name).set_value(value)
    app.button[-1].click().run()
    assert not app.error
    assert len(_rows(meant, table)) == len(before) + 1
    assert _input(app, form, next(iter(FILLED[form]))).value != next(iter(FILLED[form].values()))
    next(b for b in app.button if b.label == WORDS["back"][lang]).click().run()
    assert _rows(meant, table) == before


@english
def test_a_record_is_changed_and_the_second_writer_told(
    open_page: Open, meant: URL, lang: str
) -> None:
    put(meant, Provision(programme_id=1, code="§ 1", title="pierwszy"))
    app = open_page(meant, "recording", lang=lang, section="desk", form="provision")
    next(s for s in app.selectbox if s.key == "desk_provisions_0").set_value("§ 1").run()
    _input(app, "provision", "title").set_value("mój").run()
    rows = {"provisions": [{"code": "§ 1", "title": "cudzy"}]}
    write(write_engine(meant), "P1", rows, by="Ewa", form="desk")
    app.button[-1].click().run()
    assert len(app.warning) == 1
    assert "Ewa" in app.warning[0].value
    assert _input(app, "provision", "title").value == "mój"
    assert ("§ 1", "cudzy") in [tuple(row)[1:3] for row in _rows(meant, _PROVISIONS)]
    app.button(key="write_again").click().run()
    assert ("§ 1", "mój") in [tuple(row)[1:3] for row in _rows(meant, _PROVISIONS)]


_PROVISIONS = Base.metadata.tables["provisions"]


def _rows(url: URL, table: Table) -> list:
    with read_engine(url).connect() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))


@languages
def test_the_draft_is_kept_and_becomes_the_meetings_minutes(
    open_page: Open, meant: URL, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(tmp_path))
    monkeypatch.setenv("MINUTES_ADDRESS", "https://miasto.example/protokoly/")
    app = _opened(open_page, meant, lang)
    app.button(key="keep_minutes_K8").click().run()
    url = "https://miasto.example/protokoly/p1.k8.docx"
    assert url in app.success[0].value.replace("\\", "").replace("\u2060", "")
    assert [row.minutes_url for row in _rows(meant, Base.metadata.tables["meetings"])] == [url]
    (kept,) = tmp_path.iterdir()
    assert (kept.name, kept.read_bytes()[:2]) == ("p1.k8.docx", b"PK")
    assert not [b for b in app.button if b.key == "keep_minutes_K8"], "they are linked"
    kept.write_bytes(b"signed")
    _press(app, "back", lang)
    assert [row.minutes_url for row in _rows(meant, Base.metadata.tables["meetings"])] == [None]
    app.button(key="keep_minutes_K8").click().run()
    assert kept.read_bytes() == b"signed", "what was put in its place stays"
    assert list(tmp_path.iterdir()) == [kept]


def test_a_draft_that_no_record_leads_to_does_not_stay(
    open_page: Open, meant: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(tmp_path))
    monkeypatch.setenv("MINUTES_ADDRESS", "https://miasto.example/protokoly")
    app = _opened(open_page, meant, "pl")
    moved = {"code": "K8", "team": OWN, "starts_at": "2011-09-15 12:00", "status": "held"}
    write(write_engine(meant), "P1", {"meetings": [moved]}, by="inny", form="meeting", seen=None)
    app.button(key="keep_minutes_K8").click().run()
    assert app.warning, "others wrote meanwhile"
    assert not list(tmp_path.iterdir())
    app.button(key="write_again").click().run()
    assert len(list(tmp_path.iterdir())) == 1
    assert all(row.minutes_url for row in _rows(meant, Base.metadata.tables["meetings"]))


@languages
def test_where_the_minutes_cannot_be_kept_no_link_is_written(
    open_page: Open, meant: URL, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(tmp_path / "nowhere"))
    monkeypatch.setenv("MINUTES_ADDRESS", "https://miasto.example/protokoly")
    app = _opened(open_page, meant, lang)
    app.button(key="keep_minutes_K8").click().run()
    assert app.error
    assert [row.minutes_url for row in _rows(meant, Base.metadata.tables["meetings"])] == [None]


@languages
def test_what_lies_after_the_as_of_date_is_shown_from_its_own_day_on(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = open_page(meant, "recording", lang=lang, section="desk", form="event")
    label = {"pl": "Pokaż stan na 01.10.2011", "en": "Show the records as of 1 Oct 2011"}[lang]
    for day, offered in ((date(2011, 10, 1), True), (date(2011, 9, 1), False)):
        _input(app, "event", "date").set_value(day)
        _input(app, "event", "name").set_value(f"Wybory {day}")
        next(b for b in app.button if b.icon == ":material/save:").click().run()
        assert app.success
        assert (label in [b.label for b in app.button]) == offered
    _input(app, "event", "date").set_value(date(2011, 10, 1))
    _input(app, "event", "name").set_value("Otwarcie")
    next(b for b in app.button if b.icon == ":material/save:").click().run()
    next(b for b in app.button if b.label == label).click().run()
    assert app.query_params["as_of"] == "2011-10-01"
