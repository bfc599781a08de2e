"""The words and steps of a meeting that is recorded, and what is written by it."""

from datetime import date

import pytest
from sqlalchemy import URL, Table, select
from streamlit.testing.v1 import AppTest

from data_access.engine import read_engine
from data_access.models import Attendance, PostulateStatus
from tests.pages.conftest import LANGUAGES, Open

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


def press(app: AppTest, word: str, lang: str) -> None:
    next(b for b in app.button if b.label == WORDS[word][lang]).click().run()


def statuses(url: URL) -> list[tuple[str, str, str | None]]:
    columns = (PostulateStatus.postulate, PostulateStatus.status, PostulateStatus.justification)
    made = select(*columns).where(PostulateStatus.meeting == "K8").order_by(*columns)
    with read_engine(url).connect() as connection:
        return [tuple(row) for row in connection.execute(made)]


def attended(url: URL) -> dict[str, tuple[bool, bool]]:
    columns = (Attendance.participant, Attendance.attended, Attendance.excused)
    with read_engine(url).connect() as connection:
        return {who: (came, notice) for who, came, notice in connection.execute(select(*columns))}


def opened_meeting(open_page: Open, url: URL, lang: str) -> AppTest:
    app = open_page(url, "recording", lang=lang)
    press(app, "open", lang)
    assert not app.error
    return app


def saved(url: URL, table: Table) -> list:
    with read_engine(url).connect() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))
