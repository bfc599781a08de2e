"""Single records written at the desk, and what a second writer is told."""

from datetime import date
from itertools import cycle

import pytest
from sqlalchemy import URL
from streamlit.testing.v1 import AppTest

from data_access.engine import write_engine
from data_access.models import Base, Provision
from data_access.writes import write
from tests.pages.conftest import LANGUAGES, Open
from tests.pages.recording.steps import (
    DAY,
    WORDS,
    english,
    languages,
    saved,
)
from tests.pages.test_pages import HOSTILE
from tests.records import put
from ui.recording.desk import DESK_FORMS

_PROVISIONS = Base.metadata.tables["provisions"]
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
    before = saved(meant, table)
    for name, value in FILLED[form].items():
        _input(app, form, name).set_value(value)
    app.button[-1].click().run()
    assert not app.error
    assert len(saved(meant, table)) == len(before) + 1
    assert _input(app, form, next(iter(FILLED[form]))).value != next(iter(FILLED[form].values()))
    next(b for b in app.button if b.label == WORDS["back"][lang]).click().run()
    assert saved(meant, table) == before


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
    assert ("§ 1", "cudzy") in [tuple(row)[1:3] for row in saved(meant, _PROVISIONS)]
    app.button(key="write_again").click().run()
    assert ("§ 1", "mój") in [tuple(row)[1:3] for row in saved(meant, _PROVISIONS)]


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
