"""A meeting recorded on the screen: opened, ticked, decided, tried out, taken back."""

from datetime import date

import pytest
from sqlalchemy import URL, select

from data_access.engine import read_engine
from data_access.models import Meeting
from tests.pages.conftest import Open
from tests.pages.recording.steps import (
    DAY,
    OWN,
    WORDS,
    attended,
    english,
    languages,
    opened_meeting,
    polish,
    press,
    statuses,
)
from tests.pages.test_pages import HOSTILE
from tests.records import attendance, change, meeting, programme, put, sector


@languages
def test_a_meeting_as_it_goes(open_page: Open, meant: URL, lang: str) -> None:
    app = opened_meeting(open_page, meant, lang)
    with read_engine(meant).connect() as connection:
        assert connection.scalar(select(Meeting.status)) == "held"
    app.button_group(key="ticked_present_K8").set_value(["A"]).run()
    assert attended(meant) == {"A": (True, False)}
    assert "1 z 3" in app.metric[0].value or "1 of 3" in app.metric[0].value
    app.button_group(key="ticked_present_K8").set_value(["A", "B"]).run()
    app.button_group(key="ticked_excused_K8").set_value(["C"]).run()
    assert attended(meant) == {"A": (True, False), "B": (True, False), "C": (False, True)}
    app.button_group(key="ticked_present_K8").set_value(["A", "C"]).run()
    assert attended(meant) == {"A": (True, False), "B": (False, False), "C": (True, False)}
    app.radio(key="decided_P1").set_value("accepted").run()
    app.text_area(key="justified_P1").set_value(HOSTILE).run()
    press(app, "write", lang)
    assert statuses(meant) == [("P1", "accepted", HOSTILE)]
    assert app.radio(key="decided_P2"), "the next case has its turn"
    press(app, "back", lang)
    assert statuses(meant) == []
    assert "P1" in app.info[0].value, "it says what was taken back"
    shown = "\n".join(str(m.value) for m in (*app.markdown, *app.subheader))
    assert "![x]" not in shown


QUORUM = {"pl": "obecnych 1 z 3", "en": "1 of 3"}


@languages
def test_a_decision_without_a_quorum_is_told_of_and_not_forbidden(
    open_page: Open, meant: URL, lang: str
) -> None:
    app = opened_meeting(open_page, meant, lang)
    app.button_group(key="ticked_present_K8").set_value(["A"]).run()
    assert QUORUM[lang] in app.warning[0].value
    app.radio(key="decided_P1").set_value("deferred").run()
    press(app, "write", lang)
    assert len(statuses(meant)) == 1
    app.button_group(key="ticked_present_K8").set_value(["A", "B"]).run()
    assert not app.warning


@english
def test_what_came_of_a_form_is_not_told_on_another(open_page: Open, meant: URL, lang: str) -> None:
    app = opened_meeting(open_page, meant, lang)
    assert app.success
    app.query_params["section"] = "desk"
    app.run()
    assert not app.success


VOTES = {"pl": "za 7, przeciw 2, wstrzymało się 0", "en": "for 7, against 2, abstained 0"}


@languages
def test_votes_stand_beside_the_decision(open_page: Open, meant: URL, lang: str) -> None:
    """On the wall where it is made and in its history, and on the postulate's record."""
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions")
    press(app, "open", lang)
    app.radio(key="decided_P1").set_value("deferred").run()
    for name, n in (("for", 7), ("against", 2), ("abstained", 0)):
        app.number_input(key=f"votes_{name}_P1").set_value(n).run()
    press(app, "write", lang)
    assert VOTES[lang] in "\n".join(m.value for m in app.markdown), "decided at this meeting"
    put(meant, change("P1", DAY, "presented", hour=20))
    app = open_page(meant, "overview", lang=lang, view="present", part="decisions", slide="P1")
    assert VOTES[lang] in "\n".join(m.value for m in app.markdown), "its history"
    app = open_page(meant, "postulates", lang=lang, postulate="P1")
    assert any(VOTES[lang] in shown.value.to_string() for shown in app.table)


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
    app = opened_meeting(open_page, meant, lang)
    for code in ("P1", "P2"):
        app.selectbox(key="tied_case").set_value(code).run()
        app.radio(key=f"decided_{code}").set_value("rejected").run()
        press(app, "try", lang)
        assert not app.error
    assert statuses(meant) == []
    assert app.get("plotly_chart"), "the charts as they would be"
    press(app, "discard", lang)
    assert not app.get("plotly_chart")
    assert statuses(meant) == []
    press(app, "try", lang)
    app.selectbox(key="tied_case").set_value("P1").run()
    press(app, "all", lang)
    assert [row[:2] for row in statuses(meant)] == [("P2", "rejected")]


@english
def test_an_earlier_justification_can_be_taken(open_page: Open, meant: URL, lang: str) -> None:
    app = opened_meeting(open_page, meant, lang)
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
