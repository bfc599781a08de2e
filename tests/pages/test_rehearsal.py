"""What is tried out, or set on an agenda, does what is said of it: on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import URL
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open
from tests.records import change, meeting, postulate, programme, put, sector
from ui.recording import rehearsal

DAY = date(2011, 9, 15)
DECIDED = {"W1": "accepted", "W2": "rejected", "W3": "partly_accepted"}


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch, database: URL) -> URL:
    """Two decisions a week for twelve weeks, eight postulates that wait, a meeting under way."""
    monkeypatch.setenv("RECORDING", "allowed")
    done = [(f"D{n}", DAY - timedelta(days=3 * n + 2)) for n in range(28)]
    put(
        database,
        programme(consultation_end=date(2011, 10, 8)),
        sector("KUL"),
        meeting("K8", "coordinating", DAY),
        *(postulate(code, "KUL", day=day - timedelta(days=40)) for code, day in done),
        *(change(code, day, "accepted") for code, day in done),
        *(postulate(f"W{n}", "KUL", day=date(2011, 8, n)) for n in range(1, 9)),
        *(change(f"W{n}", date(2011, 8, 20), "presented") for n in range(1, 9)),
    )
    return database


def _tried(app: AppTest, decided: dict[str, str]) -> None:
    for code, status in decided.items():
        app.selectbox(key="tied_case").set_value(code).run()
        app.radio(key=f"decided_{code}").set_value(status).run()
        _press(app, "Try it first")


def _press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    assert not app.error


def _told(app: AppTest) -> tuple[list[str], list[str]]:
    """The columns «Now» and «If it is so decided»."""
    found = next(t.value for t in app.table if "If it is so decided" in t.value.columns)
    return found["Now"].tolist(), found["If it is so decided"].tolist()


def test_what_is_tried_is_what_is_once_it_is_written(open_page: Open, waiting: URL) -> None:
    app = open_page(waiting, "recording", lang="en", sitting="K8")
    _tried(app, DECIDED)
    now, then = _told(app)
    assert (now[:2], then[:2]) == (["8", "28"], ["5", "31"])
    assert not [n for n, told in enumerate(now) if told == then[n]], "forecast too"
    _press(app, "Write all")
    _tried(app, {"W4": "accepted"})
    assert _told(app)[0] == then


def test_it_is_worked_out_once_and_again_when_others_write(
    open_page: Open, waiting: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    tried = rehearsal.rehearsed
    monkeypatch.setattr(
        rehearsal, "rehearsed", lambda *given: (made.append(given), tried(*given))[1]
    )
    app = open_page(waiting, "recording", lang="en", sitting="K8")
    _tried(app, {"W1": "accepted"})
    app.selectbox(key="tied_case").set_value("W5").run()
    app.text_area(key="justified_W5").set_value("tak").run()
    assert len(made) == 1
    before = _told(app)
    put(waiting, change("W8", DAY, "rejected"))
    app.run()
    assert len(made) == 2
    assert [column[0] for column in before] == ["8", "7"]
    assert [column[0] for column in _told(app)] == ["7", "6"]


WORDS = {"pl": "szansa zdążenia do 08.10.2011 rośnie z", "en": "done by 8 Oct 2011 rises from"}


@pytest.mark.parametrize("lang", WORDS)
def test_beside_the_agenda_stands_what_it_does(open_page: Open, waiting: URL, lang: str) -> None:
    """Fourteen meetings have decided two each; the next one comes before the end."""
    days = [DAY - timedelta(days=6 * n + 2) for n in range(14)]
    put(
        waiting,
        *(meeting(f"H{n}", "coordinating", day) for n, day in enumerate(days)),
        meeting("K9", "coordinating", date(2011, 9, 20), "planned"),
    )
    app = open_page(waiting, "recording", lang=lang, sitting="K9")
    told = [shown.value.replace("\\", "") for shown in app.markdown]
    told = [text for text in told if WORDS[lang] in text]
    assert len(told) == 1
    assert told[0].startswith("8 ")
